"""Pages, their addresses and their place in the menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from klimaatwerf.core.model import Action, ActionTemplate, Event, Method, PageText, Post, Topic
from klimaatwerf.core.months import Month
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Branch, Leaf, Place
from klimaatwerf.core.vocabulary import Audience, Layout

__all__ = ["MenuItem", "Page", "address_of", "menu_of", "refuse_menu_cycles"]


_PREFIXES: dict[type, str] = {
    Action: "acties",
    ActionTemplate: "ideeen",
    Topic: "themas",
    Event: "agenda",
    Month: "agenda/maand",
    Method: "participatie",
    Post: "nieuws",
}


@dataclass(frozen=True)
class Page:
    """A page; `path` is its address without slashes around it, "" is the home page."""

    path: str
    layout: Layout
    title: str
    description: str
    place: Place
    body: Leaf | None = None
    lead: str | None = None
    subject: Any = None
    audience: Audience | None = None
    menu_label: str | None = None
    menu_order: int = 100
    parent: str | None = None

    @property
    def destination(self) -> str:
        """The file it is written to."""
        if self.layout is Layout.NOT_FOUND:
            return "404.html"
        return f"{self.path}/index.html" if self.path else "index.html"

    @property
    def section(self) -> str:
        """The first part of its address, which the menu marks."""
        return self.path.partition("/")[0]

    @property
    def dated(self) -> date | None:
        """The day of the newest thing that it says, or on which somebody last read it."""
        subject = self.subject
        days = [getattr(subject, "reviewed_on", None)]
        if isinstance(subject, Action):
            days += [value.date for value in subject.progress]
            days += [update.date for update in subject.updates]
        return max((day for day in days if day), default=None)


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu with the lines below it."""

    label: str
    page: Page
    below: tuple[MenuItem, ...] = ()


def address_of(item: Any) -> str:
    """The page path of an item; a page's own path for what has none."""
    if isinstance(item, Audience):
        return f"doe-mee/{item.slug}"
    if isinstance(item, Page):
        return item.path
    if isinstance(item, PageText):
        return "" if item.id == "index" else item.id.removesuffix("/index")
    return f"{_PREFIXES[type(item)]}/{item.id}"


def menu_of(pages: Mapping[str, Page]) -> tuple[MenuItem, ...]:
    """The menu of these pages, in order, each below its parent."""
    labelled = sorted(
        (page for page in pages.values() if page.menu_label),
        key=lambda page: (page.menu_order, page.path),
    )

    def below(parent: Page | None) -> tuple[MenuItem, ...]:
        return tuple(
            MenuItem(page.menu_label or page.title, page, below(page))
            for page in labelled
            if (pages.get((page.parent or "").strip("/")) if page.parent else None) is parent
        )

    return below(None)


def refuse_menu_cycles(site: Site, tree: Branch, problems: Collector) -> None:
    """Report menus in which a page stands below itself."""
    parents = {
        address_of(page): page.menu.parent.strip("/")
        for page in site.pages.values()
        if page.menu and page.menu.parent
    }
    told: set[str] = set()
    for start in parents:
        trail = [start]
        while (above := parents.get(trail[-1])) is not None and above not in trail:
            trail.append(above)
        if above is not None and above == start and not told & set(trail):
            told |= set(trail)
            chain = " → ".join(f"/{path}/" for path in (*trail, start))
            identity = next(page.id for page in site.pages.values() if address_of(page) == start)
            leaf = tree.get("pages", identity, "menu", "parent")
            place = leaf.place if leaf is not None else tree.place
            problems.add("menu-cycle", place, ("pages", identity, "menu", "parent"), chain=chain)
