"""The versions of the pack as plain values: what each channel shows, and who is on what."""

from __future__ import annotations

from typing import Any

from klimaatwerf.core.channels import CHANNELS
from klimaatwerf.core.model.pack import Change
from klimaatwerf.core.overrides import counts
from klimaatwerf.portal.network import Network, Town
from klimaatwerf.portal.versions import Version

__all__ = ["versions_data"]


def versions_data(network: Network) -> dict[str, Any]:
    """The channels, the releases and the municipalities; the page `gegevens` explains the keys."""
    versions = network.versions
    return {
        "channels": {name: versions.channels.current(name) for name in CHANNELS},
        "working": {
            "version": versions.working,
            "changes": [_change(one) for one in versions.coming],
        },
        "releases": [_release(one) for one in versions.releases],
        "municipalities": [_town(one) for one in network.towns],
    }


def _release(one: Version) -> dict[str, Any]:
    return {
        "version": one.name,
        "released_on": one.release.released_on,
        "schema": one.release.schema,
        "withdrawn": one.release.withdrawn,
        "supported_until": one.release.supported_until or None,
        "changes": [_change(change) for change in one.changes],
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "summary": one.summary,
        "audience": one.audience,
        "affects": list(one.affects),
    }


def _town(town: Town) -> dict[str, Any]:
    one = town.summary
    return {
        "municipality": one.slug,
        "follows": one.follows,
        "release": None if town.kept else one.version,
        "kept": town.kept,
        "drift": {state.value: number for state, number in counts(one.drift).items()},
    }
