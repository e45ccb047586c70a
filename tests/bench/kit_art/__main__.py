"""Draws the bold pictures of the communication kit: themes/klimaatwerf/art/kit/*.svg and art.json.

    python -m tests.bench.kit_art

The ground line is y = 0, what roots goes below it; the focus is x = 0. Colours are those of
`core/kit_palette.py`, as `var(--kw-…)`, so a page can show them too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.kit_art import first, homes, nature, streets, things
from tests.bench.kit_art.shapes import EDGE

FOLDER = Path(__file__).parents[3] / "themes/klimaatwerf/art/kit"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing and its measures; art.json has in words what it shows."""

    draw: Callable[[], str]
    above: int
    below: int
    core: tuple[int, int]
    """What one must see to the left and to the right of x = 0."""
    scenes: tuple[str, ...]
    """The scenes of the site that it stands for, and single action templates."""


PICTURES = (
    Picture(first.haag, 670, 140, (540, 640), ("groen",)),
    Picture(first.tegel, 800, 160, (420, 560), ("tegels",)),
    Picture(first.straat, 720, 130, (600, 600), ("straatfeest", "speelstraat", "wijkrenovatie")),
    Picture(first.tafel, 830, 130, (600, 600), ("samen",)),
    Picture(first.winkel, 690, 130, (600, 600), ("winkels",)),
    Picture(homes.huis, 770, 130, (460, 640), ("wonen", "energiescan")),
    Picture(homes.stroom, 730, 130, (620, 600), ("zonnedak", "stroomdelen")),
    Picture(streets.bakfiets, 780, 130, (570, 560), ("mobiliteit", "testfiets")),
    Picture(nature.ton, 790, 140, (480, 640), ("water",)),
    Picture(things.pot, 780, 130, (500, 730), ("voeding",)),
    Picture(things.rooster, 800, 160, (570, 520), ("circulair",)),
    Picture(things.bekers, 720, 130, (600, 790), ("bekers",)),
    Picture(streets.eenden, 750, 130, (640, 740), ("schoolstraat",)),
    Picture(nature.boom, 800, 140, (360, 720), ("bomenrij", "speelplaats")),
    Picture(homes.fabriek, 830, 130, (600, 540), ("bedrijven",)),
    Picture(nature.kabouter, 810, 130, (680, 420), ("tuinranger",)),
    Picture(homes.gevel, 790, 140, (480, 600), ("geveltuin",)),
    Picture(streets.fietsjes, 650, 130, (660, 740), ("fietsbieb",)),
    Picture(streets.auto, 670, 130, (520, 520), ("autodelen",)),
    Picture(nature.hotel, 750, 130, (400, 700), ("bloemenperk",)),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    table = FOLDER / "art.json"
    written = json.loads(table.read_text(encoding="utf-8"))
    facts: dict[str, dict[str, object]] = {}
    instead: dict[str, str] = {}
    for picture in PICTURES:
        name = picture.draw.__name__
        size = f'viewBox="{-EDGE} {-picture.above} {2 * EDGE} {picture.above + picture.below}"'
        _write(name, size, picture.draw())
        facts[name] = {
            "start": -EDGE,
            "width": 2 * EDGE,
            "above": picture.above,
            "below": picture.below,
            "left": picture.core[0],
            "right": picture.core[1],
            "alt": written["drawings"].get(name, {"alt": ""})["alt"],
        }
        instead |= dict.fromkeys(picture.scenes, name)
    written |= {"instead": dict(sorted(instead.items())), "drawings": facts}
    table.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write(name: str, size: str, inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>\n'
    (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
