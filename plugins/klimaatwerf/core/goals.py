"""Targets and where a municipality stands beside the straight path to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from klimaatwerf.core.model import Action, Goal, Municipality
from klimaatwerf.core.vocabulary import Direction, ProgressState, RuleUnit

__all__ = [
    "Latest",
    "Progress",
    "StraightPath",
    "action_progress",
    "progress",
    "standings",
    "straight_path",
    "target",
]

_PER = {
    RuleUnit.INHABITANT: 1,
    RuleUnit.HUNDRED_INHABITANTS: 100,
    RuleUnit.FIVE_HUNDRED_INHABITANTS: 500,
    RuleUnit.THOUSAND_INHABITANTS: 1000,
}


@dataclass(frozen=True, slots=True)
class Latest:
    """The last known value."""

    date: date
    value: Decimal
    source: str | None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a goal is; `percent` and `expected` in whole percent of the target."""

    target: Decimal | None
    latest: Latest | None
    percent: int | None
    expected: int | None
    state: ProgressState | None
    """None where no path is known: a year to start from is missing."""


@dataclass(frozen=True, slots=True)
class StraightPath:
    """A line from a value on a day to the target on another."""

    start: date
    from_value: Decimal
    end: date
    to_value: Decimal

    def at(self, day: date) -> Decimal:
        """What it asks on a day; outside it, what it asks at its nearest end."""
        part = Decimal((day - self.start).days) / (self.end - self.start).days
        part = max(Decimal(0), min(Decimal(1), part))
        return self.from_value + (self.to_value - self.from_value) * part


def target(goal: Goal, municipality: Municipality) -> Decimal | None:
    """The target in the goal's unit, cut off to whole units; None without the figure it needs."""
    if goal.target_override is not None:
        return goal.target_override
    rule = goal.rule
    if rule.per in (RuleUnit.ABSOLUTE, RuleUnit.PERCENT_REDUCTION):
        return rule.amount
    if rule.per is RuleUnit.THOUSAND_DWELLINGS:
        size, per = municipality.dwellings, 1000
    else:
        size, per = municipality.inhabitants, _PER[rule.per]
    if size is None:
        return None
    return (rule.amount * size.value / per).to_integral_value(ROUND_DOWN)


def progress(goal: Goal, municipality: Municipality) -> Progress:
    """How far a goal is on the day of its latest value."""
    wanted = target(goal, municipality)
    if not goal.values:
        return Progress(wanted, None, None, None, ProgressState.NO_DATA)
    last = max(goal.values, key=lambda value: value.date)
    latest = Latest(last.date, last.value, last.source, last.estimated)
    if not wanted:
        return Progress(wanted, latest, None, None, ProgressState.NO_DATA)
    percent = int(last.value * 100 / wanted)
    expected = _expected(goal, municipality, last.date)
    reached = last.value >= wanted if goal.direction is Direction.INCREASE else last.value <= wanted
    if reached:
        state = ProgressState.ACHIEVED
    elif expected is None:
        state = None
    elif percent >= expected if goal.direction is Direction.INCREASE else percent <= expected:
        state = ProgressState.ON_TRACK
    else:
        state = ProgressState.BEHIND
    return Progress(wanted, latest, percent, expected, state)


def action_progress(
    action: Action, goal: Goal | None, municipality: Municipality
) -> Progress | None:
    """How far an action is: its own last value beside its goal's target; None without values."""
    if not action.progress:
        return None
    last = max(action.progress, key=lambda value: value.date)
    latest = Latest(last.date, last.value, last.source)
    wanted = target(goal, municipality) if goal else None
    percent = int(last.value * 100 / wanted) if wanted else None
    return Progress(wanted, latest, percent, None, None)


def straight_path(goal: Goal, municipality: Municipality) -> StraightPath | None:
    """The straight line to the target, which it reaches at the end of its year.

    Where more is better the line starts from nothing in the baseline year, where less is better
    from the first known value; without a start or a year to end there is no line.
    """
    wanted = target(goal, municipality)
    if not wanted or goal.target_year is None:
        return None
    end = date(goal.target_year, 12, 31)
    if goal.direction is Direction.INCREASE:
        if goal.baseline_year is None or goal.baseline_year >= goal.target_year:
            return None
        return StraightPath(date(goal.baseline_year, 1, 1), Decimal(0), end, wanted)
    if not goal.values:
        return None
    first = min(goal.values, key=lambda value: value.date)
    return StraightPath(first.date, first.value, end, wanted) if first.date < end else None


def standings(found: Iterable[Progress]) -> tuple[tuple[ProgressState | None, int], ...]:
    """How many goals are how far, the best first; those without a path have no state."""
    states = Counter(one.state for one in found)
    order = (
        ProgressState.ACHIEVED,
        ProgressState.ON_TRACK,
        ProgressState.BEHIND,
        None,
        ProgressState.NO_DATA,
    )
    return tuple((state, states[state]) for state in order if states[state])


def _expected(goal: Goal, municipality: Municipality, day: date) -> int | None:
    """Percent of the target that the straight line asks on a day; None where nothing has passed."""
    path = straight_path(goal, municipality)
    if path is None or (goal.direction is Direction.DECREASE and day <= path.start):
        return None
    return int(path.at(day) * 100 / path.to_value)
