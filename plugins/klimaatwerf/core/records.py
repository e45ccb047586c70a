"""What a site gives away as data: the fields of each record, as files and their schema have them.

Only what is named here can leave a site. No record has contact data of a partner, the name of
somebody who follows an action, a note, or a text with markup.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_type_hints

from klimaatwerf.core.vocabulary import (
    ActionKind,
    ActionPhase,
    ActionStatus,
    Attendance,
    Audience,
    Availability,
    Direction,
    EventStatus,
    GoalScheme,
    ParticipateType,
    PartnerRole,
    PartnerType,
    PriceCategory,
    ProgressState,
    RuleUnit,
    SiteStatus,
)

__all__ = [
    "KINDS",
    "ActionRecord",
    "Booking",
    "EventRecord",
    "Figure",
    "GoalRecord",
    "Head",
    "Latest",
    "Licence",
    "Offer",
    "Owner",
    "Part",
    "PartnerRecord",
    "Partnership",
    "Place",
    "Price",
    "Record",
    "Session",
    "Source",
    "Told",
    "Value",
    "Way",
    "parts_of",
]


@dataclass(frozen=True, slots=True)
class Told:
    """What a field says, in Dutch; `format` is that of JSON Schema.

    `table="no"` leaves it out of the table, `table="rows"` gives each of its records a row there.
    A list of other records is one cell, of what each is in a `cell`.
    """

    description: str
    format: str = ""
    table: Literal["", "no", "rows"] = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a record: its type, less that it may be missing, and what it says."""

    name: str
    type: Any
    optional: bool
    told: Told


def _parts(kind: Any) -> tuple[Part, ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_part(name, *get_args(hint)) for name, hint in hints.items())


def _part(name: str, hint: Any, told: Told) -> Part:
    given = get_args(hint)
    if NoneType in given:
        return Part(name, next(one for one in given if one is not NoneType), True, told)
    return Part(name, hint, False, told)


parts_of: Callable[[Any], tuple[Part, ...]] = cache(_parts)
"""The fields of a type of record, in order; found out once."""


# ---- around the records


@dataclass(frozen=True, slots=True)
class Licence:
    """What others may do with the data."""

    id: Annotated[str, Told("De licentie, met haar code van SPDX.")]
    name: Annotated[str, Told("De naam van de licentie.")]
    url: Annotated[str, Told("De tekst van de licentie.", format="uri")]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose data it is."""

    nis: Annotated[str, Told("De NIS-code van de gemeente.")]
    name: Annotated[str, Told("De naam van de gemeente.")]
    status: Annotated[
        SiteStatus,
        Told("Hoe ver de site staat; bij `example` is alles verzonnen."),
    ]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the records."""

    title: Annotated[str, Told("Wat erin staat.")]
    municipality: Annotated[Owner, Told("Van wie de gegevens zijn.")]
    source: Annotated[str | None, Told("Het adres van de site.", format="uri")]
    licence: Annotated[Licence, Told("Wat je ermee mag doen.")]


# ---- actions


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partner in an action."""

    partner: Annotated[str, Told("De id van de partner.")]
    role: Annotated[PartnerRole, Told("Wat de partner doet.")]

    @property
    def cell(self) -> str:
        """The partner."""
        return self.partner


@dataclass(frozen=True, slots=True)
class Way:
    """A way to take part."""

    type: Annotated[ParticipateType, Told("Hoe iemand meedoet.")]
    label: Annotated[str, Told("De tekst op de knop.")]
    url: Annotated[str | None, Told("Het adres van het formulier of de pagina.", format="iri")]
    email: Annotated[str | None, Told("Het mailadres.")]
    phone: Annotated[str | None, Told("Het telefoonnummer.")]
    closes_on: Annotated[datetime.date | None, Told("De laatste dag om mee te doen.")]
    audience: Annotated[Audience | None, Told("Voor wie deze manier is; null is voor iedereen.")]

    @property
    def cell(self) -> str:
        """Where one goes."""
        return self.url or self.email or self.phone or self.label


@dataclass(frozen=True, slots=True)
class Figure:
    """A value on a day."""

    date: Annotated[datetime.date, Told("De dag van het cijfer.")]
    value: Annotated[Decimal, Told("Het cijfer.")]
    source: Annotated[str | None, Told("Waar het vandaan komt.")]


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """A published action."""

    id: Annotated[str, Told("De vaste naam.")]
    url: Annotated[str | None, Told("De pagina van de actie.", format="uri")]
    title: Annotated[str, Told("De titel.")]
    lead: Annotated[str, Told("Wat het is, in één zin.")]
    topic: Annotated[str, Told("De id van het thema.")]
    audiences: Annotated[tuple[Audience, ...], Told("Voor wie het is.")]
    kind: Annotated[ActionKind | None, Told("Wat voor actie het is.")]
    phase: Annotated[ActionPhase, Told("In welke fase ze zit.")]
    status: Annotated[ActionStatus, Told("Of ze op schema zit.")]
    status_reason: Annotated[str | None, Told("Waarom het anders loopt.")]
    start: Annotated[datetime.date | None, Told("De eerste dag.")]
    end: Annotated[datetime.date | None, Told("De laatste dag.")]
    continuous: Annotated[bool, Told("Of ze het hele jaar loopt.")]
    goal: Annotated[str | None, Told("De id van het doel waarvoor ze meetelt.")]
    method: Annotated[str | None, Told("De id van de participatiemethode.")]
    template: Annotated[str | None, Told("De id van het sjabloon van BBL; null is een eigen idee.")]
    partners: Annotated[tuple[Partnership, ...], Told("Wie meewerkt.")]
    participate: Annotated[tuple[Way, ...], Told("Hoe je vandaag kan meedoen.")]
    unit: Annotated[str | None, Told("Wat de cijfers tellen.")]
    latest: Annotated[Figure | None, Told("Het laatste cijfer.")]
    progress: Annotated[tuple[Figure, ...], Told("Alle cijfers, van oud naar nieuw.", table="no")]


# ---- events


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is."""

    name: Annotated[str, Told("De naam van de plek.")]
    street: Annotated[str | None, Told("De straat en het nummer.")]
    postcode: Annotated[str | None, Told("De postcode.")]
    locality: Annotated[str | None, Told("De gemeente of het dorp.")]
    accessibility: Annotated[str | None, Told("Hoe vlot iemand binnenraakt.")]


