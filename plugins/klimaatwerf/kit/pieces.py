"""Which pieces an item has: what is drawn, in which formats, under which names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klimaatwerf.core.kit.facts import invitation
from klimaatwerf.core.kit.formats import (
    OPEN_GRAPH,
    PRINT,
    SOCIAL,
    Format,
    Use,
    Variant,
    screen_formats,
)
from klimaatwerf.core.kit.items import ItemKind, KitItem, Words
from klimaatwerf.core.model.municipality import Screen
from klimaatwerf.core.vocabulary import Audience

__all__ = ["INVITED", "PREVIEW", "Piece", "invitations", "pieces_of"]

INVITED = (Audience.ASSOCIATION, Audience.COMPANY, Audience.SHOPKEEPER, Audience.SCHOOL)
"""Who gets pieces in words of their own; residents have those for everybody."""
_INVITATIONS = ("affiche-a4", "flyer-a5", "beeld-1080x1080")
"""The formats of an invitation to one audience, beside those for everybody."""
_FOLDERS = {Use.SOCIAL: "sociale-media", Use.SCREEN: "schermen"}


PREVIEW = 360
"""Pixels: how wide the picture of a PDF on the index page is."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One drawing of an item."""

    item: KitItem
    format: Format
    variant: Variant

    @property
    def stem(self) -> str:
        """What its files are called, without folder and type."""
        audience = self.item.audience
        return f"{self.format.id}-{audience.label}" if audience else self.format.id

    @property
    def name(self) -> str:
        """Its file in the kit of the item."""
        if self.format.use is Use.PRINT:
            printer = self.variant is Variant.PRINTER
            folder, end = ("drukker", "-druk") if printer else ("lezen-en-printen", "")
            return f"{folder}/{self.stem}{end}.pdf"
        return f"{_FOLDERS[self.format.use]}/{self.stem}.{self.format.type}"

    @property
    def preview(self) -> str:
        """The picture of it on the index page; what is no picture itself has one."""
        read = self.format.use is Use.PRINT and self.variant is Variant.READER
        return f"voorbeelden/{self.stem}.png" if read else ""

    @property
    def label(self) -> str:
        """What people call it."""
        audience = self.item.audience
        return f"{self.format.label} voor {audience.label}" if audience else self.format.label


def invitations(item: KitItem, words: Words) -> tuple[KitItem, ...]:
    """The item to each audience that gets pieces of its own, in words that are there for it."""
    found = (invitation(item, one, words) for one in item.audiences if one in INVITED)
    return tuple(one for one in found if one is not None)


def pieces_of(
    item: KitItem,
    shared: KitItem,
    invitations: Iterable[KitItem],
    screens: Iterable[Screen],
) -> tuple[Piece, ...]:
    """All pieces of an item and of its invitations, in the order of the index page.

    `shared` is the item as the site draws it where its page is shared.
    """
    return tuple(
        Piece(shared if format == OPEN_GRAPH and one is item else one, format, variant)
        for one, formats in _formats(item, invitations, screens)
        for format in formats
        for variant in format.variants
    )


def _formats(
    item: KitItem, invitations: Iterable[KitItem], screens: Iterable[Screen]
) -> Iterator[tuple[KitItem, Iterable[Format]]]:
    action = item.kind is ItemKind.ACTION
    yield item, tuple(one for one in PRINT if action or one.kind != "window")
    yield item, SOCIAL
    yield item, screen_formats(screens)
    for one in invitations:
        yield one, tuple(one for one in (*PRINT, *SOCIAL) if one.id in _INVITATIONS)
