"""What BBL offers to all: topics, participation methods, moments."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Ids, Model, Reference
from klimaatwerf.core.parse import (
    Body,
    Id,
    Lead,
    Name,
    ShortText,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import Audience

__all__ = ["Method", "MethodTask", "Moment", "Topic", "When"]


class Topic(Model):
    """A theme."""

    id: Id = Field(
        description="De korte, vaste naam van het thema; ze staat in het adres.", examples=["groen"]
    )
    title: Name = Field(description="De titel.", examples=["Groen"])
    lead: Lead = Field(description="Eén zin.", examples=["Meer bomen en hagen."])
    body: Body | None = Field(
        None,
        description="De tekst van de themapagina, of `content/topics/<id>.md`.",
        examples=["Een boom voor de deur koelt de hele straat."],
    )
    illustration: Id | None = Field(
        None, description="De naam van de tekening bij het thema.", examples=["groen"]
    )
    order: Whole = Field(
        100, description="De plaats bij de thema’s: een lager getal staat eerst.", examples=["10"]
    )
    werf: Whole | None = Field(
        None,
        description="Het nummer van de werf in het Lokaal Energie- en Klimaatpact.",
        examples=["1"],
    )
    weight: Whole | None = Field(
        None, description="Een andere plaats dan `order` geeft.", examples=["10"]
    )
    reviewed_on: Day | None = Field(
        None, description="Wanneer iemand de tekst het laatst nakeek.", examples=["2026-11-23"]
    )
    sources: tuple[Reference, ...] = Field(
        (),
        description="Waar de feiten in de tekst vandaan komen.",
        examples=["[{title: Natuurpunt}]"],
    )


class MethodTask(Model):
    """A task counted back from the moment."""

    title: ShortText = Field(description="Wat er moet gebeuren.", examples=["Zaal vastleggen"])
    days_before: Whole = Field(description="Hoeveel dagen vooraf.", examples=["42"])
    channel: ShortText | None = Field(
        None, description="Langs welk kanaal je het doet.", examples=["infoblad"]
    )


class Method(Model):
    """A participation method."""

    id: Id = Field(
        description="De korte, vaste naam van de methode; dat is de bestandsnaam.",
        examples=["klimaattafel"],
    )
    title: Name = Field(description="De titel.", examples=["Klimaattafel"])
    lead: Lead = Field(description="Eén zin.", examples=["Samen aan tafel."])
    audiences: tuple[Annotated[Audience, choice(Audience)], ...] = Field(
        (), description="Voor wie de methode is.", examples=["[resident, association]"]
    )
    group_size: ShortText | None = Field(
        None, description="Hoeveel mensen kunnen meedoen.", examples=["20 tot 60 mensen"]
    )
    duration: ShortText | None = Field(
        None, description="Hoelang het duurt.", examples=["een avond van drie uur"]
    )
    phases: tuple[ShortText, ...] = Field(
        (),
        description="Het verloop, stap voor stap.",
        examples=["[Welkom, Gesprek per tafel, Besluit]"],
    )
    tasks: tuple[MethodTask, ...] = Field(
        (),
        description="Wat er vooraf moet gebeuren, teruggeteld vanaf het moment.",
        examples=["[{title: Zaal vastleggen, days_before: 42}]"],
    )
    materials: tuple[ShortText, ...] = Field(
        (), description="Wat je nodig hebt.", examples=["[stiften, grote vellen papier]"]
    )
    report_questions: tuple[ShortText, ...] = Field(
        (),
        description="De vragen die een goed verslag beantwoordt.",
        examples=['["Wie was er?", "Wat doen we ermee?"]'],
    )
    body: Body | None = Field(
        None,
        description="De lange tekst van de pagina, in Markdown.",
        examples=["Zo verloopt de avond."],
    )
    weight: Whole | None = Field(
        None,
        description="De plaats in de lijst: een lager getal staat eerst, zonder getal telt 50.",
        examples=["10"],
    )
    reviewed_on: Day | None = Field(
        None, description="Wanneer iemand de tekst het laatst nakeek.", examples=["2026-11-23"]
    )
    sources: tuple[Reference, ...] = Field(
        (),
        description="Waar de feiten in de tekst vandaan komen.",
        examples=["[{title: Kennisnetwerk Participatie}]"],
    )


class When(Model):
    """From one day to another, or a rule in words."""

    from_: Day | None = Field(
        None, alias="from", description="De eerste dag.", examples=["2027-09-16"]
    )
    until: Day | None = Field(None, description="De laatste dag.", examples=["2027-09-22"])
    rule: ShortText | None = Field(
        None,
        description="Wanneer het ongeveer valt, in woorden.",
        examples=["elk jaar midden september"],
    )

    @model_validator(mode="after")
    def _given(self) -> When:
        if not (self.from_ or self.rule):
            raise fault("moment-when")
        return self


class Moment(Model):
    """A moment of the year that campaigns can join."""

    id: Id = Field(
        description="De korte, vaste naam van het moment.", examples=["week-van-de-mobiliteit"]
    )
    title: Name = Field(description="De titel.", examples=["Week van de Mobiliteit"])
    when: When = Field(
        description="Wanneer het moment valt.", examples=["{from: 2027-09-16, until: 2027-09-22}"]
    )
    certain: YesNo = Field(
        False, description="Met `nee` zet de site er “onder voorbehoud” bij.", examples=["ja"]
    )
    topics: Ids = Field(
        (), description="De ids van thema’s waar het moment bij past.", examples=["[mobiliteit]"]
    )
    actions: Ids = Field(
        (),
        description="De ids van actiesjablonen die bij het moment passen.",
        examples=["[behaag-je-tuin]"],
    )
    source: Reference | None = Field(
        None,
        description="De bron van de datum.",
        examples=["{title: Week van de Mobiliteit, date: 2026-11-23}"],
    )
    weight: Whole | None = Field(
        None,
        description="De plaats in de lijst: een lager getal staat eerst, zonder getal telt 50.",
        examples=["10"],
    )
    reviewed_on: Day | None = Field(
        None, description="Wanneer iemand het moment het laatst nakeek.", examples=["2026-11-23"]
    )
    sources: tuple[Reference, ...] = Field(
        (),
        description="Andere bronnen bij het moment.",
        examples=["[{title: Netwerk Duurzame Mobiliteit}]"],
    )
