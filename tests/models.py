"""Models from plain values, as the checker makes them from trees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from klimaatwerf.core.check import parse
from klimaatwerf.core.model import Action, Event, Goal, Model, Municipality, Partner
from tests.trees import Plain, tree

__all__ = ["action", "event", "faults", "goal", "model", "municipality", "partner"]

M = TypeVar("M", bound=Model)


def model(kind: type[M], value: Mapping[str, Plain]) -> M:
    """The model of a value without errors."""
    made, problems = parse(kind, tree(value), ())
    assert made is not None, problems
    return made


def faults(kind: type[Model], value: Mapping[str, Plain]) -> list[tuple[str, str]]:
    """The codes and paths of what is wrong with a value."""
    return [(found.code, found.path) for found in parse(kind, tree(value), ())[1]]


def municipality(**fields: Plain) -> Municipality:
    """The shortest municipality with these fields."""
    return model(
        Municipality,
        {
            "nis": "12002",
            "name": "Dorp",
            "campaign": {"name": "Dorp voor het klimaat"},
            "contact": {"email": "klimaat@dorp.example"},
            "brand": {"primary": "#00703c"},
            **fields,
        },
    )


def action(**fields: Plain) -> Action:
    """A short action with these fields."""
    short = {"id": "haag", "title": "Haag", "lead": "Plant.", "topic": "groen", "phase": "idea"}
    return model(Action, {**short, "audiences": ["resident"], **fields})


def event(**fields: Plain) -> Event:
    """A short online event with these fields, which say when it is."""
    short = {"id": "plantdag", "title": "Plantdag", "lead": "Kom mee.", "attendance": "online"}
    return model(Event, {**short, "online_url": "https://dorp.example/live", **fields})


def goal(**fields: Plain) -> Goal:
    """A goal of one an inhabitant by 2030, with these fields."""
    short = {"id": "tree", "title": "Bomen", "topic": "groen", "unit": "bomen"}
    rule = {"per": "inhabitant", "amount": "1"}
    return model(Goal, {**short, "rule": rule, "target_year": "2030", **fields})


def partner(**fields: Plain) -> Partner:
    """A short partner with these fields."""
    return model(Partner, {"id": "buren", "name": "De Buren", "type": "association", **fields})
