"""What a site gets that has to be drawn: the pictures of its pages, and the kits it gives away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from klimaatwerf.core.plan import Plan
from klimaatwerf.core.tree import EMPTY, Branch
from klimaatwerf.fleet import Order
from klimaatwerf.ledger import Record
from klimaatwerf.plans import Former, Made
from klimaatwerf.render.asks import Comparison
from klimaatwerf.render.takeaways import Download, Outside
from klimaatwerf.report import problem_as_json

if TYPE_CHECKING:
    from klimaatwerf.kit.downloads import PublicKits
    from klimaatwerf.kit.sharing import Cards, Sharing

__all__ = ["Extras", "extras_of"]

Given = dict[str, tuple[Download, ...]]


@dataclass(frozen=True)
class Extras:
    """What draws for one site; nothing where nobody asked for it."""

    cards: Cards | None = None
    kits: PublicKits | None = None

    @property
    def outside(self) -> Outside:
        """The same as the site sees it."""
        return Outside(self.cards, self.kits)

    def told(self, record: Record) -> Record:
        """The record with what there is to say about what was drawn."""
        found = [
            *(self.cards.problems if self.cards else ()),
            *(self.kits.problems if self.kits else ()),
        ]
        return replace(record, problems=(*record.problems, *map(problem_as_json, found)))

    @property
    def remarked(self) -> frozenset[str]:
        """The names of the pictures that there is something to say about."""
        return self.cards.told if self.cards else frozenset()

    @property
    def downloads(self) -> Mapping[str, tuple[Download, ...]]:
        """What was given of each kit."""
        return self.kits.listed if self.kits else {}


def extras_of(
    order: Order,
    sharing: Sharing | None,
    plan: Plan,
    tree: Branch | None,
    names: Collection[str],
    before: tuple[Former, Made] | None = None,
) -> Extras:
    """What draws for a site, of which the version `before` tells what is as it was.

    Without a `tree` nothing but texts of pages is new: no kit is made then.
    """
    if sharing is None:
        return Extras()
    cards = sharing.of(plan, tree) if order.share_pictures else None
    if not (order.kit and plan.site.municipality.features.kit_public):
        return Extras(cards)
    if tree is None:
        former = before[1].downloads if before else {}
        return Extras(cards, sharing.kits(plan, EMPTY, names, _all_of(plan, former)))
    known = _known(plan, *before) if before else {}
    return Extras(cards, sharing.kits(plan, tree, names, known))


def _all_of(plan: Plan, former: Mapping[str, tuple[Download, ...]]) -> Given:
    """What was given of every item; of one whose kit could not be made that is nothing."""
    return {path: former.get(path, ()) for path in plan.kit}


def _known(plan: Plan, former: Former, made: Made) -> Given:
    """What was given of the kits that are as they were."""
    compare = Comparison()
    return {
        path: found
        for path, found in made.downloads.items()
        if path in plan.kit and compare.same_answers(former.plan, plan, [("downloads", path)])
    }
