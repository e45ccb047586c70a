"""`klimaatwerf migrate`: which folders it rewrites, what it says, and its exit codes."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from klimaatwerf.cli import command
from klimaatwerf.core.renames import SCHEMA
from klimaatwerf.editing import backups
from tests.roots import bytes_of, run
from tests.sites import SHORTEST, lay_out

OLD = SHORTEST + "former_slugs: [oud-dorp]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "mkdocs.yml": "site_name: Proef\nplugins:\n  - klimaatwerf\n",
        "content/pack.yml": 'version: "1.0"\nschema: 1\n',
        "municipalities/dorp/municipality.yml": OLD,
        "municipalities/stad/municipality.yml": OLD,
    }
    return lay_out(tmp_path, files)


def _changed(root: Path) -> list[str]:
    files = ("content/pack.yml", *(f"municipalities/{one}/municipality.yml" for one in SLUGS))
    texts = {file: (root / file).read_text(encoding="utf-8") for file in files}
    new = ("aliases", f"schema: {SCHEMA}")
    return [file for file, text in texts.items() if any(word in text for word in new)]


SLUGS = ("dorp", "stad")


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["dorp"], ["municipalities/dorp/municipality.yml"]),
        (["--pack"], ["content/pack.yml"]),
        (["stad", "--pack"], ["content/pack.yml", "municipalities/stad/municipality.yml"]),
        (
            [],
            ["content/pack.yml", *(f"municipalities/{one}/municipality.yml" for one in SLUGS)],
        ),
        (["--dry-run"], []),
    ],
)
def test_it_rewrites_what_is_named_or_everything(
    root: Path, words: list[str], files: list[str]
) -> None:
    assert run("klimaatwerf", "migrate", *words, cwd=root).returncode == 0
    assert _changed(root) == files


def test_it_says_what_it_changed_where_and_where_the_former_files_are(root: Path) -> None:
    done = run("klimaatwerf", "migrate", "dorp", cwd=root)
    line = len(OLD.splitlines())
    assert done.stdout == (f"municipalities/dorp/municipality.yml:{line}: former_slugs → aliases\n")
    assert done.stderr == (
        "1 verandering in 1 bestand. Wat er eerst stond, staat in .klimaatwerf/backups/1/.\n"
    )
    kept = root / ".klimaatwerf/backups/1/municipalities/dorp/municipality.yml"
    assert kept.read_text(encoding="utf-8") == OLD


def test_a_second_time_there_is_nothing_to_do(root: Path) -> None:
    run("klimaatwerf", "migrate", cwd=root)
    before = bytes_of(root)
    done = run("klimaatwerf", "migrate", cwd=root)
    assert (done.returncode, done.stdout, bytes_of(root)) == (0, "", before)
    assert done.stderr == "Alle velden hebben al hun nieuwe naam.\n"


def test_a_program_gets_the_changes_as_json(root: Path) -> None:
    done = run("klimaatwerf", "migrate", "--pack", "--dry-run", "--format", "json", cwd=root)
    assert json.loads(done.stdout) == {
        "changes": [{"file": "content/pack.yml", "line": 2, "old": "1", "new": str(SCHEMA)}],
        "problems": [],
        "backup": "",
        "dry_run": True,
    }
    assert done.stderr == "1 verandering te doen in 1 bestand. Er is niets geschreven.\n"


def test_a_file_with_both_names_gives_code_2_and_the_others_are_done(root: Path) -> None:
    lay_out(root, {"municipalities/dorp/municipality.yml": OLD + "aliases: [x]\n"})
    done = run("klimaatwerf", "migrate", cwd=root)
    assert done.returncode == 2
    assert "[renamed-twice]" in done.stderr
    assert _changed(root)[-1] == "municipalities/stad/municipality.yml"


def test_an_unknown_municipality_is_wrong_use(root: Path) -> None:
    done = run("klimaatwerf", "migrate", "drop", cwd=root)
    assert (done.returncode, "Bedoel je `dorp`?" in done.stderr) == (64, True)


def test_check_tells_the_command_that_helps(root: Path) -> None:
    told = run("klimaatwerf", "check", "dorp", cwd=root).stdout
    assert "Doe `klimaatwerf migrate dorp`. [renamed]" in told
    run("klimaatwerf", "migrate", "dorp", cwd=root)
    assert "[renamed]" not in run("klimaatwerf", "check", "dorp", cwd=root).stdout


def test_where_the_former_files_are_is_told_also_when_the_disk_is_full(root, monkeypatch):
    plain, written = backups._replace, []

    def full(target: Path, data: bytes, mode: int | None) -> None:
        written.append(target)
        if len(written) > 1:
            raise OSError(errno.ENOSPC, "vol", target)
        plain(target, data, mode)

    monkeypatch.setattr(backups, "_replace", full)
    done = CliRunner().invoke(command, ["--root", str(root), "migrate", *SLUGS])
    assert isinstance(done.exception, OSError)
    assert (
        done.stderr
        == "Niet alles is klaar. Wat er eerst stond, staat in .klimaatwerf/backups/1/.\n"
    )
    assert _changed(root) == ["municipalities/dorp/municipality.yml"]
