"""Drawings that are kept as pixels without colours, and coloured for each site.

Of each pixel the file says which role of colour it has most of, which other one, and in what part
(`tests/bench/sharing.py` writes them); so a site costs no drawing, only some 240 mixed colours.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = [
    "DRAWN",
    "ICON",
    "PARTS",
    "PICTURE",
    "ROLES",
    "Drawing",
    "blend",
    "parsed",
    "png",
    "read",
]

PICTURE, ICON = "sharing/picture.png", "sharing/icon.png"
"""The drawings, in the theme's folder."""
ROLES = (
    "field on-field cta"
    " a-k a-w1 a-w2 a-w3 a-w4 a-w5 a-w6 a-leaf a-tree a-wood a-glass a-road a-sun a-far"
    " a-hill a-hill2"
).split()
"""The tokens that a drawing can have."""
PARTS = 4
"""In how many parts a pixel is divided among two roles."""
DRAWN = 238
"""So many of the 256 colours of a palette are the drawing's; the rest are for what comes on it."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The pixels of a drawing, each the number of a mix of two roles."""

    width: int
    height: int
    rows: bytes
    """Its rows as a PNG file has them: before the pixels of each a byte that says how it is kept.

    A pixel is the number of a mix of two roles.
    """
    mixes: tuple[tuple[int, int, int], ...]
    """The role that there is most of, another one, and how many parts of that."""

    def palette(self, tokens: Mapping[str, str]) -> bytes:
        """Its colours for a site."""
        colours = [parsed(tokens[role]) for role in ROLES]
        found = (blend(colours[one], colours[other], part) for one, other, part in self.mixes)
        return b"".join(map(bytes, found))


def parsed(token: str) -> Colour:
    """A token `#rrggbb` as a colour."""
    red, green, blue = bytes.fromhex(token.removeprefix("#"))
    return red, green, blue


def blend(one: Colour, other: Colour, parts: int, of: int = PARTS) -> Colour:
    """One colour with so many parts of another."""
    rest = of - parts
    return (
        (one[0] * rest + other[0] * parts) // of,
        (one[1] * rest + other[1] * parts) // of,
        (one[2] * rest + other[2] * parts) // of,
    )


def read(file: Path) -> Drawing:
    """A drawing of the theme, read once a process."""
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(file: Path, written: int) -> Drawing:
    from PIL import Image  # noqa: PLC0415 (0.05 s that only who makes pictures pays)

    with Image.open(file) as image:
        width, height = image.size
        parts = bytes(image.getpalette() or ())
        rows = Image.new("L", (width + 1, height))
        rows.paste(Image.frombytes("L", image.size, image.tobytes()), (1, 0))
    mixes = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return Drawing(width, height, rows.tobytes(), tuple(mixes))


_LEVEL = 3
"""How hard zlib tries: 36 kB in 1.7 ms, where level 4 makes 33 kB in 2.7 ms."""


def png(width: int, height: int, rows: bytes, palette: bytes) -> bytes:
    """A picture with a palette as a PNG file; one zlib gives the same bytes on every computer."""
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, _LEVEL)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunks((*chunks, (b"IEND", b""))))


def _chunks(chunks: Iterable[tuple[bytes, bytes]]) -> Iterable[bytes]:
    for kind, data in chunks:
        yield (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )
