"""What asks for attention in a municipality: texts, statements and figures that grew old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from klimaatwerf.core.channels import CHANNELS
from klimaatwerf.core.following import AHEAD
from klimaatwerf.core.overrides import State
from klimaatwerf.portal.summary import Summary
from klimaatwerf.portal.versions import NO_VERSIONS, Version, Versions

__all__ = ["Attention", "Reason", "attention_for", "year_before"]


class Reason(StrEnum):
    """Why something asks for attention."""

    KEPT = "kept"
    """Its files hold errors, so its site shows the last good version."""
    WITHDRAWN = "withdrawn"
    """It stays with a version that BBL withdrew."""
    SUPPORT_ENDED = "support-ended"
    """BBL no longer keeps up the version that it stays with."""
    SUPPORT_ENDING = "support-ending"
    """BBL soon no longer keeps up the version that it stays with."""
    MOVED_ON = "moved-on"
    """BBL changed texts after it had adapted them; `title` has their paths."""
    ACTION = "action"
    """The day on which an action would be looked at again is over."""
    STATEMENT = "statement"
    """The accessibility statement was last looked at more than a year ago."""
    GOAL = "goal"
    """The last value of a goal is older than a year."""


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing to look at; `since` is the day that it is about, `path` a page of the site."""

    reason: Reason
    title: str = ""
    since: date | None = None
    path: str | None = None


def attention_for(
    town: Summary, today: date, versions: Versions = NO_VERSIONS, *, kept: bool = False
) -> tuple[Attention, ...]:
    """What to look at in a municipality, in the order of `Reason`."""
    found = [Attention(Reason.KEPT)] if kept else []
    pinned = versions.of(town.version) if town.follows not in CHANNELS else None
    if pinned is not None:
        found += _pinned(pinned, today)
    if moved := [one.path for one in town.drift if one.state is State.MOVED_ON]:
        found.append(Attention(Reason.MOVED_ON, ", ".join(moved)))
    return (*found, *_grown_old(town, year_before(today), today))


def _pinned(version: Version, today: date) -> Iterator[Attention]:
    """What is wrong with the version that a municipality stays with."""
    until = version.supported_until
    if version.release.withdrawn:  # then it must go on anyway, whatever the support
        yield Attention(Reason.WITHDRAWN, version.name)
    elif until is not None and until - AHEAD <= today:
        reason = Reason.SUPPORT_ENDED if until < today else Reason.SUPPORT_ENDING
        yield Attention(reason, version.name, until)


def _grown_old(town: Summary, before: date, today: date) -> Iterator[Attention]:
    for action in town.actions:
        if action.review_by is not None and action.review_by < today:
            yield Attention(Reason.ACTION, action.title, action.review_by, action.path)
    # A statement is reviewed once a year: Implementing Decision (EU) 2018/1523.
    if town.statement_of is not None and town.statement_of < before:
        yield Attention(Reason.STATEMENT, since=town.statement_of, path="toegankelijkheid")
    for goal in town.goals:
        if goal.measured_on is not None and goal.measured_on < before:
            yield Attention(Reason.GOAL, goal.title, goal.measured_on, town.plan_path)


def year_before(day: date) -> date:
    """The same day a year before; 29 February follows 28 February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
