"""The logo for letters: Word takes no drawing, so the press makes a PNG of one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from klimaatwerf.render.press.orders import Order, Printed
from klimaatwerf.render.press.pictures import Laid

__all__ = ["DESIGN", "NAME", "logo_order", "picture_of"]

NAME = "brief-logo.typ"
"""The name under which the press must know the design."""
DESIGN = b"""\
#let logo = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(logo.svg), format: "svg", height: 100pt, alt: logo.alt)
"""
_PPI = 300.0
"""A logo of 15 mm high then has some 700 points for each inch: enough for print."""


def logo_order(laid: Laid, alt: str) -> Order | None:
    """What to ask of the press for a drawn logo; None where it is pixels already."""
    svg = laid.told["svg"]
    if svg is None:
        return None
    data = json.dumps({"svg": svg, "alt": alt}, ensure_ascii=False)
    return Order(NAME, data, type="png", tagged=False, ppi=_PPI)


def picture_of(laid: Laid, alt: str, drawn: Printed | None) -> Mapping[str, Any] | None:
    """The logo as a letter takes it; None where nobody made pixels of it."""
    pixels = laid.file[1] if laid.file else drawn.files[0] if drawn else None
    return {"png": pixels, "ratio": laid.told["ratio"], "alt": alt} if pixels else None
