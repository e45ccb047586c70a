"""The fields of events.yml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import BRUSSELS, Day, Moment, Time, Weekday, exists, long_date
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Ids, Image, Model
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
    Audience,
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
    end: Moment | None = None
    status: Annotated[EventStatus, choice(EventStatus)] = EventStatus.SCHEDULED

    @model_validator(mode="after")
    def _in_order(self) -> Occurrence:
        if self.end:
            _refuse_backwards(self.start, self.end)
        return self


class Recurrence(Model):
    """An event on fixed weekdays (0 is Monday)."""

    weekdays: tuple[Weekday, ...] = Field(
        min_length=1, description="Op welke dagen.", examples=["[zaterdag]"]
    )
    from_: Day = Field(alias="from", description="De eerste dag.", examples=["2027-01-09"])
    until: Day = Field(description="De laatste dag.", examples=["2027-06-26"])
    start_time: Time = Field(description="Het beginuur.", examples=["10:00"])
    end_time: Time | None = None
    except_: tuple[Day, ...] = Field((), alias="except")

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

    required: YesNo = False
    url: Url | None = None
    email: Email | None = None
    phone: Phone | None = None
    availability: Annotated[Availability, choice(Availability)] = Availability.AVAILABLE
    capacity: Whole | None = None
    closes_on: Day | None = None


class Venue(Model):
    """Where it is."""

    name: Name = Field(description="De naam van de plek.", examples=["Zaal De Linde"])
    street: ShortText | None = None
    postcode: Postcode | None = None
    locality: ShortText | None = None
    accessibility: ShortText | None = None


class Price(Model):
    """An amount in euro."""

    category: Annotated[PriceCategory, choice(PriceCategory)] = PriceCategory.BASE
    amount: Decimals = Field(description="Het bedrag in euro.", examples=["5"])
    name: ShortText | None = None


class UiTdatabank(Model):
    """The event in publiq's UiTdatabank."""

    id: ShortText | None = None
    eligible: YesNo = False


class Event(Model):
    """Something to come to."""

    id: Id
    title: Name = Field(description="De titel.", examples=["Repair Café"])
    lead: ShortText = Field(description="Eén of twee zinnen.", examples=["Samen herstellen."])
    start: Moment | None = None
    end: Moment | None = None
    occurrences: tuple[Occurrence, ...] = ()
    recurrence: Recurrence | None = None
    status: Annotated[EventStatus, choice(EventStatus)] = EventStatus.SCHEDULED
    status_reason: ShortText | None = None
    booking: Booking = Booking()
    attendance: Annotated[Attendance, choice(Attendance)] = Attendance.OFFLINE
    online_url: Url | None = None
    place: Venue | None = None
    price: tuple[Price, ...] = ()
    audiences: tuple[Annotated[Audience, choice(Audience)], ...] = ()
    min_age: Whole | None = None
    max_age: Whole | None = None
    organiser: ShortText | None = None
    action: Id | None = None
    topic: Id | None = None
    images: tuple[Image, ...] = ()
    method: Id | None = None
    aliases: Ids = ()
    uitdatabank: UiTdatabank | None = None
    report: Text | None = None
    weight: Whole | None = None

    @model_validator(mode="after")
    def _complete(self) -> Event:
        ways = [bool(self.start), bool(self.occurrences), bool(self.recurrence)]
        if self.end and not self.start:
            raise fault("end-without-start", at="end")
        if sum(ways) != 1:
            raise fault("event-when-twice" if any(ways) else "event-when")
        if self.start and self.end:
            _refuse_backwards(self.start, self.end)
        if self.attendance is not Attendance.OFFLINE and not self.online_url:
            raise fault("online-url-missing", at="attendance", attendance=self.attendance.value)
        if self.attendance is not Attendance.ONLINE and not self.place:
            raise fault("place-missing")
        return self
