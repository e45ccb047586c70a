"""Events as sessions: recurrence, clock changes and statuses."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from klimaatwerf.core.calendar import sessions
from klimaatwerf.core.dates import BRUSSELS, WEEKDAYS
from klimaatwerf.core.vocabulary import EventStatus
from tests.models import event


def weekly(**fields):
    return event(
        recurrence={
            "weekdays": ["zaterdag"],
            "from": "2027-01-02",
            "until": "2027-01-23",
            "start_time": "10:00",
            **fields,
        }
    )


def starts(one):
    return [f"{session.start:%Y-%m-%d %H:%M %z}" for session in sessions(one)]


def test_an_event_with_a_start_has_one_session():
    one = event(start="2027-04-03 19:30", end="2027-04-03 22:00")
    (session,) = sessions(one)
    assert (session.event, session.start, session.end, session.status) == (
        one,
        datetime(2027, 4, 3, 19, 30, tzinfo=BRUSSELS),
        datetime(2027, 4, 3, 22, 0, tzinfo=BRUSSELS),
        EventStatus.SCHEDULED,
    )


def test_the_sessions_of_an_event_come_in_order_of_their_start():
    one = event(occurrences=[{"start": "2027-03-04 19:30"}, {"start": "2027-01-14 19:30"}])
    assert starts(one) == ["2027-01-14 19:30 +0100", "2027-03-04 19:30 +0100"]


def test_each_session_has_a_status_of_its_own():
    one = event(
        occurrences=[
            {"start": "2027-01-14 19:30"},
            {"start": "2027-02-04 19:30", "status": "cancelled"},
        ]
    )
    assert [session.status for session in sessions(one)] == [
        EventStatus.SCHEDULED,
        EventStatus.CANCELLED,
    ]


@pytest.mark.parametrize("status", ["cancelled", "postponed", "moved_online"])
def test_what_happens_to_an_event_happens_to_each_session(status):
    occurrences = [
        {"start": "2027-01-14 19:30"},
        {"start": "2027-02-04 19:30", "status": "cancelled"},
    ]
    one = event(occurrences=occurrences, status=status, status_reason="Regen.")
    assert {session.status for session in sessions(one)} == {EventStatus(status)}


def test_a_recurrence_is_on_its_weekdays_from_its_first_to_its_last_day():
    assert starts(weekly()) == [
        "2027-01-02 10:00 +0100",
        "2027-01-09 10:00 +0100",
        "2027-01-16 10:00 +0100",
        "2027-01-23 10:00 +0100",
    ]


def test_a_recurrence_leaves_its_exceptions_out():
    assert starts(weekly(**{"except": ["2027-01-09", "16/1/2027", "2027-01-10"]})) == [
        "2027-01-02 10:00 +0100",
        "2027-01-23 10:00 +0100",
    ]


def test_a_recurrence_on_days_that_do_not_come_is_refused():
    with pytest.raises(AssertionError, match="recurrence-empty"):
        weekly(weekdays=["zondag"], until="2027-01-02")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2027-03-27", "2027-03-29", ["+0100", "+0200", "+0200"]),
        ("2027-10-30", "2027-11-01", ["+0200", "+0100", "+0100"]),
    ],
)
def test_a_recurrence_stays_at_its_hour_over_a_clock_change(first, last, expected):
    one = weekly(**{"from": first}, until=last, weekdays=list(WEEKDAYS), start_time="19:30")
    assert [start[11:] for start in starts(one)] == [f"19:30 {offset}" for offset in expected]


def test_a_recurrence_lasts_as_long_before_as_after_a_clock_change():
    one = weekly(**{"from": "2027-03-27"}, until="2027-04-03", start_time="10:00", end_time="12:30")
    assert [session.end - session.start for session in sessions(one) if session.end] == [
        timedelta(hours=2, minutes=30)
    ] * 2


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"start": "2027-04-03 19:30"}, date(2027, 4, 3)),
        ({"start": "2027-04-03 19:30", "end": "2027-04-04 01:00"}, date(2027, 4, 4)),
    ],
)
def test_a_session_is_over_after_its_last_day(fields, day):
    assert [session.last_day for session in sessions(event(**fields))] == [day]


@given(
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    st.integers(0, 400),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.sets(st.integers(0, 400)),
)
def test_a_recurrence_is_on_all_its_days_and_on_no_other(first, length, weekdays, skipped):
    days = [first + timedelta(days=offset) for offset in range(length + 1)]
    except_ = [first + timedelta(days=offset) for offset in skipped]
    assume(any(WEEKDAYS[day.weekday()] in weekdays and day not in except_ for day in days))
    one = weekly(
        **{"from": first.isoformat(), "except": [day.isoformat() for day in except_]},
        until=days[-1].isoformat(),
        weekdays=sorted(weekdays),
    )
    assert [session.start.date() for session in sessions(one)] == [
        day for day in days if WEEKDAYS[day.weekday()] in weekdays and day not in except_
    ]
