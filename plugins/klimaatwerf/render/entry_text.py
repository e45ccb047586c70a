"""What a calendar tells of an event, in plain words: it shows no pages, only text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klimaatwerf.core.calendar import Session
from klimaatwerf.core.dates import long_date
from klimaatwerf.core.model import Event
from klimaatwerf.core.values import euro_text
from klimaatwerf.core.vocabulary import Attendance, Availability, EventStatus
from klimaatwerf.render.words import clock

__all__ = ["Surroundings", "description", "summary"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a calendar must know of an event besides the event."""

    slug: str
    """The folder of the municipality: it stays when the site moves to another address."""
    address: str | None
    """The page of the event, where the address of the site is known."""
    topic: str | None
    """The title of its theme."""
    organiser: str | None


def summary(session: Session) -> str:
    """The title. What is off says so: many programs show nothing else."""
    title = session.event.title
    return f"{session.status.label}: {title}" if session.is_off else title


def description(session: Session, around: Surroundings) -> str:
    """What somebody wants to know who has nothing but the calendar."""
    event = session.event
    state = "\n".join(_state(session))
    facts = "\n".join(_facts(session, around))
    return "\n\n".join(filter(None, (event.lead, state, facts)))


def _state(session: Session) -> Iterator[str]:
    """What is different from what was first said."""
    event = session.event
    if session.status is not EventStatus.SCHEDULED:
        yield _sentence(session.status.label, event.status_reason)
    if session.previous:
        was = session.previous
        moved = f"Verplaatst. Eerst was het op {long_date(was.date())} om {clock(was)}."
        told = session.status is not EventStatus.SCHEDULED
        yield moved if told else _sentence(moved[:-1], event.status_reason)
    if event.booking.availability is Availability.FULL and not session.is_off:
        yield "Volzet: alle plaatsen zijn ingenomen."


def _facts(session: Session, around: Surroundings) -> Iterator[str]:
    event = session.event
    if not session.is_off:
        yield f"Prijs: {_price(event)}."
        if booking := _booking(event):
            yield f"Inschrijven: {booking}."
        online = event.attendance is not Attendance.OFFLINE
        if event.online_url and (online or session.status is EventStatus.MOVED_ONLINE):
            yield f"Online volgen: {event.online_url}"
        if event.place and event.place.accessibility and event.attendance is not Attendance.ONLINE:
            yield f"Toegankelijkheid: {event.place.accessibility}"
    if around.organiser:
        yield f"Georganiseerd door {around.organiser}."
    if around.address:
        yield f"Meer weten: {around.address}"


def _sentence(first: str, reason: str | None) -> str:
    return f"{first}. {reason}" if reason else f"{first}."


def _price(event: Event) -> str:
    return "; ".join(_amounts(event)) or "gratis"


def _amounts(event: Event) -> Iterator[str]:
    for item in event.price:
        amount = euro_text(item.amount) if item.amount else "gratis"
        yield f"{item.name}: {amount}" if item.name else amount


def _booking(event: Event) -> str:
    """The ways to book, and until when; empty where there is nothing to book."""
    booking = event.booking
    if booking.availability is Availability.FULL:
        return ""
    ways = [booking.url, booking.email, booking.phone and f"bel {booking.phone}"]
    told = " of ".join(filter(None, ways)) or ("nodig" if booking.required else "")
    if told and booking.closes_on:
        told += f", tot en met {long_date(booking.closes_on)}"
    return told
