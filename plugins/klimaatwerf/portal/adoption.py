"""Who does this too? Each action of the pack with the municipalities that took it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from klimaatwerf.core.vocabulary import ActionPhase
from klimaatwerf.portal.catalogue import Catalogue
from klimaatwerf.portal.summary import ActionSummary, Summary

__all__ = ["Adopted", "Doing", "TopicActions", "adoption"]

_ORDER = (
    ActionPhase.RUNNING,
    ActionPhase.PREPARATION,
    ActionPhase.IDEA,
    ActionPhase.COMPLETED,
    ActionPhase.STOPPED,
)


@dataclass(frozen=True, slots=True)
class Doing:
    """One municipality that does an action."""

    town: Summary
    action: ActionSummary

    @property
    def url(self) -> str:
        """The action's page as seen from the portal's home page."""
        return f"{self.town.slug}/{self.action.path}/"


@dataclass(frozen=True, slots=True)
class Adopted:
    """An action template with who adopted it, running ones first."""

    id: str
    title: str
    by: tuple[Doing, ...]

    def phases(self) -> tuple[tuple[ActionPhase, int], ...]:
        """How many municipalities are in each phase, without the phases of nobody."""
        counted = ((one, sum(made.action.phase is one for made in self.by)) for one in _ORDER)
        return tuple((phase, number) for phase, number in counted if number)


@dataclass(frozen=True, slots=True)
class TopicActions:
    """The actions of a topic: the pack's that somebody does, those still free, and own ones."""

    id: str
    title: str
    adopted: tuple[Adopted, ...]
    free: tuple[Adopted, ...]
    own: tuple[Doing, ...]


def adoption(catalogue: Catalogue, towns: Iterable[Summary]) -> tuple[TopicActions, ...]:
    """All actions by topic, in the pack's order; a topic without any is left out."""
    known = {offer.id for offer in catalogue.offers}
    taken: dict[str, list[Doing]] = {name: [] for name in known}
    own: dict[str, list[Doing]] = {}
    for town in towns:
        for action in town.actions:
            made = Doing(town, action)
            if action.template in known:
                taken[action.template or ""].append(made)
            else:
                own.setdefault(action.topic, []).append(made)
    offered = {offer.topic for offer in catalogue.offers}
    others = sorted((offered | own.keys()) - catalogue.topics.keys())
    topics = {**catalogue.topics, **{name: name for name in others}}
    found: list[TopicActions] = []
    for name, title in topics.items():
        offers = [
            Adopted(offer.id, offer.title, _by_phase(taken[offer.id]))
            for offer in catalogue.offers
            if offer.topic == name
        ]
        adopted = tuple(one for one in offers if one.by)
        free = tuple(one for one in offers if not one.by)
        if offers or name in own:
            found.append(TopicActions(name, title, adopted, free, _by_phase(own.get(name, []))))
    return tuple(found)


def _by_phase(found: Iterable[Doing]) -> tuple[Doing, ...]:
    """In order of phase; within a phase the order of the municipalities stays."""
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.action.phase)))
