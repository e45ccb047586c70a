"""The portal's own pages: their menu, the sections of the handbook, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Branching", "Heading", "PortalPage", "PortalSite"]

LAST = 1000


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level on a page."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PortalPage:
    """A page of content/portal/; `path` is its address without slashes around it."""

    path: str
    title: str
    description: str = ""
    layout: str = "page"
    order: int = LAST
    """Its place among the pages of its folder."""
    menu_label: str | None = None
    menu_order: int = LAST
    noindex: bool = False
    headings: tuple[Heading, ...] = field(default=(), compare=False)

    @property
    def section(self) -> str:
        """The first part of its address, which the menu marks."""
        return self.path.partition("/")[0]

    @property
    def folder(self) -> str:
        """The address above it."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Branching:
    """A page with the pages of its folder, in order."""

    page: PortalPage
    below: tuple[Branching, ...] = ()


@dataclass(frozen=True)
class PortalSite:
    """All pages of the portal."""

    pages: tuple[PortalPage, ...]

    @classmethod
    def of(cls, pages: Iterable[PortalPage]) -> PortalSite:
        """The pages in order, whatever order they came in."""
        return cls(tuple(sorted(pages, key=_place)))

    @property
    def menu(self) -> tuple[PortalPage, ...]:
        """The pages that name themselves in the menu."""
        labelled = (page for page in self.pages if page.menu_label)
        return tuple(sorted(labelled, key=lambda page: (page.menu_order, page.path)))

    def section_of(self, page: PortalPage) -> Branching | None:
        """The section that a page lies in, from its first page on; None for a page of its own."""
        first = next((one for one in self.pages if one.path == page.section), None)
        if first is None or not page.section:
            return None
        made = Branching(first, self._below(first.path))
        return made if made.below else None

    def around(self, page: PortalPage) -> tuple[PortalPage | None, PortalPage | None]:
        """The pages before and after it in its section."""
        section = self.section_of(page)
        row = _flat(section) if section else ()
        if page not in row:
            return None, None
        at = row.index(page)
        before = row[at - 1] if at else None
        return before, row[at + 1] if at + 1 < len(row) else None

    def above(self, page: PortalPage) -> tuple[PortalPage, ...]:
        """The pages above it, the home page first."""
        if not page.path:
            return ()
        parts = page.path.split("/")
        paths = ["/".join(parts[:depth]) for depth in range(len(parts))]
        known = {one.path: one for one in self.pages}
        return tuple(known[path] for path in paths if path in known)

    def _below(self, folder: str) -> tuple[Branching, ...]:
        """The pages whose nearest page above is that of `folder`."""
        known = {page.path for page in self.pages}
        return tuple(
            Branching(page, self._below(page.path))
            for page in self.pages
            if page.path.startswith(f"{folder}/") and _nearest(page.folder, known) == folder
        )


def _nearest(folder: str, known: set[str]) -> str:
    """The folder, or the first one above it that has a page."""
    while folder and folder not in known:
        folder = folder.rpartition("/")[0]
    return folder


def _place(page: PortalPage) -> tuple[int, str]:
    return page.order, page.path


def _flat(section: Branching) -> tuple[PortalPage, ...]:
    return (section.page, *(page for below in section.below for page in _flat(below)))
