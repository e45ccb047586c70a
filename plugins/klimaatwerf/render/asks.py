"""What a page asked of its site while it was rendered, so that it is rendered again only for that.

A question is a small tuple: its kind, then what it is about. `answer` gives what a plan says to it;
two plans with the same answers to the questions of a page give the same page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel

from klimaatwerf.core.links import resolve
from klimaatwerf.core.pages import MenuItem, Page
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.tree import Leaf, Place
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.render.sharing.names import card_name

__all__ = [
    "Ask",
    "Asked",
    "AskedDay",
    "Comparison",
    "Stale",
    "answer",
    "same_plan",
    "says_itself",
    "stale",
]

Ask = tuple[Any, ...]
K = TypeVar("K")
V = TypeVar("V")

_SAYS_ITSELF = re.compile(r"assets/[a-z]+-[0-9a-f]{12}\.[a-z]+")
"""Files that are named after a digest of what is in them: with the same name they are the same."""
_PHOTOGRAPH = re.compile(r"media/[a-z0-9-]+-\d+-[0-9a-f]{10}\.(avif|webp|jpg|png)")
"""Files of photographs, which are named after a digest of what they are made from."""


class Asked:
    """Notes the questions of what is rendered now; a fragment's also count for the page with it."""

    def __init__(self) -> None:
        self._open: list[set[Ask]] = [set()]
        self._known: dict[Ask, Ask] = {}

    def note(self, *ask: Any) -> None:
        """Note one question; equal ones are the same tuple, which keeps the cache small."""
        self._open[-1].add(self._known.setdefault(ask, ask))

    def again(self, asks: Iterable[Ask]) -> None:
        """Note the questions of a fragment that was rendered before."""
        self._open[-1].update(asks)

    @contextmanager
    def fragment(self) -> Iterator[set[Ask]]:
        """The questions asked inside, which count outside as well."""
        inner: set[Ask] = set()
        self._open.append(inner)
        try:
            yield inner
        finally:
            self._open.pop()
            self._open[-1].update(inner)

    def once(self, kept: dict[K, tuple[V, set[Ask]]], key: K, make: Callable[[], V]) -> V:
        """What is kept under a key, made the first time; its questions count every time."""
        if key in kept:
            made, asks = kept[key]
            self.again(asks)
        else:
            with self.fragment() as asks:
                made = make()
            kept[key] = made, asks
        return made

    def taken(self) -> frozenset[Ask]:
        """The questions since the last time."""
        found = frozenset(self._open[-1])
        self._open[-1].clear()
        return found


def says_itself(name: str) -> bool:
    """Whether a file beside the pages is the same in every site that has it under this name."""
    return bool(_SAYS_ITSELF.fullmatch(name) or _PHOTOGRAPH.fullmatch(name))


def answer(plan: Plan, ask: Ask) -> Any:
    """What a plan says to a question."""
    return _ANSWERS[ask[0]](plan, *ask[1:])


def _query(plan: Plan, name: str, positional: tuple[Any, ...], named: tuple[Any, ...]) -> Any:
    return getattr(plan.selection, name)(*positional, **dict(named))


def _synonyms(plan: Plan) -> tuple[tuple[str, ...], ...]:
    lines = (
        line
        for page in plan.pages.values()
        if page.layout is Layout.INDEX
        for line in page.subject.synonyms
    )
    return tuple(tuple(word.strip() for word in line.split(",")) for line in lines)


def _link(plan: Plan, target: str, file: str) -> Any:
    found = resolve(target, file, plan.pages, plan.site.media)
    return found, plan.away.get(getattr(found, "path", ""))


def _shown(plan: Plan, name: str) -> Any:
    """What tells a picture from another one on a page; a drawing keeps its name and its file."""
    found = plan.pictures.get(name)
    return (found.width, found.height) if found and found.is_drawing else found


def _downloads(plan: Plan, path: str) -> Any:
    """What the kit of an item is made from; what only its pictures hold, their digests tell."""
    site, item = plan.site, plan.kit.get(path)
    action = site.actions.get(item.action or item.id) if item else None
    around = (plan.kit_files, site.municipality, site.texts)
    return item, action, card_name(plan, path), around


_ANSWERS: Mapping[str, Callable[..., Any]] = {
    "query": _query,
    "page": lambda plan, path: path in plan.pages,
    "link": _link,
    "event": lambda plan, id: plan.site.events.get(id),
    "goal of": lambda plan, id: plan.site.goals.get(id),
    "picture": lambda plan, name: plan.pictures.get(name),
    "shown": _shown,
    "kit": card_name,
    "downloads": _downloads,
    "medium": lambda plan, name: name in plan.site.media,
    "texts": lambda plan: tuple(map(_listed, plan.texts)),
    "synonyms": _synonyms,
    "paths": lambda plan: tuple(plan.pages),
    "listed": lambda plan, path: _listed(plan.pages[path]),
    "text": lambda plan, path: plan.pages[path].body,
    "redirect": lambda plan, former: plan.redirects[former],
    "value": lambda plan, path: plan.values.get(path),
    "before": lambda plan, day: plan.today < day,
    "after": lambda plan, day: plan.today > day,
    "year": lambda plan: plan.today.year,
}


