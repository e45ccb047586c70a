"""The tags in a letter template: where each stands in the document, as somebody sees it in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["TITLE", "Paragraph", "Tag", "paragraphs_of", "stray", "tags_of", "unclosed"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = {"document": "tekst", "header": "koptekst", "footer": "voettekst", "footnotes": "voetnoot"}
TITLE = "docProps/core.xml"
"""The part with the title of a document."""
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENING = re.compile(r"\{\{|\{%|\{#")
_STRAY = re.compile(r"[^{\s]*(?:\}\}|%\}|#\})|\{\s*[a-z_]+\.[a-z_.]+\s*\}")
_STATEMENT = re.compile(r"\{%-?\s*(?:(p|tr|tc|r)\s+)?(\w*)\s*(.*?)\s*-?%\}", re.DOTALL)
_VALUE = re.compile(r"\{\{-?(?:(p|tr|tc|r) )?(.*?)-?\}\}", re.DOTALL)
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_AROUND = 60


class Paragraph(NamedTuple):
    """A paragraph of a part; its number counts from 1 in that part."""

    part: str
    number: int
    text: str
    element: _Element | None
    """The paragraph itself; None for the title, which stands among the properties."""

    @property
    def path(self) -> tuple[str, ...]:
        """Where it stands, in the words of somebody who looks at the document."""
        if self.part == TITLE:
            return ("titel bij de eigenschappen",)
        name = re.sub(r"word/|\d*\.xml", "", self.part)
        return (f"{_PARTS[name]}, alinea {self.number}",)

    def around(self, at: int = 0) -> str:
        """The words around a place in it, short enough for a message."""
        start = max(min(at - _AROUND // 3, len(self.text) - _AROUND), 0)
        shown = " ".join(self.text[start : start + _AROUND].split())
        return f"{'…' * (start > 0)}{shown}{'…' * (start + _AROUND < len(self.text))}"

    def holder(self, kind: str) -> _Element | None:
        """What must be the same for a tag and the one that closes it, by the kind of tag."""
        if kind == "tr":
            return None if self.row is None else self.row.getparent()
        if kind == "p" and self.element is not None:
            return self.element.getparent()
        return self.element

    @property
    def row(self) -> _Element | None:
        """The row of a table in which it stands."""
        if self.element is None:
            return None
        return next(self.element.iterancestors(f"{_W}tr"), None)


class Tag(NamedTuple):
    """A tag; `word` is "" for a value, "#" for a comment, else the word of a statement.

    `kind` is "p" or "tr" where it takes its whole paragraph or row away, else "".
    """

    paragraph: Paragraph
    at: int
    written: str
    kind: str
    word: str
    rest: str


def paragraphs_of(part: str, root: _Element) -> Iterator[Paragraph]:
    """Every paragraph with its own text: that of a text box in it is the box's."""
    for number, element in enumerate(root.iter(f"{_W}p"), 1):
        yield Paragraph(part, number, "".join(_words(element)), element)


def _words(element: _Element) -> Iterator[str]:
    for child in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}p"):
        if child.tag == f"{_W}p" or next(child.iterancestors(f"{_W}p")) is not element:
            continue
        yield (child.text or "") if child.tag == f"{_W}t" else " "


def tags_of(paragraph: Paragraph) -> Iterator[Tag]:
    """The tags that begin and end in a paragraph."""
    for found in _TAG.finditer(paragraph.text):
        written = found[0].translate(_QUOTES)  # Word makes quotes round while one types
        kind = word = rest = ""
        if written.startswith("{#"):
            word = "#"
        elif match := (_STATEMENT if written.startswith("{%") else _VALUE).fullmatch(written):
            kind, *parts = match.groups("")
            word, rest = parts if len(parts) == 2 else ("", parts[0].strip())
        yield Tag(paragraph, found.start(), written, kind, word, rest)


def unclosed(paragraph: Paragraph) -> int | None:
    """Where a tag begins that doesn't end in the same paragraph."""
    left = _TAG.sub(lambda match: "\0" * len(match[0]), paragraph.text)
    found = _OPENING.search(left)
    return found.start() if found else None


def stray(paragraph: Paragraph) -> str:
    """The end of a tag that never began, or a field between single braces."""
    left = _TAG.sub(" ", paragraph.text)
    found = None if _OPENING.search(left) else _STRAY.search(left)
    return found[0] if found else ""
