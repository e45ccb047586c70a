"""The prose of a Markdown text, so that its sentences can be judged, each where it was written.

What is no prose (markup, addresses, code, tags of the template language) becomes spaces, one for
one, so an offset in the prose is an offset in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from klimaatwerf.core.tree import Leaf, Place
from klimaatwerf.core.vocabulary import AddressForm

__all__ = ["Sentence", "place_in", "prose", "sentences", "words"]

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_STRING = r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')"""
_PAIR = re.compile(rf"\bje\(\s*{_STRING}\s*,\s*{_STRING}\s*\)", re.DOTALL)
_SHOWN = re.compile(r"\{\{\s*(?!je\b|else\b)[\w.]+\s*\}\}")
_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*|<!--.*?-->", re.MULTILINE | re.DOTALL)
_MARKUP = tuple(
    (sign, re.compile(pattern, re.MULTILINE))
    for sign, pattern in (
        ("](", r"\]\([^)\n]*\)"),
        ("][", r"\]\[[^\]\n]*\]"),
        ("]:", r"^[ \t]*\[[^\]\n]+\]:.*$"),
        ("<", r"<[^>\n]+>"),
        ("{", r"\{[:#.][^}\n]*\}"),
        ("://", r"https?://\S+"),
        ("@", r"[\w.+-]+@[\w.-]+"),
        ("[", r"!?\["),
        ("]", r"\]"),
        ("*", r"\*+"),
        ("_", r"(?<!\w)_+|_+(?!\w)"),
        ("`", r"`"),
    )
)
"""What is no prose in a line, with the sign without which it is not there: looking is cheap."""
_BLOCK = re.compile(r"^[ \t]*(?:#{1,6}|>|[-+*]|\d+[.)]|:|!!!)[ \t]+", re.MULTILINE)
_BREAK = re.compile(r"\n\s*\n|\n(?=\0)|\0")
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(]*[A-Z0-9À-Þ]|\s*$)")
_ABBREVIATIONS = ("bv", "bijv", "enz", "nr", "dr", "tel", "blz", "o.a", "d.w.z", "m.a.w", "incl")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the offset at which it starts."""

    text: str
    start: int


def prose(text: str, form: AddressForm) -> str:
    """The text as a reader of that form sees it, everything else blank; as long as it was."""
    shown = text.replace("\0", " ")
    if "{" in shown:
        shown = _SHOWN.sub(lambda tag: "Naam".ljust(len(tag[0]))[: len(tag[0])], shown)
        shown = _TAG.sub(partial(_spoken, form=form), shown)
    if "`" in shown or "~~~" in shown or "<!--" in shown:
        shown = _CODE.sub(_blank, shown)
    if "\n" in shown or shown[:1] in "#>-+*:!0123456789 \t":
        shown = _BLOCK.sub(lambda mark: "\0" + _blank(mark)[1:], shown)
    if "|" in shown:
        shown = shown.replace("|", "\0")
    for sign, pattern in _MARKUP:
        if sign in shown:
            shown = pattern.sub(_blank, shown)
    return shown


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _spoken(tag: re.Match[str], form: AddressForm) -> str:
    """A tag with only the words that it shows in that form: those of its je/u pairs."""
    blank = list(_blank(tag))
    for pair in _PAIR.finditer(tag[0]):
        groups = (1, 2) if form is AddressForm.JE else (3, 4)
        group = next(number for number in groups if pair[number] is not None)
        blank[pair.start(group) : pair.end(group)] = pair[group]
    return "".join(blank)


def sentences(shown: str) -> Iterator[Sentence]:
    """The sentences of prose; a heading, a paragraph and an item of a list end with their block."""
    start = 0
    for end in (*(match.start() for match in _BREAK.finditer(shown)), len(shown)):
        yield from _sentences_of(shown[start:end], start)
        start = end


def _sentences_of(block: str, offset: int) -> Iterator[Sentence]:
    start = 0
    ends = [match.end() for match in _END.finditer(block) if _ends(match)]
    for end in (*ends, len(block)):
        text = block[start:end].strip(" \t\n\0")
        if text:
            yield Sentence(text, offset + block.index(text, start))
        start = end


def _ends(stop: re.Match[str]) -> bool:
    """Whether a stop ends a sentence, and not an abbreviation."""
    before = stop.string[max(0, stop.start() - 8) : stop.start()].split()
    return not before or before[-1] not in _ABBREVIATIONS


def words(text: str) -> list[str]:
    """The words of a text; a figure, a clock time and a compound with a hyphen are one each."""
    return [word for word in text.split() if any(map(str.isalnum, word))]


def place_in(leaf: Leaf, offset: int) -> Place:
    """Where an offset of a text lies in its file; of a text on one line that is its start."""
    if "\n" not in leaf.text:
        return leaf.place
    line = leaf.text.count("\n", 0, offset)
    first = leaf.text.rfind("\n", 0, offset) + 1
    return Place(leaf.source.file, leaf.line + line, offset - first + leaf.column)
