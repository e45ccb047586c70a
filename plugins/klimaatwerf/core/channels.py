"""The releases of the pack and the channels that municipalities follow, from a journal of events.

The journal is the one source: every state is what its events add up to, so nothing is ever lost
and each step can be taken back. It is read by who must be quick, so it needs no other library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

__all__ = [
    "CHANNELS",
    "EARLY",
    "NO_CHANNELS",
    "STABLE",
    "Channels",
    "Did",
    "Event",
    "JournalError",
    "Release",
    "as_line",
    "channels_of",
    "events_of",
    "is_version",
    "order_of",
]

STABLE, EARLY = "stable", "early"
CHANNELS = (EARLY, STABLE)
"""The channels, in the order in which a release goes through them."""


class Did(StrEnum):
    """What can be done with a release."""

    RELEASE = "release"
    PROMOTE = "promote"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    ROLLBACK = "rollback"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the journal; days are written as `2027-04-03`."""

    did: Did
    version: str
    on: str
    channel: str = ""
    """The channel that shows the version from then on; of a rollback, that it is taken from."""
    digest: str = ""
    """The digest of the package, of a release."""
    schema: int = 1
    """The version of the fields, of a release."""
    until: str = ""
    """The last day on which BBL keeps it up; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Release:
    """A frozen pack."""

    version: str
    released_on: str
    digest: str
    schema: int = 1
    withdrawn: bool = False
    supported_until: str = ""
    """The last day on which BBL keeps it up; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Channels:
    """All releases by version, oldest first, and what each channel showed, the latest last."""

    releases: Mapping[str, Release] = field(default_factory=dict)
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def current(self, channel: str) -> str | None:
        """The version that a channel shows; None where it has none, so shows the working pack."""
        shown = self.shown.get(channel, ())
        return next((one for one in reversed(shown) if not self.releases[one].withdrawn), None)

    def resolve(self, follows: str) -> str | None:
        """The release that a channel or a version stands for; None is the working pack.

        Raises:
            LookupError: there is no such release.
        """
        if follows in CHANNELS:
            return self.current(follows)
        return self.releases[follows].version

    @property
    def latest(self) -> str | None:
        """The newest version that was ever released."""
        return next(reversed([*self.releases]), None)

    def newer(self, version: str) -> tuple[Release, ...]:
        """The releases after a version that were not withdrawn, oldest first."""
        return tuple(
            one
            for one in self.releases.values()
            if order_of(one.version) > order_of(version) and not one.withdrawn
        )


NO_CHANNELS = Channels()
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)+")


class JournalError(ValueError):
    """A line of the journal that says nothing we know; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def is_version(text: str) -> bool:
    """Whether a text has the form of a version."""
    return bool(_VERSION.fullmatch(text))


def order_of(version: str) -> tuple[int, ...]:
    """What versions are ordered by: 2027.10 comes after 2027.9."""
    return tuple(int(part) for part in version.split("."))


def as_line(event: Event) -> str:
    """An event as a line of the journal; what says nothing is left out."""
    told = {name: value for name, value in asdict(event).items() if value != ""}
    if event.did is not Did.RELEASE:
        del told["schema"]
    return json.dumps(told, ensure_ascii=False) + "\n"


def events_of(journal: str) -> tuple[Event, ...]:
    """The events of a journal.

    Raises:
        JournalError: a line is not one of ours.
    """
    found: list[Event] = []
    for number, line in enumerate(journal.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_event(json.loads(line)))
        except (ValueError, TypeError, KeyError, RecursionError):
            raise JournalError(number) from None
    return tuple(found)


def _event(told: Any) -> Event:
    """An event as a line tells it; whoever reads it next can count on each field.

    Raises:
        ValueError, TypeError, KeyError: it is not one of ours.
    """
    event = Event(**{**told, "did": Did(told["did"])})
    if type(event.schema) is not int or not isinstance(event.digest, str):
        raise TypeError(told)
    if not is_version(event.version) or event.channel not in ("", *CHANNELS):
        raise ValueError(told)
    for day in (event.on, event.until) if event.until != "" else (event.on,):
        date.fromisoformat(day)
    return event


def channels_of(events: Iterable[Event]) -> Channels:
    """What the events add up to.

    Raises:
        JournalError: an event is about a release that there is not, by the number of the event.
    """
    made = NO_CHANNELS
    for number, event in enumerate(events, 1):
        if (event.did is Did.RELEASE) == (event.version in made.releases):
            raise JournalError(number)
        try:
            made = _after(made, event)
        except (KeyError, ValueError):
            raise JournalError(number) from None
    ordered = sorted(made.releases.items(), key=lambda one: order_of(one[0]))
    return replace(made, releases=dict(ordered))


def _after(channels: Channels, event: Event) -> Channels:
    """The channels after one more event."""
    version = event.version
    if event.did is Did.RELEASE:
        known = Release(version, event.on, event.digest, event.schema, supported_until=event.until)
    else:
        known = channels.releases[version]
    if event.did in (Did.WITHDRAW, Did.RESTORE):
        known = replace(known, withdrawn=event.did is Did.WITHDRAW)
    elif event.did is Did.SUPPORT:
        known = replace(known, supported_until=event.until)
    shown = dict(channels.shown)
    if event.did in (Did.RELEASE, Did.PROMOTE) and event.channel:
        former = (one for one in shown.get(event.channel, ()) if one != version)
        shown[event.channel] = (*former, version)
    elif event.did is Did.ROLLBACK:
        at = shown[event.channel].index(version)
        shown[event.channel] = shown[event.channel][:at]
    return Channels({**channels.releases, version: known}, shown)
