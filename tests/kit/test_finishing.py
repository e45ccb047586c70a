"""What is done to a drawing after Typst."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from klimaatwerf.kit.finishing import for_screen


def noise() -> bytes:
    """A picture that no format makes small."""
    pixels = random.Random(1).randbytes(100 * 100 * 3)
    buffer = io.BytesIO()
    Image.frombytes("RGB", (100, 100), pixels).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("most", [None, 100])
def test_a_png_that_is_small_enough_stays_as_it_is(most):
    png = noise()
    assert for_screen(png, "png", most) == png


def test_a_png_that_is_too_heavy_gets_fewer_colours():
    made = for_screen(noise(), "png", 20)
    assert len(made) <= 20_000
    with Image.open(io.BytesIO(made)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (100, 100))


def test_a_jpeg_gets_the_best_quality_that_is_small_enough():
    best = for_screen(noise(), "jpg", None)
    less = for_screen(noise(), "jpg", len(best) // 1000)
    assert for_screen(noise(), "jpg", 1000) == best
    assert len(less) < len(best)
    assert len(for_screen(noise(), "jpg", 1)) < len(less)
