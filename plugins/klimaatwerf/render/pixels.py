"""Pixels: decoded upright and in sRGB, made smaller, encoded.

The parameters of the encoders are pinned here, so that the same picture gives the same bytes with
the same version of Pillow and its libraries; another version may give others.
"""

from __future__ import annotations

import io
import struct
import warnings
from typing import Any

from PIL import Image, ImageCms, UnidentifiedImageError

from klimaatwerf.core.picture import MAX_PIXELS, Kind, Picture, Variant

__all__ = ["DamagedError", "encoded", "opened", "resized", "smaller"]

Image.MAX_IMAGE_PIXELS = MAX_PIXELS

_ENCODERS: dict[str, dict[str, Any]] = {
    "avif": {
        "quality": 55,
        "speed": 6,
        "subsampling": "4:2:0",
        "max_threads": 1,
        "codec": "aom",
        "autotiling": False,
    },
    "webp": {"quality": 78, "method": 4},
    "jpg": {"quality": 80, "optimize": True, "progressive": True, "subsampling": "4:2:0"},
    "png": {"compress_level": 6},
}
_NAMES = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class DamagedError(Exception):
    """The pixels are not what the header promised."""


def opened(data: bytes, picture: Picture, widest: int) -> Image.Image:
    """The pixels of a picture, upright and in sRGB, without anything else that its file said.

    A JPEG is decoded at the smallest scale that still gives `widest` pixels.

    Raises:
        DamagedError: they can't be decoded, or are others than its header told.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[picture.kind.upper()]) as image:
                if image.size != picture.stored:
                    raise DamagedError
                if picture.kind is Kind.JPEG:
                    share = widest / picture.width
                    wanted = [max(1, int(side * share)) for side in image.size]
                    image.draft(None, (wanted[0], wanted[1]))
                image.load()
                return _bare(_upright(_coloured(image, sharp=picture.sharp), picture))
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError) as error:
        raise DamagedError from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DamagedError from error
    except (UnidentifiedImageError, MemoryError, OverflowError, TypeError, KeyError) as error:
        raise DamagedError from error


def smaller(data: bytes, size: tuple[int, int], format: str) -> bytes:
    """A picture that we drew ourselves in another size and format."""
    with Image.open(io.BytesIO(data)) as image:
        return encoded(image.convert("RGB").resize(size, Image.Resampling.LANCZOS), format)


def resized(pixels: Image.Image, variant: Variant) -> Image.Image:
    """The same picture in the size of a variant."""
    size = (variant.width, variant.height)
    return pixels if pixels.size == size else pixels.resize(size, Image.Resampling.LANCZOS)


def encoded(pixels: Image.Image, format: str) -> bytes:
    """Pixels as a file that holds nothing else: no place, no device, no date."""
    buffer = io.BytesIO()
    shown = pixels.convert("RGB") if format == "jpg" and pixels.mode != "RGB" else pixels
    shown.save(buffer, _NAMES[format], **_ENCODERS[format])
    return buffer.getvalue()


def _coloured(image: Image.Image, *, sharp: bool) -> Image.Image:
    """The picture in sRGB, with transparency where it may have that."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    clear = sharp and ("A" in image.mode or "transparency" in image.info)
    alpha = image.convert("RGBA").getchannel("A") if clear else None
    if image.mode in ("P", "PA", "LA", "RGBA", "RGBa", "La", "1"):
        image = image.convert("RGB" if image.mode != "1" else "L")
    image = _in_srgb(image, profile).convert("RGB")
    if alpha is not None:
        image.putalpha(alpha)
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image  # a profile of another kind of colours says nothing
        return turned if turned is not None else image
    return image


def _upright(image: Image.Image, picture: Picture) -> Image.Image:
    turn = _TURNS.get(picture.turn)
    return image if turn is None else image.transpose(turn)


def _bare(image: Image.Image) -> Image.Image:
    """The pixels alone: encoders write what a picture remembers of its file."""
    return Image.frombytes(image.mode, image.size, image.tobytes())
