"""Colours in OKLCH and their contrast.

Lightness and chroma run from 0 to 1 and about 0.4, hues in degrees. Out of the sRGB gamut chroma
gives way while lightness and hue stay. The conversions are written out: the tests hold them against
a library (coloraide), which takes 18 ms a brand and 0.1 s to import, more than all other work on a
site.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Shade", "between", "colour_of", "contrast", "reach", "shade_of"]


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour in OKLCH."""

    lightness: float
    chroma: float
    hue: float


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours, from 1 to 21."""
    return _ratio(_luminance(one), _luminance(other))


def _ratio(one: float, other: float) -> float:
    """The contrast of two luminances."""
    return (one + 0.05) / (other + 0.05) if one > other else (other + 0.05) / (one + 0.05)


@lru_cache(maxsize=8192)
def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, from 0 to 1."""
    return _luminance_of(*bytes.fromhex(colour[1:]))


def _luminance_of(red: int, green: int, blue: int) -> float:
    return 0.2126 * _LINEAR[red] + 0.7152 * _LINEAR[green] + 0.0722 * _LINEAR[blue]


def _to_linear(value: float) -> float:
    """An sRGB channel without its gamma (IEC 61966-2-1)."""
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


_LINEAR = tuple(_to_linear(byte / 255) for byte in range(256))
_GAMUT = (-1e-4, 1.0001)
"""How far a channel may lie outside 0 to 1 and still count as shown: rounding errors."""


def _channels(colour: str) -> tuple[float, float, float]:
    """Linear red, green and blue from 0 to 1."""
    red, green, blue = bytes.fromhex(colour[1:])
    return _LINEAR[red], _LINEAR[green], _LINEAR[blue]


def _from_linear(value: float) -> float:
    """A linear channel with the gamma of sRGB."""
    return float(12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)


def _byte(value: float) -> int:
    """A linear channel as it is written, 0 to 255."""
    return round(_from_linear(min(1.0, max(0.0, value))) * 255)


def _linear_rgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """OKLAB as linear red, green and blue (Ottosson, https://bottosson.github.io/posts/oklab/)."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def colour_of(lightness: float, chroma: float, hue: float) -> str:
    """The nearest sRGB colour with this lightness and hue."""
    red, green, blue = _bytes_of(lightness, chroma, hue)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _bytes_of(lightness: float, chroma: float, hue: float) -> tuple[int, int, int]:
    """The same as red, green and blue, 0 to 255."""
    chroma = max(chroma, 0.0)
    cosine, sine = math.cos(math.radians(hue)), math.sin(math.radians(hue))
    lowest, highest = _GAMUT
    while True:
        red, green, blue = _linear_rgb(lightness, chroma * cosine, chroma * sine)
        if chroma == 0 or (min(red, green, blue) >= lowest and max(red, green, blue) <= highest):
            break
        chroma = max(chroma - 0.002, 0.0)
    return _byte(red), _byte(green), _byte(blue)


@lru_cache(maxsize=1024)
def shade_of(colour: str) -> Shade:
    """A colour in OKLCH (the same source)."""
    red, green, blue = _channels(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Shade(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def reach(shade: Shade, backgrounds: Sequence[str], ratio: float, step: float) -> str:
    """The shade, moved by `step` until it contrasts enough with each background."""
    lightness = shade.lightness
    red, green, blue = _bytes_of(lightness, shade.chroma, shade.hue)
    backs = [_luminance(back) for back in backgrounds]
    while 0 < lightness < 1:
        luminance = _luminance_of(red, green, blue)
        if min([_ratio(luminance, back) for back in backs]) >= ratio:
            break
        lightness += step
        red, green, blue = _bytes_of(round(lightness, 4), shade.chroma, shade.hue)
    return f"#{red:02x}{green:02x}{blue:02x}"


def between(hue: float, other: float, part: float) -> float:
    """The hue that lies that part of the way to another, the short way round."""
    return (hue + ((other - hue + 180) % 360 - 180) * part) % 360
