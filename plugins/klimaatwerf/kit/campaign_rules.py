"""content/kit/campaign.yml as rules, with what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from klimaatwerf.core.check import parse
from klimaatwerf.core.kit.campaign import TEXTS
from klimaatwerf.core.kit.formats import FORMATS
from klimaatwerf.core.kit.letters import LETTERS
from klimaatwerf.core.model.kit_campaign import CampaignRules
from klimaatwerf.core.problems import Collector, Problem, SourceError, nearest, tidy
from klimaatwerf.core.tree import Layer, Node, Place, Source, locate
from klimaatwerf.sources.files import decode
from klimaatwerf.sources.yaml import compose

__all__ = ["FILE", "PIECES", "read_rules"]

FILE = "campaign.yml"
"""Its name below content/kit/."""
PIECES = (*(one.id for one in (*FORMATS, *LETTERS)), TEXTS)
"""What a task can name: the formats, the letters and the texts of the kit."""


def read_rules(files: Mapping[str, bytes]) -> tuple[CampaignRules | None, tuple[Problem, ...]]:
    """The rules among the files of content/kit/, and every problem that they have."""
    problems = Collector()
    source = Source(f"content/kit/{FILE}", Layer.PACK)
    if FILE not in files:
        problems.add("campaign-missing", Place(source.file, 1, 1))
        return None, tuple(problems.problems)
    try:
        node = compose(decode(files[FILE], source.file), source, problems)
    except SourceError as error:
        problems.extend(error.problems)
        return None, tidy(problems.problems)
    if node is None:
        problems.add("campaign-missing", Place(source.file, 1, 1))
        return None, tidy(problems.problems)
    rules, found = parse(CampaignRules, node, ())
    problems.extend(found)
    for path, name in _named(rules) if rules else ():
        if name not in PIECES:
            place = _place(node, path)
            problems.add("campaign-piece", place, path, name=name, hint=nearest(name, PIECES))
    return rules, tidy(problems.problems)


def _named(rules: CampaignRules) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every piece that the rules name, with its path."""
    for number, step in enumerate(rules.steps):
        for at, name in enumerate(step.pieces):
            yield ("steps", number, "pieces", at), name
    for channel, names in rules.pieces.items():
        for at, name in enumerate(names):
            yield ("pieces", channel, at), name


def _place(node: Node, path: tuple[str | int, ...]) -> Place:
    return locate(node, path)[0].place
