"""Design tokens from one or two colours, in OKLCH, that meet WCAG 2.2 AA in light and dark.

"Reach" moves lightness until the contrast with every listed background is enough. The rules are
those of the visual design ("one street").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from klimaatwerf.core.colour import Shade, between, colour_of, contrast, reach, shade_of

__all__ = ["Shift", "Tokens", "derive", "shift", "stylesheet"]

_STEP = 0.005
_TEXT = 4.5


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role, as `#rrggbb`, for light and dark."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Palette:
    """The hues and chromas that the rules start from."""

    primary: str
    base: Shade
    second: Shade | None
    accent_hue: float
    accent_chroma: float
    pop_hue: float
    text_hue: float
    leaf_hue: float
    neutral: float
    yellow: bool
    on_field: str

    @property
    def light_field(self) -> bool:
        """Whether dark text stands on the brand colour."""
        return self.on_field != "#ffffff"


def _palette(primary: str, secondary: str | None) -> _Palette:
    base = shade_of(primary)
    second = shade_of(secondary) if secondary else None
    if second:
        accent, chroma = second.hue, min(0.15, max(0.11, second.chroma))
    elif abs((base.hue - 78 + 180) % 360 - 180) > 50:
        accent, chroma = 78.0, 0.15
    else:
        accent, chroma = 32.0, 0.14
    yellow = 70 < base.hue < 118 and base.lightness > 0.7
    text = (accent if second else 190.0) if yellow else base.hue
    pop = accent
    if accent > 330 or accent < 30:
        pop, chroma = between(accent, 60, 0.4), 0.10
    neutral = min(0.03, base.chroma * 0.25)
    white = contrast(primary, "#ffffff") >= _TEXT
    on_field = "#ffffff" if white else reach(Shade(0.25, neutral * 1.4, text), [primary], 7, -_STEP)
    return _Palette(
        primary,
        base,
        second,
        accent,
        chroma,
        pop,
        text,
        between(base.hue, 145, 0.7),
        neutral,
        yellow,
        on_field,
    )


@lru_cache(maxsize=1024)
def derive(primary: str, secondary: str | None = None) -> Tokens:
    """The tokens of a brand; the primary colour itself is the token `field`."""
    palette = _palette(primary, secondary)
    light, dark = _light(palette), _dark(palette)
    _states(light, dark)
    _illustration(palette, light, dark)
    return Tokens(light, dark)


@dataclass(frozen=True, slots=True)
class Shift:
    """What stands in for a primary colour on buttons, with the lowest contrast of both."""

    colour: str
    ratio: float
    reached: float


def shift(primary: str, secondary: str | None = None) -> Shift | None:
    """The colour that replaces the primary one where it has too little contrast, else None."""
    palette = _palette(primary, secondary)
    backs = list(_backgrounds(palette).values())
    ratio = min(contrast(primary, back) for back in backs)
    action = _action(palette, backs)
    if action == primary:
        return None
    return Shift(action, ratio, min(contrast(action, back) for back in backs))


def _backgrounds(p: _Palette) -> dict[str, str]:
    """The four neutral backgrounds by day."""
    base = p.base
    return {
        "page": colour_of(0.986, 0.010, base.hue)
        if p.yellow
        else colour_of(0.986, 0.008, p.accent_hue),
        "surface": "#ffffff",
        "tint": colour_of(0.955, min(0.03, 0.012 + base.chroma * 0.12), base.hue),
        "wash": colour_of(0.905, min(0.06, 0.02 + base.chroma * 0.25), base.hue),
    }


def _action(p: _Palette, backs: Sequence[str]) -> str:
    """The colour of a button on those backgrounds."""
    if min(contrast(p.primary, back) for back in backs) >= _TEXT:
        return p.primary
    chroma = 0.075 if p.yellow else min(0.09, p.base.chroma)
    return reach(Shade(0.40, chroma, p.text_hue), backs, 7, -_STEP)


def _light(p: _Palette) -> dict[str, str]:
    base = p.base
    t = _backgrounds(p)
    backs = list(t.values())
    t["ink"] = colour_of(0.235, p.neutral, p.text_hue)
    t["soft"] = reach(Shade(0.50, p.neutral, p.text_hue), backs, 4.8, -_STEP)
    link = 0.08 if p.yellow else min(base.chroma, 0.16)
    t["link"] = reach(Shade(min(base.lightness, 0.52), link, p.text_hue), backs, 5, -_STEP)
    t["line"] = colour_of(0.87, p.neutral * 0.8, p.text_hue)
    t["edge"] = reach(Shade(0.66, p.neutral, p.text_hue), backs, 3.1, -_STEP)
    t["field"], t["on-field"] = p.primary, p.on_field
    t["action"] = _action(p, backs)
    t["on-action"] = "#ffffff"
    action = shade_of(t["action"])
    t["action-hover"] = colour_of(max(0.2, action.lightness - 0.09), action.chroma, action.hue)
    t["pop"] = colour_of(0.84, p.accent_chroma, p.pop_hue)
    t["on-pop"] = reach(Shade(0.26, 0.04, p.accent_hue), [t["pop"]], 7, -_STEP)
    t["cta"], t["on-cta"] = (p.on_field, "#ffffff") if p.light_field else (t["pop"], t["on-pop"])
    if not p.light_field and contrast(t["pop"], p.primary) < 3.1:
        t["cta"], t["on-cta"] = "#ffffff", p.primary
    t["bar"] = reach(Shade(0.66, 0.15, p.accent_hue), backs, 3.1, -_STEP)
    return t


def _dark(p: _Palette) -> dict[str, str]:
    base = p.base
    levels = {"page": 0.175, "surface": 0.225, "tint": 0.205, "wash": 0.29}
    t = {
        name: colour_of(level, min(0.028, base.chroma * 0.28), p.text_hue)
        for name, level in levels.items()
    }
    backs = list(t.values())
    t["ink"] = colour_of(0.955, 0.01, p.accent_hue)
    t["soft"] = reach(Shade(0.74, p.neutral * 0.8, base.hue), backs, 5.5, _STEP)
    t["link"] = reach(Shade(0.8, min(base.chroma, 0.12), base.hue), backs, 7, _STEP)
    t["line"] = colour_of(0.36, p.neutral, p.text_hue)
    t["edge"] = reach(Shade(0.55, p.neutral, p.text_hue), backs, 3.1, _STEP)
    if p.light_field:
        t["field"] = colour_of(0.28, min(base.chroma, 0.05), p.text_hue)
    else:
        t["field"] = colour_of(0.30, min(base.chroma, 0.085), base.hue)
    t["on-field"] = "#ffffff"
    t["action"] = colour_of(0.83, min(base.chroma, 0.13), base.hue)
    t["on-action"] = reach(Shade(0.22, 0.04, base.hue), [t["action"]], 7, -_STEP)
    t["action-hover"] = colour_of(0.91, min(base.chroma, 0.09), base.hue)
    t["pop"] = colour_of(0.82, p.accent_chroma, p.pop_hue)
    t["on-pop"] = reach(Shade(0.24, 0.04, p.accent_hue), [t["pop"]], 7, -_STEP)
    t["cta"], t["on-cta"] = (p.primary, p.on_field) if p.light_field else (t["pop"], t["on-pop"])
    t["bar"] = reach(Shade(0.72, p.accent_chroma, p.accent_hue), backs, 4, _STEP)
    return t


def _states(light: dict[str, str], dark: dict[str, str]) -> None:
    """Cancelled, moved and running: fixed hues, the same steps everywhere."""
    for name, hue in (("stop", 25), ("warn", 75), ("go", 150)):
        light[name] = colour_of(0.93, 0.05, hue)
        light[f"on-{name}"] = reach(Shade(0.45, 0.13, hue), [light[name]], 7, -_STEP)
        dark[name] = colour_of(0.33, 0.07, hue)
        dark[f"on-{name}"] = reach(Shade(0.85, 0.08, hue), [dark[name]], 7, _STEP)


def _illustration(p: _Palette, light: dict[str, str], dark: dict[str, str]) -> None:
    """The colours of the drawings, by day and in the evening."""
    base, text, leaf = p.base, p.text_hue, p.leaf_hue
    mid = min(max(base.chroma, 0.05), 0.13)
    wood = between(leaf, 170, 0.3)
    third = (
        (min(0.66, max(0.46, p.second.lightness + 0.06)), min(0.15, p.second.chroma), p.accent_hue)
        if p.second
        else (0.66, p.accent_chroma, p.accent_hue - 12)
    )
    day = {
        "sky": (0.955, 0.065, base.hue) if p.yellow else (0.925, min(0.045, mid * 0.5), base.hue),
        "far": (0.87, 0.035, text) if p.yellow else (0.84, min(0.06, mid * 0.6), base.hue),
        "w1": (0.97, 0.022, 80),
        "w2": (0.84, p.accent_chroma, p.pop_hue),
        "w3": third,
        "w4": (0.53, min(mid, 0.09) if p.yellow else mid, text),
        "w5": (0.36, min(0.075, mid), text),
        "w6": (0.80, mid * 0.6, text),
        "k": (0.24, 0.03, text),
        "leaf": (0.76, 0.125, leaf),
        "tree": (0.58, 0.105, leaf),
        "wood": (0.42, 0.07, wood),
        "glass": (0.90, 0.03, 210 if p.yellow else base.hue + 20),
        "road": (0.80, 0.015, text),
        "sun": (
            (0.76, 0.16, p.accent_hue) if p.light_field else (0.86, p.accent_chroma, p.pop_hue)
        ),
    }
    evening_third = p.accent_hue if p.second else p.accent_hue - 12
    evening = {
        "sky": (0.29, 0.045, text),
        "far": (0.36, 0.045, text),
        "w1": (0.68, 0.035, 80),
        "w2": (0.62, p.accent_chroma * 0.8, p.pop_hue),
        "w3": (0.47, p.accent_chroma * 0.9, evening_third),
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
    light |= {f"a-{name}": colour_of(*shade) for name, shade in day.items()}
    dark |= {f"a-{name}": colour_of(*shade) for name, shade in evening.items()}
    field = shade_of(light["field"])
    if p.light_field:
        light["a-hill"], light["a-hill2"] = (
            colour_of(0.86, 0.10, leaf),
            colour_of(0.79, 0.105, leaf),
        )
    else:
        light["a-hill"] = colour_of(field.lightness + 0.07, field.chroma, field.hue)
        light["a-hill2"] = colour_of(field.lightness + 0.14, field.chroma * 0.9, field.hue)
    field = shade_of(dark["field"])
    dark["a-hill"] = colour_of(field.lightness + 0.05, field.chroma, field.hue)
    dark["a-hill2"] = colour_of(field.lightness + 0.10, field.chroma, field.hue)


def stylesheet(tokens: Tokens) -> str:
    """The tokens as CSS custom properties on the root, dark ones for a dark screen."""

    def block(colours: Mapping[str, str], indent: str) -> str:
        return "".join(f"{indent}--{name}: {value};\n" for name, value in colours.items())

    return (
        f":root {{\n{block(tokens.light, '  ')}}}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"  :root {{\n{block(tokens.dark, '    ')}  }}\n}}\n"
    )
