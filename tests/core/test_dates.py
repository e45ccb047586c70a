"""Dates and times as people write them, on the clock of Brussels."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from klimaatwerf.core.dates import BRUSSELS, MONTHS, WEEKDAYS, Day, Moment, Time, Weekday, long_date
from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Leaf
from tests.leaf import SOURCE, read, refusal

APRIL = date(2027, 4, 3)
ISO = "2027-04-03"
DAY_FIRST = ("3/4/2027", "03/04/2027", "3-4-2027", "3.4.2027")
WRITTEN = ("3 april 2027", "zaterdag 3 april 2027", "Zaterdag  3 APRIL 2027")


@pytest.mark.parametrize("text", [ISO, "2027-4-3", f" {ISO} ", *WRITTEN])
def test_a_date_is_read_in_iso_form_and_in_words(text):
    assert read(Day, text) == (APRIL, [])


@pytest.mark.parametrize("text", DAY_FIRST)
def test_a_date_with_the_day_first_is_read_and_told_back(text):
    assert read(Day, text) == (APRIL, ["date-read"])


def test_what_is_told_back_of_a_date_names_the_weekday_and_the_place():
    remarks = Collector()
    TypeAdapter(Day).validate_python(Leaf("3/4/2027", SOURCE, 3, 9), context=remarks)
    assert [str(remark) for remark in remarks.problems] == [
        (
            "municipalities/dorp/events.yml:3:9: `3/4/2027` lezen we als zaterdag 3 april 2027. "
            "[date-read]"
        )
    ]


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("morgen", "bad-date", {}),
        ("2027-04", "bad-date", {}),
        ("04/2027", "bad-date", {}),
        ("2027/04/03", "bad-date", {}),
        ("3 avril 2027", "bad-date", {}),
        ("2027-04-03 19:30", "bad-date", {}),
        ("", "bad-date", {}),
        ("26-04-03", "absurd-year", {"first": 1900, "last": 2100}),
        ("3/4/0026", "absurd-year", {"first": 1900, "last": 2100}),
        ("20277-04-03", "absurd-year", {"first": 1900, "last": 2100}),
        ("4/13/2027", "bad-month", {"month": 13}),
        ("2027-00-03", "bad-month", {"month": 0}),
        ("30/2/2027", "no-such-day", {"month": "februari 2027", "days": 28}),
        ("29 februari 2027", "no-such-day", {"month": "februari 2027", "days": 28}),
        ("31 april 2027", "no-such-day", {"month": "april 2027", "days": 30}),
        ("0/4/2027", "no-such-day", {"month": "april 2027", "days": 30}),
        ("zondag 3 april 2027", "wrong-weekday", {"weekday": "zaterdag"}),
        ("zon 3 april 2027", "bad-date", {}),
    ],
)
def test_a_text_that_is_no_date_is_refused(text, code, facts):
    assert refusal(Day, text) == (code, {"value": text, **facts})


def test_a_leap_day_is_read():
    assert read(Day, "dinsdag 29 februari 2028") == (date(2028, 2, 29), [])


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days)
def test_every_form_of_a_date_gives_that_date(day):
    forms = (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        long_date(day),
    )
    assert [read(Day, form)[0] for form in forms] == [day] * 4


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_that_contradicts_its_date_is_refused(day, weekday):
    right = WEEKDAYS[day.weekday()]
    assume(weekday != right)
    text = f"{weekday} {day.day} {MONTHS[day.month - 1]} {day.year}"
    assert refusal(Day, text) == ("wrong-weekday", {"value": text, "weekday": right})


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("19:30", time(19, 30)),
        ("19u30", time(19, 30)),
        ("19.30", time(19, 30)),
        ("19.30 uur", time(19, 30)),
        ("19:30:00", time(19, 30)),
        ("19u", time(19)),
        ("19 uur", time(19)),
        ("9h05", time(9, 5)),
        ("00:00", time(0)),
    ],
)
def test_a_time_is_read_as_people_write_it(text, clock):
    assert read(Time, text) == (clock, [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("24:00", "no-such-time"),
        ("12:60", "no-such-time"),
        ("19", "bad-time"),
        ("9:5", "bad-time"),
        ("1170", "bad-time"),
        ("half acht", "bad-time"),
        ("19:30:30", "bad-time"),
    ],
)
def test_a_text_that_is_no_time_is_refused(text, code):
    assert refusal(Time, text) == (code, {"value": text})


@given(st.times(), st.sampled_from(["{:%H:%M}", "{:%H.%M}", "{:%H}u{:%M}"]))
def test_every_form_of_a_time_gives_that_time(clock, form):
    assert read(Time, form.format(clock, clock))[0] == clock.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    "text",
    [
        "2027-04-03 19:30",
        "2027-04-03T19:30",
        "2027-04-03 19u30",
        "3 april 2027, 19:30",
        "3 april 2027 om 19.30 uur",
        "zaterdag 3 april 2027 om 19.30 uur",
    ],
)
def test_a_moment_is_a_date_with_a_time_in_brussels(text):
    assert read(Moment, text) == (datetime(2027, 4, 3, 19, 30, tzinfo=BRUSSELS), [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2027-04-03", "time-missing"),
        ("zaterdag 3 april 2027", "time-missing"),
        ("19:30", "date-missing"),
        ("2027-04-03 half acht", "bad-time"),
        ("2027-02-30 19:30", "no-such-day"),
        ("2027-04-03 25:00", "no-such-time"),
        ("zondag 3 april 2027 19:30", "wrong-weekday"),
    ],
)
def test_a_moment_needs_a_good_date_and_a_good_time(text, code):
    assert refusal(Moment, text)[0] == code


def test_an_hour_that_the_clock_skips_is_refused():
    assert refusal(Moment, "2027-03-28 02:30") == (
        "clock-gap",
        {"value": "2027-03-28 02:30", "date": "zondag 28 maart 2027"},
    )


def test_an_hour_that_comes_twice_is_summer_time_with_a_warning():
    moment, remarks = read(Moment, "2027-10-31 02:30")
    assert moment.utcoffset() == timedelta(hours=2)
    assert remarks == ["clock-fold"]
    assert MESSAGES["clock-fold"].severity == "warning"


@pytest.mark.parametrize(
    "text", ["2027-03-28 01:59", "2027-03-28 03:00", "2027-10-31 01:59", "2027-10-31 03:00"]
)
def test_the_hours_beside_a_clock_change_are_ordinary(text):
    assert read(Moment, text)[1] == []


@given(st.dates(date(1980, 1, 1), date(2100, 12, 31)), st.times())
@example(date(2027, 3, 28), time(2, 30))
@example(date(2027, 10, 31), time(2, 30))
def test_a_moment_is_read_as_written_or_does_not_exist(day, clock):
    text = f"{day.isoformat()} {clock:%H:%M}"
    written = datetime.combine(day, clock.replace(second=0, microsecond=0))
    there = written.replace(tzinfo=BRUSSELS).astimezone(UTC).astimezone(BRUSSELS)
    if there.replace(tzinfo=None) != written:
        assert refusal(Moment, text)[0] == "clock-gap"
    else:
        assert read(Moment, text)[0].replace(tzinfo=None) == written


@pytest.mark.parametrize(("text", "day"), [("maandag", 0), ("Zaterdag", 5), (" zondag ", 6)])
def test_a_weekday_is_counted_from_monday(text, day):
    assert read(Weekday, text) == (day, [])


def test_a_weekday_with_a_slip_of_the_pen_is_refused_with_a_proposal():
    assert refusal(Weekday, "zatterdag") == (
        "bad-weekday",
        {"value": "zatterdag", "hint": "Bedoel je `zaterdag`?"},
    )
