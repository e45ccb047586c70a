"""The fields of actions.yml and of BBL's action templates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.action_parts import (
    Dates,
    Indicator,
    Partnership,
    Progress,
    Question,
    Task,
    Update,
)
from klimaatwerf.core.model.base import (
    ForAudience,
    Ids,
    Image,
    KeyOrFields,
    Link,
    Model,
    Reference,
    ReviewedOn,
    Weight,
)
from klimaatwerf.core.model.kit import KitWords
from klimaatwerf.core.model.participate import Participate
from klimaatwerf.core.parse import (
    Body,
    Id,
    Lead,
    Name,
    ShortText,
    Text,
    Url,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import (
    ActionKind,
    ActionPhase,
    ActionStatus,
)

__all__ = ["Action", "ActionTemplate"]


class _Substance(Model):
    """What an action and its template have in common."""

    id: Id = Field(
        description="De korte, vaste naam; ze staat in het adres van de pagina.",
        examples=["plantdag-op-school"],
    )
    title: Name = Field(description="De titel.", examples=["Behaag je tuin"])
    lead: Lead = Field(
        description="Eén zin die zegt wat het is, hoogstens 200 tekens.",
        examples=["Bestel een voordelig pakket haagplanten."],
    )
    topic: Id = Field(description="De id van een thema.", examples=["groen"])
    audiences: tuple[ForAudience, ...] = Field(
        min_length=1, description="Voor wie het is.", examples=["[resident, association]"]
    )
    kind: Annotated[ActionKind, choice(ActionKind)] | None = Field(
        None, description="Wat voor actie het is.", examples=["campaign"]
    )
    body: Body | None = Field(
        None,
        description="De lange tekst van de pagina, in Markdown.",
        examples=["Een haag geeft vogels een plek."],
    )
    goal: Id | None = Field(
        None, description="De id van een doel; de cijfers tellen daarvoor mee.", examples=["tree"]
    )
    steps: tuple[Text, ...] = Field(
        (),
        description="De stappen voor wie meedoet, in volgorde.",
        examples=["[Meet je tuin, Kies je planten]"],
    )
    moments: Ids = Field(
        (),
        description="De ids van momenten in het jaar waar de actie bij past.",
        examples=["[haagplanten-bestellen]"],
    )
    faq: tuple[Question, ...] = Field(
        (),
        description="Vragen die mensen stellen, met het antwoord.",
        examples=['[{question: "Wat kost het?", answer: Niets.}]'],
    )
    indicator: Indicator | None = Field(
        None,
        description="Wat je telt om te zien of het lukt.",
        examples=["{unit: m, label: meter haag}"],
    )
    sources: tuple[Reference, ...] = Field(
        (),
        description="Waar de feiten in de tekst vandaan komen.",
        examples=["[{title: Natuurpunt}]"],
    )


class ActionTemplate(_Substance):
    """An action as BBL proposes it."""

    werf: Whole | None = Field(
        None,
        description="Het nummer van de werf in het Lokaal Energie- en Klimaatpact.",
        examples=["1"],
    )
    partners: Ids = Field(
        (), description="De ids van partners die BBL voorstelt.", examples=["[natuurpunt]"]
    )
    methods: Ids = Field(
        (),
        description="De ids van participatiemethodes die erbij passen.",
        examples=["[klimaattafel]"],
    )
    images: tuple[Image, ...] = Field(
        (),
        description="Afbeeldingen van BBL.",
        examples=["[{file: media/haag.svg, alt: Een haag in bloei}]"],
    )
    reviewed_on: ReviewedOn = None


class Action(_Substance):
    """An action of a municipality."""

    template: Id | None = Field(
        None,
        description="De id van een actiesjabloon van BBL; wat je niet invult, komt daaruit.",
        examples=["behaag-je-tuin"],
    )
    phase: Annotated[ActionPhase, choice(ActionPhase)] = Field(
        description="In welke fase de actie zit; de lezer ziet dat.", examples=["running"]
    )
    status: Annotated[ActionStatus, choice(ActionStatus)] = Field(
        ActionStatus.ON_TIME, description="Of de actie op schema zit.", examples=["on_time"]
    )
    status_reason: ShortText | None = Field(
        None,
        description="Waarom het anders loopt; verplicht als de status niet on_time is.",
        examples=["De plaatsen zijn gekozen."],
    )
    dates: Dates | None = Field(
        None,
        description="Wanneer de actie loopt.",
        examples=["{start: 2027-02-01, end: 2027-06-30}"],
    )
    partners: tuple[Annotated[Partnership, KeyOrFields("partner")], ...] = Field(
        (),
        description="Wie meewerkt: ids van partners, met of zonder hun rol.",
        examples=["[natuurpunt]"],
    )
    participate: tuple[Participate, ...] = Field(
        (),
        description="Hoe de lezer meedoet; nodig zodra de actie loopt.",
        examples=["[{type: mail, label: Mail ons, email: klimaat@berlaar.example}]"],
    )
    method: Id | None = Field(
        None,
        description="De id van de participatiemethode die je gebruikt.",
        examples=["klimaattafel"],
    )
    progress: tuple[Progress, ...] = Field(
        (),
        description="Je cijfers; ze worden een balk, een grafiek en een tabel.",
        examples=["[{date: 2026-10-01, value: 480}]"],
    )
    tasks: tuple[Task, ...] = Field(
        (),
        description="Wat er moet gebeuren en wie het doet.",
        examples=["[{title: Flyer bestellen}]"],
    )
    images: tuple[Image, ...] = Field(
        (),
        description="Afbeeldingen bij de actie; de eerste staat bovenaan.",
        examples=["[{file: media/haag.jpg, alt: Een haag in bloei}]"],
    )
    updates: tuple[Update, ...] = Field(
        (),
        description="Kort nieuws over de actie, het nieuwste eerst.",
        examples=["[{date: 2026-10-01, title: De eerste haag staat er}]"],
    )
    related: Ids = Field(
        (),
        description="De ids van acties die erbij passen; de lezer krijgt een link.",
        examples=["[behaag-je-tuin]"],
    )
    links: tuple[Link, ...] = Field(
        (),
        description="Links naar meer uitleg.",
        examples=['[{label: Bekijk het plan, url: "https://www.berlaar.example/plan"}]'],
    )
    decision_url: Url | None = Field(
        None,
        description="Het adres van de beslissing van je bestuur.",
        examples=["https://www.berlaar.example/besluiten/haag"],
    )
    aliases: Ids = Field(
        (),
        description="Vroegere ids; hun adres leidt de lezer naar deze actie.",
        examples=["[haagplanten]"],
    )
    publish_from: Day | None = Field(
        None, description="Vanaf welke dag de actie op de site staat.", examples=["2026-11-01"]
    )
    publish_until: Day | None = Field(
        None, description="Tot en met welke dag de actie op de site staat.", examples=["2028-12-31"]
    )
    review_by: Day | None = Field(
        None, description="Tegen wanneer je de tekst nakijkt.", examples=["2027-09-01"]
    )
    featured: YesNo = Field(
        False, description="Met `ja` krijgt de actie een plaats op de startpagina.", examples=["ja"]
    )
    kit: KitWords = Field(
        KitWords(),
        description="Wat er op de affiches en beelden van deze actie staat.",
        examples=["{sticker: [Plant, je haag], address: haag}"],
    )
    weight: Weight = None
    owner: Name | None = Field(
        None,
        description="Wie in je bestuur de actie volgt; dit komt nooit op de site.",
        examples=["dienst klimaat"],
    )
    internal_notes: Text | None = Field(
        None,
        description="Notities voor jezelf; ze komen nooit op de site.",
        examples=["Nog bellen met de school."],
    )

    @model_validator(mode="after")
    def _told(self) -> Action:
        if self.status is not ActionStatus.ON_TIME and not self.status_reason:
            raise fault("reason-missing", at="status", status=self.status.value)
        return self

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do: not over, not stopped and not cancelled."""
        over = (ActionPhase.COMPLETED, ActionPhase.STOPPED)
        return self.phase not in over and self.status is not ActionStatus.CANCELLED

    @property
    def shown_phase(self) -> ActionPhase:
        """The phase that it is listed under: what is cancelled has stopped."""
        cancelled = self.status is ActionStatus.CANCELLED
        return ActionPhase.STOPPED if cancelled else self.phase

    def published_on(self, today: date) -> bool:
        """Whether it is on the site on that day."""
        return (self.publish_from or today) <= today <= (self.publish_until or today)

    def open_ways(self, today: date) -> tuple[Participate, ...]:
        """The ways in which one can take part on that day, in the order of the municipality."""
        return tuple(way for way in self.participate if self.is_open and way.open_on(today))

    def change_dates(self) -> tuple[date, ...]:
        """The first days on which the site shows it differently."""
        begins = (self.publish_from, self.dates.start if self.dates else None)
        last = self.dates.end if self.dates else None
        ends = (self.publish_until, last, *(way.closes_on for way in self.participate))
        return (
            *(day for day in begins if day is not None),
            *(day + timedelta(days=1) for day in ends if day is not None),
        )
