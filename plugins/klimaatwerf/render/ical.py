"""The lines of a calendar file (RFC 5545), with the time zone of Brussels.

What a value may hold, how it is escaped and where a line is folded is icalendar's. Its components
know of every property there is, which costs four times as much as the lines alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache, lru_cache

from icalendar.parser import Contentline
from icalendar.prop import vDatetime, vText

__all__ = ["calendar", "component", "line", "local", "subscription", "text", "utc", "zone"]

_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_ZONE = "Europe/Brussels"


@lru_cache(maxsize=1000)
def line(name: str, value: str) -> bytes:
    """One line, folded; the value is escaped where it has to be. Most lines come back."""
    folded: bytes = Contentline(f"{name}:{value}").to_ical()
    return folded + b"\r\n"


def text(name: str, value: str) -> bytes:
    """A line with text: a new line in it can't begin another line of the file."""
    plain = _CONTROL.sub(" ", _BREAKS.sub("\n", value))
    return line(name, vText(plain).to_ical().decode())


def local(name: str, *moments: datetime) -> bytes:
    """A line with moments on the clock in Brussels; an hour that comes twice is the first one."""
    return line(f"{name};TZID={_ZONE}", ",".join(map(_written, moments)))


def utc(moment: datetime) -> str:
    """A moment in UTC."""
    return _written(moment.astimezone(UTC))


def _written(moment: datetime) -> str:
    written: bytes = vDatetime(moment).to_ical()
    return written.decode()


def component(name: str, lines: Iterable[bytes]) -> bytes:
    """A component around its lines."""
    return b"".join((line("BEGIN", name), *lines, line("END", name)))


def calendar(components: Iterable[bytes], about: Iterable[bytes] = ()) -> bytes:
    """A whole file; `about` says what to do with it, where it is more than a few entries."""
    head = (line("VERSION", "2.0"), line("PRODID", "-//Klimaatwerf//Agenda//NL"))
    return component("VCALENDAR", (*head, *about, zone(), *components))


def subscription(name: str, address: str | None) -> tuple[bytes, ...]:
    """What a calendar is told that follows a file: its name, and to look again every day.

    Each is said twice: the older names are for programs that don't know RFC 7986.
    """
    lines = [text("NAME", name), text("X-WR-CALNAME", name), line("X-WR-TIMEZONE", _ZONE)]
    lines += [line("REFRESH-INTERVAL;VALUE=DURATION", "P1D"), line("X-PUBLISHED-TTL", "P1D")]
    return (*lines, line("SOURCE;VALUE=URI", address)) if address else tuple(lines)


@cache
def zone() -> bytes:
    """The hours of Brussels: since 1996 the clock changes as everywhere in the Union."""
    return component(
        "VTIMEZONE",
        (
            line("TZID", _ZONE),
            _half("DAYLIGHT", "CEST", "19960331T020000", ("+0100", "+0200"), month=3),
            _half("STANDARD", "CET", "19961027T030000", ("+0200", "+0100"), month=10),
        ),
    )


def _half(kind: str, name: str, since: str, offsets: tuple[str, str], *, month: int) -> bytes:
    """Half of the year: from the last Sunday of a month."""
    lines = [line("DTSTART", since), line("RRULE", f"FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU")]
    lines += [line("TZOFFSETFROM", offsets[0]), line("TZOFFSETTO", offsets[1])]
    return component(kind, (*lines, line("TZNAME", name)))
