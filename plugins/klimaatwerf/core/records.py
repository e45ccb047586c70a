"""What a site gives away as data: the fields of each record, as files and their schema have them.

Only what is named here can leave a site. No record has contact data of a partner, the name of
somebody who follows an action, a note, or a text with markup.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

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
    "PartnerRecord",
    "Partnership",
    "Place",
    "Price",
    "Record",
    "Session",
    "Source",
    "Value",
    "Way",
]


def _told(description: str, **more: object) -> Any:
    """A field with what it says, in Dutch; `format` is that of JSON Schema.

    `table="no"` leaves it out of the table, `table="rows"` gives each of its records a row there.
    A list of other records is one cell, of what each is in a `cell`.
    """
    return field(metadata={"description": description, **more})


# ---- around the records


@dataclass(frozen=True, slots=True)
class Licence:
    """What others may do with the data."""

    id: str = _told("De licentie, met haar code van SPDX.")
    name: str = _told("De naam van de licentie.")
    url: str = _told("De tekst van de licentie.", format="uri")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose data it is."""

    nis: str = _told("De NIS-code van de gemeente.")
    name: str = _told("De naam van de gemeente.")
    status: SiteStatus = _told(
        "Hoe ver de site staat; bij `example` is alles verzonnen, bij `draft` kan het nog anders."
    )


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the records."""

    title: str = _told("Wat erin staat.")
    municipality: Owner = _told("Van wie de gegevens zijn.")
    source: str | None = _told("Het adres van de site.", format="uri")
    licence: Licence = _told("Wat je ermee mag doen.")


# ---- actions


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partner in an action."""

    partner: str = _told("De id van de partner.")
    role: PartnerRole = _told("Wat de partner doet.")

    @property
    def cell(self) -> str:
        """The partner."""
        return self.partner


@dataclass(frozen=True, slots=True)
class Way:
    """A way to take part."""

    type: ParticipateType = _told("Hoe iemand meedoet.")
    label: str = _told("De tekst op de knop.")
    url: str | None = _told("Het adres van het formulier of de pagina.", format="iri")
    email: str | None = _told("Het mailadres.")
    phone: str | None = _told("Het telefoonnummer.")
    closes_on: datetime.date | None = _told("De laatste dag om mee te doen.")
    audience: Audience | None = _told("Voor wie deze manier is; null is voor iedereen.")

    @property
    def cell(self) -> str:
        """Where one goes."""
        return self.url or self.email or self.phone or self.label


@dataclass(frozen=True, slots=True)
class Figure:
    """A value on a day."""

    date: datetime.date = _told("De dag van het cijfer.")
    value: Decimal = _told("Het cijfer.")
    source: str | None = _told("Waar het vandaan komt.")


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """A published action."""

    id: str = _told("De vaste naam.")
    url: str | None = _told("De pagina van de actie.", format="uri")
    title: str = _told("De titel.")
    lead: str = _told("Wat het is, in één zin.")
    topic: str = _told("De id van het thema.")
    audiences: tuple[Audience, ...] = _told("Voor wie het is.")
    kind: ActionKind | None = _told("Wat voor actie het is.")
    phase: ActionPhase = _told("In welke fase ze zit.")
    status: ActionStatus = _told("Of ze op schema zit.")
    status_reason: str | None = _told("Waarom het anders loopt.")
    start: datetime.date | None = _told("De eerste dag.")
    end: datetime.date | None = _told("De laatste dag.")
    continuous: bool = _told("Of ze het hele jaar loopt.")
    goal: str | None = _told("De id van het doel waarvoor ze meetelt.")
    method: str | None = _told("De id van de participatiemethode.")
    template: str | None = _told("De id van het sjabloon van BBL; null is een eigen idee.")
    partners: tuple[Partnership, ...] = _told("Wie meewerkt.")
    participate: tuple[Way, ...] = _told("Hoe je vandaag kan meedoen.")
    unit: str | None = _told("Wat de cijfers tellen.")
    latest: Figure | None = _told("Het laatste cijfer.")
    progress: tuple[Figure, ...] = _told("Alle cijfers, van oud naar nieuw.", table="no")


