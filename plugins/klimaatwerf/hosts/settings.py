"""The few settings of mkdocs.yml that are needed before MkDocs itself is loaded."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Settings", "find_root", "read_settings"]

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the commands ask of mkdocs.yml."""

    site_url: str | None
    has_plugin: bool


class _Loader(yaml.SafeLoader):
    """Takes tags such as `!ENV` and `!!python/name:` for text; nothing of them is run."""


def _as_text(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> str | None:
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> str | None:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    names = [one.value for one in node.value if isinstance(one, yaml.ScalarNode)]
    found = (os.environ[name] for name in names if name in os.environ)
    return next(found, names[-1] if len(names) > 1 else None)


_Loader.add_constructor("!ENV", _from_environment)
_Loader.add_multi_constructor("!", _as_text)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _as_text)


def find_root(start: Path) -> Path | None:
    """The folder with mkdocs.yml: `start` or the nearest one above it."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    return None


def read_settings(root: Path) -> Settings:
    """The settings of a root; those of a file that it inherits from count too."""
    settings = _read(root / CONFIG)
    plugins = settings.get("plugins") or []
    names = [next(iter(one), None) if isinstance(one, dict) else one for one in plugins]
    url = settings.get("site_url")
    return Settings(str(url) if url else None, "klimaatwerf" in names)


def _read(file: Path) -> dict[str, Any]:
    loaded = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a SafeLoader)
    settings: dict[str, Any] = loaded if isinstance(loaded, dict) else {}
    if parent := settings.get("INHERIT"):
        return {**_read(file.parent / str(parent)), **settings}
    return settings
