"""content/kit/campaign.yml as rules, with what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from klimaatwerf.core.check import parse
from klimaatwerf.core.kit.campaign import TEXTS
from klimaatwerf.core.kit.formats import FORMATS
from klimaatwerf.core.kit.letters import LETTERS
from klimaatwerf.core.model.kit_campaign import CampaignRules
from klimaatwerf.core.problems import Collector, Problem, nearest, tidy
from klimaatwerf.core.tree import locate
from klimaatwerf.kit.reading import start_of, tree_of

__all__ = ["FILE", "PIECES", "read_rules"]

FILE = "campaign.yml"
"""Its name below content/kit/."""
PIECES = (*(one.id for one in (*FORMATS, *LETTERS)), TEXTS)
"""What a task can name: the formats, the letters and the texts of the kit."""


def read_rules(files: Mapping[str, bytes]) -> tuple[CampaignRules | None, tuple[Problem, ...]]:
    """The rules among the files of content/kit/, and every problem that they have."""
    problems = Collector()
    if FILE not in files:
        problems.add("campaign-missing", start_of(FILE))
        return None, tuple(problems.problems)
    node = tree_of(FILE, files[FILE], problems)
    if node is None:
        return None, tidy(problems.problems)
    rules, found = parse(CampaignRules, node, ())
    problems.extend(found)
    for path, name in _named(rules) if rules else ():
        if name not in PIECES:
            place, hint = locate(node, path)[0].place, nearest(name, PIECES)
            problems.add("campaign-piece", place, path, name=name, hint=hint)
    return rules, tidy(problems.problems)


def _named(rules: CampaignRules) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every piece that the rules name, with its path."""
    for number, step in enumerate(rules.steps):
        for at, name in enumerate(step.pieces):
            yield ("steps", number, "pieces", at), name
    for channel, names in rules.pieces.items():
        for at, name in enumerate(names):
            yield ("pieces", channel, at), name
