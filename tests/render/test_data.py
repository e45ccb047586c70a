"""The data of a site: true to its schema, the same in JSON and CSV, and nothing that is hidden."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from klimaatwerf.core.plan import Plan
from klimaatwerf.core.records import KINDS
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.asks import stale
from klimaatwerf.render.data import NAMES
from klimaatwerf.render.table import guarded
from klimaatwerf.work import slugs_in
from tests.sites import ROOT, TODAY, planned, renderer, shipped

SLUGS = slugs_in(ROOT)
NESTED = {"events": "sessions", "goals": "values"}
ONLY_IN_JSON = {"actions": {"progress"}, "goals": {"version"}}
RICH = {
    "actions.yml": """\
- id: haag
  title: Haag
  lead: "=HYPERLINK(1)"
  topic: groen
  phase: running
  audiences: [resident, company]
  owner: An Geheim
  internal_notes: Bel Piet Verborgen.
  tasks: [{title: Verborgen taak, owner: Jan Geheim}]
  partners: [{partner: buren, role: lead}, voorbij]
  participate:
    - {type: phone, label: Bel ons, phone: "+32 9 000 00 00"}
    - {type: mail, label: Mail, email: haag@dorp.example, closes_on: 2026-11-25}
  progress: [{date: 2026-10-01, value: -2.5}, {date: 2026-09-01, value: 1}]
- id: straks
  title: Nog geheim
  lead: Later.
  topic: groen
  phase: idea
  audiences: [resident]
  publish_from: 2027-01-01
""",
    "partners.yml": """\
- id: buren
  name: '@De "Buren"; en co'
  type: association
  email: info@buren.example
  phone: 09 111 11 11
  address: Geheim 1
  consent: {contact: ja}
  offers: [{id: hulp, title: Hulp, action: straks}]
- {id: voorbij, name: Weg, type: shop, valid_until: 2026-01-01}
""",
    "events.yml": """\
- id: feest
  title: Feest
  lead: Kom.
  action: straks
  place: {name: Plein}
  price: [{amount: 2.5, name: Kind}]
  occurrences:
    - {start: 2026-10-24 19:00, end: 2026-10-24 20:00}
    - {start: 2026-10-25 19:00, status: cancelled}
- {id: later, title: Later, lead: Kom., start: 2027-03-01 10:00, place: {name: Plein}}
""",
    "goals.yml": """\
- id: warmte
  title: Minder warmte
  topic: groen
  unit: MWh
  rule: {per: absolute, amount: 12.5}
  target_year: 2030
  values: [{date: 2026-01-01, value: 3.25, source: Teller}]
""",
}


@cache
def files(slug: str) -> dict[str, str]:
    """The data of a shipped municipality."""
    plan = prepare(shipped(), slug).plan
    assert plan is not None
    return data_of(plan)


def data_of(plan: Plan) -> dict[str, str]:
    """The files of a plan below data/, less the tokens of the brand."""
    site = renderer(plan)
    names = [name for name in site.file_names if name.startswith("data/") and "tokens" not in name]
    return {name.removeprefix("data/"): site.file(name).decode() for name in names}


@pytest.fixture
def rich(tmp_path: Path) -> dict[str, str]:
    return data_of(planned(tmp_path, RICH))


def rows(text: str) -> list[dict[str, str]]:
    """A table as a reader of CSV gets it."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";", strict=True))


