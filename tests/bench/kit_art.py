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

from tests.bench import kit_first as first
from tests.bench import kit_more as more
from tests.bench.kit_shapes import EDGE

FOLDER = Path(__file__).parents[2] / "themes/klimaatwerf/art/kit"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, how far it goes above and below the ground, and what it shows."""

    draw: Callable[[], str]
    above: int
    below: int
    alt: str
    core: tuple[int, int] = (600, 600)
    """What one must see to the left and to the right of x = 0."""
    scenes: tuple[str, ...] = ()
    """The scenes of the site that it stands for, and single action templates."""


PICTURES = (
    Picture(first.haag, 670, 140, "Kleine haagplanten groeien stap voor stap uit tot een hoge haag. Onderaan komt een egel piepen, bovenop zit een vogel.", (540, 640), ("groen",)),
    Picture(first.tegel, 800, 160, "Een bloem met een lachend gezicht duwt een stoeptegel omhoog. Er vliegt een bij naartoe en tussen de voegen kiemen plantjes.", (420, 560), ("tegels",)),
    Picture(first.straat, 720, 130, "Een rij huizen met ogen en een glimlach kijkt naar elkaar. Er hangen vlaggetjes, er staan bomen en er groeit een geveltuin.", (600, 600), ("straatfeest", "speelstraat", "wijkrenovatie")),
    Picture(first.tafel, 830, 130, "Vier buren zitten samen aan een lange tafel. Boven hun hoofden hangen tekstballonnen met een boom, een huis, een waterdruppel en een zon.", (600, 600), ("samen",)),
    Picture(first.winkel, 690, 130, "Een buurtwinkel met grote ogen en een gestreepte luifel. Voor de etalage staat een fiets met een volle mand.", (600, 600), ("winkels",)),
    Picture(more.huis, 770, 130, "Een huis met een glimlach draagt een wollen sjaal en een muts met een bol. Ook het vogeltje ernaast heeft een sjaaltje om.", (460, 640), ("wonen", "energiescan")),
    Picture(more.stroom, 730, 130, "Twee huizen zijn verbonden met een snoer in de vorm van een hart. Het ene draagt een zonnebril van zonnepanelen, het andere lacht terug.", (620, 600), ("zonnedak", "stroomdelen")),
    Picture(more.bakfiets, 780, 130, "Iemand rijdt op een bakfiets. In de bak zit een slak, die voor één keer snel vooruitgaat.", (570, 560), ("mobiliteit", "testfiets")),
    Picture(more.ton, 790, 140, "Een lachende regenton zit vol. Bovenop drijft een badeend en een bloem drinkt uit de ton met een rietje.", (480, 640), ("water",)),
    Picture(more.pot, 780, 130, "Een wortel, een biet en een prei zitten in een kookpot als in een warm bad. Een erwt staat klaar om van de lepel te duiken.", (500, 700), ("voeding",)),
    Picture(more.rooster, 800, 160, "Een broodrooster met een pleister lacht: hij doet het weer. Twee sneden brood vliegen omhoog en zijn snoer groeit als een wortel in de grond.", (570, 520), ("circulair",)),
    Picture(more.bekers, 720, 130, "Drie herbruikbare bekers dansen onder de vlaggetjes. De vuilnisbak ernaast heeft niets te doen en slaapt.", (600, 720), ("bekers",)),
    Picture(more.eenden, 750, 130, "Een eend met een stopbord leidt haar kuikens met boekentas over het zebrapad. Eén kuiken loopt de andere kant op.", (640, 700), ("schoolstraat",)),
    Picture(more.boom, 800, 140, "Een lachende boom heeft een nest met jonge vogels op het hoofd. Aan een tak schommelt een kind.", (360, 560), ("bomenrij", "speelplaats")),
    Picture(more.fabriek, 830, 130, "Een bedrijf met ogen kijkt blij omhoog: zijn schoorsteen is een bloempot met een lachende bloem.", (600, 540), ("bedrijven",)),
    Picture(more.kabouter, 810, 130, "Een tuinkabouter kijkt door een verrekijker. Uit een molshoop kijkt een mol met een verrekijker terug.", (680, 420), ("tuinranger",)),
    Picture(more.gevel, 790, 140, "Een huis heeft een snor en wenkbrauwen van klimplanten. Een bij vliegt op de bloemen af.", (480, 600), ("geveltuin",)),
    Picture(more.fietsjes, 650, 130, "Een grote fiets met ogen rijdt voorop. Drie kleine fietsen volgen haar als kuikens.", (660, 740), ("fietsbieb",)),
    Picture(more.auto, 670, 130, "Vier buren en een hond passen samen in één autootje, dat lacht.", (520, 520), ("autodelen",)),
    Picture(more.hotel, 750, 130, "Een insectenhotel zit vol: uit de kamers kijken ogen. Een bij komt aangevlogen met een koffertje.", (400, 700), ("bloemenperk",)),
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    facts, instead = {}, {}
    for picture in PICTURES:
        name = picture.draw.__name__
        size = f'viewBox="{-EDGE} {-picture.above} {2 * EDGE} {picture.above + picture.below}"'
        _write(name, size, picture.draw())
        facts[name] = {
            "above": picture.above,
            "below": picture.below,
            "from": -EDGE,
            "width": 2 * EDGE,
            "left": picture.core[0],
            "right": picture.core[1],
            "alt": picture.alt,
        }
        instead |= dict.fromkeys(picture.scenes, name)
    table = FOLDER / "art.json"
    scenes = json.loads(table.read_text("utf-8"))["scenes"] if table.exists() else {}
    text = {"instead": dict(sorted(instead.items())), "drawings": facts, "scenes": scenes}
    table.write_text(json.dumps(text, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write(name: str, size: str, inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>\n'
    (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
