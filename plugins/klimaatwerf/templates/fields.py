"""What of the pack changes in a municipality's tree, and where it wrote something of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from klimaatwerf.core.overrides import digest_of_node, overrides_of
from klimaatwerf.core.tree import Branch, Layer, Leaf, Listing, Node, leaves
from klimaatwerf.templates.impact import Conflict

__all__ = ["Nodes", "conflicts", "fields"]

Path = tuple[str, ...]
Sides = tuple[Branch, Branch]
"""A pack, and a municipality's tree merged with it."""

_PACK_SHOWN = ("variables", "locked")
"""What of pack.yml has a say in a site: no page prints its version or its changelog."""
_ASIDE = frozenset({"pack_pages", "pack"})
_REMEMBERED = 20_000
"""Pairs of nodes of which is remembered whether they say the same."""


class Nodes:
    """Whether nodes of two trees say the same; what municipalities share is compared once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[bool, Node, Node]] = {}

    def same(self, one: Node | None, other: Node | None) -> bool:
        """Whether they say the same; where it stands does not count."""
        if one is other:
            return True
        if one is None or other is None or type(one) is not type(other):
            return False
        if isinstance(one, Leaf) and isinstance(other, Leaf):
            return one.text == other.text and one.blank == other.blank
        key = (id(one), id(other))
        if key not in self._known:
            same = self._inside(one, other)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            if one.source.layer is not Layer.PACK or other.source.layer is not Layer.PACK:
                return same  # no other municipality has it
            self._known[key] = (same, one, other)  # kept, so that nothing else gets their identity
        return self._known[key][0]

    def _inside(self, one: Node, other: Node) -> bool:
        if isinstance(one, Branch) and isinstance(other, Branch):
            return one.items.keys() == other.items.keys() and all(
                self.same(node, other.items[name]) for name, node in one.items.items()
            )
        if isinstance(one, Listing) and isinstance(other, Listing):
            return len(one.items) == len(other.items) and all(
                map(self.same, one.items, other.items)
            )
        return False


def fields(before: Branch, after: Branch, nodes: Nodes) -> tuple[str, ...]:
    """The paths in a merged tree at which the pack says something else."""
    found: dict[str, None] = {}
    for name in dict.fromkeys((*before.items, *after.items)):
        if name not in _ASIDE:
            for path in _changed(before.items.get(name), after.items.get(name), (name,), nodes):
                found[".".join(path)] = None
    for name in _PACK_SHOWN:
        one, other = before.get("pack", name), after.get("pack", name)
        for path in _changed(one, other, ("pack", name), nodes):
            found[".".join(path)] = None
    return tuple(found)


def _changed(one: Node | None, other: Node | None, path: Path, nodes: Nodes) -> Iterator[Path]:
    if nodes.same(one, other):
        return
    if isinstance(one, Branch) and isinstance(other, Branch):
        for name in dict.fromkeys((*one.items, *other.items)):
            yield from _changed(one.items.get(name), other.items.get(name), (*path, name), nodes)
    elif _of_pack(one) or _of_pack(other):
        yield path


def _of_pack(node: Node | None) -> bool:
    """Whether the pack wrote something of it."""
    return node is not None and any(leaf.layer is Layer.PACK for _, leaf in leaves(node))


def conflicts(local: Branch, before: Sides, after: Sides) -> tuple[Conflict, ...]:
    """The values of the pack that change where a municipality has its own in their place."""
    one, other = _overridden(local, *before), _overridden(local, *after)
    found = []
    for path in dict.fromkeys((*one, *other)):
        was, own = one.get(path, (None, None))
        now, still = other.get(path, (None, None))
        if (was and digest_of_node(was)) != (now and digest_of_node(now)):
            found.append(Conflict(path, _text(was), _text(now), _text(own or still) or ""))
    return tuple(found)


def _overridden(local: Branch, pack: Branch, tree: Branch) -> Mapping[str, tuple[Node, Node]]:
    """The nodes of a pack that a municipality replaced, by their path, with its own."""
    found = {
        one.name: (one.theirs, one.own) for one in overrides_of(local, pack, tree) if not one.hidden
    }
    variables = pack.branch("pack", "variables")
    for name, node in local.branch("municipality", "texts").items.items():
        default = variables.get(name, "default")
        if default is not None:
            found[f"municipality.texts.{name}"] = default, node
    return found


def _text(node: Node | None) -> str | None:
    if node is None:
        return None
    return node.text if isinstance(node, Leaf) else ", ".join(leaf.text for _, leaf in leaves(node))
