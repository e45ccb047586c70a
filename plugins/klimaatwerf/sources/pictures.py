"""What the headers of pictures tell: kind, size, and how to hold them. Nothing is decoded.

The content decides what a file is, not its name. What a header can't vouch for is refused here,
before anything would ask for memory: what is no picture, what was cut off, what is too big.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any

from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.picture import MAX_BYTES, MAX_PIXELS, MAX_SIDE, Kind, Picture
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.svg import SvgError, cleaned
from klimaatwerf.core.tree import Place
from klimaatwerf.sources.files import Folder

__all__ = ["PictureError", "picture_of", "read_picture"]

_OTHERS = (
    (b"%PDF-", "een PDF"),
    (b"PK\x03\x04", "een ZIP- of Office-bestand"),
    (b"II*\0", "een TIFF-bestand"),
    (b"MM\0*", "een TIFF-bestand"),
    (b"BM", "een BMP-bestand"),
    (b"8BPS", "een Photoshop-bestand"),
    (b"MZ", "een programma"),
)
"""What else is handed over as a picture, by its first bytes."""
_HEIF = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
_ORIENTATION = 0x0112

_TURNS = {None: (1, 8, 3, 6), 0: (4, 5, 2, 7), 1: (2, 7, 4, 5)}
"""How EXIF writes the quarter turns and the mirror of AVIF."""

_Header = tuple[int, int, int, bool]
"""Width and height as stored, orientation, and whether it may be see-through or has a palette."""


class PictureError(Exception):
    """Why a file can't be shown as a picture: a code of the catalogue with its facts."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code, self.facts = code, facts
        super().__init__(code, facts)


def read_picture(folder: Folder, relative: str, problems: Collector) -> Picture | None:
    """The facts of a picture of a folder; what is wrong with it goes to `problems`."""
    file = folder.source(relative).file
    try:
        data = folder.read_bytes(relative, MAX_BYTES, "picture-heavy")
        picture = picture_of(data)
        if picture.is_drawing:
            _tell_left_out(data, relative, file, problems)
        return picture
    except SourceError as error:
        problems.extend(error.problems)
    except PictureError as error:
        problems.add(error.code, Place(file, 1, 1), **error.facts)
    except SvgError as error:
        problems.add(error.code, Place(file, error.line, 1), **error.facts)
    return None


def _tell_left_out(data: bytes, relative: str, file: str, problems: Collector) -> None:
    """Tell what is not published of a drawing.

    Raises:
        PictureError: a server would not send it as one.
    """
    if not relative.lower().endswith(".svg"):
        raise PictureError("picture-unknown", what="een SVG-tekening")
    for line, what in cleaned(data).left_out:
        problems.add("svg-cleaned", Place(file, line, 1), what=what)


def picture_of(data: bytes) -> Picture:
    """The facts of a picture.

    Raises:
        PictureError: it is no picture that we can show, was cut off or is too big.
        SvgError: it is an SVG of which nothing can be kept.
    """
    if not data:
        raise PictureError("picture-empty")
    kind = _kind_of(data)
    if kind is Kind.SVG:
        drawing = cleaned(data)
        return Picture(kind, drawing.width, drawing.height, digest_of(data))
    try:
        width, height, turn, sharp = _READERS[kind](data)
    except (struct.error, IndexError, ValueError):
        raise PictureError("picture-cut", kind=kind) from None
    if not width or not height:
        raise PictureError("picture-cut", kind=kind)
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        million = f"{width * height / 1e6:.0f}"
        limit, side = f"{MAX_PIXELS // 10**6}", f"{MAX_SIDE}"
        facts = {"width": width, "height": height, "million": million}
        raise PictureError("picture-pixels", limit=limit, side=side, **facts)
    if turn > 4:
        width, height = height, width
    return Picture(kind, width, height, digest_of(data), turn, sharp)


def _kind_of(data: bytes) -> Kind:
    """What a file is by its first bytes."""
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return Kind.GIF
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data[4:8] == b"ftyp":
        return _kind_of_heif(data)
    start = data[:2000].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    if b"<html" in start or start.startswith(b"<!doctype html"):
        raise PictureError("picture-unknown", what="een webpagina")
    if start.startswith(b"<") and b"<svg" in data[:20_000].replace(b"\0", b"").lower():
        return Kind.SVG
    what = next((name for mark, name in _OTHERS if data.startswith(mark)), "iets anders")
    raise PictureError("picture-unknown", what=what)


