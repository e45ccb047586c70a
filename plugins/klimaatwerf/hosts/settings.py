"""The few settings of mkdocs.yml that are needed before MkDocs itself is loaded."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "CONFIG",
    "KIT",
    "NO",
    "PLUGIN",
    "SHARE_PICTURES",
    "THEME",
    "YES",
    "Settings",
    "find_root",
]

CONFIG = "mkdocs.yml"
PLUGIN = "klimaatwerf"
THEME = "themes/klimaatwerf"
SHARE_PICTURES, KIT = "share_pictures", "kit"
"""The settings of the plugin."""
YES, NO = ("ja", True), ("nee", False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the commands ask of mkdocs.yml."""

    site_url: str | None
    has_plugin: bool
    foreign: bool = False
    """Whether other plugins or hooks have a say in the sites."""
    inputs: tuple[str, ...] = ()
    """The files and folders besides our own that it names, as written, or as a whole path."""
    theme: str = THEME
    """The folder of our theme, from the root or as a whole path."""
    environment: tuple[tuple[str, str | None], ...] = ()
    """The variables of the environment that it asks for, with their values."""
    share_pictures: bool = True
    """Whether each action and event gets a picture of its own for where it is shared."""
    kit: bool = False
    """Whether a site gives the pieces of its kits to everybody, where its municipality wants it."""

    @property
    def stands(self) -> bool:
        """Whether the environment still says what it said."""
        return all(os.environ.get(name) == value for name, value in self.environment)


def find_root(start: Path) -> Path | None:
    """The folder with mkdocs.yml: `start` or the nearest one above it."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    return None