@dataclass(frozen=True, slots=True)
class Booking:
    """Whether and how one books."""

    required: Annotated[bool, Told("Of je je eerst inschrijft.")]
    url: Annotated[str | None, Told("Het adres om in te schrijven.", format="iri")]
    email: Annotated[str | None, Told("Het mailadres om in te schrijven.")]
    phone: Annotated[str | None, Told("Het nummer om in te schrijven.")]
    availability: Annotated[Availability, Told("Of er nog plaats is.")]
    capacity: Annotated[int | None, Told("Hoeveel mensen kunnen komen.")]
    closes_on: Annotated[datetime.date | None, Told("De laatste dag om in te schrijven.")]


@dataclass(frozen=True, slots=True)
class Price:
    """An amount in euro."""

    category: Annotated[PriceCategory, Told("De gewone prijs of een tarief voor sommigen.")]
    amount: Annotated[Decimal, Told("Het bedrag in euro.")]
    name: Annotated[str | None, Told("Voor wie of waarvoor.")]

    @property
    def cell(self) -> str:
        """The amount with what it is for."""
        whole = self.amount == self.amount.to_integral_value()
        amount = f"{self.amount:.{0 if whole else 2}f} euro".replace(".", ",")
        return f"{self.name}: {amount}" if self.name else amount


