"""The colours of the drawings, by day and in the evening."""

from __future__ import annotations

from collections.abc import Mapping

from klimaatwerf.core.colour import Shade, between, colour_of, shade_of
from klimaatwerf.core.palette import Palette

__all__ = ["day", "evening"]

_Shades = Mapping[str, tuple[float, float, float]]


def day(p: Palette, field: str) -> dict[str, str]:
    """The roles of a drawing by day; hills follow the field that they stand on."""
    base, text, leaf, pop = p.base, p.text_hue, p.leaf_hue, p.pop
    mid = _mid(p)
    third = (
        (min(0.66, max(0.46, p.second.lightness + 0.06)), min(0.15, p.second.chroma), p.accent_hue)
        if p.second
        else (0.66, p.accent_chroma, p.accent_hue - 12)
    )
    found = _named(
        {
            "sky": (
                (0.955, 0.065, base.hue) if p.yellow else (0.925, min(0.045, mid * 0.5), base.hue)
            ),
            "far": (0.87, 0.035, text) if p.yellow else (0.84, min(0.06, mid * 0.6), base.hue),
            "w1": (0.97, 0.022, 80),
            "w2": (pop.lightness, pop.chroma, pop.hue),
            "w3": third,
            "w4": (0.53, min(mid, 0.09) if p.yellow else mid, text),
            "w5": (0.36, min(0.075, mid), text),
            "w6": (0.80, mid * 0.6, text),
            "k": (0.24, 0.03, text),
            "leaf": (0.76, 0.125, leaf),
            "tree": (0.58, 0.105, leaf),
            "wood": (0.42, 0.07, between(leaf, 170, 0.3)),
            "glass": (0.90, 0.03, 210 if p.yellow else base.hue + 20),
            "road": (0.80, 0.015, text),
            "sun": (
                (0.76, 0.16, p.accent_hue)
                if p.light_field and p.accent_chroma
                else (max(0.86, pop.lightness), pop.chroma, pop.hue)
            ),
        }
    )
    if p.light_field:
        hills = colour_of(0.86, 0.10, leaf), colour_of(0.79, 0.105, leaf)
    else:
        hills = _hills(shade_of(field), 0.07, 0.9)
    found["a-hill"], found["a-hill2"] = hills
    return found


def evening(p: Palette, field: str) -> dict[str, str]:
    """The same roles in the evening: darker, with light behind the windows."""
    text, leaf, mid = p.text_hue, p.leaf_hue, _mid(p)
    third = p.accent_hue if p.second else p.accent_hue - 12
    found = _named(
        {
            "sky": (0.29, 0.045, text),
            "far": (0.36, 0.045, text),
            "w1": (0.68, 0.035, 80),
            "w2": (0.62, p.pop.chroma * 0.8, p.pop.hue),
            "w3": (0.47, p.accent_chroma * 0.9, third),
            "w4": (0.43, 0.07 if p.yellow else mid * 0.8, text),
            "w5": (0.235, 0.045, text),
            "w6": (0.54, min(0.07, mid * 0.6), text),
            "k": (0.13, 0.025, text),
            "leaf": (0.56, 0.09, leaf),
            "tree": (0.45, 0.08, leaf),
            "wood": (0.33, 0.05, leaf),
            "glass": (0.90, 0.12, 88),
            "road": (0.42, 0.018, text),
            "sun": (0.93, 0.06, 92),
        }
    )
    found["a-hill"], found["a-hill2"] = _hills(shade_of(field), 0.05, 1.0)
    return found


def _mid(p: Palette) -> float:
    return min(max(p.base.chroma, 0.05), 0.13)


def _hills(field: Shade, step: float, part: float) -> tuple[str, str]:
    """Two hills, each a step lighter than what lies before it."""
    return (
        colour_of(field.lightness + step, field.chroma, field.hue),
        colour_of(field.lightness + step * 2, field.chroma * part, field.hue),
    )


def _named(shades: _Shades) -> dict[str, str]:
    return {f"a-{name}": colour_of(*shade) for name, shade in shades.items()}
