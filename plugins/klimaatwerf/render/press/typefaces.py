"""The typefaces of the kit: the families that a design asks for, and the signs that each can show.

What they can show is read from a table that is made with them (`tests/bench/print_fonts.py`), as
reading fonts takes a tool that users need not have.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files

from klimaatwerf.core.vocabulary import Typeface

__all__ = ["FONTS", "covered", "families", "is_letter", "lacking", "shown"]

FONTS = "print/fonts"
"""Where they stand in the folder of the theme."""
_TABLE = "print-signs.json"
_NO_LETTER = frozenset(("So", "Sk", "Cf", "Co", "Cn", "Mn", "Me"))
"""Kinds of characters that can be left out without hurting a word."""
_BREAKS = frozenset("\n\u00a0")
"""What is never drawn, and so needs no typeface."""


def families(typeface: Typeface) -> dict[str, list[str]]:
    """The families for titles (`head`) and for all other text (`text`), as a design gets them."""
    name = f"Klimaatwerf {typeface.family}"
    return {"head": [f"{name} Kop"], "text": [f"{name} Tekst"]}


@cache
def covered(typeface: Typeface) -> frozenset[int]:
    """The code points that all cuts of a typeface have."""
    found: set[int] = set()
    for part in _table()[typeface.value].split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def lacking(text: str, typeface: Typeface) -> list[str]:
    """The characters of a text that a typeface can't show, in order of their numbers."""
    known = covered(typeface)
    composed = set(unicodedata.normalize("NFC", text)) - _BREAKS
    return sorted(sign for sign in composed if ord(sign) not in known)


def is_letter(sign: str) -> bool:
    """Whether a word is another one, or none, without this character."""
    return unicodedata.category(sign) not in _NO_LETTER


def shown(text: str, typeface: Typeface) -> str:
    """A text without the characters that a typeface lacks and that are no letters."""
    gone = {sign for sign in lacking(text, typeface) if not is_letter(sign)}
    composed = unicodedata.normalize("NFC", text)
    if not gone:
        return composed
    return " ".join("".join(sign for sign in composed if sign not in gone).split())


@cache
def _table() -> dict[str, str]:
    """By typeface: code points in hexadecimal, as `20-7E A0`."""
    text = (files("klimaatwerf") / "data" / _TABLE).read_text(encoding="utf-8")
    table: dict[str, str] = json.loads(text)
    return table
