"""Design tokens from one or two colours, in OKLCH, that meet WCAG 2.2 AA in light and dark.

"Reach" moves lightness until the contrast with every listed background is enough, and no further:
hue stays, and as much chroma as the screen can show. The rules are those of the visual design ("one
street"); what must contrast with what stands in `core/pairs.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from klimaatwerf.core.colour import Shade, colour_of, contrast, reach, shade_of
from klimaatwerf.core.drawing import day, evening
from klimaatwerf.core.palette import STEP, TEXT, Palette, palette_of

__all__ = ["BACKGROUNDS", "LINE", "Tokens", "derive", "stylesheet"]

BACKGROUNDS = ("page", "surface", "tint", "wash")
"""The neutral roles that text, links and controls stand on."""
LINE = 3.0
"""The contrast that WCAG 2.2 AA asks of controls and meaningful lines (1.4.11)."""

# Beyond these, no hue has enough contrast: looking there only takes time.
_LIGHTEST_BY_DAY = 0.85
_DARKEST_IN_THE_EVENING = 0.40


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role, as `#rrggbb`, for light and dark."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


@lru_cache(maxsize=1024)
def derive(primary: str, secondary: str | None = None) -> Tokens:
    """The tokens of a brand; the primary colour itself is the token `field`."""
    palette = palette_of(primary, secondary)
    light, dark = _light(palette), _dark(palette)
    states = _states()
    return Tokens(
        {**light, **states.light, **day(palette, light["field"])},
        {**dark, **states.dark, **evening(palette, dark["field"])},
    )


def _darkened(shade: Shade, backs: list[str], ratio: float) -> str:
    """The shade, only as much darker as its contrast on light backgrounds asks."""
    start = Shade(min(shade.lightness, _LIGHTEST_BY_DAY), shade.chroma, shade.hue)
    return reach(start, backs, ratio, -STEP)


def _lightened(shade: Shade, backs: list[str], ratio: float) -> str:
    """The shade, only as much lighter as its contrast on dark backgrounds asks."""
    lightest = max(shade.lightness, _DARKEST_IN_THE_EVENING)
    return reach(Shade(lightest, shade.chroma, shade.hue), backs, ratio, STEP)


def _readable(back: str, dark: Shade) -> str:
    """White where it can be read on a background, else a dark text."""
    white = contrast("#ffffff", back) >= TEXT
    return "#ffffff" if white else reach(dark, [back], TEXT, -STEP)


def _hovered(action: str, text: str) -> str:
    """A button under the pointer: away from its text, unless it is at the end already."""
    shade = shade_of(action)
    away = -0.09 if text == "#ffffff" else 0.07 if shade.lightness < 0.9 else -0.07
    lightness = shade.lightness + away
    return colour_of(lightness if lightness > 0.1 else 0.2, shade.chroma, shade.hue)


def _light(p: Palette) -> dict[str, str]:
    base = p.base
    t = {
        "page": colour_of(0.986, 0.010, base.hue)
        if p.yellow
        else colour_of(0.986, 0.008, p.accent_hue),
        "surface": "#ffffff",
        "tint": colour_of(0.955, min(0.03, 0.012 + base.chroma * 0.12), base.hue),
        "wash": colour_of(0.905, min(0.06, 0.02 + base.chroma * 0.25), base.hue),
    }
    backs = list(t.values())
    t["ink"] = colour_of(0.235, p.neutral, p.text_hue)
    t["soft"] = reach(Shade(0.50, p.neutral, p.text_hue), backs, 4.8, -STEP)
    t["link"] = _darkened(p.strong, backs, TEXT)
    t["line"] = colour_of(0.87, p.neutral * 0.8, p.text_hue)
    t["edge"] = reach(Shade(0.66, p.neutral, p.text_hue), backs, 3.1, -STEP)
    t["field"], t["on-field"] = p.primary, p.on_field
    t["action"], t["on-action"] = _darkened(p.strong, [t["surface"]], TEXT), "#ffffff"
    t["action-hover"] = _hovered(t["action"], t["on-action"])
    t["pop"] = colour_of(p.pop.lightness, p.pop.chroma, p.pop.hue)
    t["on-pop"] = reach(Shade(0.26, 0.04, p.accent_hue), [t["pop"]], 7, -STEP)
    t["cta"], t["on-cta"] = (p.on_field, "#ffffff") if p.light_field else (t["pop"], t["on-pop"])
    if not p.light_field and contrast(t["pop"], p.primary) < 3.1:
        t["cta"], t["on-cta"] = "#ffffff", p.primary
    t["bar"] = (
        _darkened(p.second, backs, LINE)
        if p.second
        else reach(Shade(0.66, 0.15, p.accent_hue), backs, 3.1, -STEP)
    )
    return t


def _dark(p: Palette) -> dict[str, str]:
    base = p.base
    levels = {"page": 0.175, "surface": 0.225, "tint": 0.205, "wash": 0.29}
    t = {
        name: colour_of(level, min(0.028, base.chroma * 0.28), p.text_hue)
        for name, level in levels.items()
    }
    backs = list(t.values())
    t["ink"] = colour_of(0.955, 0.01, p.accent_hue)
    t["soft"] = reach(Shade(0.74, p.neutral * 0.8, base.hue), backs, 5.5, STEP)
    t["link"] = _lightened(base, backs, TEXT)
    t["line"] = colour_of(0.36, p.neutral, p.text_hue)
    t["edge"] = reach(Shade(0.55, p.neutral, p.text_hue), backs, 3.1, STEP)
    if p.light_field:
        t["field"] = colour_of(0.28, min(base.chroma, 0.05), p.text_hue)
    else:
        t["field"] = colour_of(0.30, min(base.chroma, 0.085), base.hue)
    t["on-field"] = "#ffffff"
    t["action"] = _lightened(base, backs, LINE)
    t["on-action"] = _readable(t["action"], Shade(0.22, 0.04, base.hue))
    t["action-hover"] = _hovered(t["action"], t["on-action"])
    t["pop"] = colour_of(min(p.pop.lightness, 0.92), p.pop.chroma, p.pop.hue)
    t["on-pop"] = reach(Shade(0.24, 0.04, p.accent_hue), [t["pop"]], 7, -STEP)
    t["cta"], t["on-cta"] = (p.primary, p.on_field) if p.light_field else (t["pop"], t["on-pop"])
    t["bar"] = (
        _lightened(p.second, backs, LINE)
        if p.second
        else reach(Shade(0.72, p.accent_chroma, p.accent_hue), backs, 4, STEP)
    )
    return t


@cache
def _states() -> Tokens:
    """Cancelled, moved and running: fixed hues, the same steps everywhere."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for name, hue in (("stop", 25), ("warn", 75), ("go", 150)):
        light[name] = colour_of(0.93, 0.05, hue)
        light[f"on-{name}"] = reach(Shade(0.45, 0.13, hue), [light[name]], 7, -STEP)
        dark[name] = colour_of(0.33, 0.07, hue)
        dark[f"on-{name}"] = reach(Shade(0.85, 0.08, hue), [dark[name]], 7, STEP)
    return Tokens(light, dark)


def stylesheet(tokens: Tokens) -> str:
    """The tokens as CSS custom properties on the root, dark ones for a dark screen."""

    def block(colours: Mapping[str, str], indent: str) -> str:
        return "".join(f"{indent}--{name}: {value};\n" for name, value in colours.items())

    return (
        f":root {{\n{block(tokens.light, '  ')}}}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"  :root {{\n{block(tokens.dark, '    ')}  }}\n}}\n"
    )
