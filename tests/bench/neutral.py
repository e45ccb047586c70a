"""What the neutral workload asks of every side: which pages, and how many sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

__all__ = ["Municipality", "SharedPage", "Workload", "read_workload"]

_TOPICS = ("energie", "mobiliteit", "natuur", "water", "samenleven")


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page that all sites show; `file` is its name in the data."""

    file: str
    group: str
    slug: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A site with its own pages; `events` in the order of their dates."""

    slug: str
    actions: tuple[str, ...]
    events: tuple[str, ...]
    partners: int

    def pages(self) -> Iterator[str]:
        """The addresses of the pages that are not shared, as seen from the site."""
        yield from ("", "partners/", "agenda/")
        yield from (f"acties/{one}/" for one in self.actions)
        yield from (f"themas/{one}/" for one in _TOPICS)
        yield from (f"agenda/{one}/" for one in self.events)


@dataclass(frozen=True, slots=True)
class Workload:
    """All sites, in the order of their slugs."""

    municipalities: tuple[Municipality, ...]
    shared: tuple[SharedPage, ...]

    def headings(self) -> int:
        """The h1, h2 and h3 elements that the rivals' layouts give all sites together.

        Every page: three in the footer and, but for the home page, two and those of four actions
        beside the content. A shared page has four of its own, and an action's text two.
        """
        total = 0
        for one in self.municipalities:
            actions, shared = len(one.actions), len(self.shared)
            pages = len(list(one.pages())) + shared
            around = 3 * pages + (2 + min(4, actions)) * (pages - 1)
            home, topics = 4 + actions, len(_TOPICS) + actions
            own = home + topics + 5 * actions + len(one.events) + 1 + one.partners + 1
            total += around + own + 4 * shared
        return total


def read_workload(data: Path) -> Workload:
    """The workload in a folder that the generator wrote."""
    shared = []
    for file in sorted((data / "shared").glob("*.md")):
        fields = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n", 2)[1])
        shared.append(SharedPage(file.name, fields["groep"], fields["slug"]))
    files = sorted((data / "gemeenten").glob("*.yaml"))
    return Workload(tuple(map(_municipality, files)), tuple(shared))


def _municipality(file: Path) -> Municipality:
    site = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Municipality(
        slug=site["gemeente"]["slug"],
        actions=tuple(one["id"] for one in site["acties"]),
        events=tuple(one["id"] for one in site["evenementen"]),
        partners=len(site["partners"]),
    )
