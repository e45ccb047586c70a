"""Events: each with its coming sessions, whether they take place, where, and for what price."""

from __future__ import annotations

from collections.abc import Sequence

from klimaatwerf.core.calendar import Session, sessions
from klimaatwerf.core.model import Event
from klimaatwerf.core.vocabulary import Attendance, Availability, EventStatus
from klimaatwerf.render.structured.nodes import Node, filled, postal_address

__all__ = ["MANY", "Told", "coming", "event"]

MANY = 12
"""So many sessions of a series are told one by one: a quarter of a year, if there is one a week."""

_SCHEMA = "https://schema.org/"
_STATUS = {
    EventStatus.SCHEDULED: f"{_SCHEMA}EventScheduled",
    EventStatus.POSTPONED: f"{_SCHEMA}EventPostponed",
    EventStatus.CANCELLED: f"{_SCHEMA}EventCancelled",
    EventStatus.MOVED_ONLINE: f"{_SCHEMA}EventMovedOnline",
}
_MODE = {
    Attendance.OFFLINE: f"{_SCHEMA}OfflineEventAttendanceMode",
    Attendance.ONLINE: f"{_SCHEMA}OnlineEventAttendanceMode",
    Attendance.MIXED: f"{_SCHEMA}MixedEventAttendanceMode",
}

Told = Sequence[Session]
"""The sessions that are told."""


def coming(one: Event, next_session: Session | None) -> Told:
    """The sessions from the next one on; where all are over, the last one."""
    found = sessions(one)
    if next_session is None:
        return found[-1:]
    return [session for session in found if session.start >= next_session.start][:MANY]


def event(one: Event, told: Told, organiser: Node, url: str | None) -> Node:
    """An event: one with several sessions is a series of events."""
    shared = filled(
        name=one.title,
        description=one.lead,
        url=url,
        organizer=organiser,
        inLanguage="nl",
        isAccessibleForFree=not any(price.amount for price in one.price),
        typicalAgeRange=_ages(one),
        maximumAttendeeCapacity=one.booking.capacity,
        offers=_offers(one, url),
    )
    if len(told) == 1:
        return {"@type": "Event", **shared, **_session(told[0], url)}
    return {
        "@type": "EventSeries",
        **shared,
        "startDate": told[0].start.isoformat(),
        "endDate": (told[-1].end or told[-1].start).isoformat(),
        "subEvent": [
            {**filled(type="Event", name=one.title, url=url), **_session(session, url)}
            for session in told
        ],
    }


def _session(session: Session, url: str | None) -> Node:
    """When and where a session is, and whether it takes place."""
    one = session.event
    moved = session.status is EventStatus.MOVED_ONLINE
    return filled(
        startDate=session.start.isoformat(),
        endDate=session.end.isoformat() if session.end else None,
        previousStartDate=session.previous.isoformat() if session.previous else None,
        eventStatus=_status(session),
        eventAttendanceMode=_MODE[Attendance.ONLINE if moved else one.attendance],
        location=_locations(one, url, moved=moved),
    )


def _status(session: Session) -> str:
    """Whether it takes place; of what only has another date, that it was planned again."""
    if session.previous and session.status is EventStatus.SCHEDULED:
        return f"{_SCHEMA}EventRescheduled"
    return _STATUS[session.status]


def _locations(one: Event, url: str | None, *, moved: bool) -> Node | list[Node]:
    """Where it is: a place, online, or both."""
    online = filled(type="VirtualLocation", url=one.online_url or url)
    if moved or one.attendance is Attendance.ONLINE or one.place is None:
        return online
    place = filled(
        type="Place",
        name=one.place.name,
        address=postal_address(one.place.street, one.place.postcode, one.place.locality),
    )
    return [place, online] if one.attendance is Attendance.MIXED else place


def _offers(one: Event, url: str | None) -> list[Node]:
    """The prices; of what is free, the one offer that one can book."""
    booking = one.booking
    state = "SoldOut" if booking.availability is Availability.FULL else "InStock"
    shared = filled(
        url=booking.url or url,
        availability=f"{_SCHEMA}{state}",
        availabilityEnds=booking.closes_on.isoformat() if booking.closes_on else None,
    )
    prices = [(price.name, f"{price.amount:f}") for price in one.price]
    if not prices and (booking.required or booking.url):
        prices = [(None, "0")]
    return [
        filled(type="Offer", name=name, price=amount, priceCurrency="EUR", **shared)
        for name, amount in prices
    ]


def _ages(one: Event) -> str | None:
    """The ages that it is for, as schema.org writes them: `6-12`, `16-`, `-18`."""
    if one.min_age is None and one.max_age is None:
        return None
    return f"{one.min_age or ''}-{one.max_age or ''}"
