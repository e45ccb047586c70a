"""The settings of one site: those of mkdocs.yml that are for all, and its own."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

__all__ = ["PLUGIN", "STAND_IN", "site_config"]

PLUGIN, STAND_IN = "klimaatwerf", "klimaatwerf/site"
_OF_PORTAL_ONLY = frozenset(
    "nav site_name site_url site_description site_author site_dir docs_dir repo_url repo_name"
    " edit_uri edit_uri_template extra_css extra_javascript extra_templates exclude_docs draft_docs"
    " not_in_nav watch copyright strict theme".split()
)


class _SiteConfig(MkDocsConfig):
    """MkDocs' settings with a theme that is there already: looking it up costs 5 ms a site."""

    theme = config_options.Type(Theme)


def site_config(
    settings: dict[str, Any], file: Path, theme: Theme, own: dict[str, Any]
) -> MkDocsConfig:
    """Valid settings of a site; `settings` are mkdocs.yml's, `own` the site's name and folders.

    Raises:
        ValueError: a plugin or hook refuses its settings.
    """
    shared = {key: value for key, value in settings.items() if key not in _OF_PORTAL_ONLY}
    chosen = copy.deepcopy(shared) | own
    chosen |= {"theme": theme, "plugins": _swapped(chosen.get("plugins") or [])}
    config = _SiteConfig(config_file_path=str(file))
    config.load_dict(chosen)
    errors, _ = config.validate()
    if errors:
        name, reason = errors[0]
        raise ValueError(f"{name}: {reason}")
    return config


def _swapped(plugins: Any) -> Any:
    """The plugins of mkdocs.yml, in their order, with the stand-in for ours."""
    if isinstance(plugins, dict):
        return {(STAND_IN if name == PLUGIN else name): set_ for name, set_ in plugins.items()}
    return [STAND_IN if _name(one) == PLUGIN else one for one in plugins]


def _name(plugin: Any) -> Any:
    return next(iter(plugin)) if isinstance(plugin, dict) else plugin
