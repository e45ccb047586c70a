"""What a text says as plain texts, lists and mappings: the measure of every change to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from klimaatwerf.core.adoption import IDENTITIES
from klimaatwerf.core.tree import Branch, Leaf, Node
from klimaatwerf.editing.spans import Step

__all__ = ["key_in", "plain_of", "renamed_in", "set_in", "without"]


def plain_of(node: Node | None) -> Any:
    """A tree as plain values; a document of nothing but comments is an empty mapping."""
    if node is None:
        return {}
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Branch):
        return {key: plain_of(below) for key, below in node.items.items()}
    return [plain_of(below) for below in node.items]


def key_in(plain: Any, step: Step) -> Any:
    """The key or index that a step names in plain values.

    Raises:
        KeyError: nothing there has that name.
    """
    if isinstance(plain, dict):
        return {str(key): key for key in plain}[str(step)]
    if not isinstance(plain, list):
        raise KeyError(step)
    for index, item in enumerate(plain):
        names = item if isinstance(item, dict) else {}
        if next((names[one] for one in IDENTITIES if names.get(one)), None) == str(step):
            return index
    if str(step).isdecimal() and int(step) < len(plain):
        return int(step)
    raise KeyError(step)


def set_in(plain: Any, path: Sequence[Step], value: Any) -> Any:
    """The plain values with another one at a path; mappings that are missing are added.

    Raises:
        KeyError: an item on the way is not there.
    """
    if not path:
        return _copied(value)
    step, rest = path[0], path[1:]
    if isinstance(plain, list) and plain:
        index = key_in(plain, step)
        return [set_in(item, rest, value) if n == index else item for n, item in enumerate(plain)]
    if not isinstance(plain, dict):
        if plain:
            raise KeyError(step)
        plain = {}
    return {**plain, str(step): set_in(plain.get(str(step), {}), rest, value)}


def _copied(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _copied(below) for key, below in value.items()}
    return [_copied(below) for below in value]


def without(plain: Any, path: Sequence[Step]) -> Any:
    """The plain values less those at a path, and less what holds nothing else.

    Raises:
        KeyError: it is not there.
    """
    key = key_in(plain, path[0])
    below = without(plain[key], path[1:]) if len(path) > 1 else None
    if isinstance(plain, dict):
        kept = {one: below if one == key else node for one, node in plain.items()}
        return {one: node for one, node in kept.items() if one != key or below}
    items = [below if n == key else item for n, item in enumerate(plain)]
    return [item for n, item in enumerate(items) if n != key or below]


def renamed_in(plain: Any, path: Sequence[Step], name: str) -> Any:
    """The plain values with another name for the key at a path.

    Raises:
        KeyError: it is not there, or something has that name already.
    """
    key = key_in(plain, path[0])
    if len(path) == 1:
        if not isinstance(plain, dict) or name in plain:
            raise KeyError(name)
        return {name if one == key else one: node for one, node in plain.items()}
    below = renamed_in(plain[key], path[1:], name)
    if isinstance(plain, dict):
        return {one: below if one == key else node for one, node in plain.items()}
    return [below if n == key else item for n, item in enumerate(plain)]
