"""The typefaces that a site can have, as CSS: their file, and what stands in until it is there.

The figures make a font of the reader's own computer as wide and as high, so that nothing moves when
the typeface arrives. They are computed by `tests/bench/fonts.py`.
"""

from __future__ import annotations

from typing import NamedTuple

from klimaatwerf.core.vocabulary import Typeface

__all__ = ["FALLBACKS", "Fallback", "families", "font_css"]


class Fallback(NamedTuple):
    """How much larger, and how high and deep, in percent."""

    size: float
    ascent: float
    descent: float


FALLBACKS: dict[Typeface, tuple[Fallback, Fallback]] = {
    Typeface.BRICOLAGE_GROTESQUE: (Fallback(104.1, 89.3, 25.9), Fallback(101.6, 91.6, 26.6)),
    Typeface.ATKINSON_HYPERLEGIBLE_NEXT: (Fallback(99.1, 99.3, 31.9), Fallback(100.0, 98.4, 31.6)),
    Typeface.FIGTREE: (Fallback(100.0, 95.0, 25.0), Fallback(96.6, 98.4, 25.9)),
    Typeface.LITERATA: (Fallback(117.7, 100.0, 26.2), Fallback(118.1, 99.7, 26.1)),
    Typeface.NUNITO: (Fallback(100.6, 100.5, 35.1), Fallback(98.1, 103.0, 36.0)),
    Typeface.OPEN_SANS: (Fallback(104.8, 102.0, 28.0), Fallback(105.3, 101.5, 27.8)),
}
"""Regular and bold, of Arial or Times New Roman."""

_LOCAL = {
    "sans-serif": ("Arial", "Liberation Sans", "Helvetica"),
    "serif": ("Times New Roman", "Liberation Serif", "Times"),
}


def families(typeface: Typeface) -> tuple[str, ...]:
    """The font families to ask for, in order."""
    name = typeface.family
    generic = _generic(typeface)
    return (name, f"{name} val", *(("system-ui",) if generic == "sans-serif" else ()), generic)


def _generic(typeface: Typeface) -> str:
    return "serif" if typeface is Typeface.LITERATA else "sans-serif"


def font_css(typeface: Typeface) -> str:
    """The typeface with its fallback, and the token `--font`."""
    name, fallback, *others = families(typeface)
    quoted = ", ".join([f'"{name}"', f'"{fallback}"', *others])
    source = f'url(fonts/{typeface.value}.woff2) format("woff2")'
    blocks = [f'font-family: "{name}"; src: {source}; font-weight: 400 800; font-display: swap;']
    for weight, figures in zip(("", " Bold"), FALLBACKS[typeface], strict=True):
        local = ", ".join(f'local("{font}{weight}")' for font in _LOCAL[_generic(typeface)])
        blocks.append(
            f'font-family: "{fallback}"; src: {local}; font-weight: {700 if weight else 400}; '
            f"size-adjust: {figures.size}%; ascent-override: {figures.ascent}%; "
            f"descent-override: {figures.descent}%; line-gap-override: 0%;"
        )
    faces = "".join(f"@font-face {{ {block} }}\n" for block in blocks)
    return f"{faces}:root {{ --font: {quoted}; }}\n"
