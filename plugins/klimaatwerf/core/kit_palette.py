"""The colours of posters, flyers and social images, from the same palette as the site.

Every piece is a section through the ground: a sky, and below the line soil that is darker than it.
A family has its own sky: an event the first colour, an action a pale tint of it, an audience the
second colour. The rules are those of the kit's visual design.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from klimaatwerf.core.colour import Shade, colour_of, contrast, reach, shade_of
from klimaatwerf.core.palette import STEP, TEXT, Palette, palette_of

__all__ = ["FAMILIES", "KIT_PAIRS", "kit_palette"]

FAMILIES = ("aankondigen", "uitleggen", "uitnodigen")
"""The families of pieces, under the names that their templates use."""

KIT_PAIRS: tuple[tuple[str, str, float], ...] = (
    ("onsky", "sky", TEXT),
    ("onsky", "sun", TEXT),
    *(("onsoil", soil, TEXT) for soil in ("soil", "soil2", "soil3")),
    *(("accent", soil, 6.0) for soil in ("soil", "soil2", "soil3")),
    ("onaccent", "accent", TEXT),
    ("onbadge", "badge", TEXT),
    ("onpop", "pop", TEXT),
    ("line", "soil", 3.0),
    ("ink", "light", 7.0),
)
"""What stands on what, with the contrast that it needs."""


@dataclass(frozen=True, slots=True)
class _Brand:
    """What the families share."""

    palette: Palette
    secondary: str
    second: Shade
    ink: str
    paper: str

    @property
    def base(self) -> Shade:
        return self.palette.base

    def first(self, lightness: float, chroma: float) -> str:
        """The first colour at another lightness; the shadows of a yellow are petrol."""
        hue = self.base.hue if lightness > 0.9 else self.palette.text_hue
        return colour_of(lightness, min(max(self.base.chroma, 0.04), chroma), hue)

    def other(self, lightness: float, chroma: float) -> str:
        """The second colour at another lightness."""
        return colour_of(lightness, min(max(self.second.chroma, 0.05), chroma), self.second.hue)

    def on(self, surface: str) -> str:
        """The text on a surface: paper or ink, black or white where neither is enough."""
        best = max((self.ink, self.paper), key=lambda one: contrast(one, surface))
        if contrast(best, surface) >= TEXT:
            return best
        return max(("#000000", "#ffffff"), key=lambda one: contrast(one, surface))


@lru_cache(maxsize=1024)
def kit_palette(primary: str, secondary: str | None = None) -> Mapping[str, Mapping[str, str]]:
    """The 34 colours of each family, by the names that the pieces know."""
    brand = _brand(palette_of(primary, secondary), secondary)
    skies = (primary, brand.first(0.945, 0.045), brand.secondary)
    return {name: _family(brand, sky) for name, sky in zip(FAMILIES, skies, strict=True)}


def _brand(palette: Palette, secondary: str | None) -> _Brand:
    """Without a second colour, the accent of the site is it."""
    if secondary is None:
        amber = 60 < palette.accent_hue < 110
        secondary = colour_of(0.78 if amber else 0.62, 0.19, palette.accent_hue)
    base, text = palette.base, palette.text_hue
    return _Brand(
        palette,
        secondary,
        shade_of(secondary),
        ink=colour_of(0.205, min(base.chroma, 0.055), text),
        paper=colour_of(0.985, 0.008, base.hue),
    )


def _family(brand: _Brand, sky: str) -> dict[str, str]:
    base, air = brand.base, shade_of(sky)
    soils = _soils(brand, air.lightness)
    accent = _accent(brand, soils)
    onsky = brand.on(sky)
    pop = _pop(brand, sky, accent)
    found = {
        "sky": sky,
        "onsky": onsky,
        **dict(zip(("soil", "soil2", "soil3"), soils, strict=True)),
        "onsoil": brand.paper,
        "accent": accent,
        "onaccent": brand.on(accent),
        "ink": brand.ink,
        "light": brand.paper,
        "sun": _sun(air, onsky),
        "pop": pop,
        "pop2": _second_tone(pop),
        "onpop": brand.on(pop),
        **_things(brand, air.lightness),
        "stem": _stem(brand, sky),
        **_masses(brand, sky, air.lightness),
        "line": _line((accent, pop, brand.paper), sky, soils[0]),
    }
    wall = brand.first(0.88 if air.lightness < 0.8 or base.lightness < 0.45 else 0.80, 0.07)
    if contrast(wall, sky) < 1.15:
        wall = brand.first(0.70, 0.10)
    found |= {"wall1": pop, "wall2": wall, "wall3": found["pop2"]}
    found["badge"] = _badge(brand, sky, soils[0], (pop, accent))
    found["onbadge"] = brand.on(found["badge"])
    return found


def _soils(brand: _Brand, sky: float) -> tuple[str, str, str]:
    """Three layers, each darker, all darker than the sky; a dark brand is its own soil."""
    base, hue = brand.base, brand.palette.text_hue
    dark = base.lightness < 0.40
    top = min(sky - 0.115, 0.245) if sky < 0.5 else base.lightness if dark else 0.285

    def layer(lightness: float) -> str:
        lightness = max(lightness, 0.0)
        chroma = min(max(base.chroma, 0.04), 0.02 + 0.2 * lightness, 0.11 if dark else 0.075)
        return colour_of(lightness, chroma, hue)

    first = brand.palette.primary if sky >= 0.5 and dark else layer(top)
    return first, layer(top - 0.042), layer(top - 0.084)


def _accent(brand: _Brand, soils: Sequence[str]) -> str:
    """The first of the brand's colours, as it is or lighter, that stands out on the soil."""
    given = (
        brand.secondary,
        brand.palette.primary,
        brand.other(0.84, 0.12),
        brand.first(0.88, 0.13),
    )
    enough = (one for one in given if min(contrast(one, soil) for soil in soils) >= 6)
    return next(enough, brand.paper)


