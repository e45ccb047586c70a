"""What the search of a site looks through: every page and partner, in plain words.

The browser makes its index from this file when somebody searches. The file holds none itself: an
index would be larger, and another one for each release of the library that reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any, NamedTuple

from klimaatwerf.core.dates import short_date
from klimaatwerf.core.model import Action, ActionTemplate, Event
from klimaatwerf.core.pages import Page, address_of
from klimaatwerf.core.vocabulary import ActionStatus, Layout
from klimaatwerf.render.view import View

__all__ = ["NAME", "files", "search_file"]

NAME = "zoeken.json"
"""The file's name in the site."""

_LEFT_OUT = (Layout.INDEX, Layout.CHOICE)
"""Pages that only list what can be found itself."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
"""It stops at the next bracket: else each one of a thousand looks to the end of the text."""
_SIGNS = re.compile(r"[*_`]+|^#+ ", re.MULTILINE)
_SPACE = re.compile(r"\s+")


class _Entry(NamedTuple):
    """Something that can be found; `path` is its address as seen from the top of the site."""

    kind: str
    title: str
    path: str
    lead: str
    also: str = ""
    """Other names: what stands in its address and in former ones, which its title may not say."""
    note: str = ""
    """Its phase or its day."""
    more: str = ""
    """Short words beside the text: steps, questions, places, partners."""
    over: bool = False
    """Whether there is nothing to do any more."""


@lru_cache(maxsize=4_000)
def _head(entry: _Entry) -> str:
    """An entry without its text as JSON, short of the brace at its end; what is empty is left out.

    What comes from the pack is the same for many sites.
    """
    told = {name: value for name, value in entry._asdict().items() if value}
    return _ENCODER.encode(told)[:-1]


_Found = tuple[_Entry, Page | None]
"""With the page that holds its text, if any."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def files(view: View) -> dict[str, Callable[[], str]]:
    """The maker of this file, where the site has a page that searches."""
    searched = any(page.layout is Layout.INDEX for page in view.plan.pages.values())
    return {NAME: partial(search_file, view)} if searched else {}


def search_file(view: View) -> str:
    """All that can be found, a line each, and the words that mean the same."""
    rows = ",\n".join(_row(view, entry, page) for entry, page in _found(view))
    synonyms = _ENCODER.encode(view.synonyms())
    return f'{{"synonyms":{synonyms},\n"pages":[\n{rows}\n]}}\n'


def _row(view: View, entry: _Entry, page: Page | None) -> str:
    words = view.json_words(page) if page else ""
    return f'{_head(entry)},"text":"{words}"}}' if words else f"{_head(entry)}}}"


def _found(view: View) -> Iterator[_Found]:
    for action in view.ask("actions"):
        yield _action(view, action)
    yield from _events(view)
    for idea in view.ask("ideas"):
        yield _entry(view, "Idee", idea, more=_deed(view, idea))
    for kind, question in (("Thema", "topics"), ("Samen praten", "methods")):
        for item in view.ask(question):
            yield _entry(view, kind, item)
    for post in view.ask("news"):
        yield _entry(view, "Nieuws", post, note=short_date(post.date))
    yield from _partners(view)
    for page in view.texts():
        if page.layout not in _LEFT_OUT:
            yield _text_page(view, page)


def _entry(view: View, kind: str, item: Any, **more: Any) -> _Found:
    """An item with a page of its own."""
    page = view.listed(address_of(item))
    path, lead = view.address(page.path), _plain(item.lead)
    names = (item.id, getattr(item, "template", None) or "", *getattr(item, "aliases", ()))
    return _Entry(kind, item.title, path, lead, also=_also(item.title, names), **more), page


def _action(view: View, action: Action) -> _Found:
    helpers = (view.ask("partner", one.partner) for one in action.partners)
    names = (partner.name for partner in helpers if partner)
    updates = (f"{one.title}. {one.body or ''}" for one in action.updates)
    cancelled = action.status is ActionStatus.CANCELLED
    return _entry(
        view,
        "Actie",
        action,
        note=action.status.label if cancelled else action.phase.label,
        more=_joined((_deed(view, action), *map(_plain, updates), *names)),
        over=not action.is_open,
    )


def _deed(view: View, item: Action | ActionTemplate) -> str:
    """The short words of an action, or of an idea for one."""
    topic = view.ask("topic", item.topic)
    asked = (f"{one.question} {one.answer}" for one in item.faq)
    return _joined((topic.title if topic else "", *map(_plain, (*item.steps, *asked))))


def _events(view: View) -> Iterator[_Found]:
    """Each event once with its next day; those that are over come last."""
    told: set[str] = set()
    for question, over in (("events", False), ("past_events", True)):
        for session in view.ask(question):
            event: Event = session.event
            if event.id not in told:
                told.add(event.id)
                note = "Voorbij" if over else short_date(session.start.date())
                more = _joined((*_where(event), _plain(event.report or "")))
                yield _entry(view, "Activiteit", event, note=note, more=more, over=over)


def _where(event: Event) -> Iterator[str]:
    """The words of its place, and who organises it."""
    if event.place:
        yield from (event.place.name, event.place.street or "", event.place.locality or "")
    yield event.organiser or ""


def _partners(view: View) -> Iterator[_Found]:
    """The partners, where they stand on the page of all."""
    if "partners" in view.paths():
        for partner in view.ask("partners"):
            offers = (f"{one.title}. {one.description or ''}" for one in partner.offers)
            path = f"{view.address('partners')}#partner-{partner.id}"
            more = _joined(map(_plain, offers))
            yield _Entry("Partner", partner.name, path, partner.lead or "", more=more), None


def _text_page(view: View, page: Page) -> _Found:
    names, more = () if page.layout is Layout.PAGE else (page.layout.label,), ""
    if page.layout is Layout.PLAN:
        names, more = (*names, "doelen"), _joined(goal.title for goal in view.ask("goals"))
    kind = "Doe mee" if page.layout is Layout.AUDIENCE else "Pagina"
    also = _also(page.title, names)
    path, lead = view.address(page.path), _plain(page.lead or page.description)
    return _Entry(kind, page.title, path, lead, also=also, more=more), page


def _also(title: str, names: tuple[str, ...]) -> str:
    """The words of these names that the title does not have."""
    words = dict.fromkeys(re.findall(r"\w+", " ".join(names)))
    return _joined(word for word in words if word not in title.lower())


def _joined(words: Iterable[str]) -> str:
    return " ".join(filter(None, words))


@lru_cache(maxsize=4_000)
def _plain(text: str) -> str:
    """A short text without the signs of Markdown."""
    return _SPACE.sub(" ", _SIGNS.sub("", _LINK.sub(r"\1", text))).strip()
