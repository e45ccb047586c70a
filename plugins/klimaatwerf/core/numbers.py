"""Text leaves as numbers, years, and yes or no."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from klimaatwerf.core.leaf_types import LeafType, as_written, fault, shown
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Leaf

__all__ = ["Decimals", "Whole", "Year", "YesNo", "says_yes"]

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def says_yes(text: str | None) -> bool:
    """Whether a text is a yes, before its field was checked; anything else is none."""
    return (text or "").strip().lower() in ("ja", "true")


def _yes_no(leaf: Leaf, remarks: Collector) -> bool:
    if says_yes(leaf.text):
        return True
    if leaf.text.strip().lower() in ("nee", "false"):
        return False
    raise fault("bad-yes-no", value=shown(leaf.text))


def _whole(leaf: Leaf, remarks: Collector) -> int:
    digits = re.fullmatch(r"\d{1,3}(?:\.\d{3})+|\d+", leaf.text.strip())
    if not digits or len(digits[0]) > 12:
        raise fault("bad-whole", value=shown(leaf.text))
    return int(digits[0].replace(".", ""))


def _year(leaf: Leaf, remarks: Collector) -> int:
    text = leaf.text.strip()
    if not re.fullmatch(r"(19|20)\d\d", text, re.ASCII):
        raise fault("bad-year", value=shown(text))
    return int(text)


def _decimals(leaf: Leaf, remarks: Collector) -> Decimal:
    text = leaf.text.strip()
    if not _NUMBER.fullmatch(text) or len(text) > 15:
        raise fault("bad-number", value=shown(leaf.text))
    return Decimal(text.replace(",", "."))


YesNo = Annotated[
    bool,
    LeafType(
        _yes_no,
        "ja of nee",
        {
            "anyOf": [
                {"enum": ["ja", "nee", True, False]},
                {"type": "string", "pattern": "^([jJ][aA]|[nN][eE][eE]|[tT]rue|[fF]alse)$"},
            ]
        },
    ),
]
Whole = Annotated[
    int,
    LeafType(
        _whole,
        *as_written(
            "geheel getal", "string", "number", pattern=r"^(\d{1,3}(\.\d{3})+|\d+)$", minimum=0
        ),
    ),
]
Year = Annotated[
    int,
    LeafType(
        _year,
        *as_written(
            "jaar", "string", "integer", pattern=r"^(19|20)\d\d$", minimum=1900, maximum=2099
        ),
    ),
]
Decimals = Annotated[
    Decimal,
    LeafType(_decimals, *as_written("getal", "string", "number", pattern=f"^{_NUMBER.pattern}$")),
]
