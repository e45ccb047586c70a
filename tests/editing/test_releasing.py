"""Freezing the working pack: what is written, what is refused, and that each step can be undone."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from klimaatwerf.core.channels import CHANNELS, EARLY, STABLE
from klimaatwerf.core.problems import SourceError
from klimaatwerf.editing import packaging
from klimaatwerf.editing.packaging import Refused, frozen_files
from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.sources.releases import JOURNAL, MANIFEST
from tests.roots import bytes_of
from tests.sites import lay_out

TODAY = date(2027, 1, 15)
PACK = """\
# De teksten van BBL.
version: "2026.1"   # zie het handboek
schema: 1
changelog:
  - {kind: text, summary: Nieuw., affects: [pages]}
variables: {}
"""
FILES = {
    "content/pack.yml": PACK,
    "content/pages/over.md": "Over ons\n",
    "content/portal/index.md": "Niet in het pakket\n",
    "content/regions/kempen/region.yml": "title: Kempen\n",
    "content/.verborgen": "niet\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path, FILES)


def release(root: Path, version: str = "2027.1", channel: str = EARLY, **more: object) -> Releases:
    draft = Draft(version, **{"schema": 1, **more})  # type: ignore[arg-type]
    return Releases.of(root).release(draft, channel, TODAY)


def current(releases: Releases) -> dict[str, str | None]:
    return {name: releases.channels.current(name) for name in CHANNELS}


def test_a_release_freezes_the_pack_alone_with_its_version_and_day(root):
    release(root)
    with zipfile.ZipFile(root / "content/releases/2027.1.zip") as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    manifest = json.loads(found.pop(MANIFEST))
    assert found == {
        "pack.yml": (
            "# De teksten van BBL.\n"
            'version: "2027.1"   # zie het handboek\n'
            "schema: 1\n"
            "changelog:\n  - {kind: text, summary: Nieuw., affects: [pages]}\n"
            "variables: {}\n"
            "released_on: 2027-01-15\n"
            "channel: early\n"
        ),
        "pages/over.md": "Over ons\n",
    }
    assert {name: manifest[name] for name in ("format", "version", "schema")} == {
        "format": 1,
        "version": "2027.1",
        "schema": 1,
    }


def test_the_working_pack_goes_on_with_an_empty_changelog(root):
    release(root)
    assert (root / "content/pack.yml").read_text(encoding="utf-8") == (
        "# De teksten van BBL.\n"
        'version: "2027.1"   # zie het handboek\n'
        "schema: 1\n"
        "variables: {}\n"
        "released_on: 2027-01-15\n"
        "channel: early\n"
    )


def test_the_same_pack_gives_the_same_package_byte_for_byte(tmp_path):
    packages = []
    for name in ("een", "twee"):
        root = lay_out(tmp_path / name, FILES)
        release(root)
        packages.append((root / "content/releases/2027.1.zip").read_bytes())
    assert packages[0] == packages[1]


@pytest.mark.parametrize(
    ("version", "schema", "why"),
    [
        ("2027.1", 1, "Versie 2027.1 bestaat al. Een uitgave verandert nooit meer."),
        ("2027.01", 1, "Versie 2027.1 bestaat al. Een uitgave verandert nooit meer."),
        (
            "2026.9",
            1,
            "Versie 2026.9 is ouder dan 2027.1, de nieuwste uitgave. Kies een hoger nummer.",
        ),
        (
            "2027.2",
            0,
            (
                "Deze teksten hebben velden van versie 0, en die van 2027.1 hebben er van "
                "versie 1. Doe eerst: klimaatwerf migrate"
            ),
        ),
    ],
)
def test_a_known_or_older_version_and_a_lower_schema_are_refused(root, version, schema, why):
    release(root)
    before = bytes_of(root)
    with pytest.raises(Refused) as refused:
        release(root, version, schema=schema)
    assert str(refused.value) == why
    assert bytes_of(root) == before


def test_a_release_that_was_killed_before_its_line_can_be_done_again(root):
    release(root)
    made = bytes_of(root / "content")
    (root / JOURNAL).unlink()
    lay_out(root, {"content/pack.yml": PACK})
    assert current(release(root)) == {EARLY: "2027.1", STABLE: None}
    assert bytes_of(root / "content") == made


def test_a_package_that_the_journal_does_not_know_is_not_written_over(root):
    lay_out(root, {"content/releases/2027.1.zip": "van vroeger"})
    before = bytes_of(root)
    with pytest.raises(Refused) as refused:
        release(root)
    assert str(refused.value) == (
        "content/releases/2027.1.zip bestaat al, en het logboek kent die uitgave niet. Is "
        "content/releases/journal.jsonl weg? Zet het terug, bijvoorbeeld uit Git. Is de uitgave "
        "nooit verspreid? Haal ze dan weg."
    )
    assert bytes_of(root) == before


def test_each_step_is_a_line_of_the_journal(root):
    releases = release(root)
    releases = releases.promote("2027.1", STABLE, TODAY)
    releases = releases.rollback(STABLE, TODAY)
    releases = releases.withdraw("2027.1", TODAY)
    releases = releases.withdraw("2027.1", TODAY, undo=True)
    releases = releases.support("2027.1", date(2028, 12, 31), TODAY)
    lines = [json.loads(line) for line in (root / JOURNAL).read_text().splitlines()]
    del lines[0]["digest"]
    day = {"version": "2027.1", "on": "2027-01-15"}
    assert lines == [
        {"did": "release", **day, "channel": "early", "schema": 1},
        {"did": "promote", **day, "channel": "stable"},
        {"did": "rollback", **day, "channel": "stable"},
        {"did": "withdraw", **day},
        {"did": "restore", **day},
        {"did": "support", **day, "until": "2028-12-31"},
    ]
    assert Releases.of(root) == releases


def test_what_can_not_be_done_is_refused_and_says_what_can(root):
    empty = Releases.of(root)
    one = release(root)
    gone = one.withdraw("2027.1", TODAY)
    said = []
    for step in (
        lambda: empty.promote("2027.1", STABLE, TODAY),
        lambda: empty.rollback(STABLE, TODAY),
        lambda: one.promote("2027.2", STABLE, TODAY),
        lambda: one.promote("2027.1", EARLY, TODAY),
        lambda: one.withdraw("2027.1", TODAY, undo=True),
        lambda: gone.withdraw("2027.1", TODAY),
        lambda: gone.promote("2027.1", STABLE, TODAY),
    ):
        with pytest.raises(Refused) as refused:
            step()
        said.append(str(refused.value))
    assert said == [
        "Er is geen uitgave 2027.1. Er is nog geen uitgave.",
        "Op het kanaal stable staat geen uitgave.",
        "Er is geen uitgave 2027.2. Er zijn: 2027.1. Bedoel je `2027.1`?",
        "Het kanaal early toont versie 2027.1 al.",
        "Versie 2027.1 is niet ingetrokken.",
        "Versie 2027.1 is al ingetrokken.",
        (
            "Versie 2027.1 is ingetrokken. Maak dat eerst ongedaan: "
            "klimaatwerf templates withdraw 2027.1 --undo"
        ),
    ]


def test_of_two_commands_at_once_the_second_is_refused_and_nothing_is_lost(root):
    first = release(root)
    second = Releases.of(root)
    first.promote("2027.1", STABLE, TODAY)
    before = bytes_of(root / "content")
    for step in (
        lambda: second.withdraw("2027.1", TODAY),
        lambda: second.release(Draft("2027.2", 1), EARLY, TODAY),
    ):
        with pytest.raises(Refused, match="Probeer het opnieuw"):
            step()
    assert bytes_of(root / "content") == before


def test_a_package_that_is_not_what_was_released_is_promoted_to_nobody(root):
    releases = release(root)
    package = root / "content/releases/2027.1.zip"
    package.write_bytes(package.read_bytes() + b"x")
    before = (root / JOURNAL).read_bytes()
    with pytest.raises(SourceError, match="package-changed"):
        releases.promote("2027.1", STABLE, TODAY)
    package.unlink()
    with pytest.raises(SourceError, match="unreadable"):
        releases.promote("2027.1", STABLE, TODAY)
    assert (root / JOURNAL).read_bytes() == before


def test_a_package_that_could_never_be_read_back_is_not_released(root, monkeypatch):
    monkeypatch.setattr(packaging, "MAX_PACKAGE", 100)
    before = bytes_of(root)
    with pytest.raises(Refused, match="Maak de afbeeldingen in content/media/ kleiner"):
        release(root)
    assert bytes_of(root) == before


def test_a_pack_in_utf_16_is_released_too(root):
    (root / "content/pack.yml").write_bytes(PACK.encode("utf-16"))
    release(root)
    assert (root / "content/pack.yml").read_text(encoding="utf-8").startswith("# De teksten")


def test_a_journal_without_a_last_line_end_is_gone_on_with(root):
    release(root)
    file = root / JOURNAL
    file.write_text(file.read_text().rstrip("\n"))
    Releases.of(root).promote("2027.1", STABLE, TODAY)
    assert len(file.read_text().splitlines()) == 2


def test_the_frozen_files_are_those_of_the_pack(root):
    assert list(frozen_files(root)) == ["pack.yml", "pages/over.md"]


def test_a_release_that_was_killed_before_it_ended_its_changelog_ends_it_later(root):
    release(root)
    lay_out(root, {"content/pack.yml": PACK, "content/pages/over.md": "Over jou\n"})
    release(root, "2027.2")
    with zipfile.ZipFile(root / "content/releases/2027.2.zip") as archive:
        assert b"changelog" not in archive.read("pack.yml")


def test_a_changelog_that_says_something_new_is_kept(root):
    release(root)
    lay_out(root, {"content/pack.yml": PACK.replace("Nieuw.", "Nog nieuwer.")})
    release(root, "2027.2")
    with zipfile.ZipFile(root / "content/releases/2027.2.zip") as archive:
        assert b"Nog nieuwer." in archive.read("pack.yml")


def test_what_is_saved_while_it_is_checked_is_not_released(root):
    checked = frozen_files(root)
    lay_out(root, {"content/pages/over.md": "Over jou\n"})
    with pytest.raises(Refused) as refused:
        Releases.of(root).release(Draft("2027.1", 1), EARLY, TODAY, checked)
    assert str(refused.value) == (
        "Intussen veranderde iemand een tekst in content/. Probeer het opnieuw."
    )
    assert not (root / "content/releases").exists()
