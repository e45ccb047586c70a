"""Dutch dates and figures for templates, without the locale of the system."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from klimaatwerf.core.dates import MONTHS, WEEKDAYS, long_date
from klimaatwerf.core.values import decimal_text

__all__ = ["FILTERS"]


_SHORT_MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def date_long(value: date) -> str:
    """`zaterdag 3 april 2027`."""
    return long_date(_day(value))


def date_short(value: date) -> str:
    """`za 3 apr`."""
    day = _day(value)
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {_SHORT_MONTHS[day.month - 1]}"


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


FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": date_long,
    "date_short": date_short,
    "month": month,
    "time": clock,
    "number": decimal_text,
    "phone_link": phone_link,
}
