"""Whom a change of the pack concerns: who uses none of what it affects need not read of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from klimaatwerf.core.cascade import INHERITED
from klimaatwerf.core.model.pack import Change
from klimaatwerf.core.tree import Branch

if TYPE_CHECKING:
    from klimaatwerf.portal.summary import Summary

__all__ = ["concerns", "hidden_in", "path_of", "used_partners"]

_FOLDERS = {"actions": "templates", "participation": "methods"}
"""Folders of the pack that have another name than what stands in them."""


def path_of(affected: str) -> tuple[str, ...]:
    """A path that a change affects, with the names that the pack itself has for its parts.

    An id can hold no dot, and a page's has slashes: `pages.doe-mee/school.body`.
    """
    first, *rest = affected.strip().strip("/").split(".")
    return (_FOLDERS.get(first, first), *rest)


def concerns(change: Change, town: Summary) -> bool:
    """Whether a municipality uses something that a change affects; one of everything does."""
    return not change.affects or any(_uses(town, path_of(one)) for one in change.affects)


def _uses(town: Summary, path: tuple[str, ...]) -> bool:
    collection, *rest = path
    if not rest or rest[0] == "*":
        return True
    if collection == "partners":
        return rest[0] in town.partners
    if collection == "goals":
        return any(goal.id == rest[0] for goal in town.goals)
    return f"{collection}.{rest[0]}" not in town.hidden


def hidden_in(merged: Branch, pack: Branch) -> Iterator[str]:
    """The items of a pack that a municipality does not show; an action is shown as itself."""
    actions = merged.branch("actions").items.values()
    made = {item.text("template") for item in actions if isinstance(item, Branch)}
    for collection in (*INHERITED, "templates"):
        shown = merged.branch(collection).items.keys()
        for identity in pack.branch(collection).items:
            if identity not in shown and not (collection == "templates" and identity in made):
                yield f"{collection}.{identity}"


def used_partners(merged: Branch, pack: Branch) -> tuple[str, ...]:
    """The partners of a pack that a municipality took over."""
    offered = pack.branch("partners").items
    return tuple(name for name in merged.branch("partners").items if name in offered)
