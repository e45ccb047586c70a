"""Sites that differ from a site in one thing: an item that is gone, or one value in an item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, cast

from pydantic import BaseModel

from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Leaf

__all__ = ["COLLECTIONS", "Change", "altered", "changes"]

COLLECTIONS = (
    "topics actions templates partners events goals methods moments posts pages texts".split()
)

Change = tuple[str, str, tuple[str | int, ...] | None]
"""A collection, the id of an item, and which value in it; None takes the item away."""

_FIXED = frozenset({"id", "layout", "slug"})
"""What an item is known by: with another one it would be another item."""


def changes(site: Site) -> list[Change]:
    """Every change of one thing in a site."""
    found: list[Change] = []
    for collection in COLLECTIONS:
        for identity, item in getattr(site, collection).items():
            found.append((collection, identity, None))
            found.extend((collection, identity, path) for path in _paths(item))
    found.extend(("municipality", "", path) for path in _paths(site.municipality))
    return found


def altered(site: Site, change: Change) -> Site:
    """The site after a change."""
    collection, identity, path = change
    if collection == "municipality":
        return replace(site, municipality=_altered(site.municipality, path or ()))
    items = dict(getattr(site, collection))
    if path is None:
        del items[identity]
    else:
        items[identity] = _altered(items[identity], path)
    fields: dict[str, Any] = {collection: items}
    return replace(site, **fields)


def _paths(value: Any) -> Iterator[tuple[str | int, ...]]:
    """The steps to each value that can be another one; a list can also lose what is in it."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _FIXED:
                yield from ((name, *path) for path in _paths(getattr(value, name)))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield (number,)
            yield from ((number, *path) for path in _paths(one) if path)
    elif isinstance(value, str | int | Decimal | date | Leaf):
        yield ()


def _altered(value: Any, path: tuple[str | int, ...]) -> Any:
    if isinstance(value, BaseModel):
        name = cast("str", path[0])
        return value.model_copy(update={name: _altered(getattr(value, name), path[1:])})
    if isinstance(value, tuple):
        number = cast("int", path[0])
        inside = () if len(path) == 1 else (_altered(value[number], path[1:]),)
        return value[:number] + inside + value[number + 1 :]
    return _another(value)


def _another(value: Any) -> Any:
    """Another value of the same type."""
    if isinstance(value, Enum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, bool):
        return not value
    if isinstance(value, Leaf):
        return replace(value, text=f"{value.text}\n\nNog een zin.")
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, date):
        return value + timedelta(days=1)
    return value + 1
