"""`klimaatwerf sources` as a person runs it."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.roots import append, copy_root, run


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return copy_root(tmp_path_factory.mktemp("sources") / "root", ["berlaar", "horebeke"])


def test_every_source_is_a_line_with_its_place(root):
    done = run("klimaatwerf", "sources", cwd=root)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line for line in lines if "goals.hedge.source: " in line and "https://" in line]
    assert [line for line in lines if line.startswith("municipalities/berlaar/goals.yml:")]
    for line in lines:
        file, number, _ = line.split(":", 2)
        assert int(number) <= len((root / file).read_text(encoding="utf-8").splitlines())
    assert done.stderr == f"{len(lines)} bronnen.\n"


def test_the_forms_tell_the_same(root):
    lines = run("klimaatwerf", "sources", cwd=root).stdout.splitlines()
    rows = json.loads(run("klimaatwerf", "sources", "--format", "json", cwd=root).stdout)
    table = run("klimaatwerf", "sources", "--format", "csv", cwd=root).stdout
    as_text = [{key: str(value) for key, value in row.items()} for row in rows]
    assert list(csv.DictReader(io.StringIO(table))) == as_text
    assert len(rows) == len(lines)


def test_one_municipality_is_told_beside_the_pack(root):
    lines = run("klimaatwerf", "sources", "horebeke", cwd=root).stdout.splitlines()
    assert lines
    assert [line for line in lines if line.startswith("municipalities/berlaar/")] == []


def test_what_can_not_be_read_is_told_and_the_rest_is_shown(tmp_path):
    broken = copy_root(tmp_path / "root", ["berlaar"])
    append(broken / "municipalities/berlaar/goals.yml", "\tfout\n")
    done = run("klimaatwerf", "sources", cwd=broken)
    assert done.returncode == 2
    assert "goals.hedge.source" in done.stdout
    assert "[yaml-tab]" in done.stderr
