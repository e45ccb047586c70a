"""The components that a text can call, with the arguments that each takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from klimaatwerf.core.vocabulary import ActionKind, ActionPhase, Audience, GoalScheme, PartnerType

__all__ = ["COMPONENTS", "Argument", "Component"]


class Argument(StrEnum):
    """What an argument of a component may be."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    ADDRESS = "address"
    TOPIC = "topics"
    ACTION = "actions"
    GOAL = "goals"
    METHOD = "methods"


@dataclass(frozen=True, slots=True)
class Component:
    """A component: `required` arguments by position, `optional` ones by name.

    A value of an enumeration stands for its values.
    """

    required: dict[str, Argument | type[StrEnum]]
    optional: dict[str, Argument | type[StrEnum]]


def _component(
    required: dict[str, Argument | type[StrEnum]] | None = None,
    **optional: Argument | type[StrEnum],
) -> Component:
    return Component(required or {}, optional)


COMPONENTS: dict[str, Component] = {
    "action": _component({"id": Argument.ACTION}),
    "actions": _component(
        topic=Argument.TOPIC,
        audience=Audience,
        phase=ActionPhase,
        kind=ActionKind,
        featured=Argument.YES_NO,
        limit=Argument.NUMBER,
    ),
    "audience_links": _component(),
    "button": _component({"label": Argument.TEXT, "target": Argument.ADDRESS}),
    "commitments": _component(),
    "contact": _component(),
    "events": _component(topic=Argument.TOPIC, audience=Audience, limit=Argument.NUMBER),
    "faq": _component(),
    "goal": _component({"id": Argument.GOAL}),
    "goals": _component(scheme=GoalScheme, topic=Argument.TOPIC),
    "ideas": _component(topic=Argument.TOPIC, audience=Audience, limit=Argument.NUMBER),
    "method": _component({"id": Argument.METHOD}),
    "methods": _component(),
    "moments": _component(topic=Argument.TOPIC, limit=Argument.NUMBER),
    "news": _component(limit=Argument.NUMBER),
    "partners": _component(type=PartnerType, audience=Audience, limit=Argument.NUMBER),
    "steps": _component(),
    "topics": _component(),
    "traject": _component(),
}
