"""What changes between two texts, as lines with words in them.

A difference is a tuple of lines, each said once; a line is a tuple of pieces, each with a sign: "="
stays, "-" goes, "+" comes. A line of "…" stands for lines in between that stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

__all__ = ["SKIPPED", "Line", "Piece", "shortened", "text_difference"]

Piece = tuple[str, str]
Line = tuple[Piece, ...]

SKIPPED: Line = (("…", ""),)
ALIKE = 0.5
"""From this share of equal words on, a line is shown as changed words and not as two lines."""
_PAIRED = 40
"""So many lines at most are compared with each other to find pairs: it is quadratic."""
_SHORT = 3
"""Characters: what stays between two changed words is shown with them where it is no longer."""
_NEAR = 8
"""Words that are shown on either side of a change."""

_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


def text_difference(former: Sequence[str], now: Sequence[str]) -> tuple[Line, ...]:
    """What changes between two texts, line by line; changed words within lines that are alike."""
    start, end = _ends(former, now)
    one, other = former[start : len(former) - end], now[start : len(now) - end]
    found: list[Line] = []
    said: set[Line] = set()
    for sign, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if sign != "equal":
            fresh = (line for line in _replaced(one[i:j], other[k:m]) if line not in said)
            for line in fresh:
                said.add(line)
                found.append(line)
        elif found and found[-1] != SKIPPED:
            found.append(SKIPPED)
    return tuple(found[:-1] if found and found[-1] == SKIPPED else found)


def _replaced(gone: Sequence[str], come: Sequence[str]) -> Iterator[Line]:
    """Lines in the place of others: in pairs where they are alike, else those that go first."""
    if len(gone) == len(come):
        pairs = zip(gone, come, strict=True)
        yield from (_words(old, new) or (("-", old), ("+", new)) for old, new in pairs)
        return
    rest = list(come)
    small = len(gone) <= _PAIRED and len(come) <= _PAIRED
    for line in gone:
        for number, new in enumerate(rest if small else ()):
            if (words := _words(line, new)) is not None:
                yield from ((("+", other),) for other in rest[:number])
                yield words
                del rest[: number + 1]
                break
        else:
            yield (("-", line),)
    for new in rest:
        yield (("+", new),)


def _words(former: str, now: str) -> Line | None:
    """A line with the words that change in it; None where too little of it stays."""
    one, other = _WORDS.findall(former), _WORDS.findall(now)
    start, end = _ends(one, other)
    before, after = one[start : len(one) - end], other[start : len(other) - end]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    most = ALIKE * (len(one) + len(other)) / 2 - start - end
    if most > min(len(before), len(after)):
        return None
    blocks = matcher.get_matching_blocks()
    if sum(block.size for block in blocks) < most:
        return None
    pieces = [["".join(one[:start]), "", ""]]  # what stays, what goes, what comes, in turn
    for sign, i, j, k, m in matcher.get_opcodes():
        gone, come = "".join(before[i:j]), "".join(after[k:m])
        if sign != "equal":
            pieces[-1][1] += gone
            pieces[-1][2] += come
        elif len(gone.strip()) <= _SHORT and not gone.strip().isalnum() and m < len(after):
            pieces[-1][1] += gone  # a comma between changed words reads better with them
            pieces[-1][2] += gone
        else:
            pieces.append([gone, "", ""])
    pieces.append(["".join(one[len(one) - end :]), "", ""])
    signed = (zip(("=", "-", "+"), three, strict=True) for three in pieces)
    return _joined((sign, text) for three in signed for sign, text in three if text)


def _ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many are the same at the beginning and, of the rest, at the end."""
    most, start, end = min(len(one), len(other)), 0, 0
    while start < most and one[start] == other[start]:
        start += 1
    while end < most - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end


def _joined(pieces: Iterable[Piece]) -> Line:
    """A line in which what stays is one piece."""
    found: list[Piece] = []
    for sign, text in pieces:
        if sign == "=" and found and found[-1][0] == "=":
            found[-1] = sign, found[-1][1] + text
        else:
            found.append((sign, text))
    return tuple(found)


def shortened(line: Line) -> Line:
    """A line with less of what stays in it: the words nearest to what changes."""
    last = len(line) - 1
    return tuple(
        (sign, _short(text, first=index == 0, last=index == last)) if sign == "=" else (sign, text)
        for index, (sign, text) in enumerate(line)
    )


def _short(text: str, *, first: bool, last: bool) -> str:
    """A text without its beginning, where it is the first, its end, or its middle."""
    words = _WORDS.findall(text)
    if len(words) <= 2 * _NEAR + 1:
        return text
    begin = "" if first else f"{''.join(words[:_NEAR]).rstrip()} "
    end = "" if last else f" {''.join(words[-_NEAR:]).lstrip()}"
    return f"{begin}…{end}"
