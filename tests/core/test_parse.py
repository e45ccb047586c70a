"""Text leaves as values: what each type takes, what it refuses, and with which message."""

from __future__ import annotations

import posixpath
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from klimaatwerf.core import dates, parse
from klimaatwerf.core.dates import BRUSSELS, MONTHS, WEEKDAYS, Day, Moment, Time, Weekday, long_date
from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.parse import (
    ID_PATTERN,
    Body,
    Colour,
    Decimals,
    Email,
    EnterpriseNumber,
    Id,
    Lead,
    MediaPath,
    Name,
    Nis,
    PagePath,
    Phone,
    Postcode,
    ShortText,
    Text,
    Url,
    Version,
    Whole,
    YesNo,
)
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, Leaf, Listing, Source
from klimaatwerf.core.vocabulary import Audience
from tests.strategies import printable

SOURCE = Source("municipalities/dorp/events.yml", Layer.MUNICIPALITY)
TYPES = {
    name: TypeAdapter(getattr(module, name))
    for module in (dates, parse)
    for name in module.__all__
    if name[0].isupper() and name not in ("BRUSSELS", "ID_PATTERN", "MONTHS", "WEEKDAYS")
}
CHOICE = Annotated[Audience, parse.choice(Audience)]


def read(kind: Any, text: str) -> tuple[Any, list[str]]:
    """The value of a text, and the codes of what was remarked."""
    remarks = Collector()
    value = TypeAdapter(kind).validate_python(Leaf(text, SOURCE, 3, 9), context=remarks)
    return value, [remark.code for remark in remarks.problems]


def refusal(kind: Any, text: str) -> tuple[str, dict[str, Any]]:
    """The code and the facts with which a text is refused."""
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    (found,) = caught.value.errors()
    facts = dict(found["ctx"])
    assert facts.pop("code") == found["type"]
    return found["type"], facts


# ---- dates and times

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


# ---- figures and yes or no


@pytest.mark.parametrize(
    ("text", "value"),
    [("ja", True), ("true", True), ("Ja", True), ("nee", False), ("FALSE", False)],
)
def test_yes_and_no_are_read(text, value):
    assert read(YesNo, text) == (value, [])


@pytest.mark.parametrize("text", ["no", "yes", "on", "1", "0", "t", "", "neen"])
def test_other_words_are_no_yes_or_no(text):
    assert refusal(YesNo, text) == ("bad-yes-no", {"value": text})


@pytest.mark.parametrize(
    ("text", "number"),
    [("250", 250), ("0", 0), ("007", 7), ("1.250", 1250), ("11.949.000", 11949000)],
)
def test_a_whole_number_may_have_points_between_thousands(text, number):
    assert read(Whole, text) == (number, [])


@pytest.mark.parametrize(
    "text", ["1_000", "inf", "-1", "+1", "1.25", "1.2500", "12,5", "1e3", "", "t", "9" * 13, "0x1"]
)
def test_what_python_takes_for_a_whole_number_is_refused_where_people_would_not(text):
    assert refusal(Whole, text) == ("bad-whole", {"value": text})


@pytest.mark.parametrize(
    ("text", "number"), [("12", "12"), ("12,5", "12.5"), ("0.5", "0.5"), ("-3", "-3")]
)
def test_a_number_may_have_a_comma_or_a_point(text, number):
    assert read(Decimals, text) == (Decimal(number), [])


@pytest.mark.parametrize(
    "text", ["1_000", "inf", "NaN", "1e3", "1.000,5", ",5", "5,", "", "9" * 16]
)
def test_what_python_takes_for_a_number_is_refused_where_people_would_not(text):
    assert refusal(Decimals, text) == ("bad-number", {"value": text})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0999.999.922", "0999.999.922"),
        ("0999999922", "0999.999.922"),
        ("BE 0999.999.922", "0999.999.922"),
        ("BE0207533478", "0207.533.478"),
        ("1000.000.021", "1000.000.021"),
    ],
)
def test_an_enterprise_number_gets_its_points(text, number):
    assert read(EnterpriseNumber, text) == (number, [])


