"""The pieces that a kit has: their formats, sizes and uses.

Sizes of print are of the cut sheet, in millimetres; those of pictures in pixels. They are those
that platforms and printers ask for (reference: how a Flemish municipality communicates).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from klimaatwerf.core.model.municipality import Screen

__all__ = [
    "DESIGNS",
    "FORMATS",
    "OPEN_GRAPH",
    "PRINT",
    "SOCIAL",
    "Format",
    "Use",
    "Variant",
    "screen_formats",
]


class Use(StrEnum):
    """What a piece is for."""

    PRINT = "druk"
    SOCIAL = "sociaal"
    SCREEN = "scherm"


class Variant(StrEnum):
    """In which of two ways a piece of print is made."""

    READER = "scherm"
    """Tagged, without bleed."""
    PRINTER = "druk"
    """With 3 mm bleed and crop marks."""


@dataclass(frozen=True, slots=True)
class Format:
    """A size in which an item is drawn."""

    id: str
    """The name of its files."""
    label: str
    kind: str
    """How the design knows it: `a3`, `flyer`, `social`."""
    design: str
    """The design in content/kit/designs/ that draws it."""
    width: int
    height: int
    use: Use
    pages: int = 1
    advice: str = ""
    """What it is for, in a line."""
    type: str = "pdf"
    """The kind of file: `pdf`, `png` or `jpg`."""
    max_kb: int | None = None
    days_before: int | None = None

    @property
    def unit(self) -> str:
        """What its size is measured in."""
        return "mm" if self.use is Use.PRINT else "px"

    @property
    def is_wide(self) -> bool:
        """Whether its picture stands beside the title, not below it."""
        return self.use is not Use.PRINT and self.width > 1.2 * self.height

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The ways in which it is made."""
        return tuple(Variant) if self.use is Use.PRINT else (Variant.READER,)

    @property
    def handed_out(self) -> bool:
        """Whether it can end up on the street, so that it says not to throw it there."""
        return self.kind in ("flyer", "card")


PRINT = (
    Format(
        "affiche-a3", "Affiche A3", "a3", "affiche", 297, 420, Use.PRINT,
        advice="Voor borden, winkelramen en de inkom van het gemeentehuis.",
    ),
    Format(
        "affiche-a4", "Affiche A4", "a4", "affiche", 210, 297, Use.PRINT,
        advice="Voor prikborden en de balie. Je kan hem zelf printen.",
    ),
    Format(
        "flyer-a5", "Flyer A5", "flyer", "flyer", 148, 210, Use.PRINT, pages=2,
        advice="Voor- en achterkant, voor in de bus of op een stand.",
    ),
    Format(
        "raamaffiche-a4", "Raamaffiche A4", "window", "raam", 210, 297, Use.PRINT,
        advice="Voor wie meedoet: leesbaar van aan de overkant.",
    ),
    Format(
        "kaartje-a6", "Kaartje A6", "card", "kaartje", 105, 148, Use.PRINT,
        advice="Voor de balie, een broodzak of de schooltas.",
    ),
)  # fmt: skip
OPEN_GRAPH = Format(
    "beeld-1200x630", "Link en Facebook", "social", "sociaal", 1200, 630, Use.SOCIAL, type="png",
    advice="Bij een link, een bericht op Facebook of in een nieuwsbrief.",
)  # fmt: skip
SOCIAL = (
    OPEN_GRAPH,
    Format(
        "beeld-1080x1080", "Vierkant bericht", "social", "sociaal", 1080, 1080, Use.SOCIAL,
        type="png", advice="Voor een bericht op Instagram, Facebook of WhatsApp.",
    ),
    Format(
        "beeld-1080x1350", "Staand bericht", "social", "sociaal", 1080, 1350, Use.SOCIAL,
        type="png", advice="Staand bericht: het grootst op een telefoon.",
    ),
    Format(
        "beeld-1080x1920", "Story", "social", "sociaal", 1080, 1920, Use.SOCIAL,
        type="png", advice="Voor een story van een dag.",
    ),
    Format(
        "beeld-1920x1005", "Facebookevenement", "social", "sociaal", 1920, 1005, Use.SOCIAL,
        type="png", advice="De foto bovenaan een evenement op Facebook.",
    ),
)  # fmt: skip
FORMATS = (*PRINT, *SOCIAL)
DESIGNS = frozenset(("scherm", *(one.design for one in FORMATS)))
"""The designs that pieces name; what else lies beside them they share."""
_USUAL_SCREEN = Screen.model_construct(
    name="Digitaal scherm", width=1920, height=1080, format="png", max_kb=None, days_before=None
)
"""For who declared no screen: there is no standard, and this is what most screens can show."""


def screen_formats(screens: Iterable[Screen]) -> tuple[Format, ...]:
    """The formats of the screens that a municipality declares, or of a usual one."""
    found: dict[tuple[int, int, str], Format] = {}
    for screen in tuple(screens) or (_USUAL_SCREEN,):
        type_ = "jpg" if screen.format.lower() in ("jpg", "jpeg") else "png"
        key = (screen.width, screen.height, type_)
        former = found.get(key)
        found[key] = Format(
            f"scherm-{screen.width}x{screen.height}" + ("-jpg" if type_ == "jpg" else ""),
            f"{former.label}, {screen.name}" if former else screen.name,
            "screen",
            "scherm",
            screen.width,
            screen.height,
            Use.SCREEN,
            type=type_,
            max_kb=_least(former.max_kb if former else None, screen.max_kb),
            days_before=_most(former.days_before if former else None, screen.days_before),
            advice=f"Op maat van {screen.width} bij {screen.height} pixels.",
        )
    return tuple(found.values())


def _least(one: int | None, other: int | None) -> int | None:
    return min((value for value in (one, other) if value is not None), default=None)


def _most(one: int | None, other: int | None) -> int | None:
    return max((value for value in (one, other) if value is not None), default=None)
