"""A municipality under two packs: its state, with all that leads to it."""

from __future__ import annotations

from dataclasses import replace

from klimaatwerf.core.problems import Problem, SourceError
from klimaatwerf.core.tree import Place
from klimaatwerf.kit.changes import KitChanges
from klimaatwerf.sources.trees import MUNICIPALITIES
from klimaatwerf.templates.fields import Nodes, conflicts, fields
from klimaatwerf.templates.impact import Impact, State, said
from klimaatwerf.templates.outputs import Outputs, Side, Whole

__all__ = ["compare"]


def compare(
    before: Side, after: Side, follows: str, outputs: Outputs, nodes: Nodes, kits: KitChanges
) -> Impact:
    """What the second pack does to a municipality; it has the first by what it `follows`."""
    found = _found(before, after, follows, nodes)
    pieces = kits.between(before.prepared, after.prepared)
    if pieces:
        updates = found.state is State.UNCHANGED
        found = replace(found, kit=pieces, state=State.UPDATES if updates else found.state)
    former, plan = before.prepared.plan, after.prepared.plan
    failed = () if former else before.errors
    if plan is None:
        return _broken(found, failed, after.problems)
    if former is not None and outputs.same(before, after):
        return found
    whole = Whole.nothing(plan)
    if former is not None:
        try:
            whole = outputs.whole(before, former)
        except SourceError as error:
            failed = error.problems
    try:
        pages, files = outputs.changes(whole, before, after, plan)
    except SourceError as error:
        return _broken(found, failed, (*after.problems, *error.problems))
    state = State.UPDATES if found.state is State.UNCHANGED and (pages or files) else found.state
    return replace(found, state=state, before=failed, pages=pages, files=files)


def _broken(found: Impact, failed: tuple[Problem, ...], problems: tuple[Problem, ...]) -> Impact:
    """One that can't be built; the new pack broke it only if it could be before."""
    state = State.UNCHANGED if failed else State.BREAKS
    once: dict[tuple[Place, str, str], Problem] = {}
    for one in problems:
        if one.is_error or one in found.problems:  # a page and its field can tell the same
            once.setdefault((one.place, one.code, one.message), one)
    return replace(found, state=state, before=failed, problems=tuple(once.values()))


def _found(before: Side, after: Side, follows: str, nodes: Nodes) -> Impact:
    """What is found without rendering: the fields, the conflicts, and the problems that are new."""
    one, other = before.prepared, after.prepared
    municipality = other.municipality or one.municipality
    name = municipality.name if municipality else other.slug
    found = Impact(other.slug, name, follows, State.UNCHANGED)
    if not (one.tree.items and other.tree.items):  # one of them can't even be read
        return found
    local = other.local if other.local.items else one.local
    clashes = conflicts(local, (before.pack, one.tree), (after.pack, other.tree))
    known = {said(problem) for problem in before.problems}
    return replace(
        found,
        state=State.CONFLICT if clashes else State.UNCHANGED,
        fields=fields(one.tree, other.tree, nodes),
        conflicts=clashes,
        problems=tuple(one for one in after.problems if said(one) not in known and _own(one)),
    )


def _own(problem: Problem) -> bool:
    """Whether it concerns the municipality, and not only who looks after the pack."""
    return problem.is_error or problem.place.file.startswith(f"{MUNICIPALITIES}/")
