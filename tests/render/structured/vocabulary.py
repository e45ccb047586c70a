"""Holds JSON-LD against schema.org's own vocabulary: its types, their properties, their values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["faults", "nodes"]

_FILE = Path(__file__).with_name("vocabulary.json")
_SCHEMA = "https://schema.org/"
_DAY = r"\d{4}-\d\d-\d\d"
_CLOCK = r"\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)"
_FORMS = {
    "Text": r"(?s)\S.*",
    "URL": r"https?://[^\s/]+\S*",
    "Date": _DAY,
    "DateTime": f"{_DAY}T{_CLOCK}",
    "Time": _CLOCK,
    "Number": r"-?\d+(\.\d+)?",
    "Integer": r"-?\d+",
}
"""How a text must look to be a value of schema.org's data types; a time has its offset."""


@cache
def _vocabulary() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found


@cache
def _lineage(kind: str) -> frozenset[str]:
    """A type with all that it is under."""
    under = _vocabulary()["types"][kind]["under"]
    return frozenset({kind}.union(*map(_lineage, under)))


@cache
def _properties(kind: str) -> Mapping[str, list[str]]:
    """The properties of a type, inherited ones too, each with the types of its values."""
    types = _vocabulary()["types"]
    return {
        name: values for one in _lineage(kind) for name, values in types[one]["properties"].items()
    }


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node of a document, wherever it stands."""
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from nodes(one)


def faults(document: Mapping[str, Any]) -> list[str]:
    """What schema.org has no word for."""
    if document.get("@context") != "https://schema.org":
        return ["not in schema.org's words"]
    known = {one["@id"]: one for one in nodes(document["@graph"]) if "@id" in one}
    return [fault for node in document["@graph"] for fault in _of_node(node, known)]


def _of_node(node: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[str]:
    kind = node["@type"]
    if kind not in _vocabulary()["types"]:
        yield f"{kind} is no type"
        return
    for name, value in node.items():
        if name in ("@type", "@id"):
            continue
        wanted = _properties(kind).get(name)
        if wanted is None:
            yield f"{kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            if not _fits(one, wanted, known):
                yield f"{kind}.{name} can't be {one!r}, it is one of {', '.join(wanted)}"
            if isinstance(one, dict) and "@type" in one:
                yield from _of_node(one, known)


def _fits(value: Any, wanted: Iterable[str], known: Mapping[str, Any]) -> bool:
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int | float):
        return not {"Number", "Integer", "Text"}.isdisjoint(wanted)
    if isinstance(value, str):
        return any(_is_a(value, kind) for kind in wanted)
    found = value if "@type" in value else known.get(value.get("@id"), {})
    types = _vocabulary()["types"]
    return found.get("@type") in types and not _lineage(found["@type"]).isdisjoint(wanted)


def _is_a(text: str, kind: str) -> bool:
    """Whether a text is a value of a data type, or a member of a list."""
    if kind in _FORMS:
        return re.fullmatch(_FORMS[kind], text) is not None
    members = _vocabulary()["members"].get(kind, ())
    return text.startswith(_SCHEMA) and text.removeprefix(_SCHEMA) in members
