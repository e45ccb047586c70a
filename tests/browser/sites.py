"""Built sites at an address of this computer, and which of their pages are looked at."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.pipeline import prepare
from tests.roots import SHIPPED
from tests.sites import shipped

__all__ = ["RICHEST", "SHORTEST", "Sites", "answers"]

SHORTEST, RICHEST = "horebeke", "asse"
"""Two shipped municipalities that have a page of each layout together."""


@dataclass(frozen=True)
class Sites:
    """The folder with all sites, and the address where it is served.

    There too, below the names of tests.browser.fixtures, are the sites of the folder `fixtures`.
    """

    folder: Path
    address: str
    fixtures: Path

    def portal(self) -> dict[str, str]:
        """The address of every page of the portal, by its path."""
        pages = sorted(
            path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")
        )
        return {path: self._of(path) for path in pages if path.partition("/")[0] not in SHIPPED}

    def kinds(self, slug: str) -> dict[Layout, str]:
        """The address of the longest page of each layout that a municipality has."""
        plan = prepare(shipped(), slug).plan
        assert plan
        longest: dict[Layout, str] = {}
        for page in sorted(
            plan.pages.values(), key=lambda page: self._size(slug, page.destination)
        ):
            longest[page.layout] = self._of(f"{slug}/{page.destination}")
        return longest

    def _size(self, slug: str, destination: str) -> int:
        return (self.folder / slug / destination).stat().st_size

    def _of(self, path: str) -> str:
        return self.address + path.removesuffix("index.html")


def answers(address: str) -> bool:
    """Whether a server is there and gives the page."""
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except (urllib.error.URLError, TimeoutError):
        return False
