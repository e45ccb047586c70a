"""Which shared goals come with what a municipality signed, and the figures that it promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import EMPTY, Branch, Leaf, Node, leaves

__all__ = ["inherited", "with_figures", "without_gaps"]

_LONGEST = 4
"""A year has four digits, a percentage three at most."""


def with_figures(goals: Branch, profile: Branch) -> Branch:
    """The shared goals, those of the Covenant with the municipality's own amount and baseline.

    Each municipality promised something else, so the pack leaves these open.
    """
    covenant = profile.branch("commitments", "covenant")
    amount = _whole(covenant.get("reduction_2030"))
    if amount is None:
        return goals
    year = _whole(covenant.get("baseline_year"))
    items = {
        identity: _promised(goal, amount, year)
        if isinstance(goal, Branch) and goal.text("scheme") == "covenant"
        else goal
        for identity, goal in goals.items.items()
    }
    return replace(goals, items=items)


def _promised(goal: Branch, amount: Leaf, year: Leaf | None) -> Branch:
    rule = goal.branch("rule")
    given: dict[str, Node] = {"rule": replace(rule, items={**rule.items, "amount": amount})}
    if year is not None:
        given["baseline_year"] = year
    return replace(goal, items={**goal.items, **given})


def _whole(node: Node | None) -> Leaf | None:
    """A number above nothing; what is wrong with another one is told where it stands."""
    if not isinstance(node, Leaf):
        return None
    text = node.text.strip()
    sound = text.isascii() and text.isdigit() and len(text) <= _LONGEST and int(text) > 0
    return node if sound else None


def inherited(goals: Branch, profile: Branch) -> Branch:
    """The goals of the signed schemes, less what another one of them sharpens."""
    signed = {identity: goal for identity, goal in _branches(goals) if _is_signed(goal, profile)}
    sharpened = {
        leaf.text for goal in signed.values() for _, leaf in leaves(goal.get("replaces") or EMPTY)
    }
    return replace(goals, items={key: goal for key, goal in signed.items() if key not in sharpened})


def _is_signed(goal: Branch, profile: Branch) -> bool:
    scheme = goal.text("scheme")
    if scheme == "covenant":
        promised = _whole(profile.get("commitments", "covenant", "reduction_2030"))
        return promised is not None
    pact = profile.get("commitments", "climate_pact")
    versions = {node.text for _, node in leaves(pact)} if pact is not None else set()
    return scheme == "lekp" and (goal.text("version") or "1.0") in versions


def without_gaps(goals: Branch, profile: Branch, problems: Collector) -> Branch:
    """The municipality's goals, less what it named itself and can't be shown, with the reason.

    That is a goal of the Covenant without the figure that it promised, and one that stands beside
    a goal that sharpens it. One of a version of the pact that it did not sign is told too; it is
    checked like the others, and not shown.
    """
    sharper = {
        leaf.text: identity
        for identity, goal in _branches(goals)
        for _, leaf in leaves(goal.get("replaces") or EMPTY)
    }
    kept = dict(goals.items)
    for identity, goal in _branches(goals):
        path = ("goals", identity)
        if identity in sharper:
            problems.add("goal-sharpened", goal.place, path, id=identity, by=sharper[identity])
            del kept[identity]
        elif goal.text("scheme") == "covenant" and goal.get("goal") and not _has_amount(goal):
            problems.add("covenant-figure-missing", goal.place, path)
            del kept[identity]
        elif goal.text("scheme") == "lekp" and not _is_signed(goal, profile):
            version = goal.text("version") or "1.0"
            problems.add("goal-unsigned", goal.place, path, id=identity, version=version)
    return goals if len(kept) == len(goals.items) else replace(goals, items=kept)


def _has_amount(goal: Branch) -> bool:
    return goal.get("rule", "amount") is not None


def _branches(goals: Branch) -> Iterator[tuple[str, Branch]]:
    for identity, goal in goals.items.items():
        if isinstance(goal, Branch):
            yield identity, goal
