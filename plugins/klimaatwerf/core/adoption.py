"""How an item of a municipality or a region takes one of the catalogue that the pack offers."""

from __future__ import annotations

__all__ = ["IDENTITIES", "NAMED_BY", "offered_as", "taken_as"]

NAMED_BY = {"actions": "template", "partners": "use", "goals": "goal"}
"""The field of an item that names one of the catalogue, and gives its id where it has none."""

IDENTITIES = ("id", *NAMED_BY.values())
"""The fields of an item that can give its id, the first that is there."""

_OFFERED_AS = {"actions": "templates"}
_TAKEN_AS = {offered: taken for taken, offered in _OFFERED_AS.items()}


def offered_as(collection: str) -> str:
    """What the pack calls the collection whose items are taken in this one."""
    return _OFFERED_AS.get(collection, collection)


def taken_as(collection: str) -> str:
    """What a municipality calls the collection in which it takes items of this one of the pack."""
    return _TAKEN_AS.get(collection, collection)