# ---- events


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is."""

    name: str = _told("De naam van de plek.")
    street: str | None = _told("De straat en het nummer.")
    postcode: str | None = _told("De postcode.")
    locality: str | None = _told("De gemeente of het dorp.")
    accessibility: str | None = _told("Hoe vlot iemand binnenraakt.")


@dataclass(frozen=True, slots=True)
class Booking:
    """Whether and how one books."""

    required: bool = _told("Of je je eerst inschrijft.")
    url: str | None = _told("Het adres om in te schrijven.", format="iri")
    email: str | None = _told("Het mailadres om in te schrijven.")
    phone: str | None = _told("Het nummer om in te schrijven.")
    availability: Availability = _told("Of er nog plaats is.")
    capacity: int | None = _told("Hoeveel mensen kunnen komen.")
    closes_on: datetime.date | None = _told("De laatste dag om in te schrijven.")


@dataclass(frozen=True, slots=True)
class Price:
    """An amount in euro."""

    category: PriceCategory = _told("De gewone prijs of een tarief voor sommigen.")
    amount: Decimal = _told("Het bedrag in euro.")
    name: str | None = _told("Voor wie of waarvoor.")

    @property
    def cell(self) -> str:
        """The amount with what it is for."""
        amount = f"{self.amount:f}".replace(".", ",") + " euro"
        return f"{self.name}: {amount}" if self.name else amount


@dataclass(frozen=True, slots=True)
class Session:
    """One time that it takes place."""

    start: datetime.datetime = _told("Het begin, in de tijd van Brussel.")
    end: datetime.datetime | None = _told("Het einde.")
    status: EventStatus = _told("Of deze keer doorgaat.")


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Something to come to, or that was."""

    id: str = _told("De vaste naam.")
    url: str | None = _told("De pagina van de activiteit.", format="uri")
    title: str = _told("De titel.")
    lead: str = _told("Wat het is, in één of twee zinnen.")
    sessions: tuple[Session, ...] = _told("Alle keren, in volgorde.", table="rows")
    status: EventStatus = _told("Of de activiteit als geheel doorgaat.")
    status_reason: str | None = _told("Waarom het anders loopt.")
    attendance: Attendance = _told("Ter plaatse, online of beide.")
    place: Place | None = _told("Waar het is.")
    booking: Booking = _told("Of en hoe je je inschrijft.")
    price: tuple[Price, ...] = _told("De prijzen; een lege lijst is gratis.")
    audiences: tuple[Audience, ...] = _told("Voor wie het is; een lege lijst is voor iedereen.")
    min_age: int | None = _told("Vanaf welke leeftijd.")
    max_age: int | None = _told("Tot welke leeftijd.")
    organiser: str | None = _told("Wie het organiseert.")
    action: str | None = _told("De id van de actie waar ze bij hoort.")
    topic: str | None = _told("De id van het thema.")
    method: str | None = _told("De id van de participatiemethode.")


# ---- partners


@dataclass(frozen=True, slots=True)
class Offer:
    """What a partner offers to whom."""

    id: str = _told("Een korte naam.")
    title: str = _told("De titel.")
    description: str | None = _told("Wat het inhoudt.")
    audience: Audience | None = _told("Voor wie het is; null is voor iedereen.")
    action: str | None = _told("De id van de actie waar het bij hoort.")

    @property
    def cell(self) -> str:
        """Its title."""
        return self.title


@dataclass(frozen=True, slots=True)
class PartnerRecord:
    """An organisation that takes part, without what it agreed to for the site alone."""

    id: str = _told("De vaste naam.")
    name: str = _told("De naam.")
    type: PartnerType = _told("Wat voor organisatie het is.")
    lead: str | None = _told("Wat de partner doet, in één zin.")
    url: str | None = _told("De website van de partner.", format="iri")
    audiences: tuple[Audience, ...] = _told("Voor wie de partner iets doet.")
    offers: tuple[Offer, ...] = _told("Wat de partner aanbiedt.")


# ---- goals


@dataclass(frozen=True, slots=True)
class Source:
    """Where a goal comes from."""

    title: str = _told("De naam van de bron.")
    url: str | None = _told("Het adres van de bron.", format="iri")
    date: datetime.date | None = _told("De dag waarop iemand de bron raadpleegde.")


@dataclass(frozen=True, slots=True)
class Value:
    """A measured value."""

    date: datetime.date = _told("De dag van het cijfer.")
    value: Decimal = _told("Het cijfer.")
    source: str = _told("Waar het vandaan komt.")
    estimated: bool = _told("Of het een schatting is.")


@dataclass(frozen=True, slots=True)
class Latest:
    """The last measured value beside the target."""

    date: datetime.date = _told("De dag van het laatste cijfer.")
    value: Decimal = _told("Het laatste cijfer.")
    percent: int | None = _told("Hoeveel procent van het doel dat is.")
    expected: int | None = _told("Hoeveel procent dat op die dag zou zijn op een rechte lijn.")


@dataclass(frozen=True, slots=True)
class GoalRecord:
    """A target figure with what was reached."""

    id: str = _told("De vaste naam.")
    title: str = _told("Wat er geteld wordt.")
    scheme: GoalScheme = _told("Waar het doel vandaan komt.")
    version: str | None = _told("De versie van het pact.", table="no")
    topic: str = _told("De id van het thema.")
    unit: str = _told("De eenheid van alle cijfers.")
    direction: Direction = _told("Of meer of minder beter is.")
    cumulative: bool = _told("Of elk cijfer het totaal tot dan toe is.")
    amount: Decimal = _told("Het getal waaruit het doel volgt.")
    per: RuleUnit = _told("Waarmee dat getal vermenigvuldigd wordt.")
    baseline_year: int | None = _told("Het jaar waarmee vergeleken wordt.")
    target_year: int | None = _told("Het jaar van het doel.")
    target: Decimal | None = _told("Het doel of richtcijfer; null waar een gegeven ontbreekt.")
    own_target: bool = _told("Of de gemeente dat cijfer zelf koos.")
    reason: str | None = _told("Waarom ze een ander cijfer koos.")
    state: ProgressState | None = _told("Hoe het gaat; null waar dat niet te zeggen is.")
    source: Source | None = _told("De bron van het doel.")
    latest: Latest | None = _told("Het laatste cijfer naast het doel.")
    values: tuple[Value, ...] = _told("Alle cijfers, van oud naar nieuw.", table="rows")


Record = ActionRecord | EventRecord | PartnerRecord | GoalRecord

KINDS: dict[str, tuple[type[Record], str]] = {
    "actions": (ActionRecord, "Acties"),
    "events": (EventRecord, "Activiteiten"),
    "partners": (PartnerRecord, "Partners"),
    "goals": (GoalRecord, "Doelen en cijfers"),
}
"""The records of each file, by its name, with its Dutch title."""
