"""The middle layer: what a region gives its municipalities, read once and checked by itself.

A fault of a region is found without asking its municipalities, and stops only those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from klimaatwerf.core.check import Checker, parse
from klimaatwerf.core.model import Region
from klimaatwerf.core.model.region import own_reason
from klimaatwerf.core.pages import Page
from klimaatwerf.core.problems import Collector, Problem, tidy
from klimaatwerf.core.renames import renewed
from klimaatwerf.core.tree import Branch, Layer, Leaf, Node
from klimaatwerf.render.prose import check_markup
from klimaatwerf.render.texts import Texts
from klimaatwerf.sources.parses import Parses
from klimaatwerf.sources.trees import REGIONS, Sources, read_region
from klimaatwerf.stand_in import Readers, over_the_shortest

__all__ = ["Regions"]


class Regions(Mapping[str, Sources]):
    """The regions of a root by the name of their folder."""

    def __init__(self, found: Mapping[str, tuple[Sources, tuple[Problem, ...]]]) -> None:
        self._found = dict(found)
        self._checked: dict[tuple[str, int], tuple[Branch, tuple[Problem, ...]]] = {}

    def __getitem__(self, name: str) -> Sources:
        return self._found[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @classmethod
    def read(cls, folder: Path, today: date, parses: Parses | None = None) -> Regions:
        """Read the regions below content/regions/."""
        found: dict[str, tuple[Sources, tuple[Problem, ...]]] = {}
        for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
            if entry.is_dir():
                problems = Collector()
                name = f"{REGIONS}/{entry.name}"
                sources = read_region(entry, name, problems, parses)
                tree = renewed(sources.tree, today, problems)
                _check_itself(entry.name, tree, problems)
                tree = _without_own(tree, problems)
                found[entry.name] = replace(sources, tree=tree), tidy(problems.problems)
        return cls(found)

    def problems(
        self, name: str, pack: Sources, checker: Checker, texts: Texts, today: date
    ) -> tuple[Problem, ...]:
        """What is wrong with a region over a pack, whatever the municipality; looked for once."""
        key = (name, id(pack.tree))
        if key not in self._checked:
            region, read = self._found[name]
            readers = Readers(checker, texts, today)
            found = over_the_shortest(pack, region, readers, _is_own)
            below = f"{REGIONS}/{name}/"
            own = (one for one in found if one.place.file.startswith(below))
            self._checked[key] = (pack.tree, tidy((*read, *own)))
        return self._checked[key][1]


def _check_itself(name: str, tree: Branch, problems: Collector) -> None:
    """What region.yml says of the region, and the Markdown in all that it wrote."""
    described = tree.branch("region")
    if described.items:
        fields = {"id": Leaf(name, described.source, quoted=True), **described.items}
        problems.extend(parse(Region, replace(described, items=fields), ("region",))[1])
    check_markup(tree, problems)


def _without_own(tree: Branch, problems: Collector) -> Branch:
    """The tree without the fields that only a municipality itself fills in, each of them told."""
    defaults = tree.branch("municipality")
    kept = _allowed(defaults, (), problems)
    if kept is defaults:
        return tree
    return replace(tree, items={**tree.items, "municipality": kept})


def _allowed(fields: Branch, path: tuple[str, ...], problems: Collector) -> Branch:
    items: dict[str, Node] = {}
    for name, node in fields.items.items():
        here = (*path, name)
        if reason := own_reason(here):
            field = ".".join(here)
            where = fields.key_place(name)
            problems.add("region-field", where, ("municipality", *here), field=field, why=reason)
        elif isinstance(node, Branch) and not path:
            items[name] = _allowed(node, here, problems)
        else:
            items[name] = node
    unchanged = len(items) == len(fields.items) and all(
        items[name] is node for name, node in fields.items.items()
    )
    return fields if unchanged else replace(fields, items=items)


def _is_own(page: Page) -> bool:
    """Whether a region wrote the text of a page."""
    return page.body is not None and page.body.layer is Layer.REGION
