"""Text leaves as values: what each type takes, what it refuses, and with which message."""

from __future__ import annotations

import posixpath
import unicodedata
from decimal import Decimal
from typing import Annotated

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from klimaatwerf.core import dates, parse
from klimaatwerf.core.dates import Day
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
from klimaatwerf.core.tree import Leaf, Listing
from klimaatwerf.core.vocabulary import Audience
from tests.leaf import SOURCE, read, refusal
from tests.strategies import printable

TYPES = {
    name: TypeAdapter(getattr(module, name))
    for module in (dates, parse)
    for name in module.__all__
    if name[0].isupper() and name not in ("BRUSSELS", "ID_PATTERN", "MONTHS", "WEEKDAYS")
}
CHOICE = Annotated[Audience, parse.choice(Audience)]


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


@pytest.mark.parametrize("address", ["/acties/feest/", "https://dorp.example/acties/feest"])
def test_of_an_address_its_last_part_is_proposed_as_an_id(address):
    assert refusal(Id, address)[1]["hint"] == "Bedoel je `feest`?"


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


def test_a_colour_between_curled_quotes_is_told_with_straight_ones():
    hint = 'Gebruik rechte aanhalingstekens: "#2e7d32".'
    assert refusal(Colour, "“#2e7d32”") == ("bad-colour", {"value": "“#2e7d32”", "hint": hint})
