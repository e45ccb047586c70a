"""Plain texts of the template language, filled in: choices in a line, and no empty lines left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from klimaatwerf.core.tree import Leaf
from klimaatwerf.core.values import Values
from klimaatwerf.core.vocabulary import AddressForm
from klimaatwerf.render.parts import Call, Choice, Part, Text, Value, unguarded

__all__ = ["filled_in", "holes", "longest"]

_TAG = "\0"
"""Where a tag stood: a line with nothing else on it goes."""
_ONLY_TAGS = re.compile(rf"^[ \t]*{_TAG}[ \t{_TAG}]*(?:\n|\Z)", re.MULTILINE)
_SPACES = re.compile(r"(?<=\S)[ \t]{2,}")
_EDGES = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")
_WHOLE_LINE = re.compile(r"[ \t]*\{\{[^{}]*\}\}[ \t]*")


def filled_in(parts: Iterable[Part], values: Values) -> str:
    """The text as one reader sees it.

    A line on which nothing came of its tags is no line, and no two blank lines follow each other.
    """
    text = "".join(_words(parts, values))
    text = _ONLY_TAGS.sub("", text).replace(_TAG, "")
    return _GAPS.sub("\n\n", _SPACES.sub(" ", _EDGES.sub("", text))).strip("\n")


def _words(parts: Iterable[Part], values: Values) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Text):
            yield part.text
        elif isinstance(part, Value):
            yield values.text(part.path) or _TAG
        elif isinstance(part, Choice):
            yield _TAG
            yield from _words(part.then if values.filled(part.path) else part.otherwise, values)
            yield _TAG
        elif not isinstance(part, Call):
            yield part.for_form(values.address_form)


def longest(parts: Iterable[Part], form: AddressForm) -> int:
    """The characters that a text has at least, whatever its values are, in its longest choices."""
    total = 0
    for part in parts:
        if isinstance(part, Text):
            total += len(part.text)
        elif isinstance(part, Choice):
            total += max(longest(part.then, form), longest(part.otherwise, form))
        elif not isinstance(part, Value | Call):
            total += len(part.for_form(form))
    return total


def holes(parts: Iterable[Part], leaf: Leaf, known: frozenset[str]) -> Iterator[Value]:
    """The values that could leave a hole in a sentence: not `known`, not asked after, not alone.

    A value that is alone on its line takes the line with it.
    """
    rows = leaf.text.split("\n")
    for value in unguarded(parts, known):
        row = rows[min(value.place.line - leaf.line, len(rows) - 1)]
        if len(rows) == 1 or not _WHOLE_LINE.fullmatch(row):
            yield value
