"""The text of a piece as a page beside it: what a PDF shows, for who reads it better that way."""

from __future__ import annotations

from dataclasses import dataclass

from klimaatwerf.core.kit.items import Family, KitItem, Point
from klimaatwerf.core.model import Municipality
from klimaatwerf.kit.pieces import Piece

__all__ = ["Twin", "twin_of"]


@dataclass(frozen=True, slots=True)
class Twin:
    """What a piece says, part by part; what it does not show is empty."""

    piece: Piece
    title: str
    kicker: str = ""
    lead: str = ""
    when: tuple[str, ...] = ()
    """Day, hour, place, address and last day, each a line."""
    points: tuple[Point, ...] = ()
    numbered: bool = False
    sticker: str = ""
    picture: str = ""
    """What the drawing or photograph shows."""
    credit: str = ""
    url: str = ""
    short_url: str = ""
    questions: str = ""
    partners: tuple[str, ...] = ()
    publisher: str = ""
    litter: str = ""

    @property
    def is_photo(self) -> bool:
        """Whether its picture is a photograph."""
        return self.piece.item.photo is not None and self.piece.format.kind != "window"


def twin_of(piece: Piece, municipality: Municipality, picture: str, words: dict[str, str]) -> Twin:
    """The page of a piece; `words` are those of its sheet, `picture` the text of its drawing."""
    item = piece.item
    window = piece.format.kind == "window"
    points = item.gains if item.family is Family.INVITE else item.steps
    shows_points = piece.format.kind in ("a3", "a4", "flyer") and not (
        item.family is Family.ANNOUNCE and piece.format.kind != "flyer"
    )
    return Twin(
        piece,
        title=words["window"] if window else item.title,
        kicker="" if window else item.kicker,
        lead=item.window if window else item.lead,
        when=() if window else _when(item),
        points=points if shows_points else (),
        numbered=item.family is not Family.INVITE,
        sticker="" if window else " ".join(item.sticker),
        picture=item.photo_alt if item.photo and not window else picture,
        credit=item.photo_credit if item.photo and not window else "",
        url=item.url,
        short_url=item.short_url,
        questions=words["questions"],
        partners=tuple(one.name for one in item.partners),
        publisher=words["publisher"],
        litter=words["litter"],
    )


def _when(item: KitItem) -> tuple[str, ...]:
    place = ", ".join(part for part in (item.place, item.address) if part)
    return tuple(part for part in (item.day, item.hour, place, item.until) if part)
