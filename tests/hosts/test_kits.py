"""Kits of several municipalities: what stops one of them stops no other."""

from __future__ import annotations

from pathlib import Path

from klimaatwerf.hosts.kits import Asked, Maker
from klimaatwerf.kit.making import KitMaker
from klimaatwerf.render.kept import Kept
from tests.sites import ROOT, TODAY


def test_a_fault_of_ours_is_told_for_its_municipality_only(tmp_path: Path, monkeypatch) -> None:
    def wrong(maker: KitMaker, id: str) -> None:
        raise ZeroDivisionError(id)

    monkeypatch.setattr(KitMaker, "make", wrong)
    asked = Asked(ROOT, TODAY, None, ROOT / "themes/klimaatwerf", tmp_path, Kept())
    maker = Maker(asked)
    done = [maker.make("mechelen"), maker.make("horebeke")]
    maker.close()
    assert [(one.slug, [found.code for found in one.problems]) for one in done] == [
        ("mechelen", ["kit-failed"]),
        ("horebeke", []),
    ]
    assert "ZeroDivisionError" in done[0].trace
