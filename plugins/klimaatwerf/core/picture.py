"""A picture by what its own bytes say, and the files in which it is published.

A raster picture is published in several widths, each as AVIF, WebP and JPEG or PNG. The names of
those files hold a digest of the picture, so that a browser never shows a former one, and follow
from these facts alone: nothing is decoded to plan a site.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from klimaatwerf.core.fingerprint import fingerprint

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "MAX_SIDE",
    "RECIPE",
    "Kind",
    "Picture",
    "Variant",
    "variants",
]

RECIPE = "1"
"""What is done to a picture; another recipe gives other names and fills the cache anew."""
WIDTHS = (240, 480, 960, 1600)
"""Widths in pixels: logos and thumbs, telephones, columns, and the widest that a page shows."""
MAX_BYTES = 25_000_000
MAX_PIXELS = 50_000_000
"""Pixels of a picture at most: decoded it takes 150 MB. A telephone makes 12 to 50 million."""
MAX_SIDE = 16_000
"""Pixels of a side at most: what WebP can hold."""


class Kind(StrEnum):
    """What a file is by its content."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    AVIF = "AVIF"
    GIF = "GIF"
    SVG = "SVG"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as its header tells it: no pixel was looked at."""

    kind: Kind
    width: int
    """Pixels as a reader sees it, upright; 0 where an SVG does not say."""
    height: int
    digest: str
    """The digest of the source's bytes."""
    turn: int = 1
    """How the pixels must be turned to be upright, as EXIF writes it (1 to 8)."""
    sharp: bool = False
    """Whether it may hold transparency or a palette, for which JPEG is no stand-in."""

    @property
    def is_drawing(self) -> bool:
        """Whether it has no pixels."""
        return self.kind is Kind.SVG

    @property
    def fallback(self) -> str:
        """The format for browsers that know no newer one."""
        return "png" if self.sharp else "jpg"

    @property
    def stored(self) -> tuple[int, int]:
        """The width and height of the pixels before they are turned upright."""
        return (self.height, self.width) if self.turn > 4 else (self.width, self.height)


@dataclass(frozen=True, slots=True)
class Variant:
    """One file of a raster picture."""

    width: int
    height: int
    format: str

    def name(self, source: str, picture: Picture) -> str:
        """Its name in the site; `source` is that of the picture, as in `media/haag.jpg`."""
        stem = source.rpartition("/")[2].rpartition(".")[0]
        plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
        slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60] or "beeld"
        mark = fingerprint((picture.digest, RECIPE))[:10]
        return f"media/{slug}-{self.width}-{mark}.{self.format}"


def variants(picture: Picture, format: str) -> Iterator[Variant]:
    """The files of a raster picture in one format, from narrow to wide; none is enlarged."""
    widest = min(picture.width, WIDTHS[-1])
    for width in (*(width for width in WIDTHS if width < widest), widest):
        height = max(1, (picture.height * width + picture.width // 2) // picture.width)
        yield Variant(width, height, format)
