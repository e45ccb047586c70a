"""The logo of a letter: a drawing becomes pixels, pixels stay what they are."""

from __future__ import annotations

import io

from PIL import Image

from klimaatwerf.kit.letter_logo import DESIGN, NAME, logo_order, picture_of
from klimaatwerf.render.press.orders import Printed
from klimaatwerf.render.press.pictures import Laid, Pictures
from klimaatwerf.render.press.process import Press
from tests.kit.lettering import logo, shipped_plan
from tests.sites import ROOT

FONTS = ROOT / "themes/klimaatwerf/print/fonts"


def test_a_drawn_logo_becomes_pixels_of_its_shape_the_same_each_time() -> None:
    site = shipped_plan("asse").site
    laid = Pictures(ROOT, site.media, site.pictures).logo("media/logo.svg")
    assert laid is not None
    order = logo_order(laid, "Logo")
    assert order is not None
    with Press({NAME: DESIGN}, FONTS) as press:
        drawn, again = press.draw(order), press.draw(order)
    assert isinstance(drawn, Printed), drawn
    assert drawn == again
    picture = picture_of(laid, "Logo", drawn)
    assert picture is not None
    with Image.open(io.BytesIO(picture["png"])) as pixels:
        assert (pixels.format, pixels.height) == ("PNG", 417)
        assert abs(pixels.width / pixels.height - picture["ratio"]) < 0.01


def test_pixels_are_taken_as_they_are() -> None:
    data = logo()["png"]
    laid = Laid({"svg": None, "path": "media/x.png", "ratio": 3.0}, ("media/x.png", data))
    assert logo_order(laid, "Logo") is None
    assert picture_of(laid, "Logo", None) == {"png": data, "ratio": 3.0, "alt": "Logo"}


def test_a_drawing_that_nobody_drew_is_left_out() -> None:
    assert picture_of(Laid({"svg": "<svg/>", "path": None, "ratio": 1.0}), "Logo", None) is None
