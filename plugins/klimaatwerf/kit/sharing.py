"""The pictures of the kit that a site shows where its pages are shared; drawn as its kits are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from klimaatwerf.core.kit.facts import facts
from klimaatwerf.core.kit.formats import OPEN_GRAPH, Variant
from klimaatwerf.core.kit.items import ItemKind, KitItem
from klimaatwerf.core.messages import SITE_PICTURE
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Problem, Severity, tidy
from klimaatwerf.core.tree import Branch, Place
from klimaatwerf.kit.drawing import DrawingRoom, Drawn
from klimaatwerf.kit.faults import spelled
from klimaatwerf.kit.pieces import Piece
from klimaatwerf.kit.remembered import remember
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.press.pictures import Pictures
from klimaatwerf.render.press.studio import Studio
from klimaatwerf.render.press.typefaces import FONTS
from klimaatwerf.render.sharing.names import card_name
from klimaatwerf.render.takeaways import Download
from klimaatwerf.render.theme import theme_folder
from klimaatwerf.sources.kits import KitFiles

if TYPE_CHECKING:
    from klimaatwerf.kit.downloads import PublicKits
    from klimaatwerf.kit.making import KitMaker
    from klimaatwerf.kit.pack_words import PackWords

__all__ = ["Cards", "Sharing", "studio_of"]

_STUCK = "kit-design-slow"


def studio_of(plan: Plan, theme: jinja2.Environment, root: Path) -> Studio:
    """The face of a site, with the scene that it shows of each item; its media lie below `root`."""
    site = plan.site
    art_for: Any = theme.globals["art_for"]

    def scene(item: KitItem) -> str:
        id = item.id if item.kind is ItemKind.ACTION else item.action or ""
        found: str = art_for(site.actions.get(id) or item, site.topics.get(item.topic or ""))
        return found

    pictures = Pictures(root, site.media, site.pictures)
    return Studio(site.municipality, theme_folder(theme), scene, pictures)


class Sharing:
    """Draws for the sites that follow one pack, each picture once ever; to be closed.

    A `quick` one, for a preview, draws nothing: it shows what was drawn before.
    """

    def __init__(
        self,
        root: Path,
        theme: jinja2.Environment,
        kit: KitFiles,
        kept: Kept,
        *,
        release: str | None = None,
        quick: bool = False,
    ) -> None:
        self.root, self.theme, self.kept, self.quick = root, theme, kept, quick
        self.room = DrawingRoom(kit, theme_folder(theme) / FONTS, kept, release=release)
        self.drawn = 0
        """How many pictures were drawn, for who wants to know."""
        self._kit = kit
        self._words: PackWords | None = None
        self._stuck: tuple[Problem, ...] = ()

    def close(self) -> None:
        """Stop what draws."""
        self.room.close()

    def of(self, plan: Plan, tree: Branch | None = None) -> Cards:
        """What draws for one site; `tree` says where its words were written."""
        return Cards(self, plan, tree)

    def kits(
        self,
        plan: Plan,
        tree: Branch,
        names: Collection[str],
        known: Mapping[str, tuple[Download, ...]],
    ) -> PublicKits:
        """What makes the kits of one site that everybody may have.

        `names` are the variables of the pack, and `known` has what is as it was.
        """
        from klimaatwerf.kit.downloads import PublicKits  # noqa: PLC0415
        from klimaatwerf.kit.making import KitMaker  # noqa: PLC0415 (0.1 s that only kits need)
        from klimaatwerf.kit.pack_words import PackWords  # noqa: PLC0415

        if self._words is None:
            self._words = PackWords(self._kit, frozenset(names))
        words = self._words

        def make() -> KitMaker:
            return KitMaker(plan, tree, words, studio_of(plan, self.theme, self.root), self.room)

        return PublicKits(plan, make, known, self._note)

    def _note(self, drawn: int) -> None:
        self.drawn += drawn

    def draw(self, piece: Piece, studio: Studio) -> tuple[bytes | None, tuple[Problem, ...]]:
        """A picture, or why there is none; a design that does not end is not tried again.

        Raises:
            SourceError: a logo or photograph is damaged.
        """
        sheet = studio.sheet(piece.item, piece.format, piece.variant)
        known = self.room.known(piece, sheet)
        if known is not None or self.quick:
            return known, ()
        if self._stuck:
            return None, self._stuck
        made: Drawn = next(iter(self.room.draw([(piece, sheet)])))
        self.drawn += made.fresh
        if any(one.code == _STUCK for one in made.problems):
            self._stuck = made.problems
        return made.data, made.problems


class Cards:
    """Gives the picture of each page of one site by the path of the page."""

    def __init__(self, sharing: Sharing, plan: Plan, tree: Branch | None) -> None:
        self._sharing, self._plan, self._tree = sharing, plan, tree
        self._told: dict[str, tuple[Problem, ...]] = {}

    def __call__(self, path: str) -> bytes | None:
        """The picture of a page; None where it can't be drawn.

        Raises:
            SourceError: a logo or photograph is damaged.
        """
        own = self._plan.site.municipality
        item = replace(self._plan.kit[path], places=_Places(lambda: self._places(path)))
        item, told = spelled(item, own)
        data = None
        if not any(one.is_error for one in told):
            piece = Piece(item, OPEN_GRAPH, Variant.READER)
            data, more = self._sharing.draw(piece, self._studio)
            told += more
        if not self._sharing.quick:
            self._note(path, tuple(map(_milder, told)))
        return data

    def _note(self, path: str, told: tuple[Problem, ...]) -> None:
        if told:
            self._told[path] = told
        if name := card_name(self._plan, path):
            remember(self._sharing.kept, name, told)

    @property
    def told(self) -> frozenset[str]:
        """The names of the pictures that there is something to say about."""
        names = (card_name(self._plan, path) for path in self._told)
        return frozenset(name for name in names if name)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to say about them."""
        found = (one for problems in self._told.values() for one in problems)
        return tidy(found, self._plan.site.slug)

    @cached_property
    def _studio(self) -> Studio:
        return studio_of(self._plan, self._sharing.theme, self._sharing.root)

    def _places(self, path: str) -> Mapping[str, Place]:
        items = self._items
        return items[path].places if path in items else {}

    @cached_property
    def _items(self) -> Mapping[str, KitItem]:
        """The items with where each of their words was written."""
        if self._tree is None:
            return {}
        return facts(self._plan.selection, self._plan.values, self._tree)


def _milder(found: Problem) -> Problem:
    """A problem with a picture is none of the site: that shows another one."""
    if not found.is_error:
        return found
    hint = f"{found.hint} {SITE_PICTURE}".strip()
    return replace(found, severity=Severity.WARNING, hint=hint)


class _Places(Mapping[str, Place]):
    """Where words were written, looked for once somebody asks."""

    def __init__(self, look: Callable[[], Mapping[str, Place]]) -> None:
        self._look = look

    @cached_property
    def _found(self) -> Mapping[str, Place]:
        return self._look()

    def __getitem__(self, name: str) -> Place:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
