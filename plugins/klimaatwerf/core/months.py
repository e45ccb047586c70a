"""The months of an agenda, each with a page of its own where the list is long."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from klimaatwerf.core.calendar import Session

__all__ = ["MANY", "MOST", "BusyDay", "Month", "days", "months", "weeks"]

MANY = 60
"""Sessions that a list shows; a site with more of them has a page for each month."""

MOST = 500
"""Sessions that the page of one month shows."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which something takes place."""

    first: date
    """Its first day."""
    count: int
    """How many sessions begin in it."""

    @property
    def id(self) -> str:
        """As in its address: `2027-04`."""
        return f"{self.first:%Y-%m}"


def months(sessions: Iterable[Session]) -> tuple[Month, ...]:
    """The months of sessions that come in order."""
    counts = Counter(session.start.date().replace(day=1) for session in sessions)
    return tuple(Month(first, count) for first, count in counts.items())


@dataclass(frozen=True, slots=True)
class BusyDay:
    """A day of a month on which something begins."""

    count: int
    off: bool
    """Whether nothing of it takes place then."""


def days(sessions: Iterable[Session]) -> dict[int, BusyDay]:
    """The days of one month on which something begins, by number."""
    found: dict[int, list[Session]] = {}
    for session in sessions:
        found.setdefault(session.start.day, []).append(session)
    return {
        day: BusyDay(len(those), all(one.is_off for one in those)) for day, those in found.items()
    }


@lru_cache(maxsize=240)
def weeks(month: date) -> tuple[tuple[int, ...], ...]:
    """The weeks of a month from Monday to Sunday; 0 stands for a day of another month."""
    return tuple(map(tuple, calendar.Calendar().monthdayscalendar(month.year, month.month)))
