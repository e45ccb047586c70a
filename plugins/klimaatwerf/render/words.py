"""Dutch dates, figures and lists for templates, without the locale of the system."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from klimaatwerf.core.dates import MONTHS, WEEKDAYS, long_date
from klimaatwerf.core.months import days, weeks
from klimaatwerf.core.values import decimal_text, euro_text

__all__ = ["FILTERS"]


_SHORT_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()

_SMALL = frozenset("de het een en van voor in op bij".split())
"""Words that no monogram needs."""


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def date_long(value: date) -> str:
    """`zaterdag 3 april 2027`."""
    return long_date(_day(value))


def date_short(value: date) -> str:
    """`za 3 apr`."""
    day = _day(value)
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {_SHORT_MONTHS[day.month - 1]}"


def short_day(value: date) -> str:
    """`3 apr 2027`."""
    return f"{value.day} {_SHORT_MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """`april 2027`."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def clock(value: datetime) -> str:
    """`19.30 uur`, or `19 uur` on the hour."""
    return f"{value.hour}.{value.minute:02d} uur" if value.minute else f"{value.hour} uur"


def phone_link(value: str) -> str:
    """The digits of a phone number for `tel:`, with Belgium's prefix."""
    digits = re.sub(r"[^\d+]", "", value)
    return f"+32{digits[1:]}" if re.match(r"0[1-9]", digits) else digits


def labels(members: Iterable[Any]) -> str:
    """`inwoners, verenigingen en bedrijven`: members of a closed list by their labels."""
    *first, last = [str(member.label) for member in members] or [""]
    return f"{', '.join(first)} en {last}" if first else last


def for_whom(audiences: Collection[Any]) -> str:
    """`Voor inwoners en bedrijven`; empty where it is for nobody in particular."""
    return f"voor {labels(audiences)}".capitalize() if audiences else ""


def monogram(name: str) -> str:
    """`BZ` for `Basisschool De Zonnebloem`: its first letters, small words left out."""
    words = [word for word in re.findall(r"\w+", name) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words[:2]).upper() or name[:1].upper()


def lead(html: Markup) -> Markup:
    """The first paragraph of a page's text, which is the lead of its head."""
    return html[3:].partition("</p>")[0] if html.startswith("<p>") else Markup()


def rest(html: Markup) -> Markup:
    """What follows the first paragraph, which stands below the head."""
    return html.partition("</p>")[2] if html.startswith("<p>") else html


FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": date_long,
    "date_short": date_short,
    "month": month,
    "time": clock,
    "days": days,
    "weeks": weeks,
    "number": decimal_text,
    "euro": euro_text,
    "phone_link": phone_link,
    "labels": labels,
    "for_whom": for_whom,
    "monogram": monogram,
    "lead": lead,
    "rest": rest,
}
