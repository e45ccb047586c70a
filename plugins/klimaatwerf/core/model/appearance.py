"""How a municipality presents itself: campaign, opening, colours, announcement."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Model
from klimaatwerf.core.parse import (
    Colour,
    Id,
    Lead,
    MediaPath,
    Name,
    PagePath,
    ShortText,
    Target,
)

__all__ = ["Announcement", "Brand", "CallToAction", "Campaign", "Hero"]


class Campaign(Model):
    """How the campaign presents itself."""

    name: Name = Field(
        description="De naam van je campagne; zonder dit is het “<gemeente> voor het klimaat”.",
        examples=["Berlaar voor het klimaat"],
    )
    slogan: ShortText | None = Field(
        None, description="Een korte slagzin bij de naam.", examples=["Straat per straat"]
    )
    lead: Lead | None = Field(
        None,
        description="Eén zin over de campagne, voor zoekmachines en sociale media.",
        examples=["Van haag tot hersteltafel, het begint om de hoek."],
    )


class CallToAction(Model):
    """The one button of the hero; without a target it leads to the actions."""

    label: ShortText = Field(description="De tekst op de knop.", examples=["Doe mee"])
    action: Id | None = Field(
        None,
        description="De id van de actie waar de knop naartoe leidt.",
        examples=["behaag-je-tuin"],
    )
    event: Id | None = Field(
        None,
        description="De id van de activiteit waar de knop naartoe leidt.",
        examples=["plantdag"],
    )
    page: PagePath | None = Field(
        None,
        description="Het adres van de pagina waar de knop naartoe leidt.",
        examples=["/acties/"],
    )


class Hero(Model):
    """The opening of the home page."""

    title: ShortText | None = Field(
        None,
        description="De grote titel bovenaan de startpagina.",
        examples=["Het klimaat begint in je straat"],
    )
    lead: Lead | None = Field(
        None,
        description="De zin onder de titel.",
        examples=["Kies een actie en neem je buren mee."],
    )
    image: MediaPath | None = Field(
        None, description="De afbeelding bovenaan de startpagina.", examples=["media/straat.svg"]
    )
    alt: ShortText | None = Field(
        None,
        description="Wat er te zien is; verplicht bij een afbeelding.",
        examples=["Een straat met bomen en fietsers"],
    )
    call_to_action: CallToAction | None = Field(
        None,
        description="De knop bovenaan; zonder doel leidt hij naar de acties.",
        examples=["{label: Doe mee, page: /acties/}"],
    )

    @model_validator(mode="after")
    def _described(self) -> Hero:
        if self.image and not self.alt:
            raise fault("picture-alt-missing", at="image")
        return self


class Brand(Model):
    """One or two colours, from which the rest is derived, and the logo."""

    primary: Colour = Field(description="De hoofdkleur van je gemeente.", examples=['"#00703c"'])
    secondary: Colour | None = Field(
        None, description="Een tweede kleur, voor accenten.", examples=['"#f4c430"']
    )
    logo: MediaPath | None = Field(
        None,
        description="Het logo van je gemeente, bij voorkeur als SVG.",
        examples=["media/logo.svg"],
    )
    logo_alt: ShortText | None = Field(
        None,
        description="Wat het logo zegt; verplicht bij een logo.",
        examples=["Logo van Berlaar"],
    )
    font: ShortText | None = Field(
        None, description="Het lettertype van de site.", examples=["atkinson"]
    )

    @model_validator(mode="after")
    def _described(self) -> Brand:
        if self.logo and not self.logo_alt:
            raise fault("logo-alt-missing", at="logo")
        return self


class Announcement(Model):
    """A banner for some days."""

    text: Lead = Field(
        description="De boodschap.", examples=["Bestel je haag tot zondag 31 oktober"]
    )
    url: Target | None = Field(
        None,
        description="De pagina of het webadres waar de boodschap naartoe leidt.",
        examples=["/acties/"],
    )
    from_: Day | None = Field(
        None,
        alias="from",
        description="De eerste dag waarop de boodschap te zien is.",
        examples=["2027-10-01"],
    )
    until: Day | None = Field(
        None, description="De laatste dag waarop de boodschap te zien is.", examples=["2027-10-31"]
    )

    def shown_on(self, today: date) -> bool:
        """Whether it is shown on that day."""
        return (self.from_ or today) <= today <= (self.until or today)
