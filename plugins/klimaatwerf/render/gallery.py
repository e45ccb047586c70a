"""Makes the files of pictures, each once ever: what was made is kept by what it was made from.

Its key holds the source's bytes, the recipe and the version of Pillow, for another version may give
other bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.picture import MAX_BYTES, RECIPE, Picture, Variant, variants
from klimaatwerf.core.problems import SourceError, problem
from klimaatwerf.core.svg import SvgError, cleaned
from klimaatwerf.core.tree import Place
from klimaatwerf.render.kept import Kept

__all__ = ["Gallery", "pillow"]


@cache
def pillow() -> str:
    """The version of what encodes: another one may give other bytes."""
    from importlib.metadata import version  # noqa: PLC0415 (0.01 s that only pictures need)

    return version("pillow")


@dataclass(frozen=True)
class Gallery:
    """What a site shows of the files below `root`; `kept` has what was made before.

    A `quick` one, for a preview, makes no format that is slow.
    """

    root: Path
    kept: Kept = field(default_factory=Kept)
    quick: bool = False
    made: dict[str, int] = field(default_factory=lambda: {"decoded": 0, "encoded": 0})
    """How often a picture was decoded and a file encoded, for who wants to know."""

    @classmethod
    def beside(cls, root: Path, home: Path, *, quick: bool = False) -> Gallery:
        """The gallery that all outputs beside the one with this home share."""
        return cls(root, Kept.beside(home), quick)

    def formats(self, picture: Picture) -> tuple[str, ...]:
        """The formats in which a raster picture is published, the best first."""
        return (picture.fallback,) if self.quick else ("avif", "webp", picture.fallback)

    def drawing(self, picture: Picture, source: str) -> bytes:
        """A drawing as it is published; `source` is its path from the root.

        Raises:
            SourceError: it is another one than when the site was planned.
        """
        try:
            return cleaned(self._bytes(picture, source)).text.encode()
        except SvgError as error:  # the plan had one that could be cleaned
            place = Place(source, error.line, 1)
            raise SourceError([problem(error.code, place, **error.facts)]) from None

    def photograph(self, picture: Picture, source: str, variant: Variant) -> bytes:
        """One file of a raster picture; where it was not made yet, all of them are made.

        Raises:
            SourceError: the picture is damaged, or another one than when the site was planned.
        """
        known = self.kept.get(*self._key(picture, variant))
        return known if known is not None else self._make(picture, source, variant)

    def _make(self, picture: Picture, source: str, asked: Variant) -> bytes:
        """Make all that lacks of a picture, which is decoded once for it; gives what is asked.

        Each width is made from the next one, whatever lacks, so that its bytes are always the same.
        """
        from klimaatwerf.render.pixels import DamagedError, encoded, opened, resized  # noqa: PLC0415

        formats = self.formats(picture) if self.kept else (asked.format,)
        data = self._bytes(picture, source)
        made = b""
        try:
            sizes = list(variants(picture, ""))
            pixels = opened(data, picture, sizes[-1].width)
            for size in reversed(sizes):
                pixels = resized(pixels, size)
                for one in (replace(size, format=format) for format in formats):
                    key, type = self._key(picture, one)
                    if one == asked or (self.kept and self.kept.get(key, type) is None):
                        found = encoded(pixels, one.format)
                        self.made["encoded"] += 1
                        self.kept.put(key, type, found)
                        made = found if one == asked else made
        except DamagedError:
            raise SourceError([problem("picture-damaged", Place(source, 1, 1))]) from None
        self.made["decoded"] += 1
        return made

    def _bytes(self, picture: Picture, source: str) -> bytes:
        """The bytes that the plan was made from: only those were looked at.

        Raises:
            SourceError: they are others by now.
        """
        try:
            with open(self.root / source, "rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError:
            data = b""
        if digest_of(data) != picture.digest:
            raise SourceError([problem("picture-moved", Place(source, 1, 1))])
        return data

    @cached_property
    def _recipe(self) -> str:
        return f"{RECIPE} {pillow()}"

    def _key(self, picture: Picture, variant: Variant) -> tuple[str, str]:
        key = fingerprint((picture.digest, self._recipe))
        return f"{key}-{variant.width}x{variant.height}", variant.format
