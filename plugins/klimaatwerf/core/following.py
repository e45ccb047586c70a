"""Which release of the pack a municipality follows, and what to say about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from klimaatwerf.core.channels import CHANNELS, STABLE, Channels, Release, is_version
from klimaatwerf.core.dates import long_date
from klimaatwerf.core.problems import Problem, listed, nearest, problem
from klimaatwerf.core.tree import Branch, Place, locate

__all__ = ["AHEAD", "NOBODY", "Following", "follow", "support_days", "told_of_release"]

AHEAD = timedelta(days=90)
"""How long before the end of support it is told."""
_PINNED = ("support-ending", "support-ended")
_ON_CHANNEL = ("support-ending-channel", "support-ended-channel")
_VERSION = ("municipality", "template", "version")


@dataclass(frozen=True, slots=True)
class Following:
    """What a municipality follows: a channel or a version, and the release that stands for it."""

    follows: str
    version: str | None
    """None for the working pack."""
    problems: tuple[Problem, ...] = ()

    @property
    def pinned(self) -> bool:
        """Whether it stays with one version."""
        return self.follows not in CHANNELS


NOBODY = Following("", None)
"""What is known of a municipality whose files can't be read."""


def follow(profile: Branch, channels: Channels, working: str | None, place: Place) -> Following:
    """What the `template` of a profile asks for; `working` is the version of the working pack.

    A version that there is no release of is that of the working pack, or an error at `place`
    where it is not.
    """
    wanted = profile.text("template", "version")
    if wanted is None or not is_version(wanted):  # the model tells of a wrong form
        channel = profile.text("template", "channel")
        follows = channel if channel in CHANNELS else STABLE
        return Following(follows, channels.resolve(follows))
    if wanted in channels.releases:
        return Following(wanted, wanted)
    if wanted == working:
        return Following(wanted, None)
    node, depth = locate(profile, _VERSION[1:])
    known = [*channels.releases] or [working or "nog geen"]
    found = problem(
        "unknown-version",
        node.place if depth == 2 else place,
        _VERSION,
        version=wanted,
        there=listed(known),
        hint=nearest(wanted, known),
    )
    return Following(wanted, None, (found,))


def support_days(following: Following, releases: Mapping[str, Release]) -> tuple[date, ...]:
    """The days on which something else is told of the release that is followed."""
    release = releases.get(following.version or "")
    if release is None or not release.supported_until:
        return ()
    until = date.fromisoformat(release.supported_until)
    return until - AHEAD, until + timedelta(days=1)


def told_of_release(
    following: Following, channels: Channels, today: date, pin: Place, package: Place
) -> Iterator[Problem]:
    """That a release was withdrawn, or that its support ends; at `pin` where it is pinned.

    Else it is for BBL to do something, which is told once, at the `package`.
    """
    release = channels.releases.get(following.version or "")
    if release is None:
        drafts = following.pinned and not following.problems
        if drafts and channels.releases:
            yield problem("pin-working", pin, _VERSION, version=following.follows)
        return
    version = release.version
    newer = channels.newer(version)
    facts = {"version": version, "newer": newer[-1].version if newer else "zodra ze er is"}
    if release.withdrawn:
        sound = [one.version for one in channels.releases.values() if not one.withdrawn]
        other = {"newer": sound[-1]} if sound else {}
        yield problem("version-withdrawn", pin, _VERSION, **{**facts, **other})
    if release.supported_until:
        until = date.fromisoformat(release.supported_until)
        facts |= {"channel": following.follows, "day": long_date(until)}
        ending, ended = _PINNED if following.pinned else _ON_CHANNEL
        place, path = (pin, _VERSION) if following.pinned else (package, ())
        if until < today:
            yield problem(ended, place, path, **facts)
        elif until - AHEAD <= today:
            yield problem(ending, place, path, **facts)
