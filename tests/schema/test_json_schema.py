"""The JSON Schemas: valid themselves, they take what is shipped and refuse typical faults."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from klimaatwerf.schema import documents, example, schema_files
from klimaatwerf.schema.files import FILES
from tests.editor import SCHEMAS, faults
from tests.sites import ROOT

BY_FILE = {file.file: file.schema for file in FILES}
SHIPPED = sorted(
    path
    for pattern in (
        "content/**/*.yml",
        "municipalities/*/*.yml",
        "content/**/*.md",
        "municipalities/*/content/**/*.md",
    )
    for path in ROOT.glob(pattern)
    if "content/portal/" not in path.as_posix()
)


def schema_of(path: Path) -> str | None:
    """The schema that a shipped file must follow."""
    parts = path.relative_to(ROOT).parts
    if parts[:2] == ("content", "regions"):
        parts = ("content", *parts[3:])
        if path.name == "municipality.yml":
            return "region-defaults"
    if parts[:2] == ("content", "kit"):
        return {"recruit": "recruit", "channels.yml": "channels"}.get(parts[2])
    if path.suffix == ".yml":
        return BY_FILE[path.name]
    kind = parts[1] if parts[0] == "content" else parts[3]
    if kind == "topics" or (kind == "actions" and parts[0] == "municipalities"):
        return None  # a text, with fields of its item at most
    return {"actions": "template", "participation": "method", "pages": "page", "news": "news"}[kind]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_schema_is_valid_json_schema(schema: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[schema])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_shipped_file_follows_its_schema(path: Path) -> None:
    schema = schema_of(path)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("---\n")[1] if text.startswith("---") else "{}"
    assert schema is None or faults(schema, text) == []


@pytest.mark.parametrize("file", [one.file for one in documents()])
def test_the_example_of_a_file_follows_its_schema(file: str) -> None:
    text = example(file)
    assert faults(BY_FILE[file], text.split("---\n")[1] if file.endswith(".md") else text) == []


SHORT = 'nis: 12002\ncontact: {email: a@dorp.example}\nbrand: {primary: "#00703c"}\n'


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("municipality", SHORT),
        ("municipality", SHORT + "website:"),
        ("municipality", SHORT + "commitments: {climate_pact: [1.0, '2.0', 2.1]}"),
        ("municipality", SHORT + "enterprise_number: 0999999922"),
        ("municipality", SHORT + "features: {news: Nee, goals: true}"),
        ("municipality", SHORT + "inhabitants: {value: 11.656, as_of: 1/1/2020, source: x}"),
        ("municipality", SHORT + "campaign: {slogan: 2030}"),
        ("municipality", SHORT + "template: {version: 1.10}"),
        ("actions", "- {template: behaag-je-tuin}"),
        ("actions", "- {id: haag, hide: ja}"),
        ("actions", "- {id: haag, partners: [natuurpunt, {partner: ecolife, role: lead}]}"),
        ("events", "- {id: dag, start: 3/4/2027 19u30, end: 3 april 2027 om 22.00}"),
        (
            "events",
            "- {id: dag, start: 2027-04-03T19:30, price: [{amount: 1.50}, {amount: '1,5'}]}",
        ),
        (
            "events",
            """
- id: dag
  recurrence: {weekdays: [Zaterdag], from: 2027-1-9, until: 26/6/2027, start_time: 14.30}
""",
        ),
        ("partners", "- {use: natuurpunt}"),
        ("goals", "- {goal: tree, target_override: 5000}"),
        ("topics", "- {id: groen, hide: ja}"),
        ("topics", f'- {{id: groen, lead: \'{{{{ je("{"a" * 150}", "{"b" * 150}") }}}}\'}}'),
    ],
)
def test_all_our_forms_are_taken(schema: str, text: str) -> None:
    assert faults(schema, text) == []


@pytest.mark.parametrize(
    ("schema", "text", "path"),
    [
        ("municipality", SHORT + "statuss: live", "$"),
        ("municipality", SHORT.replace("nis: 12002", "nis: 1200"), "$.nis"),
        ("municipality", SHORT.replace("nis: 12002\n", ""), "$"),
        ("municipality", SHORT + "status: online", "$.status"),
        ("municipality", SHORT + "address_form: U", "$.address_form"),
        (
            "municipality",
            SHORT + "commitments: {climate_pact: [3.0]}",
            "$.commitments.climate_pact[0]",
        ),
        ("municipality", SHORT.replace("#00703c", "groen"), "$.brand.primary"),
        ("municipality", SHORT + "website: www.dorp.example", "$.website"),
        ("municipality", SHORT + "features: {news: misschien}", "$.features.news"),
        ("municipality", SHORT + "channels: [facebook]", "$.channels"),
        ("municipality", SHORT + "publisher: {name: An}", "$.publisher"),
        ("municipality", SHORT + f"announcement: {{text: {'a' * 201}}}", "$.announcement.text"),
        ("municipality", SHORT + "brand2: x", "$"),
        ("actions", "- {title: Haag}", "$[0]"),
        ("actions", "template: behaag-je-tuin", "$"),
        ("actions", "- {id: Mijn Haag}", "$[0].id"),
        ("actions", "- {id: haag, phase: loopt}", "$[0].phase"),
        ("actions", "- {id: haag, audiences: resident}", "$[0].audiences"),
        ("actions", "- {id: haag, participate: [{type: mail}]}", "$[0].participate[0]"),
        ("actions", "- {id: haag, title: [a, b]}", "$[0].title"),
        ("actions", "- {id: haag, images: [{file: ../logo.svg}]}", "$[0].images[0].file"),
        ("events", "- {id: dag, start: 2027-13-03 19:30}", "$[0].start"),
        ("events", "- {id: dag, start: 2027-04-03}", "$[0].start"),
        ("events", "- {id: dag, start: 2027-04-03 25:30}", "$[0].start"),
        ("news", "title: Haag", "$"),
        ("page", "layout: action", "$.layout"),
        ("page", "{title: Over, body: tekst}", "$"),
        ("template", "{title: Haag, hide: ja}", "$"),
        ("pack", "{schema: 1}", "$"),
    ],
)
def test_a_typical_fault_is_refused_at_its_place(schema: str, text: str, path: str) -> None:
    assert path in {fault.split(": ")[0] for fault in faults(schema, text)}


def test_every_property_carries_a_dutch_title_and_description() -> None:
    bare: list[str] = []

    def walk(form: Any, path: str) -> None:
        if isinstance(form, dict):
            for name, one in form.get("properties", {}).items():
                if not (one.get("title") and one.get("description")):
                    bare.append(f"{path}.{name}")
            for key, one in form.items():
                walk(one, f"{path}.{key}")
        elif isinstance(form, list):
            for one in form:
                walk(one, path)

    for name, schema in SCHEMAS.items():
        walk(schema, name)
    assert bare == []


def test_the_schemas_in_the_package_are_those_of_the_models() -> None:
    """After a change of the models `make schema` writes them anew."""
    folder = ROOT / "plugins/klimaatwerf/data/schema"
    assert {
        path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()
    } == schema_files()


@pytest.mark.parametrize(
    "path", [path for path in SHIPPED if path.suffix == ".yml" and schema_of(path)], ids=str
)
def test_a_shipped_yaml_file_names_its_schema_for_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    named = (path.parent / match[1]).resolve()
    assert named == ROOT / f"plugins/klimaatwerf/data/schema/{schema_of(path)}.json"
    assert named.is_file()
