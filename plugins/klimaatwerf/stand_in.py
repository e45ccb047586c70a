"""The shortest municipality there can be, which a region or a pack is laid over to be checked.

So a fault of theirs is found without asking any municipality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from klimaatwerf.core.cascade import cascade
from klimaatwerf.core.check import Checker
from klimaatwerf.core.pages import Page
from klimaatwerf.core.plan import plan
from klimaatwerf.core.problems import Collector, Problem
from klimaatwerf.core.references import check_references
from klimaatwerf.core.tree import EMPTY, Branch, Layer, Leaf, Listing, Node, Source
from klimaatwerf.core.vocabulary import PactVersion
from klimaatwerf.render.texts import Texts, check_short_links
from klimaatwerf.sources.trees import CONTENT, Sources

__all__ = ["Readers", "faults_of_pack", "over_the_shortest"]

_SHORTEST = Source("afgeleid", Layer.REGISTER)


@dataclass(frozen=True, slots=True)
class Readers:
    """What reads the items and the texts of a pack, and the day on which."""

    checker: Checker
    texts: Texts
    today: date


def _branch(**items: str | Node) -> Branch:
    nodes = {
        name: Leaf(one, _SHORTEST) if isinstance(one, str) else one for name, one in items.items()
    }
    return Branch(nodes, _SHORTEST)


_PROFILE = _branch(
    nis="00000",
    name="Gemeente",
    contact=_branch(email="klimaat@gemeente.example"),
    brand=_branch(primary="#00703c"),
)
_PROMISES = _branch(
    climate_pact=Listing(tuple(Leaf(one, _SHORTEST) for one in PactVersion), _SHORTEST),
    covenant=_branch(signed="2020-01-01", baseline_year="2011", reduction_2030="40"),
)
"""All that can be signed, which brings the goals along."""


def over_the_shortest(
    pack: Sources,
    region: Sources,
    readers: Readers,
    looked_at: Callable[[Page], bool],
    local: Branch = EMPTY,
) -> tuple[Problem, ...]:
    """What the shortest municipality would be told; of the pages, of those that are `looked_at`."""
    problems = Collector()
    tree, conflicts = cascade(_branch(municipality=_PROFILE), pack.tree, region.tree, local)
    problems.extend(conflicts.problems)
    media = {**pack.media, **region.media}
    pictures = {**pack.pictures, **region.pictures}
    site, faults = readers.checker.site(tree, "gemeente", media, pictures)
    problems.extend(faults.problems)
    if site is None or problems.failed:
        return tuple(problems.problems)
    check_references(site, tree, problems, given=(Layer.PACK,))
    made, clashes = plan(site, tree, readers.today)
    problems.extend(clashes.problems)
    own = {path for path, page in made.pages.items() if looked_at(page)}
    readers.texts.check_site(made, problems, own)
    check_short_links(region.tree, made, problems)
    return tuple(problems.problems)


def faults_of_pack(pack: Sources, readers: Readers) -> Iterator[Problem]:
    """What is wrong with the items and links of a pack, be it in partners that nobody chose yet."""
    partners = pack.tree.branch("partners")  # as they stand, so that a fault keeps its place
    local = _branch(municipality=_branch(commitments=_PROMISES), partners=partners)
    nothing = Sources(EMPTY, {})
    for found in over_the_shortest(pack, nothing, readers, lambda page: True, local):
        if found.place.file.startswith(f"{CONTENT}/") and found.code != "locked":
            yield found
