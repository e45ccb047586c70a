"""Calendar files as another program reads them: with vobject, which writes none of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import vobject  # type: ignore[import-untyped] # it has no types of its own

from klimaatwerf.core.calendar import Session

__all__ = ["Told", "expected", "read", "told", "unfolded"]


@dataclass(frozen=True, order=True)
class Told:
    """One time of an event, as somebody's calendar shows it."""

    start: datetime
    """In UTC."""
    end: datetime
    """In UTC; the start where nobody said when it ends."""
    title: str
    status: str


def read(file: bytes) -> list[Any]:
    """The entries of a file."""
    return list(vobject.readOne(file.decode()).contents.get("vevent", ()))


def told(file: bytes) -> list[Told]:
    """Every time of every event in a file, in order."""
    return sorted(one for entry in read(file) for one in _times(entry))


def _times(entry: Any) -> list[Told]:
    start = entry.dtstart.value
    length = _utc(entry.dtend.value) - _utc(start) if "dtend" in entry.contents else None
    starts = list(entry.rruleset) if "rrule" in entry.contents else [start]
    return [
        Told(
            _utc(one),
            _utc(one) + length if length else _utc(one),
            entry.summary.value,
            entry.status.value,
        )
        for one in starts
    ]


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


_WORDS = {"cancelled": "Geannuleerd: ", "postponed": "Uitgesteld: "}
_STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}


def expected(session: Session) -> Told:
    """What a calendar has to show of a session."""
    start = _utc(session.start)
    return Told(
        start,
        _utc(session.end) if session.end else start,
        _WORDS.get(session.status, "") + session.event.title,
        _STATUS.get(session.status, "CONFIRMED"),
    )


def unfolded(file: bytes) -> list[str]:
    """The lines of a file as they were before they were folded."""
    return file.decode().replace("\r\n ", "").split("\r\n")
