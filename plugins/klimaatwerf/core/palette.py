"""What one or two brand colours mean: hues and chromas that every derivation starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from klimaatwerf.core.colour import Shade, between, contrast, reach, shade_of

__all__ = ["STEP", "TEXT", "Palette", "palette_of"]

STEP = 0.005
"""How far lightness moves at a time."""
TEXT = 4.5
"""The contrast that WCAG 2.2 AA asks of text (success criterion 1.4.3)."""

_GREY = 0.01
"""Below this chroma a hue says nothing."""
_SLATE = 250.0
_PETROL = 190.0


@dataclass(frozen=True, slots=True)
class Palette:
    """The hues and chromas of a brand; the lightness of a role follows from what it stands on."""

    primary: str
    base: Shade
    second: Shade | None
    """The second colour, as it is; grey ones too."""
    accent_hue: float
    accent_chroma: float
    pop: Shade
    """The accent as a surface."""
    text_hue: float
    leaf_hue: float
    neutral: float
    yellow: bool
    on_field: str
    strong: Shade
    """What text and buttons on a light background start from."""

    @property
    def light_field(self) -> bool:
        """Whether dark text stands on the brand colour."""
        return self.on_field != "#ffffff"


@lru_cache(maxsize=1024)
def palette_of(primary: str, secondary: str | None) -> Palette:
    """The palette of a brand."""
    second = shade_of(secondary) if secondary else None
    coloured = second if second and second.chroma >= _GREY else None
    base = shade_of(primary)
    if base.chroma < _GREY:
        base = Shade(base.lightness, base.chroma, coloured.hue if coloured else _SLATE)
    accent, chroma = _accent(base, second, coloured)
    # A darkened yellow is mud, so what is dark beside it is petrol, or the second colour.
    yellow = _is_yellow(base.hue) and base.lightness > 0.7
    beside = coloured if coloured and not _is_yellow(coloured.hue) else None
    text = (beside.hue if beside else _PETROL) if yellow else base.hue
    neutral = min(0.03, base.chroma * 0.25)
    white = contrast(primary, "#ffffff") >= TEXT
    on_field = "#ffffff" if white else reach(Shade(0.25, neutral * 1.4, text), [primary], 7, -STEP)
    return Palette(
        primary=primary,
        base=base,
        second=second,
        accent_hue=accent,
        accent_chroma=chroma,
        pop=_pop(accent, chroma, second),
        text_hue=text,
        leaf_hue=between(base.hue, 145, 0.7),
        neutral=neutral,
        yellow=yellow,
        on_field=on_field,
        strong=(beside or Shade(0.5, 0.085, _PETROL)) if yellow else base,
    )


def _is_yellow(hue: float) -> bool:
    return 70 < hue < 118


def _accent(base: Shade, second: Shade | None, coloured: Shade | None) -> tuple[float, float]:
    """Hue and chroma of the accent: those of the second colour, else amber, or coral by amber."""
    if coloured:
        return coloured.hue, min(0.15, max(0.11, coloured.chroma))
    if second:
        return base.hue, 0.0
    if abs((base.hue - 78 + 180) % 360 - 180) > 50:
        return 78.0, 0.15
    return 32.0, 0.14


def _pop(hue: float, chroma: float, second: Shade | None) -> Shade:
    """A light second colour as it is, else a light shade of it; reds give peach, not pink."""
    if second and second.lightness > 0.72:
        return second
    if chroma == 0:
        return Shade(0.93, 0.0, hue)
    if hue > 330 or hue < 30:
        return Shade(0.84, 0.10, between(hue, 60, 0.4))
    return Shade(0.84, chroma, hue)
