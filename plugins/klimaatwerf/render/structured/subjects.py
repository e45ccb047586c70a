"""What the page of an item is about: an action, an idea, an event or a post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from klimaatwerf.core.model import Action, ActionTemplate, Event, Post
from klimaatwerf.core.pages import Page
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.render.structured import actions, events
from klimaatwerf.render.structured.nodes import LANGUAGE, Node, filled
from klimaatwerf.render.structured.organisations import government_name, named
from klimaatwerf.render.view import View

__all__ = ["subject_of"]


def subject_of(view: View, page: Page, url: str | None, owner: Node) -> Node | None:
    """What a page is about; None where that is the page itself. `owner` names the gemeente."""
    tell = _SUBJECTS.get(page.layout)
    if tell is None:
        return None
    return tell(view, page.subject, url, owner) | filled(mainEntityOfPage=url)


def _action(view: View, one: Action, url: str | None, owner: Node) -> Node:
    topic = view.ask("topic", one.topic)
    asked = ((item.partner, view.ask("partner", item.partner)) for item in one.partners)
    around = actions.Around(
        url=url,
        owner=owner,
        topic=topic.title if topic else None,
        partners={id: named(who) for id, who in asked if who},
        ways=one.open_ways(view.today),
    )
    return actions.action(one, around)


def _idea(view: View, one: ActionTemplate, url: str | None, owner: Node) -> Node:
    return actions.how_to(one, url)


def _event(view: View, one: Event, url: str | None, owner: Node) -> Node:
    told = events.coming(one, view.ask("next_session", one.id))
    return events.event(one, told, _organiser(view, one.organiser, owner), url)


def _organiser(view: View, name: str | None, owner: Node) -> Node:
    """A partner, somebody else by name, or the gemeente."""
    if name is None or name == government_name(view.plan.site.municipality):
        return owner
    known = view.ask("partner", name)
    return named(known) if known else filled(type="Organization", name=name)


def _post(view: View, one: Post, url: str | None, owner: Node) -> Node:
    return filled(
        type="NewsArticle",
        headline=one.title,
        description=one.lead,
        url=url,
        datePublished=one.date.isoformat(),
        inLanguage=LANGUAGE,
        author=owner,
        publisher=owner,
    )


_SUBJECTS: Mapping[Layout, Callable[[View, Any, str | None, Node], Node]] = {
    Layout.ACTION: _action,
    Layout.IDEA: _idea,
    Layout.EVENT: _event,
    Layout.POST: _post,
}
