"""A brand as data for other tools, in the format of the Design Tokens Community Group (2025.10).

Format: https://www.designtokens.org/tr/2025.10/format/, colours: …/color/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from klimaatwerf.core.brand import derive
from klimaatwerf.core.kit_palette import kit_palette
from klimaatwerf.core.typefaces import families
from klimaatwerf.core.vocabulary import Typeface

__all__ = ["design_tokens"]

_CHANNELS = tuple(round(byte / 255, 4) for byte in range(256))


def design_tokens(primary: str, secondary: str | None, typeface: Typeface) -> str:
    """The colours of the site by scheme, its font and the colours of the kit, as JSON."""
    tokens = derive(primary, secondary)
    kit = {name: _colours(group) for name, group in kit_palette(primary, secondary).items()}
    groups = {
        "light": _colours(tokens.light),
        "dark": _colours(tokens.dark),
        "font": {"family": {"$type": "fontFamily", "$value": list(families(typeface))}},
        "kit": kit,
    }
    return json.dumps(groups, ensure_ascii=False, separators=(",", ":")) + "\n"


def _colours(colours: Mapping[str, str]) -> dict[str, Any]:
    """A group of colours; `$type` holds for all of it."""
    return {"$type": "color", **{name: {"$value": _value(one)} for name, one in colours.items()}}


def _value(colour: str) -> dict[str, Any]:
    channels = [_CHANNELS[byte] for byte in bytes.fromhex(colour[1:])]
    return {"colorSpace": "srgb", "components": channels, "alpha": 1, "hex": colour}
