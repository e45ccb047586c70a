"""Events as entries of a calendar, read back by another program."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.calendar import sessions
from klimaatwerf.core.dates import BRUSSELS, WEEKDAYS, exists
from klimaatwerf.core.model import Event
from klimaatwerf.render.entries import entries, sequence
from klimaatwerf.render.entry_text import Surroundings
from klimaatwerf.render.ical import calendar
from tests.calendars import expected, read, told, unfolded
from tests.models import event
from tests.strategies import ids

AROUND = Surroundings("dorp", "https://dorp.example/agenda/plantdag/", "Groen", "De Buren")
PLACE = {
    "name": "Zaal De Linde",
    "street": "Markt 1",
    "postcode": "2590",
    "locality": "Berlaar",
    "accessibility": "Geen drempel.",
}


def file(one: Event, around: Surroundings = AROUND) -> bytes:
    return calendar([entries(one, around)])


def offline(**fields):
    return event(**{"attendance": "offline", "place": PLACE, **fields})


def entry(**fields):
    (found,) = read(file(offline(**fields)))
    return found


# ---- the same times, titles and statuses, whoever reads them

NIGHTS = [date(2027, 3, 28), date(2027, 10, 31)]


def clocks(first: date, last: date) -> st.SearchStrategy[datetime]:
    """What the clock in Brussels can show, to the minute."""
    shown = st.datetimes(datetime.combine(first, time()), datetime.combine(last, time()))
    whole = shown.map(lambda moment: moment.replace(second=0, microsecond=0))
    return whole.filter(lambda moment: exists(moment.replace(tzinfo=BRUSSELS)))


moments = clocks(date(2026, 1, 1), date(2028, 12, 31)) | st.sampled_from(NIGHTS).flatmap(
    lambda night: clocks(night - timedelta(days=1), night + timedelta(days=1))
)
statuses = st.sampled_from(["scheduled", "postponed", "cancelled", "moved_online"])
titles = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")))
texts = titles.map(str.strip).filter(lambda text: 0 < len(text) <= 200 and text != "~")


@st.composite
def spans(draw):
    start = draw(moments)
    end = start + timedelta(minutes=draw(st.integers(1, 3000)))
    span = {"start": f"{start:%Y-%m-%d %H:%M}"}
    real = end.replace(tzinfo=BRUSSELS), start.replace(tzinfo=BRUSSELS)
    if (
        draw(st.booleans())
        and exists(real[0])
        and real[0].astimezone(UTC) > real[1].astimezone(UTC)
    ):
        span["end"] = f"{end:%Y-%m-%d %H:%M}"
    return span


@st.composite
def rules(draw):
    first = draw(st.dates(date(2027, 1, 1), date(2027, 12, 31)))
    last = first + timedelta(days=draw(st.integers(6, 300)))
    start, length = draw(st.integers(0, 22 * 60)), draw(st.integers(1, 90))
    hours = [f"{count // 60:02d}:{count % 60:02d}" for count in (start, start + length)]
    changes = [date(2027, 3, 28), date(2027, 10, 31), date(2028, 3, 26)]
    left_out = draw(st.sets(st.dates(first + timedelta(days=1), last), max_size=4))
    left_out |= set(changes) if draw(st.booleans()) or start < 180 else set()
    days = sorted(
        draw(st.sets(st.sampled_from(WEEKDAYS), min_size=1)) | {WEEKDAYS[first.weekday()]}
    )
    rule = {"weekdays": days, "from": f"{first}", "until": f"{last}", "start_time": hours[0]}
    if left_out:
        rule["except"] = [f"{day}" for day in sorted(left_out - {first})]
    return rule | ({"end_time": hours[1]} if draw(st.booleans()) else {})


@st.composite
def events(draw):
    when = draw(
        st.one_of(
            spans(),
            st.lists(st.tuples(spans(), statuses), min_size=1, max_size=4).map(
                lambda found: {"occurrences": [{**span, "status": state} for span, state in found]}
            ),
            rules().map(lambda rule: {"recurrence": rule}),
        )
    )
    title, state = draw(texts), draw(statuses)
    return offline(
        id=draw(ids),
        title=title,
        status=state,
        status_reason="Daarom.",
        online_url="https://a.be",
        **when,
    )


@given(events())
def test_another_program_reads_the_same_start_end_title_and_status(one):
    assert told(file(one)) == sorted(map(expected, sessions(one)))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2027-03-28 01:30", "2027-03-28 03:30", ("00:30", "01:30")),
        ("2027-10-31 01:30", "2027-10-31 03:30", ("23:30", "02:30")),
        ("2027-10-31 02:30", "2027-10-31 03:00", ("00:30", "02:00")),
    ],
)
def test_a_night_in_which_the_clock_changes_is_as_long_as_it_is(start, end, said):
    (one,) = told(file(offline(start=start, end=end)))
    assert (f"{one.start:%H:%M}", f"{one.end:%H:%M}") == said


@pytest.mark.parametrize(
    ("from_", "hours"), [("2027-03-21", ["09", "08", "08"]), ("2027-10-24", ["08", "09", "09"])]
)
def test_a_weekly_event_stays_at_its_hour_over_a_clock_change(from_, hours):
    until = date.fromisoformat(from_) + timedelta(days=14)
    rule = {"weekdays": ["zondag"], "from": from_, "until": f"{until}", "start_time": "10:00"}
    one = offline(recurrence={**rule, "end_time": "12:00"})
    assert [f"{one_time.start:%H}" for one_time in told(file(one))] == hours
    assert {one_time.end - one_time.start for one_time in told(file(one))} == {timedelta(hours=2)}


def test_a_weekly_event_is_one_entry_with_a_rule_and_its_exceptions():
    rule = {"weekdays": ["zaterdag", "woensdag"], "from": "2027-03-22", "until": "2027-04-11"}
    one = offline(
        recurrence={**rule, "start_time": "10:00", "except": ["2027-04-03", "2027-04-05"]}
    )
    assert [
        line for line in unfolded(file(one))[17:] if re.match("RRULE|EXDATE|DTSTART", line)
    ] == [
        "DTSTART;TZID=Europe/Brussels:20270324T100000",
        "RRULE:FREQ=WEEKLY;UNTIL=20270410T080000Z;BYDAY=WE,SA",
        "EXDATE;TZID=Europe/Brussels:20270403T100000",
    ]


@pytest.mark.parametrize("except_", [[], ["2027-10-31"]])
def test_a_weekly_night_that_a_clock_change_makes_longer_has_an_entry_for_each_time(except_):
    rule = {"weekdays": ["zondag"], "from": "2027-10-24", "until": "2027-11-07"}
    one = offline(
        recurrence={**rule, "start_time": "01:00", "end_time": "04:00", "except": except_}
    )
    assert told(file(one)) == list(map(expected, sessions(one)))
    assert len(read(file(one))) == len(sessions(one))


# ---- what identifies an entry, and what makes it newer


def keys(one: Event, around: Surroundings = AROUND) -> list[str]:
    return [found.uid.value for found in read(file(one, around))]


def test_an_entry_keeps_its_identity_when_the_event_moves():
    one = offline(start="2027-04-03 19:30")
    moved = offline(start="2027-04-10 19:30", previous_start="2027-04-03 19:30")
    assert keys(one) == keys(moved) == ["plantdag@dorp.klimaatwerf"]


def test_an_entry_keeps_its_identity_when_the_site_moves():
    one = offline(start="2027-04-03 19:30")
    assert keys(one) == keys(one, Surroundings("dorp", None, None, None))


def test_an_occurrence_keeps_its_identity_when_it_moves_and_when_another_comes_before_it():
    first, second = {"start": "2027-04-03 19:30"}, {"start": "2027-04-17 19:30"}
    moved = {"start": "2027-04-18 19:30", "previous_start": "2027-04-17 19:30"}
    wanted = ["plantdag-20270403T1930@dorp.klimaatwerf", "plantdag-20270417T1930@dorp.klimaatwerf"]
    assert keys(offline(occurrences=[first, second])) == wanted
    assert keys(offline(occurrences=[first, moved])) == wanted
    assert keys(offline(occurrences=[second])) == wanted[1:]


@given(events())
def test_no_two_entries_of_an_event_have_the_same_identity(one):
    assert len(set(keys(one))) == len(keys(one))


_MOVED = {"start": "2027-04-10 19:30", "previous_start": "2027-04-03 19:30"}


@pytest.mark.parametrize(
    "life",
    [
        [{}, {"status": "moved_online"}, {"status": "cancelled"}],
        [{}, {"status": "postponed"}, _MOVED, {**_MOVED, "status": "cancelled"}],
        [{}, _MOVED, {**_MOVED, "status": "moved_online"}, {**_MOVED, "status": "postponed"}],
        [{}, {"status": "cancelled"}, {"sequence": "1"}, {"sequence": "1", "status": "cancelled"}],
        [{**_MOVED, "status": "cancelled"}, {"sequence": "1"}, {"sequence": "2"}],
    ],
)
def test_each_state_in_the_life_of_an_event_is_newer_than_the_one_before(life):
    start = {
        "start": "2027-04-03 19:30",
        "online_url": "https://dorp.example",
        "status_reason": "Nee.",
    }
    found = [entry(**{**start, **state}) for state in life]
    for former, later in pairwise(found):
        assert int(former.sequence.value) < int(later.sequence.value)
        assert former.dtstamp.value < later.dtstamp.value


def test_a_text_that_changes_makes_nothing_newer_by_itself():
    one, other = offline(start="2027-04-03 19:30"), offline(start="2027-04-03 19:30", title="Feest")
    assert sequence(sessions(one)[0]) == sequence(sessions(other)[0]) == 0


# ---- what it says


def test_an_entry_says_in_plain_words_what_somebody_wants_to_know():
    booking = {"required": "ja", "url": "https://a.be/in", "phone": "03 000 00 00"}
    found = entry(
        start="2027-04-03 19:30",
        booking={**booking, "closes_on": "2027-04-01"},
        price=[{"amount": "5", "name": "Per persoon"}, {"category": "tariff", "amount": "0"}],
    )
    assert found.description.value == (
        "Kom mee.\n\n"
        "Prijs: Per persoon: 5 euro; gratis.\n"
        "Inschrijven: https://a.be/in of bel 03 000 00 00, tot en met donderdag 1 april 2027.\n"
        "Toegankelijkheid: Geen drempel.\n"
        "Georganiseerd door De Buren.\n"
        "Meer weten: https://dorp.example/agenda/plantdag/"
    )
    assert found.location.value == "Zaal De Linde, Markt 1, 2590 Berlaar"
    assert found.categories.value == ["Groen"]
    assert found.url.value == "https://dorp.example/agenda/plantdag/"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "cancelled", "status_reason": "Storm."}, "Geannuleerd. Storm."),
        ({"status": "postponed", "status_reason": "Regen."}, "Uitgesteld. Regen."),
        ({"status": "moved_online", "status_reason": "Kou."}, "Gaat online door. Kou."),
        ({"booking": {"availability": "full"}}, "Volzet: alle plaatsen zijn ingenomen."),
        (
            {"previous_start": "2027-03-27 19:30"},
            "Verplaatst. Eerst was het op zaterdag 27 maart 2027 om 19.30 uur.",
        ),
    ],
)
def test_what_is_different_is_told_before_the_rest(fields, said):
    found = entry(start="2027-04-03 19:30", online_url="https://dorp.example", **fields)
    assert found.description.value.split("\n\n")[1] == said


def test_what_goes_online_is_no_longer_at_its_place():
    found = entry(
        start="2027-04-03 19:30",
        status="moved_online",
        status_reason="Kou.",
        online_url="https://a.be",
    )
    assert found.location.value == "Online"
    assert "Online volgen: https://a.be" in found.description.value


def test_what_is_off_leaves_the_time_of_the_reader_free():
    off = entry(start="2027-04-03 19:30", status="cancelled", status_reason="Storm.")
    assert [off.transp.value, entry(start="2027-04-03 19:30").transp.value] == [
        "TRANSPARENT",
        "OPAQUE",
    ]


# ---- nothing that somebody writes can become a line of the file

_NASTY = '\r\n|\n|\r|\u2028|\u2029|\u0085|\x0b|\x0c|\x1c|\x00|;|,|:|\\|\\n|"|é|🌳| |a'.split("|")
nasty = st.lists(
    st.sampled_from(
        [*_NASTY, "BEGIN:VALARM", "END:VEVENT", "ATTACH:https://evil.example", "x" * 70]
    )
).map("".join)


@given(nasty, nasty, nasty)
def test_a_new_line_in_a_title_begins_no_line_of_the_file(title, lead, place):
    plain = offline(start="2027-04-03 19:30")
    assert plain.place is not None
    evil = plain.model_copy(
        update={
            "title": f"a{title}",
            "lead": lead,
            "place": plain.place.model_copy(update={"name": f"a{place}"}),
        }
    )
    assert names(file(evil)) == names(file(plain))
    (found,) = read(file(evil))
    spaces = re.sub("\r\n?|[\u0085\u2028\u2029]", "\n", f"a{title}")
    assert found.summary.value == re.sub("[\x00-\x09\x0b-\x1f\x7f]", " ", spaces)


def names(made: bytes) -> list[str]:
    """The names of the lines of a file."""
    return [re.split("[:;]", line)[0] for line in unfolded(made)]


@given(nasty)
def test_lines_end_as_the_standard_asks_and_are_at_most_75_bytes_long(title):
    one = offline(start="2027-04-03 19:30").model_copy(update={"title": f"a{title}"})
    made = file(one)
    assert made.endswith(b"\r\nEND:VCALENDAR\r\n")
    assert not set(b"\r\n") & set(made.replace(b"\r\n", b""))
    assert max(map(len, made.split(b"\r\n"))) <= 75


# ---- the hours of Brussels


@given(clocks(date(1996, 10, 28), date(2100, 1, 1)))
def test_the_time_zone_in_the_file_is_that_of_brussels(moment):
    there = moment.replace(tzinfo=BRUSSELS)
    one = offline(start="2027-04-03 19:30").model_copy(update={"start": there})
    assert told(file(one))[0].start == there.astimezone(UTC)
