"""Checking in several processes says what checking in one says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from klimaatwerf.hosts.checking import Checking
from klimaatwerf.outcomes import check_all
from klimaatwerf.project import load_project
from tests.roots import append, copy_root

TODAY = date(2026, 11, 23)
PORTAL = "https://klimaatwerf.example/"


def test_several_processes_tell_the_same_problems_in_the_same_order(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root")
    append(root / "municipalities/berlaar/municipality.yml", "\nstatuss: live\n")
    append(root / "content/pages/over.md", "\n\n[weg](/nergens/)\n")
    project = load_project(root, TODAY, PORTAL)
    alone = check_all(project)
    together = check_all(project, check_some=Checking(root, TODAY, PORTAL))
    assert together.problems == alone.problems
    assert together.outcomes == alone.outcomes
