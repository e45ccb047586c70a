"""Trees from plain values, so that a test shows what it merges, checks or plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from klimaatwerf.core.cascade import by_identity
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Branch, Layer, Leaf, Listing, Node, Source

__all__ = ["FILES", "Plain", "branch", "collection", "layer_of", "plain", "tree"]

Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]

FILES = {
    Layer.REGISTER: "register",
    Layer.PACK: "content/pack.yml",
    Layer.REGION: "content/regions/kempen/region.yml",
    Layer.MUNICIPALITY: "municipalities/dorp/municipality.yml",
}


def tree(value: Plain, layer: Layer = Layer.MUNICIPALITY, file: str | None = None) -> Node:
    """The tree of a value, each node on a line of its own, counted in the order of writing."""
    return _grown(value, Source(file or FILES[layer], layer), count(1))


def branch(value: Mapping[str, Plain], layer: Layer = Layer.MUNICIPALITY) -> Branch:
    """The tree of a mapping."""
    grown = tree(value, layer)
    assert isinstance(grown, Branch)
    return grown


def collection(name: str, items: Sequence[Plain], layer: Layer = Layer.MUNICIPALITY) -> Branch:
    """A list of items as the branch by id that the reader makes of it."""
    problems = Collector()
    found = by_identity(tree(items, layer), name, problems)
    assert problems.problems == []
    return found


def layer_of(layer: Layer, **parts: Plain) -> Branch:
    """What the reader gives for a layer: lists become collections, mappings stay."""
    source = Source(FILES[layer], layer)
    items = {
        name: branch(part, layer) if isinstance(part, Mapping) else collection(name, part, layer)
        for name, part in parts.items()
    }
    return Branch(items, source)


def plain(node: Node | None) -> Plain | None:
    """The value that a tree was grown from."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Listing):
        return [_known(item) for item in node.items]
    return None if node is None else {key: _known(item) for key, item in node.items.items()}


def _known(node: Node) -> Plain:
    found = plain(node)
    assert found is not None
    return found


def _grown(value: Plain, source: Source, lines: Iterator[int]) -> Node:
    line = next(lines)
    if isinstance(value, str):
        return Leaf(value, source, line, 3)
    if isinstance(value, Mapping):
        keys: dict[str, tuple[int, int]] = {}
        items: dict[str, Node] = {}
        for key, below in value.items():
            items[key] = _grown(below, source, lines)
            keys[key] = (items[key].line, 1)
        return Branch(items, source, line, 1, keys)
    return Listing(tuple(_grown(item, source, lines) for item in value), source, line, 1)
