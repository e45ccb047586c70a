"""A letter template as a file: the parts in which text stands, or why we don't open it.

A .docx is a zip. It comes from somebody's Word, so it is looked at before any library reads it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

__all__ = ["PARSER", "Refusal", "parts_with_text", "refusals", "title_of"]

MAX_ENTRIES = 200
MAX_BYTES = 12_000_000
"""How large a template may be when unpacked; a letter of two pages is some 100 kB."""
MAX_TEXT = 1_000_000
"""How large the text of one may be, in bytes: docxtpl takes a second for each of these."""
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
"""Reads XML from somebody's Word, and nothing beside it."""
_PROPERTIES = "docProps/core.xml"
_DOCUMENT = "word/document.xml"
_TEXT = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_LINK = re.compile(r'Target="(https?:|mailto:)[^"]*"')


_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What reading a damaged archive raises."""


class Refusal(NamedTuple):
    """Why a template is not opened: a code of the catalogue, and its fact."""

    code: str
    what: str = ""


def refusals(data: bytes) -> list[Refusal]:
    """Everything that keeps a file from being a template; none if it can be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            size = sum(one.file_size for one in infos)
            if len(infos) > MAX_ENTRIES or size > MAX_BYTES:
                return [Refusal("letter-heavy", f"{max(size // 1_000_000, 1)} MB")]
            if any(one.flag_bits & 1 for one in infos):
                return [Refusal("letter-not-word", "er staat een wachtwoord op")]
            if any(_TEXT.fullmatch(one.filename) and one.file_size > MAX_TEXT for one in infos):
                return [Refusal("letter-heavy", "meer dan 1 MB tekst")]
            names = [one.filename for one in infos]
            if len(set(names)) < len(names) or any(map(_strays, names)):
                return [Refusal("letter-not-word", "het archief is niet in orde")]
            if _DOCUMENT not in names:
                return [Refusal("letter-not-word", "er zit geen Word-tekst in")]
            return list(_inside(archive, names))
    except _UNREADABLE:
        return [Refusal("letter-not-word", "het archief is niet te lezen")]


def _strays(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _inside(archive: zipfile.ZipFile, names: list[str]) -> Iterator[Refusal]:
    for name in names:
        low = name.lower()
        if low.endswith("vbaproject.bin") or "/activex/" in low:
            yield Refusal("letter-macro", name)
        elif "/embeddings/" in low:
            yield Refusal("letter-embedded", name)
        elif low.endswith((".xml", ".rels")):
            text = archive.read(name)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                yield Refusal("letter-not-word", f"in {name} staat een DOCTYPE")
            elif low.endswith(".rels"):
                yield from _outside(text.decode("utf-8", "replace"))
            elif name == "[Content_Types].xml" and b"macroEnabled" in text:
                yield Refusal("letter-macro", "bewaard als .docm")


def _outside(text: str) -> Iterator[Refusal]:
    """What a template would fetch from elsewhere; a link that a reader follows is fine."""
    for relation in _RELATION.findall(text):
        if 'TargetMode="External"' not in relation:
            continue
        if "/hyperlink" in relation and _LINK.search(relation):
            continue
        target = re.search(r'Target="([^"]*)"', relation)
        yield Refusal("letter-outside", target[1] if target else "?")


def title_of(data: bytes) -> str:
    """What the properties of a document call it; "" where they don't."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _PROPERTIES not in archive.namelist():
            return ""
        root = etree.fromstring(archive.read(_PROPERTIES), PARSER)
    return root.findtext("{http://purl.org/dc/elements/1.1/}title") or ""


def parts_with_text(data: bytes) -> dict[str, bytes]:
    """The XML of the body, the headers, the footers and the notes, in the order of a reader."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if _TEXT.fullmatch(name)]
        return {name: archive.read(name) for name in sorted(names, key=_place)}


def _place(name: str) -> tuple[bool, str]:
    return (name != _DOCUMENT, name)
