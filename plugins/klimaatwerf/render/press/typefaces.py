"""The typefaces of the kit: the families that a design asks for, and the signs that each can show.

The fonts stand in the theme's folder print/fonts/. What they can show is read from a table that is
made with them (`tests/bench/print_fonts.py`), as reading fonts takes a tool that users need not
have.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from klimaatwerf.core.vocabulary import Typeface

__all__ = ["covered", "families"]

_TABLE = "print-signs.json"


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


@cache
def _table() -> dict[str, str]:
    """By typeface: code points in hexadecimal, as `20-7E A0`."""
    text = (files("klimaatwerf") / "data" / _TABLE).read_text(encoding="utf-8")
    table: dict[str, str] = json.loads(text)
    return table
