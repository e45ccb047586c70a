"""The handbook's code blocks, each with the line above it that says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PAGES", "Block", "blocks_of", "pictures_of"]

HANDBOOK = Path(__file__).resolve().parents[2] / "content/portal/handboek"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"^Afbeelding: `([^`]+)`$", re.MULTILINE)
_MARKS = {
    "file": re.compile(r"Bestand: `(?P<path>[^`]+)`"),
    "add": re.compile(r"Voeg toe aan: `(?P<path>[^`]+)`"),
    "change": re.compile(r"Pas aan in: `(?P<path>[^`]+)`"),
    "wrong": re.compile(r"Fout in: `(?P<path>[^`]+)`, melding `(?P<code>[a-z-]+)`"),
    "tip": re.compile(r"Tip bij: `(?P<path>[^`]+)`, melding `(?P<code>[a-z-]+)`"),
    "said": re.compile(r"De melding:"),
    "run": re.compile(r"Opdracht:"),
    "answer": re.compile(r"Antwoord:"),
    "setting": re.compile(r"Instelling: `(?P<path>[^`]+)`"),
    "shape": re.compile(r"Vorm:"),
}


@dataclass(frozen=True)
class Block:
    """A code block: what is done with it, its language, its text and what its mark names."""

    page: str
    mark: str
    language: str
    text: str
    path: str = ""
    code: str = ""


def _order(page: Path) -> tuple[int, str]:
    match = re.search(r"^order: (\d+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return int(match[1]) if match else 1000, page.name


PAGES = tuple(sorted(HANDBOOK.rglob("*.md"), key=_order))
"""The written pages in the order in which somebody reads them."""


def blocks_of(page: Path) -> Iterator[Block]:
    """The code blocks of a page; one without a mark has the mark "none"."""
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(HANDBOOK).as_posix()
    for fence in _FENCE.finditer(text):
        above = text[: fence.start()].rstrip("\n").rpartition("\n")[2]
        for mark, pattern in _MARKS.items():
            if match := pattern.fullmatch(above):
                yield Block(name, mark, fence[1], fence[2], **match.groupdict())
                break
        else:
            yield Block(name, "none", fence[1], fence[2])


def pictures_of(page: Path) -> list[str]:
    """The pictures that a page asks the reader to put somewhere."""
    return _PICTURE.findall(page.read_text(encoding="utf-8"))
