"""Makes the files of pictures, each once ever: what was made is kept by what it was made from.

An entry is a file with the digest of its bytes before them, written whole or not at all; one that
does not fit its digest is made again. It may be read by all processes and all outputs beside each
other. Its key holds the source's bytes, the recipe and the version of Pillow, for another version
may give other bytes.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.picture import MAX_BYTES, RECIPE, Picture, Variant, variants
from klimaatwerf.core.problems import SourceError, problem
from klimaatwerf.core.svg import SvgError, cleaned
from klimaatwerf.core.tree import Place

__all__ = ["Gallery"]

_FOLDER = ".pictures"
"""Beside what is kept of the outputs; an output of that name would be no site of ours."""


@dataclass(frozen=True)
class Gallery:
    """What a site shows of the files below `root`; in `kept`, if any, lies what was made before.

    A `quick` one, for a preview, makes no format that is slow.
    """

    root: Path
    kept: Path | None = None
    quick: bool = False
    made: dict[str, int] = field(default_factory=lambda: {"decoded": 0, "encoded": 0})
    """How often a picture was decoded and a file encoded, for who wants to know."""

    @classmethod
    def beside(cls, root: Path, home: Path, *, quick: bool = False) -> Gallery:
        """The gallery that all outputs beside the one with this home share."""
        return cls(root, home.parent / _FOLDER, quick)

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
        known = self._known(picture, variant)
        return known if known is not None else self._make(picture, source, variant)

    def _make(self, picture: Picture, source: str, asked: Variant) -> bytes:
        """Make all that lacks of a picture, which is decoded once for it; gives what is asked.

        Each width is made from the next one, whatever lacks, so that its bytes are always the same.
        """
        from klimaatwerf.render.pixels import DamagedError, encoded, opened, resized  # noqa: PLC0415

        formats = self.formats(picture) if self.kept is not None else (asked.format,)
        data = self._bytes(picture, source)
        made = b""
        try:
            sizes = list(variants(picture, ""))
            pixels = opened(data, picture, sizes[-1].width)
            for size in reversed(sizes):
                pixels = resized(pixels, size)
                for one in (replace(size, format=format) for format in formats):
                    if one == asked or (self.kept and self._known(picture, one) is None):
                        found = encoded(pixels, one.format)
                        self.made["encoded"] += 1
                        self._keep(picture, one, found)
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
        return f"{RECIPE} {version('pillow')}"

    def _place(self, picture: Picture, variant: Variant) -> str:
        key = fingerprint((picture.digest, self._recipe))
        name = f"{key}-{variant.width}x{variant.height}.{variant.format}"
        return f"{self.kept}/{key[:2]}/{name}"

    def _known(self, picture: Picture, variant: Variant) -> bytes | None:
        if self.kept is None:
            return None
        try:
            with open(self._place(picture, variant), "rb") as file:
                digest, _, data = file.read().partition(b"\n")
        except OSError:
            return None
        return data if digest.decode("ascii", "replace") == digest_of(data) else None

    def _keep(self, picture: Picture, variant: Variant, data: bytes) -> None:
        if self.kept is None:
            return
        place = self._place(picture, variant)
        fresh = f"{place}.{os.getpid()}-{os.urandom(4).hex()}"
        try:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(fresh, "xb") as file:
                file.write(digest_of(data).encode() + b"\n" + data)
            os.replace(fresh, place)
        except OSError:  # it only has to be made again
            with suppress(OSError):
                os.unlink(fresh)
