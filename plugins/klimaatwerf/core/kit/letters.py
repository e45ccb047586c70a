"""The letters that a kit has: their names, and to whom each speaks."""

from __future__ import annotations

from dataclasses import dataclass

from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.vocabulary import Audience

__all__ = ["LETTERS", "Letter"]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter; its template is content/kit/letters/<id>.docx."""

    id: str
    label: str
    audience: Audience
    """Whose words it takes from the recruit files."""
    advice: str
    """What it is for, in a line."""
    open: bool = False
    """Whether it is for anybody whom the item is for, and so takes other words where it must."""
    planned: bool = False
    """Whether it tells the campaign plan."""

    @property
    def template(self) -> str:
        """The name of its template below content/kit/."""
        return f"letters/{self.id}.docx"

    def speaks_to(self, item: KitItem) -> Audience:
        """Whose words it takes for an item."""
        if self.open and self.audience not in item.audiences:
            return next(iter(item.audiences), self.audience)
        return self.audience


LETTERS = (
    Letter(
        "brief-inwoners",
        "Brief aan inwoners",
        Audience.RESIDENT,
        "Voor in de bus. Past in een envelop met venster rechts.",
    ),
    Letter(
        "brief-verenigingen",
        "Brief aan verenigingen",
        Audience.ASSOCIATION,
        "Voor het bestuur van clubs en adviesraden.",
    ),
    Letter(
        "brief-handelaars",
        "Brief aan handelaars",
        Audience.SHOPKEEPER,
        "Voor winkels en horeca. Geef er een raamaffiche bij.",
    ),
    Letter(
        "uitnodiging",
        "Uitnodiging",
        Audience.RESIDENT,
        "Om te mailen of te printen, voor wie je graag ziet komen.",
        open=True,
    ),
    Letter(
        "persbericht",
        "Persbericht",
        Audience.RESIDENT,
        "Voor de plaatselijke pers. Vul zelf een citaat in.",
        open=True,
    ),
    Letter(
        "draaiboek",
        "Draaiboek",
        Audience.STAFF,
        "Voor je dienst: wat je wanneer doet. Niet om te verspreiden.",
        planned=True,
    ),
)
"""Every letter, in the order of the kit."""
