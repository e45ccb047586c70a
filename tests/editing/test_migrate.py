"""Folders get the names that fields have now, and nothing else of them changes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.renames import RENAMES, SCHEMA, Renamed, renewed
from klimaatwerf.core.tree import Branch
from klimaatwerf.editing.migrate import Migrated, migrate, shared_folders
from klimaatwerf.pipeline import prepare
from klimaatwerf.project import load_project
from klimaatwerf.sources.trees import read_municipality
from tests.roots import bytes_of
from tests.sites import SHORTEST, TODAY, lay_out
from tests.trees import plain

UNTIL = date(2027, 12, 31)
TABLE = (
    *RENAMES,
    Renamed(2, "municipality.yml", ("contact", "tel"), "phone", UNTIL),
    Renamed(2, "actions.yml", ("doelgroep",), "audiences", UNTIL),
    Renamed(2, "actions.yml", ("participate", "*", "tekst"), "label", UNTIL),
    Renamed(2, "content/pages/*.md", ("inleiding",), "lead", UNTIL),
    Renamed(2, "content/actions/*.md", ("doelgroep",), "audiences", UNTIL),
    Renamed(2, "pack.yml", ("variables", "*", "voorbeeld"), "example", UNTIL),
)
OLD = re.compile(r"former_slugs|\btel\b|doelgroep|tekst:|inleiding|voorbeeld:|schema")

MINE = {
    "municipality.yml": (
        "# Onze gemeente\nnis: 12002   # Berlaar\n"
        'contact: {tel: 03 000 00 00, email: "k@dorp.example"}\n\n'
        "former_slugs:   # van voor de fusie\n  - oud-dorp\n  - 'ouder-dorp'\n"
        'brand: {primary: "#00703c"}\n'
    ),
    "actions.yml": (
        "- id: haag\n  doelgroep: [school]  # scholen\n  title: Haag\n"
        "  participate:\n    - type: mail\n      tekst: Kom\n    - {tekst: 'Bel', type: phone}\n\n"
        "- id: boom\n  title: Boom\n"
    ),
    "content/pages/over.md": "---\ntitle: Over\ninleiding: Dag.\n---\ninleiding: tekst\n",
    "content/actions/boom.md": "---\ndoelgroep: [resident]\n---\nGraaf.\n",
    "content/news/2027-01-01-dag.md": "---\ntitle: Dag\n---\nDag.\n",
}
SHARED = {
    "content/pack.yml": (
        'version: "1.0"\nschema: 1  # velden\nvariables:\n  uren: {voorbeeld: 9 uur, type: text}\n'
    ),
    "content/actions/haag.md": "---\ntitle: Haag\ndoelgroep: [school]\n---\nGraaf.\n",
    "content/regions/streek/region.yml": "title: Streek\nkind: province\n",
    "content/regions/streek/municipality.yml": "former_slugs: [x]\n",
    "content/regions/streek/actions.yml": "- {id: haag, doelgroep: [school]}\n",
}


def laid(root: Path, files: dict[str, str] | None = None) -> Path:
    """A root with a municipality, and the pack."""
    mine = {f"municipalities/dorp/{name}": text for name, text in (files or MINE).items()}
    return lay_out(root, {**SHARED, **mine})


def told(done: Migrated) -> list[str]:
    """Where what was changed, and what could not be."""
    changes = [f"{one.place.file}:{one.place.line} {one.old} {one.new}" for one in done.changes]
    return [*changes, *(one.code for one in done.problems)]


def test_every_old_name_of_a_municipality_is_changed_and_nothing_else(tmp_path: Path) -> None:
    done = migrate(laid(tmp_path), ["municipalities/dorp"], TABLE)
    folder = "municipalities/dorp"
    assert told(done) == [
        f"{folder}/actions.yml:2 doelgroep audiences",
        f"{folder}/actions.yml:6 tekst label",
        f"{folder}/actions.yml:7 tekst label",
        f"{folder}/content/actions/boom.md:2 doelgroep audiences",
        f"{folder}/content/pages/over.md:3 inleiding lead",
        f"{folder}/municipality.yml:3 tel phone",
        f"{folder}/municipality.yml:5 former_slugs aliases",
    ]
    new = {"former_slugs": "aliases", "tel:": "phone:", "doelgroep": "audiences"}
    new |= {"tekst:": "label:", "inleiding: D": "lead: D"}
    for name, text in MINE.items():
        for old, now in new.items():
            text = text.replace(old, now)  # noqa: PLW2901 (what is expected)
        assert (tmp_path / folder / name).read_text(encoding="utf-8") == text


def test_what_there_was_is_kept(tmp_path: Path) -> None:
    before = bytes_of(laid(tmp_path) / "municipalities/dorp")
    done = migrate(tmp_path, ["municipalities/dorp"], TABLE)
    kept = bytes_of(tmp_path / done.backup / "municipalities/dorp")
    assert kept.items() <= before.items()
    assert set(kept) == {*MINE} - {"content/news/2027-01-01-dag.md"}


def test_the_pack_and_the_regions_get_the_names_and_the_number_of_now(tmp_path: Path) -> None:
    done = migrate(laid(tmp_path), shared_folders(tmp_path), TABLE)
    assert told(done) == [
        "content/actions/haag.md:3 doelgroep audiences",
        f"content/pack.yml:2 1 {SCHEMA}",
        "content/pack.yml:4 voorbeeld example",
        "content/regions/streek/actions.yml:1 doelgroep audiences",
        "content/regions/streek/municipality.yml:1 former_slugs aliases",
    ]
    assert (tmp_path / "content/pack.yml").read_text(encoding="utf-8") == (
        f'version: "1.0"\nschema: {SCHEMA}  # velden\nvariables:\n'
        "  uren: {example: 9 uur, type: text}\n"
    )


def test_a_pack_without_a_number_gets_one(tmp_path: Path) -> None:
    laid(tmp_path)
    lay_out(tmp_path, {"content/pack.yml": 'version: "1.0"\n'})
    migrate(tmp_path, ["content"])
    text = (tmp_path / "content/pack.yml").read_text(encoding="utf-8")
    assert text == f'version: "1.0"\nschema: {SCHEMA}\n'


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    before = bytes_of(laid(tmp_path))
    folders = ["municipalities/dorp", *shared_folders(tmp_path)]
    done = migrate(tmp_path, folders, TABLE, write=False)
    assert (len(done.changes), done.backup, bytes_of(tmp_path)) == (12, "", before)


def test_both_names_leave_the_file_as_it_is_and_do_the_others(tmp_path: Path) -> None:
    text = MINE["municipality.yml"] + "aliases: [nieuw]\n"
    done = migrate(
        laid(tmp_path, {**MINE, "municipality.yml": text}), ["municipalities/dorp"], TABLE
    )
    assert [one.code for one in done.problems] == ["renamed-twice"]
    assert (tmp_path / "municipalities/dorp/municipality.yml").read_text(encoding="utf-8") == text
    assert len(done.changes) == 5


def test_a_file_that_can_not_be_read_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    laid(tmp_path, {**MINE, "actions.yml": "- {id: haag\n"})
    done = migrate(tmp_path, ["municipalities/dorp"], TABLE)
    assert len(done.changes) == 4
    assert {one.place.file for one in done.problems} == {"municipalities/dorp/actions.yml"}


def test_a_pack_with_a_problem_keeps_its_number(tmp_path: Path) -> None:
    laid(tmp_path)
    lay_out(tmp_path, {"content/actions/haag.md": "---\ndoelgroep: [\n---\n"})
    migrate(tmp_path, ["content"], TABLE)
    assert "schema: 1" in (tmp_path / "content/pack.yml").read_text(encoding="utf-8")


def test_a_folder_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    elsewhere = laid(tmp_path / "elders")
    root = lay_out(tmp_path / "root", {"municipalities/ander/municipality.yml": SHORTEST})
    (root / "municipalities/dorp").symlink_to(elsewhere / "municipalities/dorp")
    before = bytes_of(elsewhere)
    done = migrate(root, ["municipalities/dorp"], TABLE)
    assert ([one.code for one in done.problems], done.changes) == (["file-link"], ())
    assert bytes_of(elsewhere) == before


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_at_the_start_stay(tmp_path: Path, ending: str, mark: str) -> None:
    file = laid(tmp_path) / "municipalities/dorp/municipality.yml"
    text = mark + MINE["municipality.yml"].replace("\n", ending)
    file.write_bytes(text.encode())
    migrate(tmp_path, ["municipalities/dorp"])
    assert file.read_bytes().decode() == text.replace("former_slugs", "aliases")


# ---- laws

_WORDS = st.sampled_from(["oud", "'ouder'", '"oudst"', "{a: b}", "[a, b]", "|-\n    tekst\n    x"])
_GAPS = st.sampled_from(["", "\n", "# tel: een opmerking\n", "\n  # former_slugs: nog een\n\n"])
_NAMES = st.sampled_from(
    ["former_slugs", "aliases", "name", "contact", "tel", "status", '"former_slugs"']
)


@st.composite
def _fields(draw: st.DrawFn) -> str:
    """A municipality.yml with any fields in any order, with remarks between them."""
    names = draw(st.lists(_NAMES, unique_by=lambda name: name.strip('"'), min_size=1, max_size=5))
    text = draw(_GAPS)
    for name in names:
        if name == "contact":
            form = (
                "\n  tel: '1' # bel\n  email: x" if draw(st.booleans()) else " {email: x, tel: 1}"
            )
            text += f"{name}:{form}\n{draw(_GAPS)}"
        else:
            text += f"{name}: {draw(_WORDS)}\n{draw(_GAPS)}"
    return text


def _tree(root: Path) -> Branch:
    """The municipality as it is read, old names taken for the new ones."""
    read = read_municipality(root / "municipalities/dorp", "municipalities/dorp", Collector())
    return renewed(read.tree, UNTIL, Collector(), TABLE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=_fields())
def test_what_is_migrated_says_the_same_and_the_rest_of_its_letters_stay(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    root = laid(tmp_path_factory.mktemp("root"), {"municipality.yml": text})
    file = root / "municipalities/dorp/municipality.yml"
    meant = plain(_tree(root))
    done = migrate(root, ["municipalities/dorp"], TABLE)
    made = file.read_text(encoding="utf-8")

    assert plain(_tree(root)) == meant
    if done.problems:
        assert made == text
        return
    before, after = text.split("\n"), made.split("\n")
    touched = {one.place.line for one in done.changes}
    assert len(before) == len(after)
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        assert old == new or (number in touched and OLD.search(old))

    again = migrate(root, ["municipalities/dorp"], TABLE)
    assert (again.changes, again.problems, again.backup) == ((), (), "")
    assert file.read_text(encoding="utf-8") == made


def test_a_migrated_municipality_is_the_same_municipality(tmp_path: Path) -> None:
    text = SHORTEST + "former_slugs: [oud-dorp]\n"
    root = lay_out(
        tmp_path,
        {"content/pack.yml": 'version: "1.0"\n', "municipalities/dorp/municipality.yml": text},
    )
    before = prepare(load_project(root, TODAY), "dorp")
    migrate(root, ["municipalities/dorp"])
    after = prepare(load_project(root, TODAY), "dorp")
    assert before.municipality == after.municipality
    assert before.municipality
    assert before.municipality.aliases == ("oud-dorp",)
    assert [one.code for one in before.problems if one.severity == "warning"] == ["renamed"]
    assert [one.code for one in after.problems if one.severity == "warning"] == []
