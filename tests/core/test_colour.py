"""Colours and contrast, held against a library."""

import pytest
from coloraide import Color
from hypothesis import assume, given
from hypothesis import strategies as st

from klimaatwerf.core.colour import Shade, colour_of, contrast, reach, shade_of
from tests.strategies import colours


@given(colours, colours)
def test_contrast_is_that_of_wcag_2(one, other):
    theirs = Color(one).contrast(other, method="wcag21")
    assert contrast(one, other) == pytest.approx(theirs, rel=1e-3)
    assert contrast(one, other) == contrast(other, one)


@given(colours)
def test_a_colour_in_oklch_is_that_of_the_library(colour):
    lightness, chroma, hue = Color(colour).convert("oklch").coords(nans=False)
    found = shade_of(colour)
    assert (found.lightness, found.chroma) == pytest.approx((lightness, chroma), abs=1e-5)
    assume(chroma > 0.002)
    assert (found.hue - hue + 180) % 360 - 180 == pytest.approx(0, abs=0.2)


@given(colours)
def test_a_colour_that_goes_to_oklch_and_back_is_the_same(colour):
    shade = shade_of(colour)
    assert colour_of(shade.lightness, shade.chroma, shade.hue) == colour


@given(st.floats(0.12, 0.99), st.floats(0, 0.4), st.floats(0, 360))
def test_out_of_the_gamut_chroma_gives_way_while_lightness_stays(lightness, chroma, hue):
    found = shade_of(colour_of(lightness, chroma, hue))
    assert found.lightness == pytest.approx(lightness, abs=0.01)
    assert found.chroma <= chroma + 0.01


@given(st.builds(Shade, st.floats(0.2, 0.8), st.floats(0, 0.2), st.floats(0, 360)), colours)
def test_a_shade_moves_until_it_contrasts_enough_or_can_move_no_further(shade, background):
    step = -0.005 if contrast(background, "#ffffff") < contrast(background, "#000000") else 0.005
    found = reach(shade, [background], 4.5, step)
    assert contrast(found, background) >= 4.5 or found in ("#000000", "#ffffff")
