"""The fields of events.yml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import BRUSSELS, Day, Moment, Time, Weekday, exists, long_date
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import ForAudience, Ids, Image, Model, Weight
from klimaatwerf.core.model.kit import EventKitWords
from klimaatwerf.core.parse import (
    Decimals,
    Email,
    Id,
    Name,
    Phone,
    Postcode,
    ShortText,
    Text,
    Url,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import (
    Attendance,
    Availability,
    EventStatus,
    PriceCategory,
)

__all__ = ["Event", "Occurrence", "Recurrence"]


def _refuse_backwards(start: datetime, end: datetime) -> None:
    """Refuse an end that is not after the start.

    Raises:
        PydanticCustomError: where the next day would make it less than 12 hours, that is proposed.
    """
    if end > start:
        return
    later = end + timedelta(days=1)
    if end.date() == start.date() and later - start < timedelta(hours=12):
        raise fault("end-after-midnight", at="end", value=f"{later:%Y-%m-%d %H:%M}")
    raise fault("end-before-start", at="end")


class Occurrence(Model):
    """One of several times of an event."""

    start: Moment = Field(description="Het begin.", examples=["2027-04-03 19:30"])
    end: Moment | None = Field(None, description="Het einde.", examples=["2027-04-03 22:00"])
    status: Annotated[EventStatus, choice(EventStatus)] = Field(
        EventStatus.SCHEDULED, description="Of deze keer doorgaat.", examples=["scheduled"]
    )
    previous_start: Moment | None = Field(
        None,
        description="Het eerste begin, als je de datum verplaatste; de lezer ziet het doorstreept.",
        examples=["2027-03-27 19:30"],
    )

    @model_validator(mode="after")
    def _in_order(self) -> Occurrence:
        if self.end:
            _refuse_backwards(self.start, self.end)
        if self.previous_start == self.start:
            raise fault("moved-nowhere", at="previous_start")
        return self


class Recurrence(Model):
    """An event on fixed weekdays (0 is Monday)."""

    weekdays: tuple[Weekday, ...] = Field(
        min_length=1, description="Op welke dagen.", examples=["[zaterdag]"]
    )
    from_: Day = Field(alias="from", description="De eerste dag.", examples=["2027-01-09"])
    until: Day = Field(description="De laatste dag.", examples=["2027-06-26"])
    start_time: Time = Field(description="Het beginuur.", examples=["10:00"])
    end_time: Time | None = Field(None, description="Het einduur.", examples=["12:00"])
    except_: tuple[Day, ...] = Field(
        (),
        alias="except",
        description="De dagen waarop het niet doorgaat.",
        examples=["[2027-04-03, 2027-05-01]"],
    )

    @model_validator(mode="after")
    def _in_order(self) -> Recurrence:
        if self.until < self.from_:
            raise fault("end-before-start", at="until")
        if self.end_time and self.end_time <= self.start_time:
            raise fault("end-same-day", at="end_time")
        if (self.until - self.from_).days > 3 * 366:
            raise fault("recurrence-long", at="until")
        if next(self.days(), None) is None:
            raise fault("recurrence-empty", at="weekdays")
        for at, clock in (("start_time", self.start_time), ("end_time", self.end_time)):
            for day in self.days() if clock else ():
                if clock and not exists(datetime.combine(day, clock, BRUSSELS)):
                    value, told = f"{day:%Y-%m-%d} {clock:%H:%M}", long_date(day)
                    raise fault("clock-gap", at=at, value=value, date=told)
        return self

    def days(self) -> Iterator[date]:
        """Every day on which it takes place, in order."""
        span = (self.until - self.from_).days + 1
        for day in (self.from_ + timedelta(days=offset) for offset in range(span)):
            if day.weekday() in self.weekdays and day not in self.except_:
                yield day


class Booking(Model):
    """Whether and how one books."""

    required: YesNo = Field(
        False, description="Met `ja` schrijft de lezer zich eerst in.", examples=["ja"]
    )
    url: Url | None = Field(
        None,
        description="Het adres van je formulier.",
        examples=["https://www.berlaar.example/inschrijven"],
    )
    email: Email | None = Field(
        None, description="Het mailadres om in te schrijven.", examples=["klimaat@berlaar.example"]
    )
    phone: Phone | None = Field(
        None, description="Het nummer om in te schrijven.", examples=["03 000 00 00"]
    )
    availability: Annotated[Availability, choice(Availability)] = Field(
        Availability.AVAILABLE, description="Of er nog plaats is.", examples=["available"]
    )
    capacity: Whole | None = Field(
        None, description="Hoeveel mensen kunnen komen.", examples=["40"]
    )
    closes_on: Day | None = Field(
        None, description="De laatste dag om in te schrijven.", examples=["2027-04-01"]
    )


class Venue(Model):
    """Where it is."""

    name: Name = Field(description="De naam van de plek.", examples=["Zaal De Linde"])
    street: ShortText | None = Field(
        None, description="De straat en het nummer.", examples=["Markt 1"]
    )
    postcode: Postcode | None = Field(None, description="De postcode.", examples=["2590"])
    locality: ShortText | None = Field(
        None, description="De gemeente of het dorp.", examples=["Berlaar"]
    )
    accessibility: ShortText | None = Field(
        None,
        description="Hoe vlot iemand binnenraakt, ook met een rolstoel.",
        examples=["Geen drempel, toilet voor rolstoel."],
    )


class Price(Model):
    """An amount in euro."""

    category: Annotated[PriceCategory, choice(PriceCategory)] = Field(
        PriceCategory.BASE,
        description="Of dit de gewone prijs is of een tarief voor sommigen.",
        examples=["base"],
    )
    amount: Decimals = Field(description="Het bedrag in euro.", examples=["5"])
    name: ShortText | None = Field(
        None, description="Voor wie of waarvoor het bedrag is.", examples=["Per persoon"]
    )


class UiTdatabank(Model):
    """The event in publiq's UiTdatabank."""

    id: ShortText | None = Field(
        None, description="Het nummer van de activiteit in UiTdatabank.", examples=["0a1b2c3d"]
    )
    eligible: YesNo = Field(
        False, description="Met `ja` mag de activiteit in UiTdatabank.", examples=["ja"]
    )


