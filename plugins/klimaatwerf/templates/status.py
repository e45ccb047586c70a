"""Where the pack stands: the releases, what each channel shows, and who follows what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from klimaatwerf.core.channels import CHANNELS, Channels, order_of
from klimaatwerf.core.problems import SourceError
from klimaatwerf.editing.packaging import frozen_files
from klimaatwerf.project import Project, followed_by
from klimaatwerf.sources.releases import open_package
from klimaatwerf.sources.trees import CONTENT

__all__ = ["Status", "as_plain", "status_of"]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a root; `followers` has the municipalities by what they follow."""

    working: str
    """The version that the working pack says it is."""
    changed: tuple[str, ...] | None
    """The files in which the working pack differs from the latest release; None without one."""
    channels: Channels
    followers: dict[str, tuple[str, ...]]
    damaged: tuple[str, ...] = ()
    """The releases whose package is away or not what was released."""


def status_of(project: Project, slugs: Iterable[str]) -> Status:
    """The state of a project and these municipalities."""
    followers: dict[str, list[str]] = {name: [] for name in CHANNELS}
    for slug in slugs:
        followers.setdefault(followed_by(project, slug).follows, []).append(slug)
    followers.pop("", None)  # what can't be read, `check` tells
    pins = sorted(followers.keys() - set(CHANNELS), key=order_of)
    packages = {version: _package(project, version) for version in project.channels.releases}
    return Status(
        project.under(None).pack.tree.text("pack", "version") or "",
        _changed(project, packages),
        project.channels,
        {name: tuple(followers[name]) for name in (*CHANNELS, *pins)},
        tuple(version for version, found in packages.items() if found is None),
    )


def _package(project: Project, version: str) -> Mapping[str, bytes] | None:
    """The files of a release; None where its package can't be used."""
    try:
        return open_package(project.root, project.channels.releases[version], CONTENT).entries
    except SourceError:
        return None


def _changed(
    project: Project, packages: Mapping[str, Mapping[str, bytes] | None]
) -> tuple[str, ...] | None:
    """The files in which the working pack differs from the latest release; pack.yml always does."""
    before = packages.get(project.channels.latest or "")
    if before is None:
        return None
    now = frozen_files(project.root)
    names = sorted((before.keys() | now.keys()) - {"pack.yml"})
    return tuple(name for name in names if before.get(name) != now.get(name))


def as_plain(status: Status) -> dict[str, Any]:
    """The state as plain values."""
    channels = status.channels
    return {
        "working": {
            "version": status.working,
            "changed": None if status.changed is None else list(status.changed),
        },
        "channels": {name: channels.current(name) for name in CHANNELS},
        "releases": [
            {
                "version": one.version,
                "released_on": one.released_on,
                "schema": one.schema,
                "withdrawn": one.withdrawn,
                "damaged": one.version in status.damaged,
                "supported_until": one.supported_until or None,
            }
            for one in channels.releases.values()
        ],
        "municipalities": {
            slug: {"follows": follows, "version": channels.resolve(follows)}
            if follows in CHANNELS or follows in channels.releases
            else {"follows": follows, "version": None}
            for follows, slugs in status.followers.items()
            for slug in slugs
        },
    }
