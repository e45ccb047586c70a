"""The public holidays, as the calendars of the federal government list them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from klimaatwerf.core.holidays import is_holiday


@pytest.mark.parametrize(
    ("year", "moving"),
    [
        (2024, ["04-01", "05-09", "05-20"]),
        (2025, ["04-21", "05-29", "06-09"]),
        (2026, ["04-06", "05-14", "05-25"]),
        (2027, ["03-29", "05-06", "05-17"]),
        (2038, ["04-26", "06-03", "06-14"]),
    ],
)
def test_a_year_has_seven_fixed_holidays_and_three_that_follow_easter(year, moving):
    fixed = ["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"]
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    found = [f"{day:%m-%d}" for day in days if day.year == year and is_holiday(day)]
    assert found == sorted((*fixed, *moving))
