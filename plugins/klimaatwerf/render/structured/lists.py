"""What a page lists: the names of things with the addresses of their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from klimaatwerf.core.calendar import Session
from klimaatwerf.core.choices import Choice
from klimaatwerf.core.model import Action
from klimaatwerf.core.months import MANY, MOST
from klimaatwerf.core.pages import Page
from klimaatwerf.core.vocabulary import ActionPhase, Layout
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


def _first(view: View, query: str) -> Iterable[Session]:
    """The sessions that the page shows: of a long agenda the first ones alone."""
    found: Iterable[Session] = view.ask(query, limit=MANY if view.ask("months") else None)
    return found


def _audiences(view: View, page: Page) -> Node | None:
    return _rows((one.label.capitalize(), view.whole(one)) for one in view.ask("audiences"))


def _chosen(view: View, choice: Choice) -> Iterable[Action]:
    """The actions of a choice: all in a phase, or those that an audience can still join."""
    if isinstance(choice.what, ActionPhase):
        return (one for one in view.ask("actions") if one.shown_phase is choice.what)
    found: Iterable[Action] = view.ask("actions", audience=choice.what, open=True)
    return found


def _partners(view: View, page: Page) -> Node | None:
    return _numbered([{"item": partner(one)} for one in view.ask("partners")])


_LISTS: Mapping[Layout, Callable[[View, Page], Node | None]] = {
    Layout.ACTIONS: lambda view, page: _items(view, view.ask("actions")),
    Layout.CHOICE: lambda view, page: _items(view, _chosen(view, page.subject)),
    Layout.AUDIENCE: lambda view, page: _items(
        view, view.ask("actions", audience=page.audience, open=True)
    ),
    Layout.TOPIC: lambda view, page: _items(view, view.ask("actions", topic=page.subject.id)),
    Layout.TOPICS: lambda view, page: _items(view, view.ask("topics")),
    Layout.PARTICIPATION: lambda view, page: _items(view, view.ask("methods")),
    Layout.NEWS: lambda view, page: _items(view, view.ask("news")),
    Layout.AGENDA: lambda view, page: _sessions(view, _first(view, "events")),
    Layout.ARCHIVE: lambda view, page: _sessions(view, _first(view, "past_events")),
    Layout.MONTH: lambda view, page: _sessions(
        view, view.ask("month", page.subject.id, limit=MOST)
    ),
    Layout.AUDIENCES: _audiences,
    Layout.PARTNERS: _partners,
}
