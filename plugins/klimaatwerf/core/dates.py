"""Dates and times as people write them, in Brussels."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Annotated

from klimaatwerf.core.brussels import BRUSSELS
from klimaatwerf.core.leaf_types import LeafType, fault, shown, visible
from klimaatwerf.core.problems import Collector, nearest
from klimaatwerf.core.tree import Leaf

__all__ = [
    "BRUSSELS",
    "MONTHS",
    "WEEKDAYS",
    "Day",
    "Moment",
    "Time",
    "Weekday",
    "exists",
    "long_date",
    "short_date",
]

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
FIRST_YEAR, LAST_YEAR = 1900, 2100
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4,5})")
_WRITTEN = re.compile(r"(?:([a-z]+)\s+)?(\d{1,2})\s+([a-z]+)\s+(\d{4,5})")
_TIME = re.compile(
    r"(\d{1,2})(?:[:.](\d{2})(?::00)?|\s?(?:u|uur|h)(?:\s?(\d{2}))?)(?:\s?(?:u|uur))?"
)
_MOMENT = re.compile(
    r"(\d+-\d+-\d+|\d+[/.]\d+[/.]\d+|(?:[a-z]+ )?\d+ [a-z]+ \d+)(?:(?:,? om |,? |t)(.+))?"
)


def _date(text: str, leaf: Leaf, remarks: Collector) -> date:
    """A date in one of the accepted forms; one written day first is echoed with its weekday."""
    word = " ".join(text.lower().split())
    weekday = ""
    if match := _ISO_DATE.fullmatch(word):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(word):
        day, month, year = (int(part) for part in match.groups())
    elif (match := _WRITTEN.fullmatch(word)) and match[3] in MONTHS:
        weekday = match[1] or ""
        day, month, year = int(match[2]), MONTHS.index(match[3]) + 1, int(match[4])
    elif re.fullmatch(r"\d{1,6}-\d{1,2}-\d{1,2}", word):
        year, month, day = (int(part) for part in word.split("-"))
    else:
        raise fault("bad-date", value=shown(text))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise fault("absurd-year", value=shown(text), first=FIRST_YEAR, last=LAST_YEAR)
    if not 1 <= month <= 12:
        raise fault("bad-month", value=shown(text), month=month)
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise fault(
            "no-such-day", value=shown(text), month=f"{MONTHS[month - 1]} {year}", days=days
        )
    found = date(year, month, day)
    if weekday and weekday != WEEKDAYS[found.weekday()]:
        if weekday not in WEEKDAYS:
            raise fault("bad-date", value=shown(text))
        raise fault("wrong-weekday", value=shown(text), weekday=WEEKDAYS[found.weekday()])
    if _DAY_FIRST.fullmatch(word):
        remarks.add("date-read", leaf.place, value=shown(text), date=long_date(found))
    return found


def _day(leaf: Leaf, remarks: Collector) -> date:
    return _date(visible(leaf), leaf, remarks)


def _clock(text: str) -> time:
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        raise fault("bad-time", value=shown(text))
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    if hour > 23 or minute > 59:
        raise fault("no-such-time", value=shown(text))
    return time(hour, minute)


def _time(leaf: Leaf, remarks: Collector) -> time:
    return _clock(visible(leaf))


def _moment(leaf: Leaf, remarks: Collector) -> datetime:
    """A date and time in Brussels; the hour that a clock change skips is refused."""
    text = " ".join(visible(leaf).split())
    match = _MOMENT.fullmatch(text.lower())
    if match is None and _TIME.fullmatch(text.lower()):
        raise fault("date-missing", value=shown(text))
    day = _date(text[: match.end(1)] if match else text, leaf, remarks)
    if match is None or not match[2]:
        raise fault("time-missing", value=shown(text))
    clock = _clock(text[match.start(2) :])
    moment = datetime.combine(day, clock, BRUSSELS)
    if not exists(moment):
        raise fault("clock-gap", value=shown(text), date=long_date(day))
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        remarks.add("clock-fold", leaf.place, value=shown(text), date=long_date(day))
    return moment


def exists(moment: datetime) -> bool:
    """Whether the clock in Brussels shows that time, which it skips in a night of March."""
    there = moment.astimezone(UTC).astimezone(BRUSSELS)
    return there.replace(tzinfo=None) == moment.replace(tzinfo=None)


def _weekday(leaf: Leaf, remarks: Collector) -> int:
    word = leaf.text.strip().lower()
    if word not in WEEKDAYS:
        short = next((day for day in WEEKDAYS if len(word) > 1 and day.startswith(word)), word)
        raise fault("bad-weekday", value=shown(word), hint=nearest(short, WEEKDAYS))
    return WEEKDAYS.index(word)


def long_date(day: date) -> str:
    """A date as people say it: `zaterdag 3 april 2027`."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)}"


def short_date(day: date) -> str:
    """The same without its weekday: `3 april 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _any_case(words: Iterable[str]) -> str:
    """A pattern for words that may start with a capital."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


_DAY_FORM = (
    r"((19\d\d|20\d\d|2100)-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])"
    r"|(0?[1-9]|[12]\d|3[01])[/.-](0?[1-9]|1[0-2])[/.-](19\d\d|20\d\d|2100)"
    rf"|(({_any_case(WEEKDAYS)}) +)?\d{{1,2}} +({_any_case(MONTHS)}) +(19\d\d|20\d\d|2100))"
)
_TIME_FORM = (
    r"([01]?\d|2[0-3])([:.][0-5]\d(:00)?|\s?([uUhH]|[uU]ur)(\s?[0-5]\d)?)(\s?([uU]|[uU]ur))?"
)

Day = Annotated[date, LeafType(_day, "datum", {"type": "string", "pattern": rf"^{_DAY_FORM}$"})]
Time = Annotated[
    time,
    LeafType(
        _time,
        "uur",
        {
            # `14.30` is a number to an editor
            "type": ["string", "number"],
            "pattern": rf"^{_TIME_FORM}$",
            "minimum": 0,
            "exclusiveMaximum": 24,
        },
    ),
]
Moment = Annotated[
    datetime,
    LeafType(
        _moment,
        "datum en uur",
        {"type": "string", "pattern": rf"^{_DAY_FORM}(,? om |,? |[tT]){_TIME_FORM}$"},
    ),
]
Weekday = Annotated[
    int,
    LeafType(
        _weekday,
        "weekdag",
        {
            "anyOf": [
                {"enum": WEEKDAYS},
                {"type": "string", "pattern": rf"^({_any_case(WEEKDAYS)})$"},
            ]
        },
        tuple((day, day) for day in WEEKDAYS),
    ),
]
