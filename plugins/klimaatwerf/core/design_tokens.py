"""A brand as data for other tools, in the format of the Design Tokens Community Group (2025.10).

Format: https://www.designtokens.org/tr/2025.10/format/, colours: …/color/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from klimaatwerf.core.brand import derive
from klimaatwerf.core.kit_palette import kit_palette
from klimaatwerf.core.typefaces import families
from klimaatwerf.core.vocabulary import Typeface

__all__ = ["design_tokens"]

_CHANNELS = tuple(repr(round(byte / 255, 4)) for byte in range(256))
"""A channel as JSON, 0.0 to 1.0, by its byte."""


def design_tokens(primary: str, secondary: str | None, typeface: Typeface) -> str:
    """The colours of the site by scheme, its font and the colours of the kit, as JSON.

    Written out here: the module json takes a millisecond for it, and a name of ours or a colour
    needs no quoting.
    """
    tokens = derive(primary, secondary)
    kit = {name: _colours(group) for name, group in kit_palette(primary, secondary).items()}
    font = json.dumps(families(typeface), ensure_ascii=False, separators=(",", ":"))
    groups = {
        "light": _colours(tokens.light),
        "dark": _colours(tokens.dark),
        "font": _object({"family": _object({"$type": '"fontFamily"', "$value": font})}),
        "kit": _object(kit),
    }
    return _object(groups) + "\n"


def _object(members: Mapping[str, str]) -> str:
    """A JSON object of values that are JSON already."""
    return "{" + ",".join([f'"{name}":{value}' for name, value in members.items()]) + "}"


def _colours(colours: Mapping[str, str]) -> str:
    """A group of colours; `$type` holds for all of it."""
    return _object({"$type": '"color"', **{name: _colour(one) for name, one in colours.items()}})


def _colour(colour: str) -> str:
    red, green, blue = bytes.fromhex(colour[1:])
    channels = f"{_CHANNELS[red]},{_CHANNELS[green]},{_CHANNELS[blue]}"
    value = f'{{"colorSpace":"srgb","components":[{channels}],"alpha":1,"hex":"{colour}"}}'
    return f'{{"$value":{value}}}'
