"""What the page of an item is about: an action, an idea, an event or a post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from klimaatwerf.core.model import Action, ActionTemplate, Event, Post
from klimaatwerf.core.model.base import Image
from klimaatwerf.core.pages import Page
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.render.structured import actions, events
from klimaatwerf.render.structured.nodes import LANGUAGE, Node, filled
from klimaatwerf.render.structured.organisations import government_name, named
from klimaatwerf.render.view import View

__all__ = ["subject_of"]

_PICTURED = (Layout.ACTION, Layout.EVENT)


def subject_of(view: View, page: Page, url: str | None, owner: Node) -> Node | None:
    """What a page is about; None where that is the page itself. `owner` names the gemeente."""
    tell = _SUBJECTS.get(page.layout)
    if tell is None:
        return None
    image = _image(view, page) if page.layout in _PICTURED else None
    return tell(view, page.subject, url, owner) | filled(image=image, mainEntityOfPage=url)


def _image(view: View, page: Page) -> str | None:
    """The address of the first picture of an action or event, else of that for sharing."""
    own: tuple[Image, ...] = page.subject.images
    name = view.published(own[0].file) if own else view.card(page.path)
    return view.whole_file(name) if name else None


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
