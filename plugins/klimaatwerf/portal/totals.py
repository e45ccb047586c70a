"""Totals per goal, only of what can be added up, and never official and invented figures in one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from klimaatwerf.core.vocabulary import SiteStatus
from klimaatwerf.portal.catalogue import Catalogue
from klimaatwerf.portal.summary import GoalSummary, Summary

__all__ = ["Standing", "Total", "totals"]

_ORDER = (SiteStatus.LIVE, SiteStatus.DRAFT, SiteStatus.EXAMPLE)


@dataclass(frozen=True, slots=True)
class Total:
    """One goal of the municipalities that chose it; figures in the goal's unit."""

    id: str
    title: str
    unit: str
    target_year: int | None
    chosen_by: int
    reported_by: int
    value: Decimal | None = None
    """The last values together; None where they can't be added up or nobody has one."""
    target: Decimal | None = None
    """The targets of all who chose it; None where one of them is unknown."""
    reported_target: Decimal | None = None
    """The targets of those with a value, to hold beside `value`."""
    since: date | None = None
    until: date | None = None
    """The first and the last day of the values."""
    estimates: int = 0

    @property
    def percent(self) -> int | None:
        """The value in whole percent of the targets of those that it is from."""
        if self.value is None or not self.reported_target:
            return None
        return int(self.value * 100 / self.reported_target)


@dataclass(frozen=True, slots=True)
class Standing:
    """The totals of the municipalities of one status: what is invented stands by itself."""

    status: SiteStatus
    municipalities: int
    totals: tuple[Total, ...]


def totals(catalogue: Catalogue, towns: Iterable[Summary]) -> tuple[Standing, ...]:
    """The totals by status, live sites first; a status of nobody is left out.

    Goals of the pack count as long as they keep its unit; own goals are nobody else's.
    """
    by_status: dict[SiteStatus, list[Summary]] = {}
    for town in towns:
        by_status.setdefault(town.status, []).append(town)
    return tuple(
        Standing(status, len(some), tuple(_totals(catalogue, some)))
        for status in _ORDER
        if (some := by_status.get(status))
    )


def _totals(catalogue: Catalogue, towns: list[Summary]) -> Iterable[Total]:
    found: dict[str, list[GoalSummary]] = {}
    for town in towns:
        for goal in town.goals:
            if catalogue.goals.get(goal.id) == goal.unit:
                found.setdefault(goal.id, []).append(goal)
    return (_total(found[name]) for name in catalogue.goals if name in found)


def _total(goals: list[GoalSummary]) -> Total:
    measured = [goal for goal in goals if goal.value is not None]
    days = [goal.measured_on for goal in measured if goal.measured_on is not None]
    summable = all(goal.summable for goal in goals)
    return Total(
        id=goals[0].id,
        title=goals[0].title,
        unit=goals[0].unit,
        target_year=goals[0].target_year,
        chosen_by=len(goals),
        reported_by=len(measured),
        value=_sum(goal.value for goal in measured) if summable and measured else None,
        target=_sum(goal.target for goal in goals) if summable else None,
        reported_target=_sum(goal.target for goal in measured) if summable and measured else None,
        since=min(days, default=None),
        until=max(days, default=None),
        estimates=sum(goal.estimated for goal in measured),
    )


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None where one of them is unknown."""
    total = Decimal(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total
