"""The Markdown that a gemeente wrote itself, wherever it stands: what of it is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klimaatwerf.core.links import foreign_pictures, pictures_without_text
from klimaatwerf.core.markup import left_open, left_out, too_deep, too_heavy
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Branch, Leaf, Place, leaves

__all__ = ["check_markup", "check_pictures", "short_texts"]

_MARKDOWN = frozenset(("body", "instructions", "answer", "report", "text", "enforcement", "steps"))
"""The fields that are Markdown, by name."""
_PLAIN = frozenset(("announcement", "texts"))
"""Groups in which a field with such a name is no Markdown."""
_MARKED = re.compile(r"[<\[{`=]|[*_]{9}|.{500}|\n(?: {20}|\t{5}|(?: {0,3}>){9})")
"""What a text without any of it can't be wrong in."""


def check_markup(local: Branch, problems: Collector) -> None:
    """Report what is left out of the texts of a gemeente, and what is too heavy to convert."""
    for path, leaf in _texts(local):
        if not _MARKED.search(leaf.text):
            continue
        found = Collector()
        if too_heavy(leaf.text):
            found.add("text-heavy", leaf.place)
        elif too_deep(leaf.text):
            found.add("text-deep", leaf.place)
        else:
            check_pictures(leaf.text, leaf.place, found)
            for what, place in left_out(leaf.text, leaf.place):
                found.add("html-left-out", place, what=what)
            for what, place in left_open(leaf.text, leaf.place):
                found.add("html-open", place, what=what, closed=f"</{what[1:]}")
        problems.extend(one.at(_shown(path)) for one in found.problems)


def _shown(path: tuple[str, ...]) -> tuple[str, ...]:
    """Where a text stands as its author knows it: a page by its address."""
    return (f"/{path[1]}",) if path[0] == "pages" and path[-1] == "body" else path


def short_texts(local: Branch) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    """The Markdown in the data of a gemeente that is no text of a page, with its path."""
    return ((path, leaf) for path, leaf in _texts(local) if path[-1] != "body" or len(path) > 3)


def _texts(local: Branch) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    for path, leaf in leaves(local):
        name = path[-2] if path[-1].isdecimal() and len(path) > 1 else path[-1]
        if name in _MARKDOWN and not _PLAIN & set(path):
            yield path, leaf


def check_pictures(text: str, start: Place, problems: Collector) -> None:
    """Report pictures without words and those of other hosts."""
    for place in pictures_without_text(text, start):
        problems.add("picture-text", place)
    for target, place in foreign_pictures(text, start):
        problems.add("picture-elsewhere", place, target=target[:80])
