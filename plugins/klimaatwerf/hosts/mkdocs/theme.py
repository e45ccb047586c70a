"""The theme of portal and sites: Material by name, our templates by one environment a process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from mkdocs.utils import templates

__all__ = ["SharedTheme", "theme_folder"]


def theme_folder(config: MkDocsConfig) -> Path:
    """The folder of our templates: `theme.custom_dir` of mkdocs.yml."""
    return Path(
        config.theme.custom_dir
        or Path(config.config_file_path or ".").parent / "themes/klimaatwerf"
    )


class SharedTheme(Theme):
    """A theme that gives back one environment.

    What plugins add to it is gone at the next site, and no template of MkDocs or Material is built
    or published by itself.
    """

    def __init__(self, original: Theme, environment: jinja2.Environment, folder: Path) -> None:
        super().__init__(name=original.name, custom_dir=str(folder))
        self.static_templates = set()
        for name in original:
            self[name] = original[name]
        self.folder = folder
        self._environment = environment
        environment.filters["url"] = templates.url_filter
        environment.filters["script_tag"] = templates.script_tag_filter
        self._clean = _state(environment)

    def get_env(self) -> jinja2.Environment:
        """The shared environment, as it was before any plugin touched it."""
        for name, values in self._clean.items():
            current: dict[str, Any] = getattr(self._environment, name)
            current.clear()
            current.update(values)
        return self._environment


def _state(environment: jinja2.Environment) -> dict[str, dict[str, Any]]:
    return {name: dict(getattr(environment, name)) for name in ("filters", "globals", "tests")}
