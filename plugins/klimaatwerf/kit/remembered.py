"""What was wrong with pictures when they were drawn last, for a check, which draws nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from klimaatwerf.core.kit.facts import facts
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Problem, tidy
from klimaatwerf.core.tree import Branch, Place
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.sharing.names import card_name
from klimaatwerf.report import problem_as_json, problem_from_json
from klimaatwerf.sources.trees import MUNICIPALITIES

__all__ = ["recall", "remember"]

_TYPE = "json"


def remember(kept: Kept, name: str, told: Iterable[Problem]) -> None:
    """Keep what there is to say about the picture of this name, in the place of what there was."""
    key, found = _key(name), [problem_as_json(one) for one in told]
    if found or kept.get(key, _TYPE) is not None:
        kept.put(key, _TYPE, json.dumps(found, ensure_ascii=False).encode())


def recall(kept: Kept, plan: Plan, tree: Branch) -> tuple[Problem, ...]:
    """What was said of the pictures that a site has now (20 µs each), where it is written now."""
    found = [one for path in plan.kit for one in _of(kept, plan, tree, path)]
    return tidy(found, plan.site.slug)


def _of(kept: Kept, plan: Plan, tree: Branch, path: str) -> Iterator[Problem]:
    name = card_name(plan, path)
    data = kept.get(_key(name), _TYPE) if name else None
    for values in json.loads(data) if data else ():
        found = problem_from_json(values)
        if found.place.file.startswith(f"{MUNICIPALITIES}/"):
            place = _place(plan, tree, path, found.path.split(".")[2:])
            found = replace(found, place=place or found.place)
        yield found


def _place(plan: Plan, tree: Branch, path: str, field: list[str]) -> Place | None:
    """Where a field of an item is written; where it is not, the item."""
    places = facts(plan.selection, plan.values, tree)[path].places
    names = (".".join(("item", *field[:length])) for length in range(len(field), -1, -1))
    return next((places[name] for name in names if name in places), None)


def _key(name: str) -> str:
    return name.rpartition("-")[2].partition(".")[0]
