"""Small networks for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from klimaatwerf.core.channels import Event, channels_of
from klimaatwerf.core.model.pack import Change
from klimaatwerf.core.vocabulary import ActionPhase, ChangeKind, SiteStatus
from klimaatwerf.portal.catalogue import Catalogue, Offer
from klimaatwerf.portal.network import Known, Network, network_of
from klimaatwerf.portal.summary import ActionSummary, GoalSummary, Summary
from klimaatwerf.portal.versions import NO_VERSIONS, Version, Versions

__all__ = ["CATALOGUE", "TODAY", "action", "change", "goal", "network", "town", "versions"]

TODAY = date(2026, 11, 23)
CATALOGUE = Catalogue(
    version="2026.1",
    topics={"groen": "Groen", "water": "Water", "samen": "Samen"},
    offers=(
        Offer("haag", "Haag", "groen"),
        Offer("boom", "Boom", "groen"),
        Offer("ton", "Ton", "water"),
    ),
    goals={"tree": "bomen", "co2": "procent", "hedge": "meter"},
)


def action(template: str | None, phase: str = "running", **fields: Any) -> ActionSummary:
    """An action, of the pack when it names a template."""
    name = template or "eigen"
    given = {"id": name, "title": name.capitalize(), "topic": "groen", "path": f"acties/{name}"}
    return ActionSummary(template=template, phase=ActionPhase(phase), **{**given, **fields})


def goal(name: str = "tree", value: int | None = None, **fields: Any) -> GoalSummary:
    """A goal of 100 with a value of 31 August 2026, or none."""
    given: dict[str, Any] = {"title": name.capitalize(), "unit": CATALOGUE.goals.get(name, "x")}
    given |= {"target_year": 2030, "summable": True, "target": Decimal(100)}
    if value is not None:
        given |= {"value": Decimal(value), "measured_on": date(2026, 8, 31)}
    return GoalSummary(id=name, **{**given, **fields})


def town(name: str, status: str = "live", **fields: Any) -> Summary:
    """A municipality of which the name says all."""
    given: dict[str, Any] = {"slug": name.lower(), "name": name, "province": "Limburg"}
    return Summary(status=SiteStatus(status), **{**given, **fields})


def network(
    *towns: Summary, kept: tuple[str, ...] = (), versions: Versions = NO_VERSIONS
) -> Network:
    """A network of these municipalities."""
    known = (Known("Aalst", (), ("9300",)),)
    return network_of(CATALOGUE, towns, TODAY, kept, known, versions)


def change(summary: str, *affects: str, kind: str = "text", **fields: Any) -> Change:
    """A line of a changelog."""
    given: dict[str, Any] = {"audience": None, **fields}
    return Change.model_construct(kind=ChangeKind(kind), summary=summary, affects=affects, **given)


def versions(
    *events: Event, coming: tuple[Change, ...] = (), **changes: tuple[Change, ...]
) -> Versions:
    """The versions that events add up to; `v2026_1` are the lines of 2026.1."""
    channels = channels_of(events)
    shows = {name: channels.current(name) for name in ("stable", "early")}
    made = (
        Version(
            release,
            changes.get(f"v{name.replace('.', '_')}", ()),
            tuple(channel for channel, shown in shows.items() if shown == name),
        )
        for name, release in channels.releases.items()
    )
    return Versions("2026.3", coming, tuple(made), channels)
