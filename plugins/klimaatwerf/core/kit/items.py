"""One action or event as the communication kit says it: short, and ready for the reader.

Everything follows from the site itself, so that poster, letter, calendar and page always agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from klimaatwerf.core.tree import Place
from klimaatwerf.core.vocabulary import Audience

__all__ = ["Family", "ItemKind", "KitItem", "KitPartner", "Point", "Voice", "Words"]


class ItemKind(StrEnum):
    """What a kit is about."""

    ACTION = "action"
    EVENT = "event"


class Family(StrEnum):
    """The three families of pieces, under the names that `core.kit_palette` knows them by."""

    ANNOUNCE = "aankondigen"
    EXPLAIN = "uitleggen"
    INVITE = "uitnodigen"


@dataclass(frozen=True, slots=True)
class Point:
    """A step, or what somebody gains; one of both can be empty."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What is said to one audience, in the words of a recruit file."""

    title: str = ""
    hook: str = ""
    why: str = ""
    ask: str = ""
    gains: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What a recruit file says of an item, filled in for one municipality."""

    kicker: str = ""
    until: str = ""
    """What comes before a last day: “Bestel tot”."""
    sticker: tuple[str, ...] = ()
    window: str = ""
    steps: tuple[Point, ...] = ()
    voices: Mapping[Audience, Voice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KitPartner:
    """A partner whose name or logo stands on the pieces."""

    name: str
    logo: str | None = None
    """A name in the media."""
    logo_alt: str = ""


@dataclass(frozen=True, slots=True)
class KitItem:
    """What the pieces of one action or event show.

    Texts are in the form that the municipality chose (je or u), dates in words without their year;
    what is not known is empty.
    """

    id: str
    kind: ItemKind
    title: str
    lead: str
    kicker: str = ""
    audiences: tuple[Audience, ...] = ()
    audience: Audience | None = None
    """Whom an invitation is for."""
    topic: str | None = None
    template: str | None = None
    action: str | None = None
    """The action that an event belongs to."""
    method: str | None = None
    steps: tuple[Point, ...] = ()
    own_steps: bool = False
    """Whether the municipality wrote the steps itself: they say more than BBL's."""
    gains: tuple[Point, ...] = ()
    """What an audience that is invited gains; of an event for everybody, what one must know."""
    day: str = ""
    """`zaterdag 21 november`, `vanaf maandag 1 maart`."""
    hour: str = ""
    """`19.30 tot 22 uur`."""
    place: str = ""
    address: str = ""
    online: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    deadline: date | None = None
    until: str = ""
    """`Bestel tot en met zondag 31 oktober`."""
    sticker: tuple[str, ...] = ()
    slogan: tuple[str, ...] = ()
    """What the sticker says where the last day stands large on the piece already."""
    window: str = ""
    url: str = ""
    """Leads to the page of the item; empty where nobody knows the address of the site."""
    short_url: str = ""
    """What people type for it: its address, or that of the site where that is long."""
    partners: tuple[KitPartner, ...] = ()
    photo: str | None = None
    """A name in the media."""
    photo_alt: str = ""
    photo_credit: str = ""
    ways: tuple[str, ...] = ()
    """How one takes part, each as a sentence."""
    ways_of: tuple[Audience | None, ...] = ()
    """For whom each of the ways is; None, or nothing at all, stands for everybody."""
    places: Mapping[str, Place] = field(default_factory=dict, hash=False)
    """Where each field was written, by its path in the sheet of a piece: `item.title`."""

    def ways_for(self, audience: Audience) -> tuple[str, ...]:
        """How somebody of an audience takes part."""
        whom = (*self.ways_of, *(None for _ in self.ways[len(self.ways_of) :]))
        pairs = zip(self.ways, whom, strict=True)
        return tuple(way for way, who in pairs if who in (None, audience))

    @property
    def family(self) -> Family:
        """An event is announced, an action explained, an audience invited."""
        if self.audience is not None:
            return Family.INVITE
        return Family.ANNOUNCE if self.kind is ItemKind.EVENT else Family.EXPLAIN
