"""Days and hours as the pieces of a kit tell them: short, without a year while they are near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from klimaatwerf.core.calendar import Session
from klimaatwerf.core.dates import MONTHS, WEEKDAYS
from klimaatwerf.core.model.action_parts import Dates
from klimaatwerf.core.select import Selection

__all__ = [
    "WITHOUT_YEAR",
    "days_of",
    "hours_of",
    "in_words",
    "period",
    "short_day",
    "told_days",
    "until",
]

WITHOUT_YEAR = timedelta(days=330)
"""How far ahead a day is told without its year."""
_MORNING = 7
"""The hour before which what began the evening before has ended as a night."""
_SHORT_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()


def in_words(day: date, today: date | None = None) -> str:
    """`zaterdag 21 november`: pieces hang for weeks, so they name a year only of a far day."""
    far = f" {day.year}" if today and day - today > WITHOUT_YEAR else ""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{far}"


def told_days(selection: Selection) -> Iterator[date]:
    """Every day that a kit can name, with its year while it is far."""
    for session in selection.events():
        yield from (session.start.date(), session.last_day)
        if session.event.booking.closes_on:
            yield session.event.booking.closes_on
    for action in selection.site.actions.values():
        dates = action.dates
        yield from (day for day in (dates.start, dates.end) if day) if dates else ()
        yield from (way.closes_on for way in action.participate if way.closes_on)


def days_of(session: Session, today: date) -> str:
    """The days of a session: one, or the first and the last; a night is told by its evening."""
    first, last = session.start.date(), session.last_day
    if last == first or _is_night(session):
        return in_words(first, today)
    link = "en" if last - first == timedelta(days=1) else "tot en met"
    begin = in_words(first, today)
    if (first.year, first.month) == (last.year, last.month):
        begin = f"{WEEKDAYS[first.weekday()]} {first.day}"
    return f"{begin} {link} {in_words(last, today)}"


def _is_night(session: Session) -> bool:
    """Whether it ends in the small hours after the day on which it starts."""
    days = (session.last_day - session.start.date()).days
    return session.end is not None and days == 1 and session.end.hour < _MORNING


def short_day(day: date) -> str:
    """`21 nov`."""
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]}"


def period(start: date | None, end: date | None, today: date, dates: Dates | None) -> str:
    """When an action runs, as far as that is still to come; `dates` says whether all the time."""
    if dates and dates.continuous:
        return "Heel het jaar"
    if start and end == start:
        return in_words(start, today).capitalize()
    if start and start > today:
        return f"Vanaf {in_words(start, today)}"
    if end and end >= today:
        return f"Tot en met {in_words(end, today)}"
    return ""


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02d}" if moment.minute else str(moment.hour)


def hours_of(session: Session) -> str:
    """`19.30 tot 22 uur`; of more than one day, from when on the first."""
    start, end = session.start, session.end
    if end is None:
        return f"{_clock(start)} uur"
    if session.last_day != start.date() and not _is_night(session):
        return f"vanaf {_clock(start)} uur"
    return f"{_clock(start)} tot {_clock(end)} uur"


def until(deadline: date | None, today: date, begin: str) -> str:
    """A last day as the pieces tell it; `begin` comes before it: “Bestel tot”."""
    return f"{begin} en met {in_words(deadline, today)}" if deadline else ""