class Event(Model):
    """Something to come to."""

    id: Id = Field(
        description="De korte, vaste naam; ze staat in het adres van de pagina.",
        examples=["plantdag"],
    )
    title: Name = Field(description="De titel.", examples=["Repair Café"])
    lead: ShortText = Field(description="Eén of twee zinnen.", examples=["Samen herstellen."])
    start: Moment | None = Field(
        None,
        description="Het begin, als de activiteit één keer plaatsvindt.",
        examples=["2027-04-03 19:30"],
    )
    end: Moment | None = Field(None, description="Het einde.", examples=["2027-04-03 22:00"])
    previous_start: Moment | None = Field(
        None,
        description="Het eerste begin, als je de datum verplaatste; de lezer ziet het doorstreept.",
        examples=["2027-03-27 19:30"],
    )
    occurrences: tuple[Occurrence, ...] = Field(
        (),
        description="Alle keren, als de activiteit op enkele losse dagen valt.",
        examples=["[{start: 2027-04-03 19:30}, {start: 2027-04-10 19:30}]"],
    )
    recurrence: Recurrence | None = Field(
        None,
        description="De herhaling, als de activiteit elke week op vaste dagen valt.",
        examples=[
            '{weekdays: [zaterdag], from: 2027-01-09, until: 2027-06-26, start_time: "10:00"}'
        ],
    )
    status: Annotated[EventStatus, choice(EventStatus)] = Field(
        EventStatus.SCHEDULED,
        description="Of de activiteit doorgaat; de lezer ziet dat overal.",
        examples=["scheduled"],
    )
    status_reason: ShortText | None = Field(
        None, description="Waarom het anders loopt.", examples=["De zaal is niet vrij."]
    )
    sequence: Whole = Field(
        0,
        description="Hoe vaak je iets belangrijks veranderde; agenda’s van lezers letten daarop.",
        examples=["1"],
    )
    booking: Booking = Field(
        Booking(),
        description="Of en hoe de lezer zich inschrijft.",
        examples=["{required: ja, email: klimaat@berlaar.example}"],
    )
    attendance: Annotated[Attendance, choice(Attendance)] = Field(
        Attendance.OFFLINE,
        description="Of de lezer ter plaatse komt of online meekijkt.",
        examples=["offline"],
    )
    online_url: Url | None = Field(
        None,
        description="Het adres om mee te kijken; verplicht als het niet alleen ter plaatse is.",
        examples=["https://www.berlaar.example/live"],
    )
    place: Venue | None = Field(
        None,
        description="Waar het is; verplicht als het niet alleen online is.",
        examples=["{name: Zaal De Linde, locality: Berlaar}"],
    )
    price: tuple[Price, ...] = Field(
        (),
        description="De prijzen; zonder dit is het gratis.",
        examples=["[{amount: 5, name: Per persoon}]"],
    )
    audiences: tuple[ForAudience, ...] = Field(
        (), description="Voor wie het is.", examples=["[resident, association]"]
    )
    min_age: Whole | None = Field(None, description="Vanaf welke leeftijd.", examples=["6"])
    max_age: Whole | None = Field(None, description="Tot welke leeftijd.", examples=["99"])
    organiser: ShortText | None = Field(
        None, description="Wie het organiseert.", examples=["Dienst klimaat"]
    )
    action: Id | None = Field(
        None,
        description="De id van de actie waar de activiteit bij hoort.",
        examples=["behaag-je-tuin"],
    )
    topic: Id | None = Field(None, description="De id van een thema.", examples=["groen"])
    images: tuple[Image, ...] = Field(
        (),
        description="Afbeeldingen bij de activiteit.",
        examples=["[{file: media/haag.jpg, alt: Een haag in bloei}]"],
    )
    method: Id | None = Field(
        None,
        description="De id van de participatiemethode die je gebruikt.",
        examples=["klimaattafel"],
    )
    kit: EventKitWords = Field(
        EventKitWords(),
        description="Wat er op de affiches en beelden van deze activiteit staat.",
        examples=["{sticker: [Gratis], address: plantdag}"],
    )
    aliases: Ids = Field(
        (),
        description="Vroegere ids; hun adres leidt de lezer naar deze activiteit.",
        examples=["[plantfeest]"],
    )
    uitdatabank: UiTdatabank | None = Field(
        None, description="De activiteit in UiTdatabank.", examples=["{eligible: ja}"]
    )
    report: Text | None = Field(
        None,
        description="Het verslag achteraf, in Markdown: wat deed je met de antwoorden?",
        examples=["We plantten samen vijftig struiken."],
    )
    weight: Weight = None

    @model_validator(mode="after")
    def _complete(self) -> Event:
        ways = [bool(self.start), bool(self.occurrences), bool(self.recurrence)]
        if self.end and not self.start:
            raise fault("end-without-start", at="end")
        if self.previous_start and not self.start:
            raise fault("moved-without-start", at="previous_start")
        if self.start and self.previous_start == self.start:
            raise fault("moved-nowhere", at="previous_start")
        if sum(ways) != 1:
            raise fault("event-when-twice" if any(ways) else "event-when")
        if self.start and self.end:
            _refuse_backwards(self.start, self.end)
        if self.attendance is not Attendance.OFFLINE and not self.online_url:
            raise fault("online-url-missing", at="attendance", attendance=self.attendance.value)
        if self.attendance is not Attendance.ONLINE and not self.place:
            raise fault("place-missing")
        return self
