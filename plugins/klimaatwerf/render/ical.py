"""The lines of a calendar file (RFC 5545), with the time zone of Brussels.

Escaped and folded exactly as icalendar does it, which the tests hold every line against. Loading
that library took an edit of one event a tenth of a second, and its folding a tenth of each site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache

__all__ = ["calendar", "component", "line", "local", "subscription", "text", "utc", "zone"]

_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
_ZONE = "Europe/Brussels"
_LONGEST = 74
"""Bytes of a line before it is folded: with the space that a next one begins with, 75."""


@lru_cache(maxsize=1000)
def line(name: str, value: str) -> bytes:
    """One line, folded; the value is escaped where it has to be. Most lines come back."""
    whole = f"{name}:{value}".encode()
    return (whole if len(whole) <= _LONGEST else b"\r\n ".join(_folded(whole))) + b"\r\n"


def _folded(whole: bytes) -> Iterator[bytes]:
    """The parts of a long line; neither a character nor what stands for one is cut in two."""
    start = 0
    while len(whole) - start > _LONGEST:
        end = start + _LONGEST
        while whole[end] & 0xC0 == 0x80:
            end -= 1
        if whole[end - 1] in b"\\^":
            end -= 1
        yield whole[start:end]
        start = end
    yield whole[start:]


def text(name: str, value: str) -> bytes:
    """A line with text: a new line in it can't begin another line of the file."""
    plain = _CONTROL.sub(" ", _BREAKS.sub("\n", value))
    return line(name, plain.replace(r"\N", "\n").translate(_ESCAPED))


def local(name: str, *moments: datetime) -> bytes:
    """A line with moments on the clock in Brussels; an hour that comes twice is the first one."""
    return line(f"{name};TZID={_ZONE}", ",".join(map(_written, moments)))


def utc(moment: datetime) -> str:
    """A moment in UTC."""
    return _written(moment.astimezone(UTC))


def _written(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}{'Z' if moment.tzinfo is UTC else ''}"


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
