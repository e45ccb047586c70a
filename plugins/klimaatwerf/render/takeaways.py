"""What others make for a site, as the site sees it: pictures to share, and files to take along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

__all__ = ["FOLDER", "Download", "Downloads", "Draw", "Outside"]

Draw = Callable[[str], bytes | None]
"""Draws the picture of a page by its path; None where that can't be done."""

FOLDER = "communicatiekit"
"""Where they lie in a site, below the page that names them."""


class Download(NamedTuple):
    """A file to take along."""

    name: str
    """In the site."""
    label: str
    kilobytes: int
    text: str = ""
    """The page with the same text, where there is one."""


class Downloads(Protocol):
    """Makes them for one site."""

    def of(self, path: str) -> tuple[Download, ...]:
        """Those of the item with this page; none where its kit could not be made."""

    def file(self, path: str, name: str) -> bytes:
        """One of them, or the page with its text."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Who makes them; where nobody does, a site has none."""

    draw: Draw | None = None
    downloads: Downloads | None = None
