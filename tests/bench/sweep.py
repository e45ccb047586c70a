"""Look for a brand whose colours contrast too little, over a whole grid, and time a brand.

    python tests/bench/sweep.py [--steps 16] [--pairs 3600]

Every primary of a grid of steps³ colours alone, then random pairs that are the same on every run;
site and kit, light and dark. Prints the counts, the misses and the time a brand as JSON. The tests
do the same over a smaller grid and with Hypothesis.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from itertools import product

from klimaatwerf.core.brand import derive
from klimaatwerf.core.colour import contrast
from klimaatwerf.core.kit_palette import KIT_PAIRS, kit_palette
from klimaatwerf.core.pairs import PAIRS, shortfalls

HARD = "#000000 #ffffff #808080 #777777 #ffff00 #39ff14 #ff00ff".split()


def main() -> None:
    """Sweep and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=16)
    parser.add_argument("--pairs", type=int, default=3600)
    given = parser.parse_args()
    brands = [*_grid(given.steps), *_pairs(given.pairs)]
    began = time.process_time()
    for brand in brands:
        derive(*brand)
        kit_palette(*brand)
    derived = time.process_time() - began
    missed = {str(brand): found for brand in brands if (found := _missed(*brand))}
    figures = {
        "primaries": given.steps**3,
        "pairs_of_colours": given.pairs,
        "pairs_of_the_site": len(PAIRS),
        "pairs_of_the_kit": len(KIT_PAIRS),
        "ms_a_brand": round(derived / len(brands) * 1000, 2),
        "missed": missed,
    }
    print(json.dumps(figures, indent=1))  # noqa: T201


def _grid(steps: int) -> list[tuple[str, str | None]]:
    values = [round(step * 255 / (steps - 1)) for step in range(steps)]
    return [("#{:02x}{:02x}{:02x}".format(*one), None) for one in product(values, repeat=3)]


def _pairs(count: int) -> list[tuple[str, str | None]]:
    numbers = random.Random(2026)
    return [
        tuple(  # type: ignore[misc]
            numbers.choice(HARD)
            if numbers.random() < 0.15
            else f"#{numbers.randrange(1 << 24):06x}"
            for _ in range(2)
        )
        for _ in range(count)
    ]


def _missed(primary: str, secondary: str | None) -> list[str]:
    site = [str(one) for one in shortfalls(derive(primary, secondary))]
    kit = [
        f"{family}: {one} on {other}"
        for family, found in kit_palette(primary, secondary).items()
        for one, other, ratio in KIT_PAIRS
        if contrast(found[one], found[other]) < ratio
    ]
    return site + kit


if __name__ == "__main__":
    main()