def _kind_of_heif(data: bytes) -> Kind:
    size = int.from_bytes(data[:4], "big")
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, min(size, 200), 4))}
    if brands & {b"avif", b"avis"}:
        return Kind.AVIF
    if brands & _HEIF:
        raise PictureError("picture-heic")
    raise PictureError("picture-unknown", what="een film")


def _jpeg(data: bytes) -> _Header:
    turn, at = 1, 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1  # fill bytes
        mark, kind, size = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF or size < 2:
            raise ValueError
        if kind == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
            turn = _orientation(data[at + 10 : at + 2 + size])
        elif 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            if data.rfind(b"\xff\xd9", at) < 0:  # programs write more after the end of the picture
                raise ValueError
            return width, height, turn, False
        at += 2 + size


def _png(data: bytes) -> _Header:
    width, height, _, colour = struct.unpack_from(">IIBB", data, 16)
    turn, sharp, ended = 1, colour != 2, False
    for kind, start, size in _png_chunks(data):
        if kind == b"eXIf":
            turn = _orientation(data[start : start + size])
        sharp = sharp or kind == b"tRNS"
        ended = kind == b"IEND"
    if data[12:16] != b"IHDR" or not ended:
        raise ValueError
    return width, height, turn, sharp


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The kind, start and size of each chunk up to the last."""
    at, kind = 8, b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", data, at)
        if at + 12 + size > len(data):
            raise ValueError
        yield kind, at + 8, size
        at += 12 + size


def _gif(data: bytes) -> _Header:
    width, height = struct.unpack_from("<HH", data, 6)
    if b"\x3b" not in data[-64:]:
        raise ValueError
    return width, height, 1, True


def _webp(data: bytes) -> _Header:
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise ValueError
    turn, sharp = 1, False
    size = (0, 0)
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        body = at + 8
        if kind == b"VP8X":
            sharp = bool(data[body] & 0x10)
            size = (_three(data, body + 4) + 1, _three(data, body + 7) + 1)
        elif kind == b"VP8 " and size == (0, 0):
            wide, high = struct.unpack_from("<HH", data, body + 6)
            size = (wide & 0x3FFF, high & 0x3FFF)
        elif kind == b"VP8L" and size == (0, 0):
            bits = struct.unpack_from("<I", data, body + 1)[0]
            size, sharp = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1), bool(bits >> 28 & 1)
        elif kind == b"EXIF":
            turn = _orientation(data[body : body + length].removeprefix(b"Exif\0\0"))
        at = body + length + (length & 1)
    return *size, turn, sharp


def _three(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 3], "little")


def _avif(data: bytes) -> _Header:
    """The largest picture of the properties: a grid has tiles, and transparency its own."""
    top = dict(_boxes(data, 0, len(data)))
    start, end = top.get(b"meta", (0, 0))
    inside = dict(_boxes(data, start + 4, end))
    if b"iprp" not in inside or sum(size for _, size in _sizes(data)) > len(data):
        raise ValueError
    properties = dict(_boxes(data, *inside[b"iprp"]))
    if b"ipco" not in properties:
        raise ValueError
    found: list[tuple[int, int]] = []
    angle, mirror, sharp = 0, None, False
    for kind, (begin, stop) in _boxes(data, *properties[b"ipco"]):
        if kind == b"ispe":
            found.append(struct.unpack_from(">II", data, begin + 4))
        elif kind == b"irot":
            angle = data[begin] & 3
        elif kind == b"imir":
            mirror = data[begin] & 1
        elif kind == b"auxC":
            sharp = sharp or b"alpha" in data[begin:stop]
    width, height = max(found, key=lambda size: size[0] * size[1])
    return width, height, _TURNS[mirror][angle], sharp


def _sizes(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The boxes of a file as they say they are, also where they end after it."""
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        size = struct.unpack_from(">Q", data, at + 8)[0] if size == 1 else size or len(data) - at
        if size < 8:
            raise ValueError
        yield kind, size
        at += size


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The boxes between two positions: kind, start and end of what is in them."""
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        size = size or end - at
        if size < head:
            raise ValueError
        yield kind, (at + head, min(at + size, end))
        at += size


def _orientation(exif: bytes) -> int:
    """How EXIF says that the pixels lie (1 to 8); 1 where it does not say, or is damaged."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        for number in range(min(count, 200)):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return value if kind == 3 and 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1


_READERS: dict[Kind, Callable[[bytes], _Header]] = {
    Kind.JPEG: _jpeg,
    Kind.PNG: _png,
    Kind.GIF: _gif,
    Kind.WEBP: _webp,
    Kind.AVIF: _avif,
}
