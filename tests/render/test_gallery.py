import io
from pathlib import Path

import pytest
from PIL import Image

from klimaatwerf.core.picture import Picture, Variant, variants
from klimaatwerf.core.problems import SourceError
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.kept import Kept
from klimaatwerf.sources.pictures import picture_of
from tests.pictures import encoded, with_exif

FORMATS = ("avif", "webp", "jpg")


def laid(root: Path, data: bytes) -> Picture:
    (root / "x.jpg").write_bytes(data)
    return picture_of(data)


def all_of(gallery: Gallery, picture: Picture) -> dict[Variant, bytes]:
    return {
        one: gallery.photograph(picture, "x.jpg", one)
        for format in gallery.formats(picture)
        for one in variants(picture, format)
    }


def test_every_file_holds_the_picture_in_its_size_and_nothing_else(tmp_path):
    picture = laid(tmp_path, with_exif(6))
    for one, data in all_of(Gallery(tmp_path), picture).items():
        image = Image.open(io.BytesIO(data))
        assert image.size == (one.width, one.height)
        assert {*image.info}.isdisjoint({"exif", "icc_profile", "xmp", "comment"})
        assert not image.getexif()
        assert b"SECRET" not in data
        red, green, blue = (
            image.convert("RGB").crop((one.width - 5, 5, one.width, 9)).resize((1, 1)).tobytes()
        )
        assert red > 150 > max(green, blue)  # the red corner of a picture that was on its side


def test_transparency_stays(tmp_path):
    pixels = Image.new("RGBA", (40, 30), (200, 30, 30, 0))
    buffer = io.BytesIO()
    pixels.save(buffer, "PNG")
    found = all_of(Gallery(tmp_path), laid(tmp_path, buffer.getvalue()))
    assert sorted(one.format for one in found) == ["avif", "png", "webp"]
    for data in found.values():
        assert {*Image.open(io.BytesIO(data)).getchannel("A").tobytes()} == {0}


@pytest.mark.parametrize("mode", ["CMYK", "L", "RGB"])
def test_pictures_of_other_colours_are_shown_in_srgb(tmp_path, mode):
    found = all_of(Gallery(tmp_path), laid(tmp_path, encoded("JPEG", 90, 60, mode=mode)))
    assert {Image.open(io.BytesIO(data)).mode for data in found.values()} == {"RGB"}


def test_a_picture_is_decoded_once_ever(tmp_path):
    picture = laid(tmp_path, encoded("JPEG", 500, 300))
    first, later = (Gallery(tmp_path, Kept(tmp_path / "kept")) for _ in range(2))
    assert all_of(first, picture) == all_of(later, picture)
    assert first.made == {"decoded": 1, "encoded": 9}
    assert later.made == {"decoded": 0, "encoded": 0}


def test_the_same_picture_always_gives_the_same_bytes(tmp_path):
    picture = laid(tmp_path, encoded("JPEG", 500, 300))
    kept = Gallery(tmp_path, Kept(tmp_path / "kept"))
    whole = all_of(kept, picture)
    assert all_of(Gallery(tmp_path), picture) == whole
    files = sorted(path for path in (tmp_path / "kept").rglob("*") if path.is_file())
    assert len(files) == 9
    files[0].unlink()  # what lacks is made again, and alone
    assert all_of(kept, picture) == whole
    assert kept.made == {"decoded": 2, "encoded": 10}


@pytest.mark.parametrize("damage", [b"", b"x", b"\n", b"0" * 32 + b"\nother bytes"])
def test_a_damaged_entry_is_dropped_and_made_again(tmp_path, damage):
    picture = laid(tmp_path, encoded("JPEG", 200, 100))
    gallery = Gallery(tmp_path, Kept(tmp_path / "kept"))
    whole = all_of(gallery, picture)
    for path in (tmp_path / "kept").rglob("*.*"):
        path.write_bytes(damage)
    assert all_of(Gallery(tmp_path, Kept(tmp_path / "kept")), picture) == whole


def test_what_can_not_be_kept_is_made_all_the_same(tmp_path):
    picture = laid(tmp_path, encoded("JPEG", 200, 100))
    (tmp_path / "kept").write_text("no folder")
    found = all_of(Gallery(tmp_path, Kept(tmp_path / "kept")), picture)
    assert found == all_of(Gallery(tmp_path), picture)


def test_a_preview_makes_no_slow_format(tmp_path):
    picture = laid(tmp_path, encoded("JPEG", 500, 300))
    found = all_of(Gallery(tmp_path, quick=True), picture)
    assert {one.format for one in found} == {"jpg"}


def test_pixels_that_are_damaged_are_told(tmp_path):
    data = bytearray(encoded("PNG", 300, 200))
    start = data.index(b"IDAT") + 4
    data[start : start + 20] = b"\0" * 20
    picture = laid(tmp_path, bytes(data))
    with pytest.raises(SourceError, match=r"x\.jpg:1:1.*beschadigd.*\[picture-damaged\]"):
        all_of(Gallery(tmp_path), picture)


def test_a_picture_that_became_another_is_told(tmp_path):
    picture = laid(tmp_path, encoded("JPEG", 200, 100))
    laid(tmp_path, encoded("JPEG", 100, 200))
    with pytest.raises(SourceError, match=r"\[picture-moved\]"):
        all_of(Gallery(tmp_path), picture)
