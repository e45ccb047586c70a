"""Which pieces an item has: what is drawn, in which formats, under which names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klimaatwerf.core.kit.formats import PRINT, SOCIAL, Format, Use, Variant, screen_formats
from klimaatwerf.core.kit.items import ItemKind, KitItem
from klimaatwerf.core.model.municipality import Screen

__all__ = ["Piece", "pieces_of"]

_INVITED = ("affiche-a4", "flyer-a5", "beeld-1080x1080")
"""The formats of an invitation to one audience, beside those for everybody."""
_FOLDERS = {Use.SOCIAL: "sociale-media", Use.SCREEN: "schermen"}


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
    def label(self) -> str:
        """What people call it."""
        audience = self.item.audience
        return f"{self.format.label} voor {audience.label}" if audience else self.format.label


def pieces_of(
    item: KitItem, invitations: Iterable[KitItem], screens: Iterable[Screen]
) -> tuple[Piece, ...]:
    """All pieces of an item and of its invitations, in the order of the index page."""
    return tuple(
        Piece(one, format, variant)
        for one, formats in _formats(item, invitations, screens)
        for format in formats
        for variant in format.variants
    )


def _formats(
    item: KitItem, invitations: Iterable[KitItem], screens: Iterable[Screen]
) -> Iterator[tuple[KitItem, Iterable[Format]]]:
    action = item.kind is ItemKind.ACTION
    yield item, tuple(one for one in PRINT if action or one.kind != "window")
    invited = tuple(one for one in (*PRINT, *SOCIAL) if one.id in _INVITED)
    for one in invitations:
        yield one, invited
    yield item, SOCIAL
    yield item, screen_formats(screens)
