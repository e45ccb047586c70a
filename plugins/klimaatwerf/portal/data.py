"""The network as JSON files; every file says for which day it was made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from klimaatwerf.portal.network import Network, Town
from klimaatwerf.portal.summary import Summary
from klimaatwerf.portal.totals import Total
from klimaatwerf.portal.versions_data import versions_data

__all__ = ["FOLDER", "data_files"]

FOLDER = "data"


def data_files(network: Network) -> Mapping[str, str]:
    """The text of each file by its destination; the page `gegevens` explains the keys."""
    made: dict[str, Any] = {
        "municipalities": {"municipalities": [_municipality(town) for town in network.towns]},
        "actions": {"actions": _actions(network)},
        "goals": {"goals": _goals(network), "totals": _totals(network)},
        "freshness": {"municipalities": [_freshness(town) for town in network.towns]},
        "versions": versions_data(network),
    }
    for content in made.values():
        content["generated_for"] = network.today.isoformat()
    files = {f"{FOLDER}/{name}.json": _text(content) for name, content in made.items()}
    rows = [[one.name, [*one.former_names], [*one.postcodes]] for one in network.known]
    compact = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return {**files, f"{FOLDER}/register.json": f"{compact}\n"}


def _text(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _municipality(town: Town) -> dict[str, Any]:
    one = town.summary
    return {
        "slug": one.slug,
        "nis": one.nis,
        "name": one.name,
        "former_names": list(one.former_names),
        "postcodes": list(one.postcodes),
        "province": one.province,
        "status": one.status.value,
        "campaign": one.campaign,
        "path": town.url,
    }


def _actions(network: Network) -> list[dict[str, Any]]:
    return [
        {
            "municipality": one.slug,
            "status": one.status.value,
            "id": action.id,
            "template": action.template,
            "title": action.title,
            "topic": action.topic,
            "phase": action.phase.value,
            "path": f"{one.slug}/{action.path}/",
        }
        for one in network.summaries
        for action in one.actions
    ]


def _goals(network: Network) -> list[dict[str, Any]]:
    return [row for one in network.summaries for row in _goals_of(one)]


def _goals_of(one: Summary) -> list[dict[str, Any]]:
    return [
        {
            "municipality": one.slug,
            "status": one.status.value,
            "id": goal.id,
            "title": goal.title,
            "unit": goal.unit,
            "target_year": goal.target_year,
            "target": _number(goal.target),
            "value": _number(goal.value),
            "measured_on": goal.measured_on.isoformat() if goal.measured_on else None,
            "estimated": goal.estimated,
        }
        for goal in one.goals
    ]


def _totals(network: Network) -> list[dict[str, Any]]:
    return [
        {"status": standing.status.value, **_total(total)}
        for standing in network.standings
        for total in standing.totals
    ]


def _total(total: Total) -> dict[str, Any]:
    return {
        "id": total.id,
        "title": total.title,
        "unit": total.unit,
        "target_year": total.target_year,
        "chosen_by": total.chosen_by,
        "reported_by": total.reported_by,
        "value": _number(total.value),
        "target": _number(total.target),
        "reported_target": _number(total.reported_target),
        "since": total.since.isoformat() if total.since else None,
        "until": total.until.isoformat() if total.until else None,
        "estimates": total.estimates,
    }


def _freshness(town: Town) -> dict[str, Any]:
    return {
        "municipality": town.summary.slug,
        "follows": town.summary.follows,
        "version": town.version,
        "attention": [
            {
                "reason": one.reason.value,
                "title": one.title,
                "since": one.since.isoformat() if one.since else None,
                "path": f"{town.url}{one.path}/" if one.path else None,
            }
            for one in town.attention
        ],
    }


def _number(value: Decimal | None) -> int | float | None:
    """A figure as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
