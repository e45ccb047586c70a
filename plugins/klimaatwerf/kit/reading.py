"""The files of content/kit/ that hold words, as models whose texts are parsed and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from klimaatwerf.core.check import parse
from klimaatwerf.core.model import Model
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.template_text import TemplateText
from klimaatwerf.core.tree import Layer, Leaf, Node, Place, Source
from klimaatwerf.core.values import ALWAYS_FILLED, Roots
from klimaatwerf.core.vocabulary import AddressForm
from klimaatwerf.render import template
from klimaatwerf.render.parts import Part
from klimaatwerf.render.running_text import holes, longest
from klimaatwerf.schema.shape import Group, Items, Named, Shape, Value, fields_of
from klimaatwerf.sources.files import decode
from klimaatwerf.sources.yaml import compose

__all__ = [
    "FOLDER",
    "Grammar",
    "Parsed",
    "Path",
    "parsed",
    "read",
    "start_of",
    "texts_in",
    "tree_of",
]

FOLDER = "content/kit"
"""Where BBL writes these files, whatever release they come from."""

M = TypeVar("M", bound=Model)
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a text may show: the names of pack.yml, and roots of its own.

    `filled` are those of its own paths that always hold something.
    """

    texts: Collection[str]
    own: Roots
    filled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with its parts, and how much of it a reader may see (0: any length)."""

    leaf: Leaf
    parts: tuple[Part, ...]
    limit: int


def start_of(name: str) -> Place:
    """The start of a file of content/kit/."""
    return Place(f"{FOLDER}/{name}", 1, 1)


def tree_of(name: str, data: bytes, problems: Collector) -> Node | None:
    """The tree of a file; None where it can't be read or is empty, which `problems` tell."""
    source = Source(f"{FOLDER}/{name}", Layer.PACK)
    try:
        node = compose(decode(data, source.file), source, problems)
    except SourceError as error:
        problems.extend(error.problems)
        return None
    if node is None:
        problems.add("recruit-empty", start_of(name))
    return node


def read(model: type[M], name: str, data: bytes, problems: Collector) -> M | None:
    """The model that a file describes; None where it can't be made, which `problems` tell."""
    node = tree_of(name, data, problems)
    if node is None:
        return None
    made, found = parse(model, node, ())
    problems.extend(found)
    return made


def parsed(leaf: Leaf, limit: int, grammar: Grammar, problems: Collector, path: Path) -> Parsed:
    """A text in parts, with its form, its holes and its least length checked."""
    found = Collector()
    parts = template.parse(leaf, found, grammar.texts, own=grammar.own)
    for value in holes(parts, leaf, ALWAYS_FILLED | grammar.filled):
        found.add("empty-possible", value.place, what=value.name)
    length = max(longest(parts, form) for form in AddressForm)
    if limit and length > limit:
        found.add("text-too-long", leaf.place, length=length, limit=limit)
    problems.extend(one.at(path) for one in found.problems)
    return Parsed(leaf, parts, limit)


def texts_in(model: Model, grammar: Grammar, problems: Collector) -> Mapping[Path, Parsed]:
    """Every text with placeholders in a model, by its path; what is wrong goes to `problems`."""
    return {
        path: parsed(leaf, limit, grammar, problems, path)
        for path, leaf, limit in _leaves(model, ())
    }


def _leaves(model: Model, path: Path) -> Iterator[tuple[Path, Leaf, int]]:
    for field in fields_of(type(model)):
        yield from _below(field.shape, getattr(model, field.name), (*path, field.name))


def _below(shape: Shape, value: Any, path: Path) -> Iterator[tuple[Path, Leaf, int]]:
    if value is None:
        return
    match shape:
        case Value(type=TemplateText(limit=limit)):
            yield path, value, limit
        case Group():
            yield from _leaves(value, path)
        case Items(item=item):
            for number, one in enumerate(value):
                yield from _below(item, one, (*path, str(number)))
        case Named(value=item):
            for name, one in value.items():
                yield from _below(item, one, (*path, name))