def _sun(air: Shade, onsky: str) -> str:
    """A little lighter than the sky, or darker where the text on it asks for that."""
    up = 0.045 if contrast(onsky, "#ffffff") > TEXT else 0.05
    sun = Shade(min(air.lightness + up, 0.985), air.chroma, air.hue)
    dark_text = contrast(onsky, "#000000") < contrast(onsky, "#ffffff")
    return reach(sun, [onsky], TEXT, STEP if dark_text else -STEP)


def _pop(brand: _Brand, sky: str, accent: str) -> str:
    """The second colour, unless it is lost in the sky."""
    pop, lightness = brand.secondary, shade_of(sky).lightness
    if contrast(pop, sky) >= 1.2:
        return accent if lightness < 0.5 and contrast(pop, sky) < 2 else pop
    primary = brand.palette.primary
    others = (one for one in (primary, accent) if contrast(one, sky) >= 1.5)
    return next(others, brand.other(0.35, 0.17))


def _line(given: Sequence[str], sky: str, soil: str) -> str:
    """The ground line: the first that stands out on the soil and can be told from the sky."""
    clear = (one for one in given if contrast(one, soil) >= 3 and contrast(one, sky) >= 1.15)
    return next(clear, given[0])


def _second_tone(colour: str) -> str:
    shade = shade_of(colour)
    step = -0.12 if shade.lightness > 0.62 else 0.2
    return colour_of(shade.lightness + step, shade.chroma * 0.92, shade.hue)


def _things(brand: _Brand, sky: float) -> dict[str, str]:
    """Stones, roots, people and the worm."""
    text = brand.palette.text_hue
    apart = abs((brand.second.hue - brand.base.hue + 180) % 360 - 180) > 40
    light = sky > 0.6
    return {
        "mid": brand.first(0.80, 0.05),
        "stone": colour_of(0.74 if light else 0.88, 0.014, text),
        "stone2": colour_of(0.54 if light else 0.66, 0.018, text),
        "root": brand.first(0.56, 0.06),
        "skin1": colour_of(0.88, 0.045, 70),
        "skin2": colour_of(0.62, 0.08, 55),
        "skin3": colour_of(0.76, 0.07, 62),
        "hair": colour_of(0.42, 0.07, 50),
        "worm": brand.other(0.80 if apart else 0.82, 0.10),
        "wormline": brand.other(0.66, 0.11),
    }


def _stem(brand: _Brand, sky: str) -> str:
    """Trunks and stalks: dark, but light where they would be lost in a dark sky."""
    dark = brand.first(0.32, 0.08)
    return dark if contrast(dark, sky) >= 1.35 else brand.first(0.58, 0.09)


def _masses(brand: _Brand, sky: str, lightness: float) -> dict[str, str]:
    """Three tones of the brand for large shapes, clear of the sky."""
    steps = (0.86, 0.74, 0.62)
    if lightness > 0.8:
        steps = (0.40, 0.52, 0.66)
    elif lightness > 0.5:
        steps = (0.36, 0.46, 0.80)
    main, main2, main3 = (brand.first(step, 0.15) for step in steps)
    if contrast(main3, sky) < 1.18:
        main3 = brand.first(steps[2] + (0.1 if lightness < 0.7 else -0.12), 0.13)
    return {"main": main, "main2": main2, "main3": main3}


def _badge(brand: _Brand, sky: str, soil: str, first: tuple[str, str]) -> str:
    """The sticker: clear of the sky and of the soil."""
    given = (*first, brand.secondary, brand.palette.primary)
    clear = (one for one in given if contrast(one, soil) >= 2.4 and contrast(one, sky) >= 1.2)
    return next(clear, brand.paper)