def flat(name: str, record: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """A record of JSON with what is in it as columns of its own."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found |= flat("", value, f"{prefix}{key}_")
        elif key not in ONLY_IN_JSON.get(name, set()) and key != NESTED.get(name):
            found[prefix + key] = value
    return found


def cell(value: Any) -> str:
    """A value of JSON as the table shows it."""
    if isinstance(value, list):
        return guard(", ".join(map(in_words, value)))
    if isinstance(value, bool) or value is None:
        return {True: "ja", False: "nee", None: ""}[value]
    if isinstance(value, int | float):
        return str(value).replace(".", ",")
    if re.match(r"\d{4}-\d\d-\d\dT", value):
        return str(value[:16].replace("T", " "))
    return guard(value)


def in_words(value: Any) -> str:
    """What a cell says of one of several."""
    if not isinstance(value, dict):
        return str(value)
    if "amount" in value:
        amount = f"{value['amount']:.2f} euro".replace(".00", "").replace(".", ",")
        return f"{value['name']}: {amount}" if value["name"] else amount
    ways = ("partner", "url", "email", "phone", "label", "title")
    return str(next(value[way] for way in ways if value.get(way)))


def guard(text: str) -> str:
    return f"'{text}" if text[:1] in {*"=+-@\t\r"} else text


def check(made: dict[str, str]) -> None:
    """Every file is as its schema says, and its table says the same."""
    for name in KINDS:
        content = json.loads(made[f"{name}.json"])
        schema = json.loads(made[content["$schema"]])
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        assert [fault.message for fault in validator.iter_errors(content)] == []
        found = rows(made[f"{name}.csv"])
        wanted = [row for record in content[name] for row in rows_of(name, record, content)]
        columns = made[f"{name}.csv"].partition("\r\n")[0].lstrip("\ufeff").split(";")
        # What is missing as a whole in JSON has columns that are empty.
        assert found == [{column: row.get(column, "") for column in columns} for row in wanted]
        assert {row[key] for row in wanted for key in row.keys() - {*columns}} <= {""}


def rows_of(name: str, record: dict[str, Any], content: dict[str, Any]) -> list[dict[str, str]]:
    """The rows that a record of JSON must have in the table."""
    same = flat("", {"municipality": content["municipality"]})
    own = {key: cell(value) for key, value in (same | flat(name, record)).items()}
    inner = NESTED.get(name, "")
    each = [flat("", one, f"{inner.removesuffix('s')}_") for one in record.get(inner, ())]
    return [own | {key: cell(value) for key, value in one.items()} for one in each or [{}]]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_data_of_a_shipped_municipality_fit_their_schema_and_their_tables(slug: str) -> None:
    check(files(slug))


def test_the_data_of_a_municipality_with_everything_fit_too(rich: dict[str, str]) -> None:
    check(rich)


def test_a_schema_refuses_a_field_that_it_does_not_name(rich: dict[str, str]) -> None:
    content = json.loads(rich["partners.json"])
    content["partners"][0]["email"] = "info@buren.example"
    schema = json.loads(rich["schema/partners.json"])
    assert not Draft202012Validator(schema).is_valid(content)


@pytest.mark.parametrize(
    "secret",
    "Geheim Verborgen 111 buren.example straks geheim voorbij Weg taak".split(),
)
def test_what_readers_never_see_is_in_no_file(rich: dict[str, str], secret: str) -> None:
    texts = {name: text for name, text in rich.items() if not name.startswith("schema/")}
    assert [name for name, text in texts.items() if secret in text] == []


def test_a_file_names_its_licence_its_owner_and_its_site(rich: dict[str, str]) -> None:
    content = json.loads(rich["goals.json"])
    del content["goals"]
    assert content == {
        "$schema": "schema/goals.json",
        "title": "Doelen en cijfers: Horebeke voor het klimaat",
        "municipality": {"nis": "45062", "name": "Horebeke", "status": "draft"},
        "source": "https://klimaatwerf.example/dorp/",
        "licence": {
            "id": "CC-BY-4.0",
            "name": "Creative Commons Naamsvermelding 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
    }


def test_a_municipality_can_choose_another_licence(tmp_path: Path) -> None:
    made = data_of(planned(tmp_path, more="data_licence: cc0\n"))
    assert json.loads(made["events.json"])["licence"]["id"] == "CC0-1.0"
    check(made)


def test_a_table_runs_no_formula_and_keeps_the_minus_of_a_number(rich: dict[str, str]) -> None:
    (row,) = rows(rich["actions.csv"])
    assert (row["lead"], row["participate"], row["latest_value"]) == (
        "'=HYPERLINK(1)",
        "'+32 9 000 00 00, haag@dorp.example",
        "-2,5",
    )
    assert rows(rich["partners.csv"])[0]["name"] == '\'@De "Buren"; en co'


def test_a_table_ends_its_lines_as_rfc_4180_says(rich: dict[str, str]) -> None:
    assert rich["events.csv"].count("\r\n") == rich["events.csv"].count("\n") == 4


@given(st.text())
def test_no_text_of_a_table_starts_as_a_formula_does(text: str) -> None:
    found = guarded(text)
    assert not found.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert found in (text, f"'{text}")


def test_a_way_to_take_part_that_is_full_is_not_given(tmp_path: Path) -> None:
    actions = RICH["actions.yml"].replace("label: Bel ons,", "label: Bel ons, availability: full,")
    found = data_of(planned(tmp_path, {**RICH, "actions.yml": actions}))
    (way,) = json.loads(found["actions.json"])["actions"][0]["participate"]
    assert way["type"] == "mail"


def test_an_organiser_who_is_a_partner_is_given_by_name(tmp_path: Path) -> None:
    events = RICH["events.yml"].replace("title: Feest", "title: Feest\n  organiser: buren")
    found = data_of(planned(tmp_path, {**RICH, "events.yml": events}))
    assert json.loads(found["events.json"])["events"][0]["organiser"] == '@De "Buren"; en co'


def test_a_way_to_take_part_is_given_until_it_closes(tmp_path: Path) -> None:
    before = planned(tmp_path, RICH, today=date(2026, 11, 25))
    after = planned(tmp_path, today=date(2026, 11, 26))
    site = renderer(before)
    site.files()
    found = stale(before, after, site.asked, renderer(after).file_names).files
    ways = [
        len(json.loads(data_of(plan)["actions.json"])["actions"][0]["participate"])
        for plan in (before, after)
    ]
    assert ways == [2, 1]
    assert {name for name in found if name.startswith("data/")} == {
        "data/actions.json",
        "data/actions.csv",
    }


def test_another_event_makes_the_files_of_events_again_and_no_others(tmp_path: Path) -> None:
    before = planned(tmp_path, RICH)
    changed = RICH["events.yml"].replace("lead: Kom.\n", "lead: Kom mee.\n")
    after = planned(tmp_path, {"events.yml": changed})
    site = renderer(before)
    site.files()
    found = stale(before, after, site.asked, renderer(after).file_names).files
    assert {name for name in found if name.startswith("data/")} == {
        "data/events.json",
        "data/events.csv",
    }


def test_a_session_that_is_over_makes_no_file_of_data_again(tmp_path: Path) -> None:
    before = planned(tmp_path, {"events.yml": RICH["events.yml"].replace("  action: straks\n", "")})
    after = planned(tmp_path, today=TODAY + timedelta(days=200))
    assert data_of(before) == data_of(after)
    site = renderer(before)
    site.files()
    found = stale(before, after, site.asked, renderer(after).file_names).files
    assert [name for name in found if name.startswith("data/")] == []


def test_every_kind_of_record_has_its_files() -> None:
    assert tuple(KINDS) == NAMES
