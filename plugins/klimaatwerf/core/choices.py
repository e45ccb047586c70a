"""The choices from a long list of actions: by topic, by audience and by phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klimaatwerf.core.model import Action, Topic
from klimaatwerf.core.vocabulary import ActionPhase, Audience

__all__ = ["FEW", "PHASE_ORDER", "Choice", "choices_of"]

PHASE_ORDER = (
    ActionPhase.RUNNING,
    ActionPhase.PREPARATION,
    ActionPhase.IDEA,
    ActionPhase.COMPLETED,
    ActionPhase.STOPPED,
)
"""What one can join first, what is over last."""
FEW = 6
"""So many actions are seen at a glance: from more, one chooses."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice; `by` and `slug` are what the address of the page of all actions says of it."""

    by: str
    slug: str
    label: str
    page: str
    """The path of the page that shows these actions alone."""
    count: int
    what: Topic | Audience | ActionPhase


def choices_of(
    actions: Iterable[Action], topics: Iterable[Topic], audiences: Iterable[Audience]
) -> Iterator[Choice]:
    """The choices that part these actions; `audiences` are those with a page of their own.

    For an audience is what it can still join. A choice that holds no action, or the only one of its
    kind, is none.
    """
    all_ = tuple(actions)
    if len(all_) <= FEW:
        return
    with_page = tuple(audiences)
    by_topic = Counter(action.topic for action in all_)
    by_audience = Counter(who for action in all_ if action.is_open for who in action.audiences)
    by_phase = Counter(action.shown_phase for action in all_)
    found = (
        *(
            Choice("thema", one.id, one.title, f"themas/{one.id}", by_topic[one.id], one)
            for one in topics
        ),
        *(
            Choice("voor", one.slug, one.label.capitalize(), page, by_audience[one], one)
            for one in Audience
            for page in (f"{'doe-mee' if one in with_page else 'acties/voor'}/{one.slug}",)
        ),
        *(
            Choice("fase", one.slug, one.label, f"acties/fase/{one.slug}", by_phase[one], one)
            for one in PHASE_ORDER
        ),
    )
    kept = [choice for choice in found if choice.count]
    kinds = Counter(choice.by for choice in kept)
    yield from (choice for choice in kept if kinds[choice.by] > 1)
