"""Pictures for tests, drawn here: no photograph of anybody is needed."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image, ImageCms, ImageDraw

__all__ = ["GPS", "drawn", "encoded", "with_exif"]

GPS = b"\x02\x00\x00\x00SECRET-PLACE"
"""What must never be published."""


@cache
def drawn(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """A sky, a sun and a hedge: red at the top left, so that a turned one is seen."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(40, 120, 50))
    draw.ellipse((width // 2, height // 8, width * 3 // 4, height // 2), fill=(240, 200, 60))
    draw.rectangle((0, 0, width // 4, height // 4), fill=(200, 30, 30))
    return image.convert(mode)


def encoded(format: str, width: int = 640, height: int = 480, **more: Any) -> bytes:
    """The same as a file."""
    buffer = io.BytesIO()
    mode = more.pop("mode", "RGB")
    drawn(width, height, mode).save(buffer, format, **more)
    return buffer.getvalue()


def with_exif(orientation: int = 1, format: str = "JPEG", **size: Any) -> bytes:
    """A picture with a place, a device, a thumbnail's worth of notes and an orientation in it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRET-DEVICE"
    exif.get_ifd(0x8825)[0x0001] = "N"
    exif.get_ifd(0x8825)[0x001C] = GPS
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more: dict[str, Any] = {"comment": b"SECRET-COMMENT"} if format == "JPEG" else {}
    return encoded(format, exif=exif.tobytes(), icc_profile=profile, **more, **size)
