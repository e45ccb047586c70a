"""Two changes of one text laid together: what does not touch is merged, the rest is marked.

The rules are those of `git merge-file --diff3`: changes of the same lines, or of lines that stand
right below each other, conflict unless they are the same change.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

__all__ = ["MARKED", "Conflict", "merge", "merge_text", "stretches", "two_versions"]

OWN, THEN, BETWEEN, NOW = "<<<<<<< jouw tekst", "||||||| BBL toen", "=======", ">>>>>>> BBL nu"

MARKED = re.compile(r"^[ \t]*(?:<{7}(?![^ \r\n])|\|{7} \S|>{7} \S|={7}[ \t]*\r?$)", re.MULTILINE)
"""A line that marks a conflict; `=======` too, by which a half settled one would be published.

Below a heading it makes one of the first level, which no text can have: that is the page's title.
"""

T = TypeVar("T")


class Conflict(NamedTuple, Generic[T]):
    """What the two made of the same stretch, and what stood there before, where that is known."""

    own: tuple[T, ...]
    base: tuple[T, ...] | None
    theirs: tuple[T, ...]


class _Change(NamedTuple):
    """`base[start:stop]` became `side[low:high]`."""

    start: int
    stop: int
    low: int
    high: int


def merge(own: Sequence[T], base: Sequence[T], theirs: Sequence[T]) -> list[T | Conflict[T]]:
    """The items of both, those of a conflict kept together; items can be told apart by value."""
    merged: list[T | Conflict[T]] = []
    at = 0
    for start, part in _groups(own, base, theirs):
        merged.extend(base[at:start])
        if part.theirs in (part.own, part.base):
            merged.extend(part.own)
        elif part.own == part.base:
            merged.extend(part.theirs)
        else:
            merged.append(part)
        at = start + len(part.base or ())
    merged.extend(base[at:])
    return merged


def _groups(
    own: Sequence[T], base: Sequence[T], theirs: Sequence[T]
) -> Iterator[tuple[int, Conflict[T]]]:
    """The stretches that one of the two changed, each with its place in the base."""
    mine, other = _changes(base, own), _changes(base, theirs)
    while mine or other:
        group = _next_group(mine, other)
        start = min(change.start for side in group for change in side)
        stop = max(change.stop for side in group for change in side)
        made = (
            _side(base, text, changes, start, stop)
            for text, changes in zip((own, theirs), group, strict=True)
        )
        yield start, Conflict(next(made), tuple(base[start:stop]), next(made))


def _changes(base: Sequence[T], side: Sequence[T]) -> list[_Change]:
    matcher = difflib.SequenceMatcher(None, base, side, autojunk=False)
    return [_Change(*rest) for tag, *rest in matcher.get_opcodes() if tag != "equal"]


def _next_group(mine: list[_Change], other: list[_Change]) -> tuple[list[_Change], list[_Change]]:
    """Take the next changes off both lists that overlap or touch each other."""
    taken: tuple[list[_Change], list[_Change]] = ([], [])
    sides = (mine, other)
    first = min((n for n in (0, 1) if sides[n]), key=lambda n: sides[n][0])
    taken[first].append(sides[first].pop(0))
    stop = taken[first][0].stop
    grown = True
    while grown:
        grown = False
        for number in (0, 1):
            while sides[number] and sides[number][0].start <= stop and _meets(taken, number, sides):
                change = sides[number].pop(0)
                taken[number].append(change)
                stop = max(stop, change.stop)
                grown = True
    return taken


def _meets(
    taken: tuple[list[_Change], list[_Change]],
    number: int,
    sides: tuple[list[_Change], list[_Change]],
) -> bool:
    """Whether the next change of a side touches one of the other side that was taken."""
    change = sides[number][0]
    return any(change.start <= one.stop and one.start <= change.stop for one in taken[1 - number])


def _side(
    base: Sequence[T], side: Sequence[T], changes: Sequence[_Change], start: int, stop: int
) -> tuple[T, ...]:
    """What one of the two made of `base[start:stop]`."""
    found: list[T] = []
    at = start
    for change in changes:
        found.extend(base[at : change.start])
        found.extend(side[change.low : change.high])
        at = change.stop
    found.extend(base[at:stop])
    return tuple(found)


def stretches(own: Sequence[T], base: Sequence[T] | None, theirs: Sequence[T]) -> list[Conflict[T]]:
    """Every stretch in which one of the two differs from what was there before.

    Without a `base`: in which the two differ.
    """
    if base is None:
        return [part for part in _different(own, theirs) if isinstance(part, Conflict)]
    return [part for _, part in _groups(own, base, theirs)]


def merge_text(own: str, base: str, theirs: str) -> tuple[str, int]:
    """The text of both with marks around what conflicts, and how many conflicts there are."""
    merged = merge(own.split("\n"), base.split("\n"), theirs.split("\n"))
    return _text(merged)


def two_versions(own: str, theirs: str) -> tuple[str, int]:
    """The text of both where nobody knows what it was before: every difference is marked."""
    return _text(_different(own.split("\n"), theirs.split("\n")))


def _different(own: Sequence[T], theirs: Sequence[T]) -> list[T | Conflict[T]]:
    found: list[T | Conflict[T]] = []
    matcher = difflib.SequenceMatcher(None, own, theirs, autojunk=False)
    for tag, low, high, start, stop in matcher.get_opcodes():
        if tag == "equal":
            found.extend(own[low:high])
        else:
            found.append(Conflict(tuple(own[low:high]), None, tuple(theirs[start:stop])))
    return found


def _text(merged: Sequence[str | Conflict[str]]) -> tuple[str, int]:
    lines: list[str] = []
    for part in merged:
        lines.extend(_marked(part) if isinstance(part, Conflict) else (part,))
    return "\n".join(lines), sum(isinstance(part, Conflict) for part in merged)


def _marked(conflict: Conflict[str]) -> Iterator[str]:
    yield OWN
    yield from conflict.own
    if conflict.base is not None:
        yield THEN
        yield from conflict.base
    yield BETWEEN
    yield from conflict.theirs
    yield NOW
