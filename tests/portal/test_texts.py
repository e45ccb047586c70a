"""What stands above a page of the portal: every fault is told where it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.portal.texts import portal_problems
from tests.sites import ROOT


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: Start\ntags: [iets van een andere plug-in]", []),
        ("title: [x", [(2, "", "yaml-bracket")]),
        ("description: Zonder titel.", [(1, "title", "missing-field")]),
        ("title: Start\norder: eerst", [(3, "order", "bad-whole")]),
        ("title: Start\nlayout: action", [(3, "layout", "bad-choice")]),
        ("title: Start\nmenu: {order: 3}", [(3, "menu.label", "missing-field")]),
        ("title: Start\nlayuot: page", [(3, "layuot", "unknown-field")]),
    ],
)
def test_a_fault_above_a_page_is_told(
    tmp_path: Path, front: str, told: list[tuple[int, str, str]]
) -> None:
    (tmp_path / "handboek").mkdir()
    text = f"---\n{front}\n---\n\nTekst.\n"
    (tmp_path / "handboek/kapot.md").write_text(text, encoding="utf-8")
    found = portal_problems(tmp_path, "content/portal")
    assert {one.place.file for one in found} <= {"content/portal/handboek/kapot.md"}
    assert [(one.place.line, one.path, one.code) for one in found] == told


def test_the_shipped_portal_has_no_faults() -> None:
    assert portal_problems(ROOT / "content/portal", "content/portal") == ()


def test_a_root_without_a_portal_has_no_faults_in_it(tmp_path: Path) -> None:
    assert portal_problems(tmp_path / "portal", "content/portal") == ()
