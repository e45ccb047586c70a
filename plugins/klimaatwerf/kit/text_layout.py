"""A plain text as paragraphs, lists and links, for whoever shows it: a page or a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from klimaatwerf.core.model.kit_channels import LengthUnit
from klimaatwerf.core.values import decimal_text
from klimaatwerf.kit.texts import KitText
from klimaatwerf.render.mail import mail_link
from klimaatwerf.render.words import phone_link

__all__ = ["Block", "Kind", "Span", "blocks", "length_told", "spans"]


class Kind(StrEnum):
    """What lines are together."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; those of a list without their mark."""

    kind: Kind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line: plain, a link, or something that somebody must fill in."""

    text: str
    href: str = ""
    to_fill: bool = False


_NUMBER = re.compile(r"\d+\. ")
_SPAN = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?)\]”’])"
    r"|(?P<mail>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<phone>(?<![\w./@+-])(?:(?:\+32[ ./]?|0)4(?:[ ./]?\d){8}"
    r"|(?:\+32[ ./]?|0)[1-9](?:[ ./]?\d){7})(?![\w/@]|\.\d))"
    r"|(?P<fill>\[[^\]\n]+\])"
)
"""Addresses, phone numbers of Belgium and what stands between square brackets."""


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs and lists of a text, in order; a list may follow a line without a gap."""
    for paragraph in text.split("\n\n"):
        for kind, lines in groupby(paragraph.split("\n"), key=_kind):
            yield Block(kind, tuple(_bare(line, kind) for line in lines))


def spans(line: str, short_url: str = "", url: str = "") -> Iterator[Span]:
    """A line in stretches; `short_url` is how people type `url`."""
    pattern = _SPAN
    if short_url and url:
        pattern = re.compile(
            rf"(?P<short>(?<![\w./]){re.escape(short_url)}(?![\w/]))|{_SPAN.pattern}"
        )
    position = 0
    for match in pattern.finditer(line):
        if match.start() > position:
            yield Span(line[position : match.start()])
        yield _span(match, url)
        position = match.end()
    if position < len(line):
        yield Span(line[position:])


def length_told(text: KitText) -> str:
    """How long a text is beside what its channel takes, in words."""
    units = LengthUnit.CHARACTERS, LengthUnit.WORDS
    other = next(one for one in units if one is not text.unit)
    second = text.characters if other is LengthUnit.CHARACTERS else text.words
    told = (
        f"{_of(text.counted, text.limit)} {text.unit.label}, {decimal_text(second)} {other.label}"
    )
    if text.counted > text.limit:
        told = f"te lang: {told}"
    heading = text.heading
    if heading is not None and not heading.fits:
        length = _of(len(heading.text), heading.limit)
        told += f"; {heading.name.lower()} te lang: {length} tekens"
    return told


def _of(length: int, limit: int) -> str:
    return f"{decimal_text(length)} van hoogstens {decimal_text(limit)}"


def _kind(line: str) -> Kind:
    if line.startswith("- "):
        return Kind.BULLETS
    return Kind.NUMBERS if _NUMBER.match(line) else Kind.PARAGRAPH


def _bare(line: str, kind: Kind) -> str:
    return line if kind is Kind.PARAGRAPH else line.partition(" ")[2]


def _span(match: re.Match[str], url: str) -> Span:
    text = match[0]
    match match.lastgroup:
        case "fill":
            return Span(text, to_fill=True)
        case "mail":
            return Span(text, mail_link(text))
        case "phone":
            return Span(text, f"tel:{phone_link(text)}")
        case "short":
            return Span(text, url)
    return Span(text, text)
