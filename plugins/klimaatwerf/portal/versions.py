"""The versions of the pack: what was released, what each channel shows, and what is prepared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klimaatwerf.core.channels import CHANNELS, NO_CHANNELS, STABLE, Channels, Release
from klimaatwerf.core.model.pack import Change, Pack
from klimaatwerf.core.vocabulary import ChangeKind
from klimaatwerf.packs import Packs

__all__ = ["NO_VERSIONS", "ORDER", "Kinds", "Version", "Versions", "by_kind", "versions_of"]

ORDER = (STABLE, *(name for name in CHANNELS if name != STABLE))
"""The channels in the order in which people read of them."""

Kinds = tuple[tuple[ChangeKind, tuple[Change, ...]], ...]
"""The lines of a changelog by their kind."""


@dataclass(frozen=True, slots=True)
class Version:
    """A released pack with what changed in it."""

    release: Release
    changes: tuple[Change, ...] = ()
    channels: tuple[str, ...] = ()
    """The channels that show it."""

    @property
    def name(self) -> str:
        """Its number."""
        return self.release.version

    @property
    def kinds(self) -> Kinds:
        """The changes by their kind."""
        return by_kind(self.changes)

    @property
    def released_on(self) -> date:
        """The day on which it was released."""
        return date.fromisoformat(self.release.released_on)

    @property
    def supported_until(self) -> date | None:
        """The last day on which BBL keeps it up, where that is known."""
        until = self.release.supported_until
        return date.fromisoformat(until) if until else None


@dataclass(frozen=True)
class Versions:
    """The working pack and the releases, oldest first."""

    working: str = ""
    """The version that the working pack says it is."""
    coming: tuple[Change, ...] = ()
    """What changed in the working pack since the last release."""
    releases: tuple[Version, ...] = ()
    channels: Channels = NO_CHANNELS

    @property
    def kinds(self) -> Kinds:
        """What changed since the last release, by its kind."""
        return by_kind(self.coming)

    def of(self, name: str | None) -> Version | None:
        """A released version; None where there is none of that name, so for the working pack."""
        return next((one for one in self.releases if one.name == name), None)

    def newer(self, name: str) -> tuple[Version, ...]:
        """The versions after one that were not withdrawn, the newest first."""
        names = {one.version for one in self.channels.newer(name)}
        return tuple(one for one in reversed(self.releases) if one.name in names)


NO_VERSIONS = Versions()


def versions_of(packs: Packs) -> Versions:
    """The versions of a root's packs; of a package that can't be read nothing changed."""
    channels = packs.channels
    shows = {name: channels.current(name) for name in ORDER}
    working = packs.read(None)
    return Versions(
        working=working.sources.tree.text("pack", "version") or "",
        coming=_changes(working.facts),
        releases=tuple(
            Version(
                release,
                _changes(packs.facts(version)),
                tuple(name for name, shown in shows.items() if shown == version),
            )
            for version, release in channels.releases.items()
        ),
        channels=channels,
    )


def _changes(facts: Pack | None) -> tuple[Change, ...]:
    return facts.changelog if facts else ()


def by_kind(changes: tuple[Change, ...]) -> Kinds:
    """The changes of each kind that has some; within a kind the order of the pack stays."""
    found = {kind: tuple(one for one in changes if one.kind is kind) for kind in ChangeKind}
    return tuple((kind, some) for kind, some in found.items() if some)
