"""What two versions of a page say differently to who reads them, as lines with words in them.

A difference is a tuple of lines, each said once; a line is a tuple of pieces, each with a sign: "="
stays, "-" goes, "+" comes. A line of "…" stands for lines in between that stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from html import unescape

from klimaatwerf.core.fingerprint import fingerprint

__all__ = [
    "SKIPPED",
    "Difference",
    "Line",
    "Part",
    "Piece",
    "differences",
    "key_of",
    "lines_of",
    "own_words",
    "shortened",
    "text_difference",
]

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

_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em i kbd label mark output q s samp small span strong sub"
    " sup time u var wbr".split()
)
_TAG = re.compile(
    r"<!--.*?-->|<(?:script|style|svg|template)\b.*?</(?:script|style|svg|template)\s*>"
    r"|</?([a-z][a-z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_BLOCK = re.compile(r"</?(?:p|h[1-6]|li|ul|ol|dl|dt|dd|tr|div|section|nav|header|footer)[ >]")
"""Tags that end a line and never stand inside a drawing, a script or a comment of ours."""
_ALT = re.compile(r'\salt="([^"]+)"')
_VALUES = re.compile(
    r'\s(href|src|srcset|alt|title|aria-label|datetime|lang|id|class)="([^"]*)"'
    r"|<(script|style|svg)\b(.*?)</"
)
_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_FIGURES = re.compile(r"\d[\d.,]*")
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')


class Part(StrEnum):
    """The part of a page that something changes in."""

    CONTENT = "content"
    """What stands in its main element."""
    AROUND = "around"
    """Header, menu, footer and what else stands around that."""
    HEAD = "head"
    """Its title and its description, which search engines show."""
    HIDDEN = "hidden"
    """Only what nobody reads: addresses of links, data for search engines, markup."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different in a part of a page."""

    part: Part
    lines: tuple[Line, ...]


def differences(former: str, now: str) -> tuple[Difference, ...]:
    """What two documents say differently, part by part; nothing for equal documents."""
    if former == now:
        return ()
    found = []
    one, other = _parts(former), _parts(now)
    for part, before, after in zip((Part.HEAD, Part.AROUND, Part.CONTENT), one, other, strict=True):
        if before != after and (lines := _CHANGES[part](before, after)):
            found.append(Difference(part, lines))
    if not found:
        found.append(Difference(Part.HIDDEN, _hidden(former, now)))
    return tuple(sorted(found, key=lambda one: one.part is not Part.CONTENT))


def _parts(document: str) -> tuple[str, str, str]:
    """The head, what stands around the content, and the content."""
    ends = document.find("</head>")
    start = document.find("<main", ends)
    end = document.rfind("</main>")
    if min(ends, start, end) < 0:
        return "", "", document
    return document[:ends], f"{document[ends:start]}\n{document[end:]}", document[start:end]


def lines_of(html: str) -> tuple[str, ...]:
    """The visible text of a piece of HTML: a line for each block; a picture says its words."""
    lines: list[str] = []
    pieces: list[str] = []
    position = 0
    for tag in _TAG.finditer(html):
        pieces.append(html[position : tag.start()])
        position = tag.end()
        name = tag[1]
        if name is None or name in _INLINE:
            continue
        if name == "img":
            alt = _ALT.search(tag[2])
            pieces.append(f" [afbeelding: {alt[1]}] " if alt else "")
            continue
        _end_line(pieces, lines)
    pieces.append(html[position:])
    _end_line(pieces, lines)
    return tuple(lines)


def _end_line(pieces: list[str], lines: list[str]) -> None:
    text = " ".join(unescape("".join(pieces)).split())
    pieces.clear()
    if text:
        lines.append(text)


def _content(former: str, now: str) -> tuple[Line, ...]:
    start = _block_before(former, _same_length(former, now))
    one, other = former[start:], now[start:]
    end = _same_length(one[::-1], other[::-1])
    one, other = (text[: _block_after(text, len(text) - end)] for text in (one, other))
    return text_difference(lines_of(one), lines_of(other))


def _same_length(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _block_before(html: str, position: int) -> int:
    """Where the last tag of a block begins before a position: up to there lines are the same."""
    while (position := html.rfind("<", 0, position)) > 0 and not _BLOCK.match(html, position):
        pass
    return max(0, position)


def _block_after(html: str, position: int) -> int:
    """Where the first tag of a block begins from a position on: from there lines are the same."""
    found = _BLOCK.search(html, position)
    return found.start() if found else len(html)


@lru_cache(maxsize=64)
def _around(former: str, now: str) -> tuple[Line, ...]:
    """The same for what pages that lie equally deep share."""
    return _content(former, now)


def _head(former: str, now: str) -> tuple[Line, ...]:
    return text_difference(_told(former), _told(now))


_CHANGES: Mapping[Part, Callable[[str, str], tuple[Line, ...]]] = {
    Part.HEAD: _head,
    Part.AROUND: _around,
    Part.CONTENT: _content,
}


def _told(head: str) -> tuple[str, ...]:
    title, description = _TITLE.search(head), _DESCRIPTION.search(head)
    return tuple(
        f"{name}: {unescape(found[1])}"
        for name, found in (("Titel", title), ("Beschrijving", description))
        if found
    )


def _hidden(former: str, now: str) -> tuple[Line, ...]:
    """The attributes that differ; none where the difference lies elsewhere."""
    return text_difference(_attributes(former), _attributes(now))


def _attributes(html: str) -> tuple[str, ...]:
    return tuple(
        f"{found[1]}: {unescape(found[2])}" for found in _VALUES.finditer(html) if found[1]
    )


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


def key_of(difference: Difference, own: re.Pattern[str]) -> str:
    """What differences share that say the same but for a municipality's `own` words and figures.

    Of what stays only the words near to what changes count.
    """
    told: list[str] = [difference.part]
    for line in difference.lines:
        told.append(str(len(line)))
        for sign, text in shortened(line):
            words = own.sub("\0", text)
            told += (sign, _FIGURES.sub("\0", words) if sign == "=" else words)
    return fingerprint(told)[:12]


def own_words(words: Iterable[str | None]) -> re.Pattern[str]:
    """A pattern for a municipality's own words, the longest first."""
    found = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in found) or r"(?!)")


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
