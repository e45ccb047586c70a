"""The documentation of files and fields, and their whole examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.schema import FieldDoc, documents, example, media_of_examples
from tests.pictures import encoded
from tests.sites import made

DOCUMENTS = {document.file: document for document in documents()}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def test_every_file_that_people_write_is_documented() -> None:
    assert list(DOCUMENTS) == [
        "municipality.yml",
        "actions.yml",
        "partners.yml",
        "events.yml",
        "goals.yml",
        "topics.yml",
        "moments.yml",
        "overrides.yml",
        "content/pages/*.md",
        "content/news/*.md",
        "pack.yml",
        "media.yml",
        "region.yml",
        "content/regions/*/municipality.yml",
        "content/actions/*.md",
        "content/participation/*.md",
        "content/kit/recruit/*.yml",
        "content/kit/channels.yml",
        "content/kit/campaign.yml",
    ]


def _field(file: str, path: str) -> FieldDoc:
    return next(one for one in DOCUMENTS[file].fields if one.path == path)


def test_a_field_is_documented_with_its_kind_choices_and_default() -> None:
    assert _field("actions.yml", "participate[].closes_on") == FieldDoc(
        path="participate[].closes_on",
        kind="datum",
        required=False,
        description="De laatste dag om mee te doen; daarna verdwijnt de knop.",
        example="2027-01-31",
    )
    assert _field("municipality.yml", "address_form") == FieldDoc(
        path="address_form",
        kind="keuze",
        required=False,
        description="Of de site je of u zegt tegen de lezer.",
        example="je",
        choices=(("je", "je"), ("u", "u")),
        default="je",
    )


@pytest.mark.parametrize(
    ("file", "path", "kind"),
    [
        ("municipality.yml", "contact.email", "e-mailadres"),
        ("municipality.yml", "texts", "waarden met een naam"),
        ("municipality.yml", "commitments.climate_pact", "lijst van keuzes"),
        ("actions.yml", "lead", "tekst tot 200 tekens"),
        ("actions.yml", "related", "lijst van ids"),
        ("actions.yml", "partners", "lijst van ids of groepen velden"),
        ("events.yml", "recurrence.except", "lijst van datums"),
        ("events.yml", "hide", "ja of nee"),
        ("pack.yml", "variables.<naam>.max_length", "geheel getal"),
    ],
)
def test_a_kind_is_told_in_dutch(file: str, path: str, kind: str) -> None:
    assert _field(file, path).kind == kind


def test_what_the_register_or_the_catalogue_gives_is_not_required() -> None:
    required = {
        file: [one.path for one in document.fields if one.required and "." not in one.path]
        for file, document in DOCUMENTS.items()
    }
    assert required["municipality.yml"] == ["nis", "contact", "brand"]
    assert required["actions.yml"] == ["title", "lead", "topic", "audiences", "phase"]
    assert required["content/pages/*.md"] == ["title"]


def test_the_examples_together_make_a_municipality_without_errors(tmp_path: Path) -> None:
    files = {
        "municipality.yml": example("municipality.yml"),
        **{f"{name}.yml": example(f"{name}.yml") for name in _LISTS},
        "content/pages/voorbeeld.md": example("content/pages/*.md"),
        "content/news/2026-11-20-onze-eerste-haag.md": example("content/news/*.md"),
    }
    for name in media_of_examples():
        file = tmp_path / "municipalities/dorp" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(SVG if file.suffix == ".svg" else encoded("JPEG"))
    found = made(tmp_path, files)
    assert [str(one) for one in found.problems if one.severity != "hint"] == []


_LISTS = ("actions", "partners", "events", "goals", "topics", "moments")
