"""The fields of pages and news, above their text."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault, shown
from klimaatwerf.core.model.base import ForAudience, Ids, Model, Reference, ReviewedOn, Weight
from klimaatwerf.core.parse import (
    Body,
    Lead,
    MediaPath,
    Name,
    PagePath,
    PathId,
    ShortText,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import MADE_LAYOUTS, Layout

__all__ = ["Menu", "PageText", "Post"]


class Menu(Model):
    """A page's place in the menu; `parent` is the path of another page."""

    label: ShortText = Field(description="De tekst in het menu.", examples=["Doe mee"])
    order: Whole = Field(
        100, description="De plaats in het menu: een lager getal staat eerst.", examples=["90"]
    )
    parent: ShortText | None = Field(
        None, description="Het pad van de pagina waar deze onder staat.", examples=["doe-mee"]
    )


class PageText(Model):
    """A page of the pack or of a municipality."""

    id: PathId = Field(
        description="Het pad van de pagina; dat is de bestandsnaam.", examples=["over"]
    )
    title: Name = Field(description="De titel van de pagina.", examples=["Over de campagne"])
    description: ShortText | None = Field(
        None,
        description="Eén zin voor zoekmachines en sociale media.",
        examples=["Wie achter de campagne zit en wat ze wil."],
    )
    lead: Lead | None = Field(
        None,
        description="De inleiding onder de titel.",
        examples=["Samen maken we werk van een koele straat."],
    )
    menu: Menu | None = Field(
        None,
        description="De plaats in het menu; zonder dit staat de pagina er niet in.",
        examples=["{label: Over ons, order: 90}"],
    )
    audience: ForAudience | None = Field(
        None, description="Voor wie de pagina is, bij layout audience.", examples=["resident"]
    )
    when: ShortText | None = Field(
        None,
        description="Een pad; de pagina bestaat alleen als daar iets staat.",
        examples=["has_partners"],
    )
    layout: Annotated[Layout, choice(Layout, without=MADE_LAYOUTS)] = Field(
        Layout.PAGE, description="Hoe de pagina eruitziet.", examples=["page"]
    )
    locked: YesNo = Field(
        False, description="Met `ja` kan een gemeente de pagina niet veranderen.", examples=["nee"]
    )
    lock_reason: ShortText | None = Field(
        None,
        description="Waarom de pagina vastligt, bij `locked: ja`.",
        examples=["de wet zegt wat hier staat"],
    )
    aliases: tuple[PagePath, ...] = Field(
        (),
        description="Vroegere adressen; ze leiden de lezer naar deze pagina.",
        examples=["[/wie-zijn-we/]"],
    )
    synonyms: tuple[ShortText, ...] = Field(
        (),
        description="Woorden die bij het zoeken hetzelfde betekenen, bij layout index.",
        examples=['["auto, wagen", "zonnepanelen, pv"]'],
    )
    body: Body | None = Field(
        None,
        description="De tekst van de pagina, in Markdown.",
        examples=["We beginnen in je eigen straat."],
    )
    weight: Weight = None
    reviewed_on: ReviewedOn = None
    sources: tuple[Reference, ...] = Field(
        (),
        description="Waar de feiten in de tekst vandaan komen.",
        examples=["[{title: Klimaatplan Berlaar}]"],
    )

    @model_validator(mode="after")
    def _for_somebody(self) -> PageText:
        if self.layout is Layout.AUDIENCE and self.audience is None:
            raise fault("audience-missing", at="layout")
        return self

    @model_validator(mode="after")
    def _paired(self) -> PageText:
        for line in self.synonyms:
            if not all(word.strip() for word in line.split(",")) or "," not in line:
                raise fault("synonym-alone", at="synonyms", value=shown(line))
        return self


class Post(Model):
    """A news item; its date is part of the file's name."""

    id: PathId = Field(
        description="Het adres van het bericht; dat is het einde van de bestandsnaam.",
        examples=["onze-eerste-haag"],
    )
    date: Day = Field(
        description="De dag van het bericht; dat is het begin van de bestandsnaam.",
        examples=["2026-11-20"],
    )
    title: Name = Field(description="De titel.", examples=["Onze eerste haag staat er"])
    lead: Lead = Field(description="Eén zin.", examples=["Driehonderd meter haag in één dag."])
    image: MediaPath | None = Field(
        None, description="De afbeelding bij het bericht.", examples=["media/haag.jpg"]
    )
    alt: ShortText | None = Field(
        None,
        description="Wat er te zien is; verplicht bij een afbeelding.",
        examples=["Een haag in bloei"],
    )
    credit: ShortText | None = Field(
        None, description="Wie de afbeelding maakte.", examples=["An Voorbeeld"]
    )
    actions: Ids = Field(
        (),
        description="De ids van acties waarover het bericht gaat.",
        examples=["[behaag-je-tuin]"],
    )
    aliases: Ids = Field(
        (),
        description="Vroegere namen van het bericht; hun adres leidt de lezer hierheen.",
        examples=["[eerste-haag]"],
    )
    body: Body | None = Field(
        None,
        description="De tekst van het bericht, in Markdown.",
        examples=["Tien buren plantten samen hun haag."],
    )

    @model_validator(mode="after")
    def _described(self) -> Post:
        if self.image and not self.alt:
            raise fault("picture-alt-missing", at="image")
        return self

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return self.id

    def published_on(self, today: datetime.date) -> bool:
        """Whether it is on the site on that day."""
        return self.date <= today
