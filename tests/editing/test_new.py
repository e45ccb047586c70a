"""New municipalities: complete, valid as they are and with every example taken."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from klimaatwerf.core.lookup import look_up
from klimaatwerf.core.problems import Problem
from klimaatwerf.core.register import Entry
from klimaatwerf.editing import create, existing, starter_files, starter_for
from klimaatwerf.pipeline import Prepared, prepare
from klimaatwerf.schema.files import file_named, own_fields
from klimaatwerf.sources.register import load_register
from tests.editor import faults
from tests.golden.case import snapshot
from tests.roots import bytes_of
from tests.sites import ROOT, TODAY, lay_out, shipped

REGISTER = load_register()
LEUVEN = look_up(REGISTER, "Leuven").entries[0]
FILES = starter_files(starter_for(ROOT, LEUVEN, TODAY))


def _prepared(root: Path, entry: Entry, files: dict[str, str]) -> Prepared:
    lay_out(root / "municipalities" / entry.slug, files)
    return prepare(replace(shipped(), root=root), entry.slug)


def _worse_than_hints(problems: tuple[Problem, ...]) -> list[str]:
    return [str(one) for one in problems if one.severity != "hint"]


def test_a_new_municipality_has_all_its_files() -> None:
    assert list(FILES) == [
        "municipality.yml",
        "actions.yml",
        "partners.yml",
        "events.yml",
        "goals.yml",
        "overrides.yml",
        "content/pages/voorbeeld.md",
        "content/news/2026-11-23-voorbeeld.md",
        "media/LEES-MIJ.txt",
    ]


def test_each_of_the_285_is_good_at_once_and_only_asks_for_its_address(tmp_path: Path) -> None:
    starter = starter_for(ROOT, LEUVEN, TODAY)
    told = {}
    for entry in REGISTER.flemish():
        found = _prepared(tmp_path, entry, starter_files(replace(starter, entry=entry)))
        codes = [one.code for one in found.problems]
        if found.plan is None or codes != ["contact-placeholder"]:
            told[entry.name] = codes
    assert told == {}


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2027, 3, 28), date(2031, 2, 28)])
def test_a_new_municipality_is_good_on_any_day(tmp_path: Path, today: date) -> None:
    files = starter_files(starter_for(ROOT, LEUVEN, today))
    lay_out(tmp_path / "municipalities/leuven", files)
    found = prepare(replace(shipped(today), root=tmp_path), "leuven")
    assert _worse_than_hints(found.problems) == []


def test_a_name_field_by_field_is_shown_or_explained_in_municipality_yml() -> None:
    text = FILES["municipality.yml"]
    missing = [
        one.name
        for one in own_fields(file_named("municipality.yml"))
        if not re.search(rf"^(# |# # )?{one.name}:", text, re.MULTILINE)
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["municipality", "actions", "partners", "events", "goals"])
def test_a_new_file_names_its_schema_and_says_nothing_of_another_place(name: str) -> None:
    text = FILES[f"{name}.yml"]
    assert text.startswith(
        f"# yaml-language-server: $schema=../../plugins/klimaatwerf/data/schema/{name}.json\n"
    )
    assert "erlaar" not in text


@pytest.mark.parametrize("name", ["municipality", "actions", "partners", "events", "goals"])
def test_a_new_file_follows_its_schema_also_with_every_example_taken(name: str) -> None:
    text = FILES[f"{name}.yml"]
    every = re.sub(r"^# (?!yaml)", "", text, flags=re.MULTILINE)
    assert (faults(name, text), faults(name, every)) == ([], [])


def _blocks(text: str) -> list[tuple[int, int]]:
    """The runs of lines that are examples."""
    lines = text.split("\n")
    found: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        example = line.startswith("# ") and not line.startswith("# yaml-language-server")
        if example and found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        elif example:
            found.append((number, number + 1))
    return found


def _taken(text: str, block: tuple[int, int]) -> str:
    """The text in which the examples of a block count."""
    lines = text.split("\n")
    start, end = block
    return "\n".join([*lines[:start], *(line[2:] for line in lines[start:end]), *lines[end:]])


BLOCKS = [
    pytest.param(file, block, id=f"{file}-{text.split(chr(10))[block[0]][2:].strip()}-{block[0]}")
    for file, text in FILES.items()
    if file.endswith(".yml")
    for block in _blocks(text)
]


@pytest.mark.parametrize(("file", "block"), BLOCKS)
def test_any_example_can_be_taken(tmp_path: Path, file: str, block: tuple[int, int]) -> None:
    text = _taken(FILES[file], block)
    shown = text.replace("  hide: ja\n", "")  # hidden items are not checked
    for number, one in enumerate((text, shown)):
        found = _prepared(tmp_path / str(number), LEUVEN, {**FILES, file: one})
        assert _worse_than_hints(found.problems) == []


def test_all_examples_of_municipality_yml_can_be_taken_together(tmp_path: Path) -> None:
    text = FILES["municipality.yml"]
    for block in _blocks(text):
        text = _taken(text, block)
    found = _prepared(tmp_path, LEUVEN, {**FILES, "municipality.yml": text})
    assert _worse_than_hints(found.problems) == []


def test_there_are_examples_enough_to_test() -> None:
    assert len(BLOCKS) > 80


def test_a_site_with_the_address_of_an_example_can_not_go_live(tmp_path: Path) -> None:
    text = FILES["municipality.yml"].replace("status: draft", "status: live")
    found = _prepared(tmp_path, LEUVEN, {**FILES, "municipality.yml": text})
    missing = [one.path for one in found.problems if one.code == "live-incomplete"]
    assert "municipality.contact.email" in missing


def test_a_new_municipality_replaces_nothing_of_bbl_so_its_list_is_empty(tmp_path: Path) -> None:
    found = _prepared(tmp_path, LEUVEN, FILES)
    assert (found.drift, found.stamps) == ((), ())
    assert FILES["overrides.yml"].splitlines()[-1] == "[]"


def test_the_hint_goes_when_the_address_is_filled_in(tmp_path: Path) -> None:
    text = FILES["municipality.yml"].replace("vul-hier-je-adres-in@", "klimaat@")
    found = _prepared(tmp_path, LEUVEN, {**FILES, "municipality.yml": text})
    assert found.problems == ()


def test_a_facility_municipality_keeps_its_languages(tmp_path: Path) -> None:
    entry = look_up(REGISTER, "Sint-Genesius-Rode").entries[0]
    files = starter_files(starter_for(ROOT, entry, TODAY))
    assert "# language_regime: nl-fr\n" in files["municipality.yml"]
    found = _prepared(tmp_path, entry, files).municipality
    assert found is not None
    assert found.language_regime == "nl-fr"


def test_a_root_without_a_pack_gets_examples_that_stay_hidden(tmp_path: Path) -> None:
    files = starter_files(starter_for(tmp_path, LEUVEN, TODAY))
    assert "- id: voorbeeld\n  hide: ja\n" in files["actions.yml"]
    assert "- id: voorbeeld\n  hide: ja\n" in files["partners.yml"]


def test_a_folder_is_never_overwritten_and_nothing_else_is_left(tmp_path: Path) -> None:
    mine = tmp_path / "municipalities/leuven"
    mine.mkdir(parents=True)
    before = snapshot(tmp_path)
    with pytest.raises(FileExistsError):
        create(tmp_path, "leuven", FILES)
    assert snapshot(tmp_path) == before


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        create(tmp_path, "leuven", {**FILES, "content/pages/fout.md": "\ud800"})
    assert bytes_of(tmp_path) == {}


def test_what_exists_is_found_by_name_and_by_code(tmp_path: Path) -> None:
    lay_out(tmp_path / "municipalities/mijn-stad", {"municipality.yml": "nis: 24062\n"})
    assert existing(tmp_path) == dict.fromkeys(
        ("mijn-stad", "24062"), tmp_path / "municipalities/mijn-stad"
    )
