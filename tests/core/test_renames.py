"""Fields with another name: the old one works until its last day."""

from datetime import date

import pytest

from klimaatwerf.core.model import Municipality
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.renames import (
    COLLECTIONS,
    RENAMES,
    SCHEMA,
    Renamed,
    check_schema,
    renewed,
    renewed_path,
)
from klimaatwerf.core.tree import Branch, Layer
from klimaatwerf.schema.files import FILES
from tests.trees import Plain, branch, layer_of, plain

UNTIL = date(2027, 12, 31)
TABLE = (
    Renamed(2, "municipality.yml", ("contact", "tel"), "phone", UNTIL),
    Renamed(2, "actions.yml", ("doelgroep",), "audiences", UNTIL),
    Renamed(2, "actions.yml", ("participate", "*", "tekst"), "label", UNTIL),
    Renamed(2, "pack.yml", ("variables", "*", "voorbeeld"), "example", UNTIL),
    Renamed(2, "content/pages/*.md", ("titel",), "title", UNTIL),
)


def seen(
    name: str, value: Plain, today: date = UNTIL, layer: Layer = Layer.MUNICIPALITY
) -> tuple[Plain | None, list[tuple[str, str, int]]]:
    """What becomes of a part of a tree, and what is told: code, path and line."""
    problems = Collector()
    made = renewed(layer_of(layer, **{name: value}), today, problems, TABLE)
    told = [(one.code, one.path, one.place.line) for one in problems.problems]
    return plain(made.get(name)), told


@pytest.mark.parametrize(
    ("name", "before", "after", "path"),
    [
        (
            "municipality",
            {"contact": {"tel": "1", "email": "a"}},
            {"contact": {"phone": "1", "email": "a"}},
            "municipality.contact.tel",
        ),
        (
            "actions",
            [{"id": "haag", "doelgroep": ["school"]}],
            {"haag": {"id": "haag", "audiences": ["school"]}},
            "actions.haag.doelgroep",
        ),
        (
            "actions",
            [{"id": "haag", "participate": [{"type": "mail"}, {"tekst": "Kom"}]}],
            {"haag": {"id": "haag", "participate": [{"type": "mail"}, {"label": "Kom"}]}},
            "actions.haag.participate.1.tekst",
        ),
        (
            "pack",
            {"variables": {"uren": {"voorbeeld": "9 uur"}}},
            {"variables": {"uren": {"example": "9 uur"}}},
            "pack.variables.uren.voorbeeld",
        ),
        (
            "pages",
            [{"id": "over", "titel": "Over"}],
            {"over": {"id": "over", "title": "Over"}},
            "pages.over.titel",
        ),
    ],
)
def test_an_old_name_works_with_a_warning(name, before, after, path):
    made, told = seen(name, before)
    assert made == after
    assert [(code, where) for code, where, _ in told] == [("renamed", path)]


def test_the_order_and_the_places_of_fields_stay():
    mine = layer_of(Layer.MUNICIPALITY, municipality={"contact": {"a": "1", "tel": "2", "b": "3"}})
    made = renewed(mine, UNTIL, Collector(), TABLE).branch("municipality", "contact")
    assert list(made.items) == ["a", "phone", "b"]
    assert made.key_place("phone") == mine.branch("municipality", "contact").key_place("tel")


def test_after_its_last_day_an_old_name_is_an_error():
    _, told = seen("municipality", {"contact": {"tel": "1"}}, date(2028, 1, 1))
    assert [code for code, _, _ in told] == ["renamed-ended"]


def test_both_names_are_an_error_that_names_both_lines():
    problems = Collector()
    mine = layer_of(Layer.MUNICIPALITY, municipality={"contact": {"phone": "1", "tel": "2"}})
    made = renewed(mine, UNTIL, problems, TABLE)
    (found,) = problems.problems
    assert found.is_error
    assert "`tel` (regel 4) en `phone` (regel 3)" in found.message
    assert plain(made.get("municipality")) == {"contact": {"phone": "1"}}


def test_what_holds_no_old_name_is_the_very_same_tree():
    mine = layer_of(Layer.MUNICIPALITY, municipality={"contact": {"phone": "1"}})
    assert renewed(mine, UNTIL, Collector(), TABLE) is mine


@pytest.mark.parametrize("value", ["tekst", ["a", "b"], {"contact": "x"}, {"contact": ["x"]}])
def test_what_has_another_form_is_left_to_the_check(value):
    assert seen("municipality", value)[1] == [] if isinstance(value, dict) else True


def test_the_message_says_what_to_do_and_until_when():
    problems = Collector()
    renewed(
        layer_of(Layer.MUNICIPALITY, municipality={"former_slugs": ["oud"]}),
        date(2027, 1, 1),
        problems,
    )
    (found,) = problems.problems
    assert str(found) == (
        "municipalities/dorp/municipality.yml:2:1: municipality.former_slugs: Het veld"
        " `former_slugs` heet nu `aliases`. De oude naam werkt nog tot en met vrijdag 31 december"
        " 2027. Doe `klimaatwerf migrate dorp`. [renamed]"
    )


@pytest.mark.parametrize(
    ("noted", "now"),
    [
        ("municipality.contact.tel", "municipality.contact.phone"),
        ("actions.haag.doelgroep", "actions.haag.audiences"),
        ("actions.haag.participate.3.tekst", "actions.haag.participate.3.label"),
        ("pages.over.titel", "pages.over.title"),
        ("pages.titel.lead", "pages.titel.lead"),
        ("partners.haag.doelgroep", "partners.haag.doelgroep"),
        ("actions.haag", "actions.haag"),
    ],
)
def test_a_path_that_was_noted_down_leads_to_the_field_of_now(noted, now):
    assert renewed_path(noted, TABLE) == now


# ---- the table and the number


def test_each_rename_is_of_a_version_that_we_know_and_leads_to_a_field():
    assert max(one.since for one in RENAMES) == SCHEMA
    models = {file.file: file.model for file in FILES}
    for one in RENAMES:
        assert one.file in COLLECTIONS
        if len(one.old) == 1:
            fields = models[one.file].model_fields
            assert one.new in fields
            assert one.old[0] not in fields


def test_the_former_folders_of_a_municipality_are_its_aliases():
    assert "aliases" in Municipality.model_fields


@pytest.mark.parametrize(
    ("schema", "codes"),
    [("1", []), (str(SCHEMA), []), (str(SCHEMA + 1), ["schema-new"]), ("veel", [])],
)
def test_a_pack_with_newer_fields_asks_for_a_newer_klimaatwerf(schema, codes):
    problems = Collector()
    settings = branch({"schema": schema}, Layer.PACK)
    check_schema(Branch({"pack": settings}, settings.source), problems)
    assert [one.code for one in problems.problems] == codes
