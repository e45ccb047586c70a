"""The recruit files: what they say of an item to each audience, filled in for a municipality."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from klimaatwerf.core.kit.items import ItemKind, KitItem, Point, Voice, Words
from klimaatwerf.core.model.recruit import Recruit
from klimaatwerf.core.problems import Collector, Problem, nearest, tidy
from klimaatwerf.core.values import Values
from klimaatwerf.core.vocabulary import Audience
from klimaatwerf.kit.item_words import ALWAYS, FIELDS, said
from klimaatwerf.kit.reading import Grammar, Parsed, Path, read, start_of, texts_in
from klimaatwerf.render.running_text import filled_in

__all__ = ["GENERIC", "Recruiting"]

GENERIC = "algemeen"
"""The recruit file that speaks where no other does."""
_FOLDER = "recruit/"
_PLACES = 3
"""So many steps and gains a file has."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A recruit file with its texts parsed."""

    file: Recruit
    texts: Mapping[Path, Parsed]

    def path(self, audience: Audience) -> Path | None:
        """Where it speaks to an audience; to farmers as to residents, unless it says otherwise."""
        also = (Audience.RESIDENT,) if audience is Audience.FARMER else ()
        for one in (audience, *also):
            if getattr(self.file.audiences, one.value) is not None:
                return "audiences", one.value
        return None


class Recruiting:
    """The recruit files of one pack, each read and parsed when it is first asked for.

    Args:
        files: those of content/kit/, by their names there; others than recruit files are passed by.
        texts: the names that pack.yml declares.
        templates: the ids of the action templates; None where nobody knows them.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        texts: Collection[str] = (),
        templates: Collection[str] | None = None,
    ) -> None:
        self._grammar = Grammar(texts, {"item": FIELDS}, ALWAYS)
        self._templates = templates
        self._files: dict[str, bytes] = {}
        self._strays: list[str] = []
        for name in sorted(name for name in files if name.startswith(_FOLDER)):
            identity = name.removeprefix(_FOLDER).removesuffix(".yml")
            if name.endswith(".yml") and "/" not in identity:
                self._files[identity] = files[name]
            else:
                self._strays.append(name)
        self._read: dict[str, tuple[_Told | None, tuple[Problem, ...]]] = {}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with any of them."""
        found = Collector()
        for name in self._strays:
            found.add("unknown-file", start_of(name))
        for identity in self._files:
            if self._templates is not None and identity not in (GENERIC, *self._templates):
                hint = nearest(identity, self._templates)
                place = start_of(f"{_FOLDER}{identity}.yml")
                found.add("recruit-unknown", place, id=identity, hint=hint)
        for identity in (*self._files, GENERIC):
            found.extend(self._file(identity)[1])
        return tidy(found.problems)

    def _file(self, identity: str) -> tuple[_Told | None, tuple[Problem, ...]]:
        """A recruit file and what is wrong with it; nothing where there is none of that name."""
        if identity not in self._read:
            self._read[identity] = self._parsed(identity)
        return self._read[identity]

    def _parsed(self, identity: str) -> tuple[_Told | None, tuple[Problem, ...]]:
        found = Collector()
        name = f"{_FOLDER}{identity}.yml"
        if identity not in self._files:
            if identity == GENERIC:
                found.add("recruit-missing", start_of(name))
            return None, tuple(found.problems)
        recruit = read(Recruit, name, self._files[identity], found)
        told = _Told(recruit, texts_in(recruit, self._grammar, found)) if recruit else None
        return told, tuple(found.problems)

    def words(
        self,
        item: KitItem,
        values: Values,
        problems: Collector,
        audiences: Collection[Audience] = tuple(Audience),
    ) -> Words:
        """What is said of an item to these audiences, in its own recruit file or the generic one.

        Each audience that its own file leaves out hears the generic one. A text that became too
        long with the data of the municipality is told, and what is wrong with these two files.
        """
        generic, faults = self._file(GENERIC)
        told, more = self._file(item.template or GENERIC)
        problems.extend(dict.fromkeys((*faults, *more)))
        own = told or generic
        if own is None:
            return Words()
        fill = _Fill(own, item, values, problems)
        # What a municipality writes itself says more than the generic steps.
        stepped = own is not generic or not (item.steps or item.kind is ItemKind.EVENT)
        return Words(
            kicker=fill.text("kicker"),
            until=fill.text("until"),
            sticker=tuple(fill.text("sticker", str(n)) for n in range(len(own.file.sticker))),
            window=fill.text("window"),
            steps=fill.points("steps") if stepped else (),
            voices={
                audience: voice
                for audience in audiences
                for voice in _voices((own, generic), item, values, problems, audience)
            },
        )


def _voices(
    files: tuple[_Told | None, _Told | None],
    item: KitItem,
    values: Values,
    problems: Collector,
    audience: Audience,
) -> Iterator[Voice]:
    """What an audience hears of its own file, else the generic one; at most one voice."""
    for told, path in _speaking(files, audience):
        voice = _Fill(told, item, values, problems, audience).voice(path)
        # What an action asks, as to order, makes no sense to who is invited somewhere.
        others = _speaking(files[1:], audience) if item.kind is ItemKind.EVENT else []
        for other, there in others:
            asked = _Fill(other, item, values, problems, audience).text(*there, "ask")
            voice = replace(voice, ask=asked)
        yield voice


def _speaking(files: Iterable[_Told | None], audience: Audience) -> list[tuple[_Told, Path]]:
    """The first of the files that speaks to an audience, with where it does; at most one."""
    found = ((told, told.path(audience)) for told in files if told is not None)
    return [(told, path) for told, path in found if path is not None][:1]


class _Fill:
    """Fills a recruit file in for one item of one municipality."""

    def __init__(
        self,
        told: _Told,
        item: KitItem,
        values: Values,
        problems: Collector,
        audience: Audience = Audience.RESIDENT,
    ) -> None:
        self.texts, self.problems = told.texts, problems
        self.values = replace(values, own={"item": said(item, audience)})

    def text(self, *path: str) -> str:
        """A text as the reader sees it, told where it is too long."""
        known = self.texts[path]
        text = " ".join(filled_in(known.parts, self.values).split())
        if known.limit and len(text) > known.limit:
            facts = {"length": len(text), "limit": known.limit}
            self.problems.add("recruit-long", known.leaf.place, path, **facts)
        return text

    def points(self, *path: str) -> tuple[Point, ...]:
        """Three steps or gains."""
        numbered = ((*path, str(number)) for number in range(_PLACES))
        return tuple(Point(self.text(*one, "title"), self.text(*one, "text")) for one in numbered)

    def voice(self, path: Path) -> Voice:
        """What the audience is told and asked."""
        title, hook, why, ask = (self.text(*path, name) for name in ("title", "hook", "why", "ask"))
        return Voice(title, hook, why, ask, self.points(*path, "gains"))
