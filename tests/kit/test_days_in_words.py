"""When an item is, as its pieces say it: far days, several days, and nights."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from klimaatwerf.core.kit.days import WITHOUT_YEAR
from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.vocabulary import Audience
from klimaatwerf.kit.item_words import said
from klimaatwerf.pipeline import Prepared
from tests.sites import TODAY, made


def planned(root: Path, start: str, end: str = "", today: date = TODAY) -> Prepared:
    last = f"  end: {end}\n" if end else ""
    place = "  place: {name: Zaal De Linde}\n"
    event = f"- id: feest\n  title: Feest\n  lead: Kom.\n  start: {start}\n{last}{place}"
    return made(root, {"events.yml": event}, today=today)


def event(root: Path, start: str, end: str = "", today: date = TODAY) -> KitItem:
    plan = planned(root, start, end, today).plan
    assert plan
    return plan.kit["agenda/feest"]


@pytest.mark.parametrize(
    ("start", "end", "day", "hour", "hours"),
    [
        ("2027-01-23 20:00", "", "zaterdag 23 januari", "20 uur", "om 20 uur"),
        (
            "2027-01-23 20:00",
            "2027-01-23 22:30",
            "zaterdag 23 januari",
            "20 tot 22.30 uur",
            "van 20 tot 22.30 uur",
        ),
        (
            "2027-01-23 20:00",
            "2027-01-24 02:00",
            "zaterdag 23 januari",
            "20 tot 2 uur",
            "van 20 tot 2 uur",
        ),
        (
            "2027-01-23 20:00",
            "2027-01-24 18:00",
            "zaterdag 23 en zondag 24 januari",
            "vanaf 20 uur",
            "vanaf 20 uur",
        ),
        (
            "2027-01-23 9:00",
            "2027-01-25 18:00",
            "zaterdag 23 tot en met maandag 25 januari",
            "vanaf 9 uur",
            "vanaf 9 uur",
        ),
        (
            "2027-01-31 9:00",
            "2027-02-01 18:00",
            "zondag 31 januari en maandag 1 februari",
            "vanaf 9 uur",
            "vanaf 9 uur",
        ),
        ("2028-09-23 10:00", "", "zaterdag 23 september 2028", "10 uur", "om 10 uur"),
    ],
)
def test_an_event_tells_its_days_and_from_when(tmp_path, start, end, day, hour, hours):
    item = event(tmp_path, start, end)
    assert (item.day, item.hour) == (day, hour)
    assert said(item, Audience.RESIDENT)["hours"] == hours


def test_a_year_stands_by_a_day_until_it_is_near_and_the_site_knows_that_day(tmp_path):
    day = TODAY + timedelta(days=500)
    start = f"{day} 10:00"
    near = day - WITHOUT_YEAR
    plan = planned(tmp_path / "plan", start).plan
    assert plan
    assert near in plan.changes_on
    told = [
        event(tmp_path / str(number), start, today=near + timedelta(days=number)).day
        for number in (-1, 0)
    ]
    assert told[0] == f"{told[1]} {day.year}"


def test_a_far_last_day_of_an_action_has_its_year(tmp_path):
    actions = "- {template: repair-cafe, phase: idea, dates: {end: 2028-10-31}}\n"
    plan = made(tmp_path, {"actions.yml": actions}).plan
    assert plan
    assert plan.kit["acties/repair-cafe"].until == "Loopt tot en met dinsdag 31 oktober 2028"
