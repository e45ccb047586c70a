"""An event as the entries of a calendar: one for all its times, or one for each.

A site is made without memory of the former one, so all that tells a calendar what is newer follows
from what events.yml says now: see `sequence`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from klimaatwerf.core.calendar import Session, sessions
from klimaatwerf.core.dates import BRUSSELS, exists
from klimaatwerf.core.model import Event
from klimaatwerf.core.model.events import Recurrence
from klimaatwerf.core.vocabulary import Attendance, EventStatus
from klimaatwerf.render.entry_text import Surroundings, description, summary
from klimaatwerf.render.ical import component, line, local, text, utc

__all__ = ["entries", "sequence"]

_STATUS = {
    EventStatus.SCHEDULED: "CONFIRMED",
    EventStatus.MOVED_ONLINE: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}
_RANK = {
    EventStatus.SCHEDULED: 0,
    EventStatus.MOVED_ONLINE: 1,
    EventStatus.POSTPONED: 2,
    EventStatus.CANCELLED: 3,
}
_MOVED, _STEP = 4, 8
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FIRST_STAMP = datetime(2020, 1, 1, tzinfo=UTC)
"""Nobody wrote down when an event was made known: what counts is that a later stamp is newer."""


def sequence(session: Session) -> int:
    """Which state of an event is the newer one: a higher number.

    It rises by itself along the usual ways: planned, online, postponed, moved, cancelled. Who turns
    back (what was cancelled takes place after all) raises `sequence` in events.yml.
    """
    moved = _MOVED if session.previous else 0
    return _STEP * session.event.sequence + moved + _RANK[session.status]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One VEVENT: its first session, and the lines by which it comes back."""

    session: Session
    key: str
    """What makes its UID different from those of the event's other entries."""
    again: tuple[bytes, ...] = ()


def entries(event: Event, around: Surroundings) -> bytes:
    """Every VEVENT of an event."""
    return b"".join(_component(entry, around) for entry in _entries(event))


def _entries(event: Event) -> Iterator[_Entry]:
    """One entry where a rule says every time of it, else one for each time.

    Programs know weekly rules well. Times that each have a status of their own are safest apart.
    """
    times = sessions(event)
    if event.start:
        yield _Entry(times[0], "")
    elif (rule := event.recurrence) and _is_even(rule):
        yield _Entry(times[0], "", tuple(_again(rule, times)))
    else:
        starts = Counter[str]()
        for one in times:
            start = f"{one.previous or one.start:%Y%m%dT%H%M}"
            starts[start] += 1
            yield _Entry(one, f"-{start}" + (f"-{starts[start]}" if starts[start] > 1 else ""))


def _is_even(rule: Recurrence) -> bool:
    """Whether every day of a recurrence is as long as the first, also where the clock changes.

    A rule repeats the true length of its first time, and an hour that a clock skips confuses it.
    """
    lengths = set()
    for day in rule.model_copy(update={"except_": ()}).days():
        start = datetime.combine(day, rule.start_time, BRUSSELS)
        end = datetime.combine(day, rule.end_time or rule.start_time, BRUSSELS)
        if not exists(start) or not exists(end):
            return False
        lengths.add(end.astimezone(UTC) - start.astimezone(UTC))
    return len(lengths) == 1


def _again(rule: Recurrence, times: tuple[Session, ...]) -> Iterator[bytes]:
    if len(times) == 1:
        return
    first, last = times[0].start, times[-1].start
    days = ",".join(_DAYS[day] for day in sorted(set(rule.weekdays)))
    yield line("RRULE", f"FREQ=WEEKLY;UNTIL={utc(last)};BYDAY={days}")
    left_out = sorted(
        day
        for day in set(rule.except_)
        if first.date() < day < last.date() and day.weekday() in rule.weekdays
    )
    if left_out:
        moments = (datetime.combine(day, rule.start_time, BRUSSELS) for day in left_out)
        yield local("EXDATE", *moments)


def _component(entry: _Entry, around: Surroundings) -> bytes:
    session, event = entry.session, entry.session.event
    number = sequence(session)
    lines = [
        text("UID", f"{event.id}{entry.key}@{around.slug}.klimaatwerf"),
        line("DTSTAMP", utc(_FIRST_STAMP + timedelta(minutes=number))),
        line("SEQUENCE", str(number)),
        local("DTSTART", session.start),
    ]
    if session.end:
        lines.append(local("DTEND", session.end))
    lines += [
        *entry.again,
        text("SUMMARY", summary(session)),
        line("STATUS", _STATUS[session.status]),
        line("TRANSP", "TRANSPARENT" if session.is_off else "OPAQUE"),
        text("LOCATION", _location(session)),
        text("DESCRIPTION", description(session, around)),
    ]
    if around.topic:
        lines.append(text("CATEGORIES", around.topic))
    if around.address:
        lines.append(line("URL", around.address))
    return component("VEVENT", lines)


def _location(session: Session) -> str:
    place = session.event.place
    online = session.event.attendance is Attendance.ONLINE
    if place is None or online or session.status is EventStatus.MOVED_ONLINE:
        return "Online"
    town = " ".join(filter(None, (place.postcode, place.locality)))
    return ", ".join(filter(None, (place.name, place.street, town)))
