"""Which colours of the theme stand on which, and the contrast that WCAG 2.2 AA asks of each pair.

This is read off `site.css` and `page.css` of the theme; a test holds the two together. A name is a
token of `core.brand`, or a colour where the theme uses one as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from klimaatwerf.core.brand import BACKGROUNDS, LINE, Tokens
from klimaatwerf.core.colour import contrast
from klimaatwerf.core.palette import TEXT

__all__ = ["PAIRS", "Pair", "Shortfall", "shortfalls"]


class Pair(NamedTuple):
    """A colour, what it stands on and the contrast it needs there."""

    colour: str
    back: str
    ratio: float


class Shortfall(NamedTuple):
    """A pair that contrasts less than it should."""

    scheme: str
    pair: Pair
    ratio: float


def _on(colours: str, backs: Iterable[str], ratio: float) -> tuple[Pair, ...]:
    return tuple(Pair(colour, back, ratio) for colour in colours.split() for back in backs)


PAIRS: tuple[Pair, ...] = (
    # Running text, quiet text and the links in it; ink is the focus ring too.
    *_on("ink soft link", BACKGROUNDS, TEXT),
    # The demo strip, the skip link with its focus ring, and the tag "Volzet".
    Pair("page", "ink", TEXT),
    # Heads, plates and boxes in the brand's colour, with their focus ring.
    Pair("on-field", "field", TEXT),
    # Buttons at rest and under the pointer; the chosen filter.
    Pair("on-action", "action", TEXT),
    Pair("on-action", "action-hover", TEXT),
    Pair("on-cta", "cta", TEXT),
    # News, and what lights up under the pointer.
    Pair("on-pop", "pop", TEXT),
    # Cancelled, moved, running.
    *(Pair(f"on-{state}", state, TEXT) for state in ("stop", "warn", "go")),
    # The footer below the hedge, with its focus ring.
    Pair("#ffffff", "a-w5", TEXT),
    # The edge of a filter; progress, steps and timeline; the shape of a button.
    *_on("edge bar action", BACKGROUNDS, LINE),
    # The one button on a field and the line below the page at hand.
    Pair("cta", "field", LINE),
)
"""Every pair of the theme."""


def shortfalls(tokens: Tokens) -> list[Shortfall]:
    """The pairs of a brand that contrast too little; none for any colour is the promise."""
    found = []
    for scheme, colours in (("light", tokens.light), ("dark", tokens.dark)):
        for pair in PAIRS:
            colour, back = (colours.get(name, name) for name in pair[:2])
            if (ratio := contrast(colour, back)) < pair.ratio:
                found.append(Shortfall(scheme, pair, ratio))
    return found
