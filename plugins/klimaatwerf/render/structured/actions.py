"""Actions, the ideas for them, and the questions that people ask about both.

To schema.org an Action is one deed of one person. What a gemeente calls an action is an undertaking
with an aim, of several parties, for a while: schema.org's word for that is Project. What a reader
can do in it is an Action: joining. Help and advice of the gemeente are a GovernmentService.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from klimaatwerf.core.model import Action, ActionTemplate
from klimaatwerf.core.model.participate import Participate
from klimaatwerf.core.vocabulary import ActionKind, PartnerRole
from klimaatwerf.render.structured.nodes import Node, filled

__all__ = ["Around", "action", "how_to", "questions"]

_SPONSORS = (PartnerRole.SPONSOR, PartnerRole.SUPPORTER)


@dataclass(frozen=True, slots=True)
class Around:
    """What the site knows about an action besides."""

    url: str | None
    owner: Node
    topic: str | None
    partners: Mapping[str, Node]
    """Those that the site shows, by id."""
    ways: tuple[Participate, ...]
    """How one can still take part."""


def action(one: Action, around: Around) -> Node:
    """An action as a service or as a project."""
    shown = [item for item in one.partners if item.partner in around.partners]
    shared = filled(
        name=one.title,
        description=one.lead,
        url=around.url,
        potentialAction=[_joining(way) for way in around.ways if way.url],
    )
    if one.kind is ActionKind.SERVICE:
        return filled(
            type="GovernmentService",
            **shared,
            category=around.topic,
            serviceOperator=around.owner,
            provider=[around.partners[item.partner] for item in shown] or around.owner,
            audience=[filled(type="Audience", audienceType=who.label) for who in one.audiences],
        )
    return filled(
        type="Project",
        **shared,
        keywords=around.topic,
        foundingDate=_day(one.dates.start if one.dates else None),
        dissolutionDate=_day(one.dates.end if one.dates else None),
        parentOrganization=around.owner,
        member=[around.partners[item.partner] for item in shown if item.role not in _SPONSORS],
        sponsor=[around.partners[item.partner] for item in shown if item.role in _SPONSORS],
    )


def _joining(way: Participate) -> Node:
    return filled(
        type="JoinAction",
        name=way.label,
        target=filled(type="EntryPoint", urlTemplate=way.url),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def how_to(one: ActionTemplate, url: str | None) -> Node:
    """An idea that nobody has taken up here: how one would do it."""
    return filled(
        type="HowTo",
        name=one.title,
        description=one.lead,
        url=url,
        step=[
            filled(type="HowToStep", position=number, text=step)
            for number, step in enumerate(one.steps, start=1)
        ],
    )


def questions(asked: Iterable[tuple[str, str]]) -> list[Node]:
    """Questions, each with the answer that the page gives."""
    return [
        filled(
            type="Question",
            name=question,
            acceptedAnswer=filled(type="Answer", text=answer),
        )
        for question, answer in asked
    ]
