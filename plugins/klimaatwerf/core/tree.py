"""Trees of text leaves, each of which knows where it was written and what it replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from klimaatwerf.core.frozen import FrozenMapping

__all__ = [
    "EMPTY",
    "Branch",
    "Layer",
    "Leaf",
    "Listing",
    "Node",
    "Place",
    "Source",
    "leaves",
    "locate",
    "reusing",
]


class Layer(StrEnum):
    """Who wrote a value, lowest precedence first."""

    REGISTER = "register"
    PACK = "pack"
    REGION = "region"
    MUNICIPALITY = "municipality"


class Place(NamedTuple):
    """A position in a source; line and column count from 1, `file` is relative to the root."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file, relative to the root with `/`, and the layer that it belongs to."""

    file: str
    layer: Layer


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of text as it was written; `replaced` is what it overrode in a lower layer."""

    text: str
    source: Source
    line: int = 1
    column: int = 1
    quoted: bool = False
    replaced: Node | None = field(default=None, compare=False)

    @property
    def place(self) -> Place:
        """Where the text starts."""
        return Place(self.source.file, self.line, self.column)

    @property
    def layer(self) -> Layer:
        """The layer that wrote it."""
        return self.source.layer

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in (`phone:`), which is the same as leaving the field out."""
        return not self.text and not self.quoted


@dataclass(frozen=True, slots=True)
class Branch:
    """Named nodes in the order in which they were written."""

    items: Mapping[str, Node]
    source: Source
    line: int = 1
    column: int = 1
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict, compare=False)

    @property
    def place(self) -> Place:
        """Where the first key stands."""
        return Place(self.source.file, self.line, self.column)

    def key_place(self, key: str) -> Place:
        """Where `key` itself was written, else where the branch starts."""
        line, column = self.keys.get(key, (self.line, self.column))
        node = self.items.get(key)
        file = node.source.file if node is not None else self.source.file
        return Place(file, line, column)

    def get(self, *path: str) -> Node | None:
        """The node below `path`, or None."""
        node: Node | None = self
        for name in path:
            if not isinstance(node, Branch):
                return None
            node = node.items.get(name)
        return node

    def text(self, *path: str) -> str | None:
        """The text of the leaf at `path`; None when there is no filled leaf."""
        node = self.get(*path)
        return node.text if isinstance(node, Leaf) and not node.blank else None

    def branch(self, *path: str) -> Branch:
        """The branch at `path`, or an empty one."""
        node = self.get(*path)
        return node if isinstance(node, Branch) else EMPTY


@dataclass(frozen=True, slots=True)
class Listing:
    """Nodes in order."""

    items: tuple[Node, ...]
    source: Source
    line: int = 1
    column: int = 1
    replaced: Node | None = field(default=None, compare=False)

    @property
    def place(self) -> Place:
        """Where the list starts."""
        return Place(self.source.file, self.line, self.column)


Node = Leaf | Branch | Listing

EMPTY = Branch(FrozenMapping({}), Source("", Layer.REGISTER))


def leaves(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    """Every leaf below `node` with its path; list items are named by their position from 0."""
    if isinstance(node, Leaf):
        return iter(((path, node),))
    found: list[tuple[tuple[str, ...], Leaf]] = []
    _gather(node, path, found)
    return iter(found)


def _gather(
    node: Branch | Listing, path: tuple[str, ...], found: list[tuple[tuple[str, ...], Leaf]]
) -> None:
    """Add the leaves to a list: handing each up through generators takes half as long again."""
    named = node.items.items() if isinstance(node, Branch) else enumerate(node.items)
    for name, value in named:
        below = (*path, str(name))
        if isinstance(value, Leaf):
            found.append((below, value))
        else:
            _gather(value, below, found)


def locate(root: Node, path: tuple[str | int, ...]) -> tuple[Node, int]:
    """The deepest node on `path` and how many of its steps lead there."""
    node = root
    for depth, step in enumerate(path):
        below: Node | None = None
        if isinstance(node, Branch):
            below = node.items.get(str(step))
        elif isinstance(node, Listing) and str(step).isdecimal() and int(step) < len(node.items):
            below = node.items[int(step)]
        if below is None:
            return node, depth
        node = below
    return node, len(path)


def reusing(former: Node | None, now: Node) -> Node:
    """The same node, with the very objects of a former one wherever those are equal."""
    if former is not None and former == now:
        return former
    if isinstance(former, Branch) and isinstance(now, Branch):
        items = {name: reusing(former.items.get(name), node) for name, node in now.items.items()}
        return replace(now, items=items)
    return now
