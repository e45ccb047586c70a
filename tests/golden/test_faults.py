"""Bad inputs with every line that `check` says about them, one golden file a case."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from klimaatwerf.core.problems import Problem
from klimaatwerf.outcomes import Checked, check_all
from klimaatwerf.project import load_project
from tests.dutch import english_words
from tests.golden.case import CASES, read_case, snapshot

TODAY = date(2026, 11, 23)
UPDATE = bool(os.environ.get("KLIMAATWERF_UPDATE_GOLDEN"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_bad_input_gives_its_problems_and_harms_nothing_else(file: Path, tmp_path: Path):
    case = read_case(file)
    if not case.lay_out(tmp_path):
        pytest.skip("this disk can't hold the case")
    before = snapshot(tmp_path)

    checked = check_all(load_project(tmp_path, TODAY))

    lines = tuple(map(str, checked.problems))
    if UPDATE:
        case.write_problems(lines)
        case = read_case(file)
    assert lines == case.problems
    assert [line for line in lines if english_words(line)] == []
    assert [found for found in checked.problems if not _well_placed(found, before)] == []
    assert _neighbour(checked) == ()
    assert snapshot(tmp_path) == before


def _neighbour(checked: Checked) -> tuple[Problem, ...]:
    """What is said about the good municipality itself, the shared pack apart."""
    problems = checked.outcomes["goed"].problems
    return tuple(one for one in problems if one.place.file.startswith("municipalities/"))


def _well_placed(found: Problem, sources: Mapping[str, bytes | str]) -> bool:
    """Whether a problem lies within a file that exists, or names the one that is missing."""
    file, line, column = found.place
    if found.code in ("municipality-missing", "region-missing"):
        return file not in sources and (line, column) == (1, 1)
    data = sources.get(file)
    if not isinstance(data, bytes) or (line, column) == (1, 1):
        return (line, column) == (1, 1) and (file in sources or found.code.startswith("file-name"))
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    rows = data.decode(encoding, errors="replace").split("\n")
    return line <= len(rows) and column <= len(rows[line - 1]) + 1