@dataclass(frozen=True, slots=True)
class Session:
    """One time that it takes place."""

    start: Annotated[datetime.datetime, Told("Het begin, in de tijd van Brussel.")]
    end: Annotated[datetime.datetime | None, Told("Het einde.")]
    status: Annotated[EventStatus, Told("Of deze keer doorgaat.")]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Something to come to, or that was."""

    id: Annotated[str, Told("De vaste naam.")]
    url: Annotated[str | None, Told("De pagina van de activiteit.", format="uri")]
    title: Annotated[str, Told("De titel.")]
    lead: Annotated[str, Told("Wat het is, in één of twee zinnen.")]
    sessions: Annotated[tuple[Session, ...], Told("Alle keren, in volgorde.", table="rows")]
    status: Annotated[EventStatus, Told("Of de activiteit als geheel doorgaat.")]
    status_reason: Annotated[str | None, Told("Waarom het anders loopt.")]
    attendance: Annotated[Attendance, Told("Ter plaatse, online of beide.")]
    place: Annotated[Place | None, Told("Waar het is.")]
    booking: Annotated[Booking, Told("Of en hoe je je inschrijft.")]
    price: Annotated[tuple[Price, ...], Told("De prijzen; een lege lijst is gratis.")]
    audiences: Annotated[
        tuple[Audience, ...], Told("Voor wie het is; een lege lijst is voor iedereen.")
    ]
    min_age: Annotated[int | None, Told("Vanaf welke leeftijd.")]
    max_age: Annotated[int | None, Told("Tot welke leeftijd.")]
    organiser: Annotated[str | None, Told("Wie het organiseert.")]
    action: Annotated[str | None, Told("De id van de actie waar ze bij hoort.")]
    topic: Annotated[str | None, Told("De id van het thema.")]
    method: Annotated[str | None, Told("De id van de participatiemethode.")]


# ---- partners


@dataclass(frozen=True, slots=True)
class Offer:
    """What a partner offers to whom."""

    id: Annotated[str, Told("Een korte naam.")]
    title: Annotated[str, Told("De titel.")]
    description: Annotated[str | None, Told("Wat het inhoudt.")]
    audience: Annotated[Audience | None, Told("Voor wie het is; null is voor iedereen.")]
    action: Annotated[str | None, Told("De id van de actie waar het bij hoort.")]

    @property
    def cell(self) -> str:
        """Its title."""
        return self.title


@dataclass(frozen=True, slots=True)
class PartnerRecord:
    """An organisation that takes part, without what it agreed to for the site alone."""

    id: Annotated[str, Told("De vaste naam.")]
    name: Annotated[str, Told("De naam.")]
    type: Annotated[PartnerType, Told("Wat voor organisatie het is.")]
    lead: Annotated[str | None, Told("Wat de partner doet, in één zin.")]
    url: Annotated[str | None, Told("De website van de partner.", format="iri")]
    audiences: Annotated[tuple[Audience, ...], Told("Voor wie de partner iets doet.")]
    offers: Annotated[tuple[Offer, ...], Told("Wat de partner aanbiedt.")]


# ---- goals


@dataclass(frozen=True, slots=True)
class Source:
    """Where a goal comes from."""

    title: Annotated[str, Told("De naam van de bron.")]
    url: Annotated[str | None, Told("Het adres van de bron.", format="iri")]
    date: Annotated[datetime.date | None, Told("De dag waarop iemand de bron raadpleegde.")]


@dataclass(frozen=True, slots=True)
class Value:
    """A measured value."""

    date: Annotated[datetime.date, Told("De dag van het cijfer.")]
    value: Annotated[Decimal, Told("Het cijfer.")]
    source: Annotated[str, Told("Waar het vandaan komt.")]
    estimated: Annotated[bool, Told("Of het een schatting is.")]


@dataclass(frozen=True, slots=True)
class Latest:
    """The last measured value beside the target."""

    date: Annotated[datetime.date, Told("De dag van het laatste cijfer.")]
    value: Annotated[Decimal, Told("Het laatste cijfer.")]
    percent: Annotated[int | None, Told("Hoeveel procent van het doel dat is.")]
    expected: Annotated[
        int | None, Told("Hoeveel procent dat op die dag zou zijn op een rechte lijn.")
    ]


@dataclass(frozen=True, slots=True)
class GoalRecord:
    """A target figure with what was reached."""

    id: Annotated[str, Told("De vaste naam.")]
    title: Annotated[str, Told("Wat er geteld wordt.")]
    scheme: Annotated[GoalScheme, Told("Waar het doel vandaan komt.")]
    version: Annotated[str | None, Told("De versie van het pact.", table="no")]
    topic: Annotated[str, Told("De id van het thema.")]
    unit: Annotated[str, Told("De eenheid van alle cijfers.")]
    direction: Annotated[Direction, Told("Of meer of minder beter is.")]
    cumulative: Annotated[bool, Told("Of elk cijfer het totaal tot dan toe is.")]
    amount: Annotated[Decimal, Told("Het getal waaruit het doel volgt.")]
    per: Annotated[RuleUnit, Told("Waarmee dat getal vermenigvuldigd wordt.")]
    baseline_year: Annotated[int | None, Told("Het jaar waarmee vergeleken wordt.")]
    target_year: Annotated[int | None, Told("Het jaar van het doel.")]
    target: Annotated[
        Decimal | None, Told("Het doel of richtcijfer; null waar een gegeven ontbreekt.")
    ]
    own_target: Annotated[bool, Told("Of de gemeente dat cijfer zelf koos.")]
    reason: Annotated[str | None, Told("Waarom ze een ander cijfer koos.")]
    state: Annotated[ProgressState | None, Told("Hoe het gaat; null waar dat niet te zeggen is.")]
    source: Annotated[Source | None, Told("De bron van het doel.")]
    latest: Annotated[Latest | None, Told("Het laatste cijfer naast het doel.")]
    values: Annotated[tuple[Value, ...], Told("Alle cijfers, van oud naar nieuw.", table="rows")]


Record = ActionRecord | EventRecord | PartnerRecord | GoalRecord

KINDS: dict[str, tuple[type[Record], str]] = {
    "actions": (ActionRecord, "Acties"),
    "events": (EventRecord, "Activiteiten"),
    "partners": (PartnerRecord, "Partners"),
    "goals": (GoalRecord, "Doelen en cijfers"),
}
"""The records of each file, by its name, with its Dutch title."""
