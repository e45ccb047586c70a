"""The values that texts may show: paths, how they read, and whether they are filled."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.dates import BRUSSELS
from klimaatwerf.core.values import (
    ADDRESS_FIELDS,
    ALWAYS_FILLED,
    DERIVED,
    Values,
    decimal_text,
    euro_text,
    implied,
    known_path,
    paths_below,
    readable,
)
from klimaatwerf.core.vocabulary import AddressForm, SiteStatus
from tests.models import municipality
from tests.sites import planned

TEXTS = {"openingsuren": "elke dag", "leeg": ""}


def values(derived=None, **fields):
    return Values(municipality(**fields), TEXTS, derived)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("municipality.name", "Dorp"),
        ("municipality.contact.email", "klimaat@dorp.example"),
        ("municipality.status", "ontwerp"),
        ("municipality.contact.phone", ""),
        ("municipality.hero.title", ""),
        ("municipality.features.events", "ja"),
        ("texts.openingsuren", "elke dag"),
        ("texts.onbekend", ""),
        ("signed_pact", "nee"),
        ("niets", ""),
    ],
)
def test_a_value_reads_as_a_reader_sees_it(path, text):
    assert values().text(tuple(path.split("."))) == text


@pytest.mark.parametrize(
    ("path", "filled"),
    [
        ("municipality.name", True),
        ("municipality.hero", False),
        ("municipality.channels", False),
        ("municipality.channels.newsletter", False),
        ("municipality.commitments", False),
        ("municipality.traject", False),
        ("municipality.contact", True),
        ("municipality.features.kit_public", False),
        ("texts.openingsuren", True),
        ("texts.leeg", False),
        ("is_draft", True),
        ("is_live", False),
        ("niets.van.dat", False),
    ],
)
def test_filled_means_not_nothing_not_empty_and_not_no(path, filled):
    assert values().filled(tuple(path.split("."))) is filled


def test_a_group_with_one_field_is_filled():
    assert values(channels={"newsletter": "https://dorp.example"}).filled(
        ("municipality", "channels")
    )


def test_a_field_named_after_a_word_of_python_is_found():
    found = values(announcement={"text": "Kom", "from": "2026-11-01"})
    assert found.text(("municipality", "announcement", "from")) == "zondag 1 november 2026"


@pytest.mark.parametrize(
    ("pact", "signed"),
    [
        ([], []),
        (["1.0"], ["signed_pact", "signed_pact_1_0"]),
        (["2.0", "2.1"], ["signed_pact", "signed_pact_2_0", "signed_pact_2_1"]),
    ],
)
def test_each_version_of_the_pact_is_a_value_of_its_own(pact, signed):
    found = values(commitments={"climate_pact": pact})
    assert [name for name in DERIVED if "pact" in name and found.filled((name,))] == signed


@pytest.mark.parametrize("status", list(SiteStatus))
def test_a_site_has_one_status(status):
    found = values(status=status.value)
    assert [name for name in DERIVED if name.startswith("is_") and found.filled((name,))] == [
        f"is_{status}"
    ]


def test_derived_values_that_need_the_plan_are_given():
    assert values({"has_events": True}).filled(("has_events",))


def test_every_derived_value_is_known_to_a_plan(tmp_path):
    found = planned(tmp_path).values
    assert {name: type(found.get((name,))) for name in DERIVED} == dict.fromkeys(DERIVED, bool)


@pytest.mark.parametrize("path", sorted(ALWAYS_FILLED))
def test_what_is_always_filled_is_filled_for_the_shortest_municipality(tmp_path, path):
    assert planned(tmp_path).values.text(tuple(path.split(".")))


@pytest.mark.parametrize("form", list(AddressForm))
def test_the_address_form_is_that_of_the_municipality(form):
    assert values(address_form=form.value).address_form is form


# ---- how values read


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nee"),
        (SiteStatus.EXAMPLE, "voorbeeld"),
        (date(2027, 4, 3), "zaterdag 3 april 2027"),
        (datetime(2027, 4, 3, 19, 5, tzinfo=BRUSSELS), "zaterdag 3 april 2027, 19.05 uur"),
        (time(9, 30), "09.30 uur"),
        (11949, "11.949"),
        (Decimal("0.5"), "0,5"),
        ("1.10", "1.10"),
    ],
)
def test_a_value_reads_in_dutch(value, text):
    assert readable(value) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (1234567, "1.234.567"),
        (-11949, "-11.949"),
        (Decimal("12.50"), "12,5"),
        (Decimal("12.00"), "12"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_a_number_has_points_between_thousands_and_a_decimal_comma(number, text):
    assert decimal_text(number) == text


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False))
def test_a_number_that_is_read_back_is_the_same(number):
    assert Decimal(decimal_text(number).replace(".", "").replace(",", ".")) == number


# ---- known paths


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("municipality.name", str),
        ("municipality.inhabitants.value", int),
        ("municipality.announcement.from", date),
        ("municipality.traject", tuple),
        ("texts.openingsuren", str),
        ("has_events", bool),
    ],
)
def test_a_known_path_has_a_type(path, kind):
    assert known_path(tuple(path.split(".")), TEXTS) is kind


@pytest.mark.parametrize(
    "path",
    [
        "municipality.nam",
        "municipality.name.first",
        "municipality.announcement.from_",
        "municipality.traject.title",
        "texts",
        "texts.onbekend",
        "texts.openingsuren.kort",
        "has_nothing",
        "has_events.x",
        "site",
    ],
)
def test_a_path_that_does_not_exist_has_none(path):
    assert known_path(tuple(path.split(".")), TEXTS) is None


def test_every_path_that_is_proposed_exists():
    proposed = paths_below(TEXTS)
    assert len(proposed) > 100
    assert [path for path in proposed if known_path(tuple(path.split(".")), TEXTS) is None] == []


@pytest.mark.parametrize(
    ("path", "guard", "filled"),
    [
        ("municipality.website", "municipality.website", True),
        ("texts.openingsuren", "texts.openingsuren", True),
        ("municipality.publisher.name", "municipality.publisher", True),
        ("municipality.hero.call_to_action.label", "municipality.hero.call_to_action", True),
        ("municipality.channels.newsletter", "municipality.channels", False),
        ("municipality.contact.email", "municipality.contact", False),
        ("municipality.hero.call_to_action.label", "municipality.hero", False),
        ("municipality.website", "municipality.web", False),
        ("municipality.publisher", "municipality.publisher.name", False),
        ("municipality.publisher.name", "texts.publisher", False),
    ],
)
def test_a_filled_group_has_what_it_requires_and_no_more(path, guard, filled):
    assert implied(tuple(path.split(".")), tuple(guard.split("."))) is filled


def test_what_is_always_filled_and_what_is_derived_are_known_paths():
    assert (ALWAYS_FILLED | set(DERIVED)) - set(paths_below(TEXTS)) == set()


def test_every_address_field_is_a_field_of_a_municipality():
    assert {path.rpartition(".")[2] for path in paths_below(TEXTS)} >= ADDRESS_FIELDS


def test_an_amount_of_money_has_no_or_two_decimals():
    amounts: list[int | Decimal] = [
        8,
        Decimal("2.5"),
        Decimal("2.50"),
        Decimal("12.75"),
        Decimal(1200),
    ]
    assert [euro_text(amount) for amount in amounts] == [
        "8 euro",
        "2,50 euro",
        "2,50 euro",
        "12,75 euro",
        "1.200 euro",
    ]
