"""What two versions of a page say differently to who reads them, and which of it is alike.

A page has parts: what stands in its main element, what stands around that, and what search engines
show of it. What changes in none of them, nobody reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import unescape

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.templates.text_diff import Line, shortened, text_difference

__all__ = ["Difference", "Part", "differences", "key_of", "lines_of", "own_words"]

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
