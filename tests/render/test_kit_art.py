"""The drawings of the kit: one for each action and theme, in the colours of the gemeente only."""

from __future__ import annotations

import io
import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from types import SimpleNamespace

import pytest
import typst
from PIL import Image

from klimaatwerf.core.kit_palette import kit_palette
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.drawings import Drawings
from klimaatwerf.render.press.art import CLEAR, art_of, bold_of
from tests.bench.kit_art.__main__ import PICTURES
from tests.sites import ROOT, converter, shipped, theme

THEME = ROOT / "themes/klimaatwerf"
TABLE = json.loads((THEME / "art/kit/art.json").read_text(encoding="utf-8"))
COLOURS = kit_palette("#3aaa35", "#ffd500")["uitleggen"]
BOLD = [f"kit/{name}" for name in TABLE["drawings"]]
SCENES = list(TABLE["scenes"])
DRAWINGS = [*BOLD, *(name + CLEAR for name in BOLD), *SCENES]


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_plain_svg_in_colours_of_the_palette(name):
    svg = art_of(THEME, name, COLOURS).svg
    assert not re.search(r"var\(|class=|style=|<style|url\(", svg)
    painted = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg))
    assert painted <= {*COLOURS.values(), "none"}


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_picture_of_a_drawing_is_as_large_as_its_measures_say(name):
    art = art_of(THEME, name, COLOURS)
    root = ET.fromstring(art.svg)
    start = -art.focus * art.width
    height = art.above + art.below
    assert [float(one) for one in root.attrib["viewBox"].split()] == pytest.approx(
        [start, -art.above, art.width, height]
    )
    assert (float(root.attrib["width"]), float(root.attrib["height"])) == (art.width, height)


@pytest.mark.parametrize("name", [*BOLD, *SCENES])
def test_a_drawing_says_in_a_sentence_what_it_shows(name):
    assert re.fullmatch(r"[A-ZÉ][^<>]{20,170}\.", art_of(THEME, name, COLOURS).alt)


def test_the_table_of_drawings_names_the_files_that_exist():
    files = {file.stem for file in (THEME / "art/kit").glob("*.svg")}
    assert set(TABLE["drawings"]) == files
    assert set(TABLE["instead"].values()) == files


def test_the_drawings_are_those_that_their_script_draws():
    drawn = {one.draw.__name__: one.draw() for one in PICTURES}
    kept = {name: (THEME / f"art/kit/{name}.svg").read_text(encoding="utf-8") for name in drawn}
    inside = {name: text[text.index(">") + 1 : -len("</svg>\n")] for name, text in kept.items()}
    assert inside == drawn


def test_every_theme_and_action_template_has_a_bold_drawing():
    plan = prepare(shipped(), "horebeke").plan
    assert plan
    drawings = Drawings(theme(converter()))
    ideas = [(drawings.art_for(one, None), one.id) for one in plan.selection.ideas()]
    topics = [(name, "") for name in drawings._shared.arts]
    assert (len(ideas), len(topics)) == (24, len(SCENES))
    assert [pair for pair in [*ideas, *topics] if bold_of(THEME, *pair) not in BOLD] == []


def test_an_action_shows_what_its_template_shows_or_else_what_its_theme_shows():
    drawings = Drawings(theme(converter()))
    topic = SimpleNamespace(illustration="water")
    shared_car = SimpleNamespace(id="deelauto", template="autodelen")
    own = SimpleNamespace(id="x", template=None)
    assert bold_of(THEME, drawings.art_for(shared_car, topic), "autodelen") == "kit/auto"
    assert bold_of(THEME, drawings.art_for(own, topic)) in {"kit/ton", "kit/tegel"}


def test_a_landscape_piece_asks_for_a_clear_sky():
    assert bold_of(THEME, "groen", clear=True) == "kit/haag-r"


def test_a_theme_without_bold_drawings_shows_the_scenes_of_its_site(tmp_path: Path):
    inside = '<rect class="sky"/><circle class="leaf" r="9"/>'
    scene = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    (tmp_path / "art").mkdir()
    (tmp_path / "art/groen.svg").write_text(scene, encoding="utf-8")
    name = bold_of(tmp_path, "groen", "behaag-je-tuin", clear=True)
    art = art_of(tmp_path, name, COLOURS)
    assert (name, art.alt) == ("groen", "")
    assert re.findall(r"<(?:rect|circle)[^>]*>", art.svg) == [
        f'<circle r="9" fill="{COLOURS["main3"]}" />'
    ]


def test_a_drawing_that_is_changed_is_read_again(tmp_path: Path):
    (tmp_path / "art").mkdir()
    file = tmp_path / "art/groen.svg"
    for number, r in enumerate(("5", "6")):
        file.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg"><circle class="k" r="{r}"/></svg>'
        )
        stamp = file.stat().st_mtime_ns + number * 1_000_000_000
        os.utime(file, ns=(stamp, stamp))
        assert f'r="{r}"' in art_of(tmp_path, "groen", COLOURS).svg


def test_a_table_that_is_changed_is_read_again(tmp_path: Path):
    (tmp_path / "art/kit").mkdir(parents=True)
    scene = '<svg xmlns="http://www.w3.org/2000/svg"><circle class="k" r="5"/></svg>'
    (tmp_path / "art/groen.svg").write_text(scene, encoding="utf-8")
    file = tmp_path / "art/kit/art.json"
    for number, alt in enumerate(("", "Een plein.", "Een straat.")):
        if alt:
            table = {"instead": {}, "drawings": {}, "scenes": {"groen": alt}}
            file.write_text(json.dumps(table), encoding="utf-8")
            os.utime(file, ns=(number, number))
        assert art_of(tmp_path, "groen", COLOURS).alt == alt


@pytest.mark.parametrize("name", BOLD)
def test_left_of_a_drawing_with_a_clear_sky_nothing_is_higher_than_a_young_plant(name, tmp_path):
    art = art_of(THEME, name + CLEAR, COLOURS)
    room = art.focus * art.width - art.left - 60
    view = f"{-art.focus * art.width:g} {-art.above:g} {room:g} {art.above - 90:g}"
    svg = re.sub(
        r'viewBox="[^"]*" width="[^"]*" height="[^"]*"',
        f'viewBox="{view}" width="{room:g}" height="{art.above - 90:g}"',
        art.svg,
        count=1,
    )
    (tmp_path / "sky.svg").write_text(svg, encoding="utf-8")
    page = "#set page(width: auto, height: auto, margin: 0pt, fill: none)"
    page += '\n#image("sky.svg", width: 300pt)'
    picture = typst.compile(page.encode(), root=tmp_path, format="png", ppi=72)
    assert isinstance(picture, bytes)
    assert Image.open(io.BytesIO(picture)).getchannel("A").getbbox() is None
