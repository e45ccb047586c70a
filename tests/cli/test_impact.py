"""`klimaatwerf templates impact`: what it prints, where it writes, and its exit codes."""

from __future__ import annotations

import json

import pytest

from tests.roots import bytes_of, run
from tests.templates.roots import released

COMMAND = ("klimaatwerf", "templates", "impact")


@pytest.fixture
def small(tmp_path):
    return released(tmp_path / "root")


def test_the_totals_come_first_and_a_change_that_breaks_nothing_is_good(small):
    small.change("content/pages/contact.md", "Stel je vraag", "Vraag maar")
    done = run(*COMMAND, cwd=small.root)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Van wat elke gemeente nu volgt naar de werkversie."
    assert [line.split()[:2] for line in lines[2:7]] == [
        ["3", "gemeenten"],
        ["0", "breekt"],
        ["0", "botst"],
        ["3", "verandert"],
        ["0", "blijft"],
    ]
    assert lines[8:11] == [
        "VERANDERT: Dorp, Gehucht en Stad",
        "  Pagina's:",
        "    ~ /contact/  (wijziging 1)",
    ]


def test_a_municipality_that_breaks_gives_code_2_and_the_whole_report(small):
    small.write("content/goals.yml", "")
    (small.root / "content/pages/over.md").unlink()
    done = run(*COMMAND, "--format", "json", cwd=small.root)
    assert done.returncode == 2
    told = json.loads(done.stdout)
    assert told["municipalities"]["dorp"]["state"] == "breaks"
    assert told["municipalities"]["dorp"]["problems"] != []
    assert [told["from"], told["to"], set(told["municipalities"])] == [
        "followed",
        "working",
        {"dorp", "gehucht", "stad"},
    ]


def test_a_report_in_a_file_leaves_all_else_as_it_is(small, tmp_path):
    small.change("content/pages/contact.md", "Stel je vraag", "Vraag maar")
    before = bytes_of(small.root)
    out = tmp_path / "verslag.html"
    done = run(*COMMAND, "stad", "--format", "html", "--out", str(out), cwd=small.root)
    told = f"{out}: 0 breekt, 0 botst, 1 verandert, 0 blijft gelijk.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", told)
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>\n")
    after = bytes_of(small.root)
    assert {name: after[name] for name in before} == before
    assert {name.split("/")[0] for name in after.keys() - before.keys()} <= {".klimaatwerf"}


def test_versions_and_channels_are_named(small):
    small.change("content/pages/contact.md", "Stel je vraag", "Vraag maar")
    words = ("--from", "working", "--to", "2026.1", "--format", "json")
    told = json.loads(run(*COMMAND, *words, cwd=small.root).stdout)
    assert (told["from"], told["to"]) == ("working", "2026.1")
    assert told["totals"] == {"breaks": 0, "conflict": 0, "updates": 3, "unchanged": 0}
    early = run(*COMMAND, "--channel", "early", "--format", "json", cwd=small.root)
    assert json.loads(early.stdout)["municipalities"] == {}


def test_a_version_that_there_is_not_is_wrong_use(small):
    done = run(*COMMAND, "--from", "2026.2", cwd=small.root)
    assert (done.returncode, done.stdout) == (64, "")
    assert done.stderr == (
        "Er is geen uitgave `2026.2` voor --from. Er zijn: working, 2026.1. Bedoel je `2026.1`?\n"
    )
