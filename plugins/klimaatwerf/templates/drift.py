"""What a municipality replaced of BBL's texts beside what BBL had then and has now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from klimaatwerf.core.channels import order_of
from klimaatwerf.core.merging import Conflict, stretches
from klimaatwerf.core.overrides import Override, State, digest_of_node, overrides_of
from klimaatwerf.core.tree import Branch, Leaf, Listing, Node, Place, locate
from klimaatwerf.pipeline import Prepared
from klimaatwerf.project import Project

__all__ = ["View", "as_plain", "lines_of", "stretches_of", "then_of", "version_of", "views_of"]

_SHORT = 12
"""Items of a list that is shown whole."""


@dataclass(frozen=True)
class View:
    """One value in three versions; those that are gone, or were not kept, are None."""

    path: str
    state: State
    version: str
    """Of the pack whose text it was last held against; empty where nobody knows."""
    place: Place
    own: Node
    now: Node | None
    then: Node | None


def views_of(prepared: Prepared) -> Iterator[View]:
    """Every value of a municipality that takes the place of one of the pack it follows."""
    project = prepared.project
    if project is None or not project.complete:
        return
    pack = project.pack.tree
    overrides = {one.name: one for one in overrides_of(prepared.local, pack, prepared.tree)}
    hashes = {stamp.path: stamp.hash for stamp in prepared.stamps}
    for drift in prepared.drift:
        override = overrides.get(drift.path)
        then = None
        if override is not None:
            own, now = override.own, override.theirs
            if drift.path in hashes:
                then = then_of(project, override, hashes[drift.path], drift.version)
        else:
            own, now = locate(prepared.local, tuple(drift.path.split(".")))[0], None
        yield View(drift.path, drift.state, drift.version, own.place, own, now, then)


def then_of(project: Project, override: Override, digest: str, version: str) -> Node | None:
    """What the pack said when a value was stamped; None where no release holds it any more.

    The stamped version is looked at first, then the working pack, then the other releases.
    """
    if digest_of_node(override.theirs) == digest:
        return override.theirs
    releases = project.channels.releases
    others = sorted((one for one in releases if one != version), key=order_of, reverse=True)
    first = [version] if version in releases else []
    for one in (*first, None, *others):
        found = project.under(one).pack.tree.get(*override.target)
        if found is not None and digest_of_node(found) == digest:
            return found
    return None


def version_of(project: Project) -> str:
    """The version of the pack of a project; empty where the pack does not say."""
    return project.version or project.pack.tree.text("pack", "version") or ""


def lines_of(node: Node | None) -> list[str]:
    """A value as the lines that people compare: of a list an item a line."""
    if node is None:
        return []
    if isinstance(node, Leaf):
        return node.text.replace("\r\n", "\n").strip().split("\n")
    if isinstance(node, Listing):
        return [f"- {'; '.join(lines_of(item))}" for item in node.items]
    return [f"{key}: {', '.join(lines_of(below))}" for key, below in node.items.items()]


def stretches_of(view: View) -> list[Conflict[str]]:
    """The lines of the three versions, for each stretch in which they differ.

    A short list is one stretch: of a few items those that differ say nothing by themselves.
    """
    own, now = lines_of(view.own), lines_of(view.now)
    then = lines_of(view.then) if view.then else None
    if isinstance(view.own, Listing) and max(map(len, (own, now, then or ()))) <= _SHORT:
        return [Conflict(tuple(own), None if then is None else tuple(then), tuple(now))]
    return stretches(own, then, now)


def as_plain(prepared: Prepared) -> dict[str, Any]:
    """The drift of a municipality for a machine."""
    project = prepared.project
    return {
        "follows": prepared.following.follows,
        "version": version_of(project) if project else "",
        "overrides": [
            {
                "path": view.path,
                "state": view.state.value,
                "version": view.version or None,
                "file": view.place.file,
                "line": view.place.line,
                "then": _plain(view.then),
                "now": _plain(view.now),
                "own": _plain(view.own),
            }
            for view in views_of(prepared)
        ],
    }


def _plain(node: Node | None) -> Any:
    if node is None or isinstance(node, Leaf):
        return node.text if node else None
    if isinstance(node, Branch):
        return {key: _plain(below) for key, below in node.items.items()}
    return [_plain(item) for item in node.items]