@given(st.integers(1, 19_999_999), st.integers(1, 96))
def test_an_enterprise_number_with_another_check_digit_is_refused(number, wrong):
    right = 97 - number % 97
    good, bad = f"{number:08d}{right:02d}", f"{number:08d}{(right + wrong - 1) % 97 + 1:02d}"
    assert read(EnterpriseNumber, good)[0].replace(".", "") == good
    assert refusal(EnterpriseNumber, bad) == (
        "wrong-check-digit",
        {"value": bad, "expected": f"{right:02d}"},
    )


@pytest.mark.parametrize("text", ["207533479", "2207533478", "nummer", "0207-533-478", ""])
def test_a_text_that_is_no_enterprise_number_is_refused(text):
    assert refusal(EnterpriseNumber, text) == ("bad-enterprise-number", {"value": text, "hint": ""})


def test_an_enterprise_number_that_lost_its_first_zero_is_refused_with_a_proposal():
    assert refusal(EnterpriseNumber, "207533478") == (
        "bad-enterprise-number",
        {"value": "207533478", "hint": "Bedoel je `0207.533.478`?"},
    )


@pytest.mark.parametrize(
    ("kind", "good", "bad", "code"),
    [
        (Nis, "12002", "1200", "bad-nis"),
        (Nis, "02002", "120O2", "bad-nis"),
        (Postcode, "2590", "0590", "bad-postcode"),
        (Postcode, "9000", "B-9000", "bad-postcode"),
        (Version, "1.10", "1", "bad-version"),
        (Version, "2026.1", "v2.1", "bad-version"),
        (PagePath, "/acties/", "acties?x", "bad-page-path"),
        (PagePath, "acties/behaag-je-tuin", "../acties", "bad-page-path"),
        (Phone, "03 000 00 00", "bel ons", "bad-phone"),
        (Phone, "+32 (0)3/000.00.00", "12", "bad-phone"),
        (Email, "klimaat@berlaar.example", "klimaat@berlaar", "bad-email"),
        (Email, "an.o'neil+x@dorp.example", "klimaat berlaar.example", "bad-email"),
        (Url, "https://www.berlaar.example/klimaat?x=1#y", "www.berlaar.example", "bad-url"),
        (Url, "http://berlaar.example", "javascript:alert(1)", "bad-url"),
        (Url, "https://berlaar.example/a", 'https://berlaar.example/"x', "bad-url"),
        (Url, "https://berlaar.example/é", "https://berlaar.example/a b", "bad-url"),
        (Url, "https://berlaar.example:8080/", "https://localhost/", "bad-url"),
        (Url, "https://berlaar.example", "https://[berlaar.example", "bad-url"),
        (Url, "https://berlaar.example", "//berlaar.example", "bad-url"),
        (Colour, "#00703c", "#0f0", "bad-colour"),
        (Colour, "#f4c430", "groen", "bad-colour"),
        (Colour, "#123456", "00703c", "bad-colour"),
    ],
)
def test_a_form_is_kept_as_written_or_refused(kind, good, bad, code):
    assert read(kind, good) == (good, [])
    assert refusal(kind, bad) == (code, {"value": bad})


def test_a_colour_is_kept_in_small_letters():
    assert read(Colour, "#00703C") == ("#00703c", [])


# ---- texts, names and ids


@given(st.text())
def test_an_id_is_taken_as_it_is_or_refused_with_an_id_as_proposal(text):
    if ID_PATTERN.fullmatch(text.strip()):
        assert read(Id, text) == (text.strip(), [])
        return
    code, facts = refusal(Id, text)
    proposal = facts["hint"].removeprefix("Bedoel je `").removesuffix("`?")
    assert code == "bad-id"
    assert not proposal or ID_PATTERN.fullmatch(proposal)


def test_a_name_with_accents_and_spaces_is_proposed_as_an_id():
    assert refusal(Id, "Café De Één!") == (
        "bad-id",
        {"value": "Café De Één!", "hint": "Bedoel je `cafe-de-een`?"},
    )


@given(printable)
def test_a_text_comes_in_one_composed_form_without_spaces_around(text):
    assert read(Text, text)[0] == unicodedata.normalize("NFC", text).strip()


