"""What a page lists: the names of things with the addresses of their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from klimaatwerf.core.calendar import Session
from klimaatwerf.core.pages import Page
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.render.structured.nodes import Node, filled
from klimaatwerf.render.structured.organisations import partner
from klimaatwerf.render.view import View

__all__ = ["list_of"]


def list_of(view: View, page: Page) -> Node | None:
    """The list that a page is made of; None where it is no list, or nothing can be told of it."""
    tell = _LISTS.get(page.layout)
    return tell(view, page) if tell else None


def _rows(named: Iterable[tuple[str, str | None]]) -> Node | None:
    rows = [(name, there) for name, there in named if there]
    return _numbered([{"name": name, "url": there} for name, there in rows])


def _numbered(rows: list[Node]) -> Node | None:
    found = [
        {"@type": "ListItem", "position": number, **row} for number, row in enumerate(rows, start=1)
    ]
    return filled(type="ItemList", itemListElement=found) if found else None


def _items(view: View, items: Iterable[Any]) -> Node | None:
    return _rows((one.title, view.whole(one)) for one in items)


def _sessions(view: View, found: Iterable[Session]) -> Node | None:
    """Events once each, whatever number of sessions they have."""
    return _items(view, {session.event.id: session.event for session in found}.values())


def _audiences(view: View, page: Page) -> Node | None:
    return _rows((one.label.capitalize(), view.whole(one)) for one in view.ask("audiences"))


def _partners(view: View, page: Page) -> Node | None:
    return _numbered([{"item": partner(one)} for one in view.ask("partners")])


_LISTS: Mapping[Layout, Callable[[View, Page], Node | None]] = {
    Layout.ACTIONS: lambda view, page: _items(view, view.ask("actions")),
    Layout.AUDIENCE: lambda view, page: _items(view, view.ask("actions", audience=page.audience)),
    Layout.TOPIC: lambda view, page: _items(view, view.ask("actions", topic=page.subject.id)),
    Layout.TOPICS: lambda view, page: _items(view, view.ask("topics")),
    Layout.PARTICIPATION: lambda view, page: _items(view, view.ask("methods")),
    Layout.NEWS: lambda view, page: _items(view, view.ask("news")),
    Layout.AGENDA: lambda view, page: _sessions(view, view.ask("events")),
    Layout.ARCHIVE: lambda view, page: _sessions(view, view.ask("past_events")),
    Layout.AUDIENCES: _audiences,
    Layout.PARTNERS: _partners,
}
