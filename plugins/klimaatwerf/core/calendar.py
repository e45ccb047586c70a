"""Events as sessions: recurrence expanded, each with its own start, end and status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from klimaatwerf.core.dates import BRUSSELS
from klimaatwerf.core.model.events import Event
from klimaatwerf.core.vocabulary import EventStatus

__all__ = ["Session", "sessions"]


@dataclass(frozen=True, slots=True)
class Session:
    """One time that an event takes place; times are in Brussels."""

    event: Event
    start: datetime
    end: datetime | None
    status: EventStatus
    previous: datetime | None = None
    """When it was to begin, where it was moved."""

    @property
    def is_off(self) -> bool:
        """Whether it does not take place then."""
        return self.status in (EventStatus.CANCELLED, EventStatus.POSTPONED)

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        return (self.end or self.start).date()


def sessions(event: Event) -> tuple[Session, ...]:
    """Every time that an event takes place, in order.

    What is cancelled, postponed or moved for the event as a whole is so for each session.
    """
    whole = event.status
    if event.start:
        return (Session(event, event.start, event.end, whole, event.previous_start),)
    if event.occurrences:
        found = (
            Session(
                event,
                one.start,
                one.end,
                whole if whole is not EventStatus.SCHEDULED else one.status,
                one.previous_start,
            )
            for one in event.occurrences
        )
        return tuple(sorted(found, key=lambda session: session.start))
    rule = event.recurrence
    if rule is None:
        return ()
    return tuple(
        Session(
            event,
            datetime.combine(day, rule.start_time, BRUSSELS),
            datetime.combine(day, rule.end_time, BRUSSELS) if rule.end_time else None,
            whole,
        )
        for day in rule.days()
    )
