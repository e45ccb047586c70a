"""The drawings: one for each action template, in the colours of the gemeente, light to send."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from types import SimpleNamespace

import pytest

from klimaatwerf.pipeline import prepare
from klimaatwerf.render.drawings import Drawings
from tests.sites import ROOT, converter, shipped, theme

ART = ROOT / "themes/klimaatwerf/art"
NAMES = sorted(file.stem for file in ART.glob("*.svg"))
_OF_THEMES = {"samen", "tegels", "straat", "winkelstraat", "doodlopend", "units"}
_LARGEST = 1_110
"""Bytes of a tile, gzipped."""


def _drawings() -> Drawings:
    return Drawings(theme(converter()))


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_has_the_colours_of_the_gemeente_only(name):
    text = (ART / f"{name}.svg").read_text(encoding="utf-8")
    assert re.findall(r'\b(?:fill|stroke|style|stop-color)="(?!url\(#p-|none)[^"]*"', text) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in _OF_THEMES])
def test_a_tile_is_light(name):
    assert len(gzip.compress((ART / f"{name}.svg").read_bytes(), 9, mtime=0)) <= _LARGEST


def test_every_action_template_has_a_drawing_of_its_own():
    plan = prepare(shipped(), "horebeke").plan
    assert plan
    drawings = _drawings()
    drawn = Counter(drawings.art_for(idea, None) for idea in plan.selection.ideas())
    assert set(drawn) <= set(NAMES)
    assert {name: times for name, times in drawn.items() if times > 1} == {}


def test_an_action_shows_what_its_template_shows():
    drawings = _drawings()
    action = SimpleNamespace(id="samen-zonnepanelen", template="groepsaankoop-energie")
    assert drawings.art_for(action, None) == "zonnedak"


def test_an_action_without_a_template_shows_something_of_its_theme():
    drawings = _drawings()
    theme_ = SimpleNamespace(illustration="groen")
    action = SimpleNamespace(id="groen-erf", template=None)
    assert drawings.art_for(action, theme_) in {"groen", "bomenrij", "bloemenperk"}
