"""Reads the settings of mkdocs.yml without MkDocs: nothing that it names is loaded or run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from klimaatwerf.hosts.settings import CONFIG, KIT, NO, PLUGIN, SHARE_PICTURES, THEME, YES, Settings

__all__ = ["read_settings"]


class _Loader(yaml.SafeLoader):
    """Takes tags such as `!ENV` and `!!python/name:` for text; nothing of them is run."""

    asked: dict[str, str | None]
    """The variables of the environment that were asked for."""


def _as_text(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> str | None:
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _from_environment(loader: _Loader, node: yaml.Node) -> str | None:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    if isinstance(node, yaml.ScalarNode):
        loader.asked[node.value] = os.environ.get(node.value)
        return loader.asked[node.value]
    names = [one.value for one in node.value if isinstance(one, yaml.ScalarNode)]
    loader.asked.update({name: os.environ.get(name) for name in names})
    found = (os.environ[name] for name in names if name in os.environ)
    return next(found, names[-1] if len(names) > 1 else None)


_Loader.add_constructor("!ENV", _from_environment)
_Loader.add_multi_constructor("!", _as_text)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _as_text)


def read_settings(root: Path, name: str = CONFIG) -> Settings:
    """The settings of a root; those of a file that it inherits from count too."""
    asked: dict[str, str | None] = {}
    inherited: list[str] = []
    settings = _read(root / name, asked, inherited)
    plugins = settings.get("plugins") or []
    names = [_name(one) for one in plugins]
    hooks = _texts(settings.get("hooks"))
    theme = settings.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, dict) else None
    url = settings.get("site_url")
    return Settings(
        site_url=str(url) if url else None,
        has_plugin=PLUGIN in names,
        foreign=bool(hooks) or any(name != PLUGIN for name in names),
        inputs=(*inherited, *hooks, *_texts(settings.get("watch")), *_texts(folder)),
        theme=folder if isinstance(folder, str) else THEME,
        environment=tuple(sorted(asked.items())),
        share_pictures=_chosen(plugins).get(SHARE_PICTURES) not in NO,
        kit=_chosen(plugins).get(KIT) in YES,
    )


def _chosen(plugins: Any) -> dict[str, Any]:
    """What is set for our own plugin; what it refuses, MkDocs tells."""
    for one in plugins:
        found = plugins if isinstance(plugins, dict) else one
        own = found.get(PLUGIN) if isinstance(found, dict) else None
        if isinstance(own, dict):
            return dict(own)
    return {}


def _name(plugin: Any) -> Any:
    return next(iter(plugin), None) if isinstance(plugin, dict) else plugin


def _texts(value: Any) -> tuple[str, ...]:
    """A text or the texts of a list."""
    found = value if isinstance(value, list) else [value]
    return tuple(one for one in found if isinstance(one, str))


def _read(file: Path, asked: dict[str, str | None], inherited: list[str]) -> dict[str, Any]:
    loader = _Loader(file.read_text(encoding="utf-8"))
    loader.asked = asked
    try:
        loaded = loader.get_single_data()
    finally:
        loader.dispose()
    settings: dict[str, Any] = loaded if isinstance(loaded, dict) else {}
    if parent := settings.get("INHERIT"):
        inherited.append(str(file.parent / str(parent)))
        return {**_read(file.parent / str(parent), asked, inherited), **settings}
    return settings
