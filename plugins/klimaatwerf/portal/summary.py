"""The little that the network keeps of a municipality, so that a thousand of them stay small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from klimaatwerf.core.model import Action, Goal, Municipality
from klimaatwerf.core.overrides import Drift
from klimaatwerf.core.pages import address_of
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.register import Entry
from klimaatwerf.core.select import Selection
from klimaatwerf.core.vocabulary import (
    ActionPhase,
    Channel,
    Direction,
    Layout,
    RuleUnit,
    SiteStatus,
)

__all__ = ["ActionSummary", "GoalSummary", "Summary", "summary_of"]

PLAN_PAGE = "plan"


@dataclass(frozen=True, slots=True)
class ActionSummary:
    """A published action; `path` is its page on the site of its municipality."""

    id: str
    template: str | None
    title: str
    topic: str
    phase: ActionPhase
    path: str
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class GoalSummary:
    """A published goal with its target and last value, both in its unit."""

    id: str
    title: str
    unit: str
    target_year: int | None
    summable: bool
    """Whether the values of several municipalities may be added up."""
    target: Decimal | None = None
    value: Decimal | None = None
    measured_on: date | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """A municipality as the network knows it; what its site does not show is not in it."""

    slug: str
    name: str
    province: str = ""
    nis: str = ""
    postcodes: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    status: SiteStatus = SiteStatus.DRAFT
    campaign: str = ""
    channel: Channel = Channel.STABLE
    statement_of: date | None = None
    """When its accessibility statement was last looked at."""
    plan_path: str | None = None
    site_url: str | None = None
    former_slugs: tuple[str, ...] = ()
    pages: tuple[tuple[str, str, str], ...] = ()
    """Where its folder had another name: each path, the path it leads to, and the title there."""
    actions: tuple[ActionSummary, ...] = ()
    goals: tuple[GoalSummary, ...] = ()
    drift: tuple[Drift, ...] = ()
    """What it replaced of BBL's texts, each with its state."""


def summary_of(
    slug: str,
    entry: Entry | None,
    municipality: Municipality | None,
    plan: Plan | None,
    drift: tuple[Drift, ...] = (),
) -> Summary:
    """What to keep of a municipality; without a plan it has no actions and goals."""
    if municipality is None:
        name = entry.name if entry else slug
        return Summary(
            slug=slug,
            name=name,
            province=entry.province if entry else "",
            nis=entry.nis if entry else "",
            postcodes=entry.postcodes if entry else (),
            former_names=entry.former_names if entry else (),
            campaign=name,
            drift=drift,
        )
    statement = municipality.accessibility
    return Summary(
        slug=slug,
        name=municipality.name,
        province=municipality.province or "",
        nis=municipality.nis,
        postcodes=_all(entry.postcodes if entry else (), municipality.postcodes),
        former_names=_all(entry.former_names if entry else (), municipality.former_names),
        status=municipality.status,
        campaign=municipality.campaign.name,
        channel=municipality.template.channel,
        statement_of=max(statement.reviewed_on or statement.assessed_on, statement.assessed_on)
        if statement
        else None,
        site_url=municipality.site_url,
        former_slugs=municipality.aliases,
        pages=tuple(_pages(plan)) if plan and municipality.aliases else (),
        plan_path=PLAN_PAGE if plan and PLAN_PAGE in plan.pages else None,
        actions=tuple(map(_action, plan.selection.actions())) if plan else (),
        goals=tuple(_goal(one, plan.selection) for one in plan.selection.goals()) if plan else (),
        drift=drift,
    )


def _all(known: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """What the register knows, then what the municipality adds to it."""
    return tuple(dict.fromkeys((*known, *own)))


def _pages(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Every path that leads somewhere on a site."""
    for path, page in plan.pages.items():
        if page.layout is not Layout.NOT_FOUND:
            yield path, path, page.title
    for former, path in plan.redirects.items():
        yield former, path, plan.pages[path].title


def _action(action: Action) -> ActionSummary:
    return ActionSummary(
        id=action.id,
        template=action.template,
        title=action.title,
        topic=action.topic,
        phase=action.phase,
        path=address_of(action),
        review_by=action.review_by,
    )


def _goal(goal: Goal, selection: Selection) -> GoalSummary:
    now = selection.progress(goal)
    latest = now.latest
    return GoalSummary(
        id=goal.id,
        title=goal.title,
        unit=goal.unit,
        target_year=goal.target_year,
        summable=goal.cumulative
        and goal.direction is Direction.INCREASE
        and goal.rule.per is not RuleUnit.PERCENT_REDUCTION,
        target=now.target,
        value=latest.value if latest else None,
        measured_on=latest.date if latest else None,
        estimated=latest.estimated if latest else False,
    )
