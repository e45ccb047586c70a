"""The ten public holidays of Belgium (law of 4 January 1974, royal decree of 18 April 1974)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

__all__ = ["is_holiday"]

_FIXED = ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25))
"""Month and day."""
_AFTER_EASTER = (1, 39, 50)
"""Days after Easter Sunday: Easter Monday, Ascension Day, Whit Monday."""


def is_holiday(day: date) -> bool:
    """Whether offices are closed on a day by law."""
    return (day.month, day.day) in _FIXED or (day - _easter(day.year)).days in _AFTER_EASTER


@lru_cache(maxsize=64)
def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped, leap = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - correction + 15) % 30
    fourth, left = divmod(rest, 4)
    weekday = (32 + 2 * leap + 2 * fourth - epact - left) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    return date(year, 3, 22) + timedelta(days=epact + weekday - 7 * late)
