"""What changes for one municipality: the versions that wait for it, and what is prepared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klimaatwerf.core.channels import CHANNELS
from klimaatwerf.core.model.pack import Change
from klimaatwerf.portal.network import Network, Town
from klimaatwerf.portal.reach import concerns, path_of
from klimaatwerf.portal.summary import Summary
from klimaatwerf.portal.versions import Kinds, Version, by_kind

__all__ = ["ForTown", "TownChanges", "changes_for"]


@dataclass(frozen=True, slots=True)
class ForTown:
    """The changelog of a version, as far as it concerns a municipality."""

    version: Version | None
    """None for the working pack."""
    changes: tuple[Change, ...] = ()
    others: int = 0
    """How many lines are about what it does not use."""
    touches: tuple[str, ...] = ()
    """The paths of its own texts that stand in the place of what changed."""

    @property
    def kinds(self) -> Kinds:
        """The changes by their kind."""
        return by_kind(self.changes)


@dataclass(frozen=True, slots=True)
class TownChanges:
    """What a municipality shows now, and what comes after that."""

    town: Town
    shown: ForTown
    ahead: tuple[ForTown, ...] = ()
    """The releases after the one that it shows, the newest first."""
    prepared: ForTown | None = None
    """What BBL works at, where its site shows a release."""

    @property
    def pinned(self) -> bool:
        """Whether it stays with one version."""
        return self.town.summary.follows not in CHANNELS


def changes_for(network: Network, town: Town) -> TownChanges:
    """What changes for a municipality of the network."""
    versions, summary = network.versions, town.summary
    shown = versions.of(summary.version)
    if shown is None:
        return TownChanges(town, _for_town(summary, None, versions.coming))
    return TownChanges(
        town,
        _for_town(summary, shown, shown.changes),
        tuple(_for_town(summary, one, one.changes) for one in versions.newer(shown.name)),
        _for_town(summary, None, versions.coming),
    )


def _for_town(town: Summary, version: Version | None, changes: tuple[Change, ...]) -> ForTown:
    found = tuple(change for change in changes if concerns(change, town))
    touches = tuple(dict.fromkeys(_touched(town, found)))
    return ForTown(version, found, len(changes) - len(found), touches)


def _touched(town: Summary, changes: Iterable[Change]) -> Iterator[str]:
    """The own texts that a change names; of one that names no item nobody can know."""
    affected = [path for change in changes for path in map(path_of, change.affects) if path[1:]]
    if not affected:
        return
    templates = {action.id: action.template for action in town.actions}
    for one in town.drift:
        first, *rest = one.path.split(".")
        if first == "actions":
            first, rest = "templates", [templates.get(rest[0]) or rest[0], *rest[1:]]
        own = (first, *rest)
        if any(_meet(own, path) for path in affected):
            yield one.path


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of the paths lies at the other or below it; `*` stands for each id."""
    return all(a == b or "*" in (a, b) for a, b in zip(one, other, strict=False))
