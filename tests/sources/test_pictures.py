import struct
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.picture import MAX_PIXELS, Kind, Picture, variants
from klimaatwerf.core.svg import SvgError
from klimaatwerf.sources.pictures import PictureError, picture_of
from tests.pictures import encoded, with_exif

FORMATS = {"JPEG": Kind.JPEG, "PNG": Kind.PNG, "WEBP": Kind.WEBP, "AVIF": Kind.AVIF}


def facts(data: bytes) -> tuple[Kind, int, int, int, bool]:
    found = picture_of(data)
    return found.kind, found.width, found.height, found.turn, found.sharp


@pytest.mark.parametrize("format", FORMATS)
def test_a_header_tells_kind_and_size(format):
    assert facts(encoded(format, 300, 200)) == (FORMATS[format], 300, 200, 1, False)


def test_a_gif_and_a_picture_with_a_palette_are_sharp():
    assert facts(encoded("GIF", 30, 20, mode="P")) == (Kind.GIF, 30, 20, 1, True)
    assert facts(encoded("PNG", 30, 20, mode="P")) == (Kind.PNG, 30, 20, 1, True)
    assert facts(encoded("PNG", 30, 20, mode="RGBA")) == (Kind.PNG, 30, 20, 1, True)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_width_and_height_are_those_of_the_upright_picture(format, orientation):
    size = (200, 300) if orientation > 4 else (300, 200)
    found = picture_of(with_exif(orientation, format, width=300, height=200))
    assert ((found.width, found.height), found.stored, found.turn) == (
        size,
        (300, 200),
        orientation,
    )


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_a_picture_that_was_cut_off_is_refused(format, share):
    data = encoded(format)
    with pytest.raises(PictureError) as caught:
        picture_of(data[: int(len(data) * share)])
    assert caught.value.code in ("picture-cut", "picture-unknown")


def test_a_bomb_is_refused_by_its_header():
    data = bytearray(encoded("PNG", 30, 20))
    data[16:24] = struct.pack(">II", 30_000, 30_000)
    with pytest.raises(PictureError, match="picture-pixels"):
        picture_of(bytes(data))


@given(st.binary(max_size=400), st.sampled_from(["", *FORMATS]), st.integers(0, 300))
def test_any_bytes_are_a_picture_or_refused(tail, format, keep):
    data = encoded(format, 20, 20)[:keep] + tail if format else tail
    try:
        found = picture_of(data)
    except (PictureError, SvgError):
        return
    assert found.width * found.height <= MAX_PIXELS


def test_no_variant_is_larger_than_the_picture():
    def widths(width, height):
        picture = Picture(Kind.JPEG, width, height, "a")
        return [(one.width, one.height) for one in variants(picture, "avif")]

    assert widths(4000, 3000) == [(240, 180), (480, 360), (960, 720), (1600, 1200)]
    assert widths(600, 300) == [(240, 120), (480, 240), (600, 300)]
    assert widths(240, 9) == [(240, 9)]
    assert widths(1, 5000) == [(1, 5000)]


def test_a_variant_is_named_after_what_it_shows():
    one, other = (Picture(Kind.JPEG, 99, 9, digest) for digest in "ab")
    (variant,) = variants(one, "webp")
    name = variant.name("media/2026/Foto van é straat!.JPG", one)
    assert name.startswith("media/foto-van-e-straat-99-")
    assert name != variant.name("media/2026/Foto van é straat!.JPG", other)
    assert name == variant.name("media/elders/foto van e straat.jpg", one)


def test_looking_at_pictures_loads_no_pillow():
    code = "import sys, klimaatwerf.pipeline, klimaatwerf.render.site; print('PIL' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "False"
