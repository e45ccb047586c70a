"""The kit of an action or event: all of its files, or what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from klimaatwerf.core.kit.facts import by_name, facts, where_shared, with_words
from klimaatwerf.core.kit.formats import Variant
from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.model import Municipality
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Collector, Problem, SourceError, problem, tidy
from klimaatwerf.core.tree import Branch, locate
from klimaatwerf.kit.drawing import DrawingRoom, Drawn
from klimaatwerf.kit.faults import about_fits, about_publisher, about_sender, spelled
from klimaatwerf.kit.pack_words import PackWords
from klimaatwerf.kit.pages import KitPages
from klimaatwerf.kit.pieces import Piece, invitations, pieces_of
from klimaatwerf.kit.twins import twin_of
from klimaatwerf.kit.writing import Writer
from klimaatwerf.render.press.orders import Fit
from klimaatwerf.render.press.studio import Sheet, Studio

__all__ = ["Kit", "KitMaker"]


@dataclass(frozen=True)
class Kit:
    """What was made of an item; where an error is among its problems there are no files."""

    item: KitItem
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    drawn: int = 0
    """How many pieces were drawn now, and not kept from before."""

    @property
    def complete(self) -> bool:
        """Whether it was made."""
        return bool(self.files)


class KitMaker:
    """Makes the kits of one municipality; `tree` says where its words were written."""

    def __init__(
        self, plan: Plan, tree: Branch, words: PackWords, studio: Studio, room: DrawingRoom
    ) -> None:
        self._plan, self._tree, self._words = plan, tree, words
        self._studio, self._room = studio, room
        self._pages = KitPages(plan.site.municipality)
        self._writer = Writer(plan, words, studio, room, self._pages)

    @property
    def municipality(self) -> Municipality:
        """Whose kits these are."""
        return self._plan.site.municipality

    @cached_property
    def items(self) -> Mapping[str, KitItem]:
        """What has a kit, by its id; an event with the id of an action gets a longer name."""
        return by_name(facts(self._plan.selection, self._plan.values, self._tree).values())

    def make(self, id: str) -> Kit:
        """The kit of an item.

        Raises:
            KeyError: there is no such item.
        """
        item = self.items[id]
        problems = Collector()
        try:
            files, drawn = self._files(item, problems)
        except SourceError as error:
            problems.extend(error.problems)
            files, drawn = {}, 0
        told = tidy(problems.problems, self.municipality.slug)
        return Kit(item, {} if problems.failed else files, told, drawn)

    def _files(self, item: KitItem, problems: Collector) -> tuple[dict[str, bytes], int]:
        """All files, in the order of the index; nothing is drawn where something is missing."""
        problems.extend(one for one in self._words.problems if one.is_error)
        words = self._words.recruiting.words(item, self._plan.values, problems)
        shared = self._spelled(where_shared(item), Collector())
        item = self._spelled(with_words(item, words), problems)
        invited = [self._spelled(one, problems) for one in invitations(item, words)]
        self._check(item, problems)
        if problems.failed:
            return {}, 0
        pieces = pieces_of(item, shared, invited, self.municipality.screens)
        sheets = [self._studio.sheet(one.item, one.format, one.variant) for one in pieces]
        drawings = self._room.draw(list(zip(pieces, sheets, strict=True)))
        written = self._writer.write(item, words, problems)  # while the presses draw
        files, drawn = self._drawn(drawings, problems)
        files |= dict(self._twins(pieces, sheets))
        alts = {one.name: _described(one) for one in pieces}
        index = self._pages.index(item, pieces, alts, written.groups)
        return {"index.html": index, **files, **written.files}, drawn + written.fresh

    def _drawn(
        self, drawings: Iterable[Drawn], problems: Collector
    ) -> tuple[dict[str, bytes], int]:
        """The drawings, and how many of them were drawn now."""
        files: dict[str, bytes] = {}
        drawn = 0
        spilled: list[tuple[Fit, Piece]] = []
        for made in drawings:
            spilled += ((fit, made.piece) for fit in made.overflowing)
            problems.extend(one for one in made.problems if one.code != "kit-overflow")
            drawn += made.fresh
            if made.data is not None:
                files[made.piece.name] = made.data
            if made.preview is not None:
                files[made.piece.preview] = made.preview
        problems.extend(about_fits(spilled))
        return files, drawn

    def _spelled(self, item: KitItem, problems: Collector) -> KitItem:
        found, told = spelled(item, self.municipality)
        problems.extend(told)
        return found

    def _check(self, item: KitItem, problems: Collector) -> None:
        """What must be there before anything is drawn."""
        problems.extend(about_sender(self.municipality, self._tree))
        place = locate(self._tree, ("municipality", "publisher"))[0].place
        if self.municipality.publisher is None:
            problems.extend([about_publisher(item, place)])
        if not item.url:
            where = locate(self._tree, ("municipality",))[0].place
            problems.extend([problem("kit-address", where, ("municipality", "site_url"))])

    def _twins(self, pieces: tuple[Piece, ...], sheets: list[Sheet]) -> Iterator[tuple[str, bytes]]:
        """A page with the same text beside each PDF that people read."""
        for piece, sheet in zip(pieces, sheets, strict=True):
            if piece.format.type == "pdf" and piece.variant is Variant.READER:
                twin = twin_of(piece, self.municipality, sheet.picture, dict(sheet.words))
                stem = piece.name.removesuffix(".pdf")
                yield f"{stem}.html", self._pages.twin(twin, f"{Path(stem).name}.pdf")


def _described(piece: Piece) -> str:
    """What a picture says, for who does not see it."""
    item = piece.item
    when = ", ".join(part for part in (item.day, item.hour, item.place) if part)
    told = (part[:1].upper() + part[1:] for part in (item.title, when, item.until) if part)
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in told)
