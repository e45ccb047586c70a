"""Pictures for social media and digital screens: the right size, readable, nothing cut off."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import typst
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from klimaatwerf.render.press.art import CLEAR, art_of
from tests.kit import sheets

THEME = sheets.ROOT / "themes/klimaatwerf"
SOCIAL = ((1200, 630), (1080, 1080), (1080, 1350), (1080, 1920), (1920, 1005))
HALLS = ((1920, 1080), (1080, 1920), (1080, 1080), (1280, 720), (1920, 540), (540, 1920))
WALLS = ((576, 288), (288, 576), (384, 384), (640, 160))
PIECES = [
    *(("sociaal", size) for size in SOCIAL),
    *(("scherm", size) for size in (*HALLS, *WALLS)),
]
EACH = pytest.mark.parametrize(("design", "size"), PIECES)


def _piece(
    design: str,
    size: tuple[int, int],
    item: Mapping[str, Any] = sheets.USUAL,
    drawing: str = "kit/ton",
    **other: Any,
) -> dict[str, Any]:
    """A piece with a drawing of the kit, as it is made for people."""
    kind = "social" if design == "sociaal" else "screen"
    data = sheets.sheet(kind, item, size=size, art=None, **other)
    if data["photo"] is None:
        wide = size[0] > 1.2 * size[1]
        art = art_of(THEME, drawing + CLEAR if wide else drawing, data["colours"])
        data["art"] = {name: getattr(art, name) for name in art.__slots__}
    return data


def _made(design: str, data: Mapping[str, Any]) -> tuple[bytes, list[dict[str, Any]]]:
    picture, warnings, fields = sheets.made(design, data, "png")
    assert warnings == []
    assert isinstance(picture, bytes)
    return picture, fields


def _told(fields: list[dict[str, Any]]) -> set[str]:
    return {field["field"] for field in fields}


@EACH
def test_a_picture_has_exactly_its_size_and_all_its_text_fits(design, size):
    for item in (sheets.USUAL, sheets.EVENT):
        picture, fields = _made(design, _piece(design, size, item))
        assert Image.open(io.BytesIO(picture)).size == size
        assert [field for field in fields if not field["ok"]] == []
        assert "item.title" in _told(fields)


@pytest.mark.parametrize(("design", "size"), PIECES[:-1])  # not a wall that is only a strip
@pytest.mark.parametrize("brand", ["dark", "pale", "garish"])
def test_the_longest_text_fits_in_each_brand(design, size, brand):
    _, fields = _made(design, _piece(design, size, sheets.LONGEST, brand=brand))
    assert [field for field in fields if not field["ok"]] == []


@EACH
def test_a_title_of_300_characters_is_refused(design, size):
    title = ("Een titel die veel te lang is om in een beeld te zetten en dus gemeld wordt " * 5)[
        :300
    ]
    _, fields = _made(design, _piece(design, size, {**sheets.USUAL, "title": title}))
    assert "item.title" in {field["field"] for field in fields if not field["ok"]}


@EACH
def test_a_picture_is_good_without_all_that_may_miss(design, size):
    kind = "social" if design == "sociaal" else "screen"
    picture, fields = _made(design, sheets.bare(kind, size=size))
    assert Image.open(io.BytesIO(picture)).size == size
    assert _told(fields) == {"item.title"}


@EACH
def test_two_runs_give_the_same_bytes(design, size):
    data = _piece(design, size)
    first, _ = _made(design, data)
    sheets.compiler.cache_clear()
    assert _made(design, data)[0] == first


@EACH
@pytest.mark.parametrize("family", ["aankondigen", "uitleggen", "uitnodigen"])
def test_what_stands_on_sky_and_soil_is_in_the_colours_that_are_meant_for_it(design, size, family):
    """The palette holds the contrast of these pairs; here only they may be used for text."""
    data = _piece(design, size, sheets.EVENT, family=family, brand="dark")
    data["art"] = None
    svg, _, _ = sheets.made(design, data, "svg")
    assert isinstance(svg, bytes)
    painted = set(re.findall(r'<use [^>]*fill="([^"]*)"', svg.decode()))
    named = {data["colours"][name] for name in ("onsky", "onsoil", "accent", "onbadge", "ink")}
    assert painted
    assert painted <= named


@pytest.mark.parametrize("size", WALLS)
@pytest.mark.parametrize("item", [sheets.USUAL, sheets.EVENT, sheets.LONGEST])
def test_an_led_wall_says_at_most_15_words(size, item):
    said = _words("scherm", _piece("scherm", size, item))
    assert 0 < len(said) <= 15
    assert said[:2] == item["title"].split()[:2]


def _words(design: str, data: Mapping[str, Any]) -> list[str]:
    pdf, _, _ = sheets.made(design, {**data, "variant": "druk"})
    assert isinstance(pdf, bytes)
    text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    return text.replace("\xad\n", "").split()


def test_an_led_wall_with_a_title_of_more_than_15_words_is_refused():
    title = " ".join(["wip"] * 16)
    _, fields = _made("scherm", _piece("scherm", (576, 288), {**sheets.USUAL, "title": title}))
    assert "item.title" in {field["field"] for field in fields if not field["ok"]}


@pytest.mark.parametrize(("size", "read"), [(size, min(size) >= 700) for size in (*HALLS, *WALLS)])
def test_a_screen_has_a_code_only_where_a_phone_can_read_it(size, read):
    picture, _ = _made("scherm", _piece("scherm", size))
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("RGB"))
    assert [one.text for one in found] == ([sheets.USUAL["url"]] if read else [])


def test_an_action_with_a_deadline_says_that_and_not_an_hour_of_another_day():
    fields = _told(_made("scherm", _piece("scherm", (576, 288)))[1])
    assert fields == {"item.title", "item.until"}


@pytest.mark.parametrize("design", ["sociaal", "scherm"])
def test_a_photo_takes_the_place_of_the_drawing_and_says_who_took_it(design, tmp_path: Path):
    shutil.copytree(sheets.DESIGNS, tmp_path / "designs")
    Image.new("RGB", (400, 300), "#ff0000").save(tmp_path / "designs/foto.jpg")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(sheets.FONTS)]
    )
    photo = {"path": "foto.jpg", "alt": "Een tuin", "credit": "foto: Jan", "ratio": 1.33}
    one = typst.Compiler(
        str(tmp_path / f"designs/{design}.typ"), root=str(tmp_path / "designs"), font_paths=fonts
    )
    for size, inside in (((1200, 630), (1000, 200)), ((1080, 1350), (540, 700))):
        data = _piece(design, size, photo=photo)
        found, without = (
            one.compile(sys_inputs={"data": json.dumps(given)}, format="png", ppi=72)
            for given in (data, {**data, "photo": {**photo, "credit": ""}})
        )
        assert isinstance(found, bytes)
        colour = Image.open(io.BytesIO(found)).convert("RGB").getpixel(inside)
        assert isinstance(colour, tuple)
        assert (colour[0] > 250, colour[1] < 9, colour[2] < 9) == (True, True, True)
        assert found != without


def test_a_landscape_piece_uses_its_left_side_low_only(tmp_path: Path):
    """The title stands there; what grows below it stays under a seventh of the sky."""
    data = _piece("sociaal", (1200, 630), {**sheets.EMPTY, "title": "."}, "kit/huis")
    picture = Image.open(io.BytesIO(_made("sociaal", data)[0])).convert("RGB")
    sky = bytes.fromhex(data["colours"]["sky"][1:])
    assert {picture.getpixel((x, 300)) for x in range(0, 600, 3)} == {tuple(sky)}


@pytest.mark.parametrize("item", [sheets.USUAL, sheets.EVENT, sheets.LONGEST])
def test_a_story_keeps_its_text_from_where_the_apps_put_theirs(item):
    pdf, _, _ = sheets.made("sociaal", {**_piece("sociaal", (1080, 1920), item), "variant": "druk"})
    assert isinstance(pdf, bytes)
    heights: list[float] = []

    def note(text: str, matrix: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            heights.append(at[4] * matrix[1] + at[5] * matrix[3] + matrix[5])

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    assert heights
    assert [height for height in heights if not 340 <= height <= 1920 - 250] == []
