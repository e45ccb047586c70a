"""QR codes: the same as segno's where both must agree, and read by a reader everywhere."""

from __future__ import annotations

import re

import pytest
import segno
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st

from klimaatwerf.render.qr import MASK, modules, qr_drawing, svg_path

ADDRESS = "https://klimaatwerf.example/dorp/acties/behaag-je-tuin/" * 4
FULL = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""Bytes that fill each version; segno adds one byte too many before its padding."""


def read(rows: list[str]) -> list[str]:
    """What a reader sees in a code with a light edge, five pixels a module."""
    side = (len(rows) + 8) * 5
    edge = ["0" * (len(rows) + 8)] * 4
    framed = [*edge, *(f"0000{row}0000" for row in rows), *edge]
    pixels = bytes(
        0 if module == "1" else 255
        for row in framed
        for _ in range(5)
        for module in row
        for _ in range(5)
    )
    image = memoryview(pixels).cast("B", shape=[side, side])
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("length", FULL)
def test_a_full_code_is_that_of_segno(length):
    text = ADDRESS[:length]
    other = segno.make(text, error="m", mask=MASK, boost_error=False, mode="byte", micro=False)
    assert modules(text) == ["".join(map(str, row)) for row in other.matrix]


@settings(max_examples=40)
@given(st.integers(1, 213).map(lambda length: ADDRESS[:length]))
@example(ADDRESS[:15])
@example("https://coöperatie.example/é/")
def test_a_reader_reads_every_code(text):
    rows = modules(text)
    assert rows is not None
    assert read(rows) == [text]


def test_a_text_that_is_too_long_has_no_code():
    assert modules("a" * 214) is None
    assert qr_drawing("a" * 214) == ""


@pytest.mark.parametrize("length", FULL)
def test_a_path_draws_the_dark_modules_and_no_others(length):
    rows = modules(ADDRESS[:length])
    drawn = [["0"] * len(rows) for _ in rows]
    for line in svg_path(rows).split("M")[1:]:
        y, x = int(line.partition(" ")[2].partition(".")[0]), 0
        for move, many in re.findall(r"([hm])(\d+)", line):
            if move == "h":
                drawn[y][x : x + int(many)] = "1" * int(many)
            x += int(many)
    assert ["".join(row) for row in drawn] == rows
