"""Words in a typeface of the theme: measured, broken in lines, and made smaller until they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

__all__ = ["Block", "Face", "Fit", "set_in"]

_MEASURED = 100
"""The size in which words are measured; they are as much longer in another, but for a hundredth."""
_SURE = 0.99
_WELL = 0.8
"""Words that had best have a line of their own get one, if that leaves so much of the size."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface of the theme in one weight."""

    file: Path
    weight: int

    def font(self, size: int) -> FreeTypeFont:
        """Its letters in a size; each stands where its own width puts it, on every computer."""
        return _font(self.file, size, self.weight)

    def length(self, text: str) -> float:
        """How long a text is, in sizes of its letters."""
        return self.font(_MEASURED).getlength(text) / _MEASURED


@lru_cache(maxsize=64)
def _font(file: Path, size: int, weight: int) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 (0.05 s that only who makes pictures pays)

    found = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
    found.set_variation_by_axes([weight])
    return found


@dataclass(frozen=True, slots=True)
class Fit:
    """What lines must fit in: a width and a height in pixels, so many, in one of these sizes."""

    width: int
    height: int
    lines: int
    sizes: Sequence[int]
    """The largest first."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text in one size."""

    lines: Lines
    size: int


def set_in(face: Face, text: str, fit: Fit, first: str = "") -> Block:
    """A text in the largest size in which it fits; what fits in none is cut short.

    `first` are its first words, where they would best have a line of their own.
    """
    blocks = [Block(lines, _size(face, lines, fit)) for lines in _ways(face, text, fit.lines)]
    best = max(blocks, key=lambda block: block.size)
    rest = text.removeprefix(first).strip() if first else ""
    if rest and (own := _size(face, (first, rest), fit)) and own >= best.size * _WELL:
        return Block((first, rest), own)
    return best if best.size else Block(_cut(face, text, fit), fit.sizes[-1])


def _size(face: Face, lines: Lines, fit: Fit) -> int:
    """The largest size in which lines fit; 0 where there is none."""
    longest = max(map(face.length, lines))
    for size in fit.sizes:
        if size * len(lines) <= fit.height and size * longest <= fit.width * _SURE:
            return size
    return 0


def _ways(face: Face, text: str, most: int) -> Iterator[Lines]:
    """The text on one line, and on two that are as long as each other."""
    yield (text,)
    words = text.split()
    if most > 1 and len(words) > 1:
        splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        yield min(splits, key=lambda split: abs(len(split[0]) - len(split[1])))


def _cut(face: Face, text: str, fit: Fit) -> Lines:
    """As much of a text as fits in the smallest size."""
    room = fit.width * _SURE / fit.sizes[-1]
    lines, rest = [], text
    for number in range(1, fit.lines + 1):
        fitting = _fitting(face, rest, room, "…" if number == fit.lines else "")
        lines.append(fitting)
        rest = rest[len(fitting) :].strip()
        if not rest:
            break
    return tuple(lines)


def _fitting(face: Face, text: str, room: float, end: str) -> str:
    """The words that fit in some room; of a single word that is too long, its letters."""
    if face.length(text) <= room:
        return text
    words = text.split(" ")
    for units in (words, list(text)):
        between = " " if units is words else ""
        low, high = 0, len(units)
        while low < high:  # the most units that fit
            middle = (low + high + 1) // 2
            fits = face.length(between.join(units[:middle]) + end) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        if low:
            fitting = between.join(units[:low])
            return fitting.rstrip(" ,.;:") + end if end else fitting
    return end