class AskedDay(date):
    """Today as a template compares it with other days: each comparison is a question.

    What a page shows of the day itself does not count: a site is not built anew for that.
    """

    asked: Asked

    @classmethod
    def of(cls, day: date, asked: Asked) -> AskedDay:
        """A day that notes what it is compared with."""
        made = cls(day.year, day.month, day.day)
        made.asked = asked
        return made

    def __lt__(self, other: date) -> bool:
        self.asked.note("before", other)
        return super().__lt__(other)

    def __ge__(self, other: date) -> bool:
        return not self < other

    def __gt__(self, other: date) -> bool:
        self.asked.note("after", other)
        return super().__gt__(other)

    def __le__(self, other: date) -> bool:
        return not self > other

    @property
    def year(self) -> int:
        """The year, which is a question too."""
        self.asked.note("year")
        return super().year


class Comparison:
    """Whether values of two plans say the same; where they were written does not count."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[bool, Any, Any]] = {}
        self._answers: dict[Ask, bool] = {}

    def same(self, one: Any, other: Any) -> bool:
        """Whether both values say the same."""
        if one is other:
            return True
        if type(one) is not type(other):
            return False
        if isinstance(one, Leaf):
            return bool(one.text == other.text and one.source == other.source)
        if isinstance(one, Place):
            return True
        if isinstance(one, str | int | float):
            return bool(one == other)
        key = (id(one), id(other))
        if key not in self._known:  # both are kept, so that nothing else gets their identity
            self._known[key] = (self._inside(one, other), one, other)
        return self._known[key][0]

    def _inside(self, one: Any, other: Any) -> bool:
        if isinstance(one, tuple | list):
            return len(one) == len(other) and all(map(self.same, one, other))
        if isinstance(one, Mapping):
            return list(one) == list(other) and all(
                self.same(value, other[name]) for name, value in one.items()
            )
        if isinstance(one, BaseModel):
            return self.same(_fields(one), _fields(other))
        if is_dataclass(one):
            names = [field.name for field in fields(one)]
            return all(self.same(getattr(one, name), getattr(other, name)) for name in names)
        return bool(one == other)

    def same_answers(self, former: Plan, plan: Plan, asks: Iterable[Ask]) -> bool:
        """Whether two plans give the same answers to these questions."""
        return all(self._same_answer(former, plan, ask) for ask in asks)

    def _same_answer(self, former: Plan, plan: Plan, ask: Ask) -> bool:
        if ask not in self._answers:
            try:
                same = self.same(answer(former, ask), answer(plan, ask))
            except LookupError:  # what it asks about is gone
                same = False
            self._answers[ask] = same
        return self._answers[ask]


def _fields(item: BaseModel) -> dict[str, Any]:
    """What an item says wherever it is shown: its long text is the `body` of its own page only."""
    return {
        name: value
        for name, value in item.__dict__.items()
        if name != "body" or not isinstance(value, Leaf | None)
    }


def _listed(page: Page) -> tuple[Any, ...]:
    """What a list of pages can show of a page: not its text."""
    return page.path, page.layout, page.title, page.description, page.lead, page.audience


@dataclass(frozen=True, slots=True)
class Stale:
    """What of a site may be different from before."""

    pages: frozenset[str]
    """By path."""
    files: frozenset[str]
    """What stands beside the pages, by name."""


def stale(
    former: Plan, plan: Plan, asked: Mapping[str, Iterable[Ask]], files: Iterable[str]
) -> Stale:
    """What may be different; `asked` has the questions of the former pages, and of these files."""
    compare = Comparison()
    known = {name for name in asked if _SAYS_ITSELF.fullmatch(name)}
    files = [name for name in files if name not in known]
    if not compare.same(_everywhere(former), _everywhere(plan)):
        return Stale(frozenset(plan.pages), frozenset(files))
    pages = (
        path
        for path, page in plan.pages.items()
        if path not in asked
        or path not in former.pages
        or not compare.same(former.pages[path], page)
        or not compare.same(_trail(former, former.pages[path]), _trail(plan, page))
        or not compare.same_answers(former, plan, asked[path])
    )
    others = (
        name
        for name in files
        if name not in asked or not compare.same_answers(former, plan, asked[name])
    )
    return Stale(frozenset(pages), frozenset(others))


def same_plan(former: Plan, plan: Plan) -> bool:
    """Whether two plans give the same site, but for media that are published as they are."""
    return Comparison().same(_all(former), _all(plan))


def _all(plan: Plan) -> Any:
    """What all the rest of a plan follows from; where media lie does not count."""
    site = {name: value for name, value in vars(plan.site).items() if name != "media"}
    return (
        (plan.today, site, tuple(plan.site.media), plan.pages, plan.menu, plan.legal),
        (plan.redirects, plan.away, tuple(plan.files), plan.pictures),
        (plan.kit, plan.kit_edition),
    )


def _everywhere(plan: Plan) -> Any:
    """What every page shows."""
    return (
        plan.site.municipality,
        plan.site.texts,
        tuple(map(_item, plan.menu)),
        tuple((page.path, page.title, page.menu_label) for page in plan.legal),
    )


def _item(item: MenuItem) -> Any:
    return item.label, item.page.path, item.page.section, tuple(map(_item, item.below))


def _trail(plan: Plan, page: Page) -> Any:
    return tuple((above.path, above.title) for above in plan.breadcrumb(page))