def test_lines_of_a_text_stay_lines_and_a_short_text_is_one_line():
    assert read(Text, "een\r\ntwee\n") == ("een\ntwee", [])
    assert read(ShortText, "een\n  twee") == ("een twee", [])


@pytest.mark.parametrize("kind", [Text, ShortText, Lead])
def test_an_invisible_character_in_a_text_is_left_out_with_a_warning(kind):
    assert read(kind, "kli\u200bmaat") == ("klimaat", ["invisible-stripped"])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Name, "Ber\u200blaar"),
        (Email, "a\u200b@dorp.example"),
        (Url, "https://dorp\u200b.example"),
        (Day, "2027-04-03\ufeff"),
        (MediaPath, "media/\u202elogo.svg"),
        (EnterpriseNumber, "0999.999.922\u200b"),
    ],
)
def test_an_invisible_character_where_it_could_mislead_is_refused(kind, text):
    assert refusal(kind, text)[0] == "invisible-refused"


@pytest.mark.parametrize(
    ("kind", "limit"), [(Lead, 200), (ShortText, 300), (Text, 20_000), (Name, 200)]
)
def test_a_text_has_a_limit(kind, limit):
    assert read(kind, "x" * limit) == ("x" * limit, [])
    assert refusal(kind, "x" * (limit + 1)) == (
        "text-too-long",
        {"length": limit + 1, "limit": limit},
    )


def test_a_name_is_not_empty():
    assert refusal(Name, "  ") == ("empty-value", {})


def test_a_body_stays_the_leaf_that_knows_its_place():
    leaf = Leaf("## Hier", SOURCE, 7, 1)
    assert TypeAdapter(Body).validate_python(leaf) is leaf


@pytest.mark.parametrize("text", ["media/logo.svg", "media/a/b c.png", "logo.svg"])
def test_a_media_path_lies_below_the_folder(text):
    assert read(MediaPath, text) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/etc/passwd",
        "../x",
        "media/../../x",
        "media//x",
        "./x",
        "~/x",
        "C:x",
        "a\\\\b",
        "%2e/x",
    ],
)
def test_a_media_path_that_could_point_outside_is_refused(text):
    assert refusal(MediaPath, text) == ("path-outside", {})


@given(st.lists(st.sampled_from(["..", ".", "", "a", "~", "/", "%2e", "\\\\", "c:"])).map("/".join))
def test_a_media_path_that_is_taken_stays_below_its_folder(text):
    try:
        path = read(MediaPath, text)[0]
    except ValidationError:
        return
    assert posixpath.normpath(posixpath.join("/root", path)).startswith("/root/")


def test_a_choice_is_one_of_its_values():
    assert read(CHOICE, "shopkeeper") == (Audience.SHOPKEEPER, [])


def test_another_choice_is_refused_with_all_values_and_the_nearest():
    assert refusal(CHOICE, "residents") == (
        "bad-choice",
        {
            "value": "residents",
            "choices": "`resident` (inwoners), `association` (verenigingen), `company` "
            "(bedrijven), `shopkeeper` (handelaars), `school` (scholen), `farmer` (landbouwers), "
            "`staff` (medewerkers)",
            "hint": "Bedoel je `resident`?",
        },
    )


# ---- every type


@pytest.mark.parametrize("name", sorted(TYPES))
@given(text=st.text() | st.text("0123456789-/:. ua,#@é", max_size=20))
@example(text="٣")
@example(text="\x00")
def test_whatever_the_text_a_type_takes_it_or_refuses_it_with_a_message(name, text):
    codes = set()
    try:
        TYPES[name].validate_python(Leaf(text, SOURCE), context=Collector())
    except ValidationError as error:
        codes = {found["type"] for found in error.errors()}
    assert codes <= MESSAGES.keys()


@pytest.mark.parametrize("name", sorted(TYPES.keys() - {"Body"}))
@pytest.mark.parametrize("value", ["tekst", 3, None, Listing((), SOURCE)])
def test_only_a_leaf_is_converted(name, value):
    with pytest.raises(ValidationError) as caught:
        TYPES[name].validate_python(value)
    assert [found["type"] for found in caught.value.errors()] == ["text-expected"]
