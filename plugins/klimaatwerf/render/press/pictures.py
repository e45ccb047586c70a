"""Logos and photographs as a design takes them: a drawing as text, pixels as a file beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.picture import MAX_BYTES, Picture, Variant
from klimaatwerf.core.problems import SourceError, problem
from klimaatwerf.core.svg import SvgError, cleaned
from klimaatwerf.core.tree import Place

__all__ = ["Laid", "Pictures"]

_WIDEST = 2400
"""Pixels of a photograph at most: 205 for each inch of an A3 sheet."""
_LOGO = 800


@dataclass(frozen=True, slots=True)
class Laid:
    """A picture as a sheet names it, and the file that goes with it, if any."""

    told: Mapping[str, Any]
    file: tuple[str, bytes] | None = None


class Pictures:
    """The pictures of one site, each prepared once.

    `media` has the place of each file from `root`, `known` what the headers of pictures tell.
    """

    def __init__(self, root: Path, media: Mapping[str, str], known: Mapping[str, Picture]) -> None:
        self._root, self._media, self._known = root, media, known
        self._laid: dict[tuple[str, int], Laid] = {}

    def logo(self, name: str) -> Laid | None:
        """A logo; None where it is no picture of the media.

        Raises:
            SourceError: it is damaged.
        """
        return self._prepared(name, _LOGO)

    def photo(self, name: str) -> Laid | None:
        """A photograph, upright and without what its file tells more; None as above.

        Raises:
            SourceError: it is damaged.
        """
        return self._prepared(name, _WIDEST)

    def _prepared(self, name: str, widest: int) -> Laid | None:
        picture, source = self._known.get(name), self._media.get(name)
        if picture is None or source is None:
            return None
        if (name, widest) not in self._laid:
            data = self._read(source, picture)
            laid = _drawing(data, source) if picture.is_drawing else _pixels(data, picture, widest)
            if laid is None:
                raise SourceError([problem("picture-damaged", Place(source, 1, 1))])
            self._laid[name, widest] = laid
        return self._laid[name, widest]

    def _read(self, source: str, picture: Picture) -> bytes:
        try:
            with open(self._root / source, "rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError:
            data = b""
        if digest_of(data) != picture.digest:
            raise SourceError([problem("picture-moved", Place(source, 1, 1))])
        return data


def _drawing(data: bytes, source: str) -> Laid:
    try:
        found = cleaned(data)
    except SvgError as error:
        place = Place(source, error.line, 1)
        raise SourceError([problem(error.code, place, **error.facts)]) from None
    ratio = found.width / found.height if found.width and found.height else 1.0
    return Laid({"svg": found.text, "path": None, "ratio": round(ratio, 4)})


def _pixels(data: bytes, picture: Picture, widest: int) -> Laid | None:
    """The pixels as a file of their own; None where they can't be read."""
    from klimaatwerf.render.pixels import (  # noqa: PLC0415 (0.05 s that only who needs it pays)
        DamagedError,
        encoded,
        opened,
        resized,
    )

    width = min(widest, picture.width)
    height = max(1, round(picture.height * width / picture.width))
    try:
        pixels = resized(opened(data, picture, width), Variant(width, height, picture.fallback))
        made = encoded(pixels, picture.fallback)
    except DamagedError:
        return None
    name = f"media/{picture.digest[:16]}-{width}.{picture.fallback}"
    told = {"svg": None, "path": name, "ratio": round(width / height, 4)}
    return Laid(told, (name, made))
