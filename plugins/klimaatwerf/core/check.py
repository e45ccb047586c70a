"""From a merged tree to a checked site, or every problem at once.

Items that no layer changed are the same node for every municipality, so they are checked once and
shared: the models are frozen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from klimaatwerf.core.adoption import NAMED_BY
from klimaatwerf.core.findings import translated
from klimaatwerf.core.frozen import FrozenMapping
from klimaatwerf.core.model import (
    Action,
    ActionTemplate,
    Event,
    Goal,
    Method,
    Model,
    Moment,
    Municipality,
    PageText,
    Partner,
    Post,
    Topic,
)
from klimaatwerf.core.model.pack import Variable
from klimaatwerf.core.picture import Picture
from klimaatwerf.core.problems import Collector, Problem, nearest, problem
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Branch, Layer, Leaf, Listing, Node, leaves
from klimaatwerf.core.values import Values

__all__ = ["Checker", "Expand", "parse"]

_REMEMBERED = 5_000
"""Items of which a checker remembers what it found; merged ones never come back."""

M = TypeVar("M", bound=Model)
Expand = Callable[[Leaf, Values, Collector], str]
"""Fills a short text of the pack in for one municipality."""

_MODELS: dict[str, type[Model]] = {
    "topics": Topic,
    "actions": Action,
    "templates": ActionTemplate,
    "partners": Partner,
    "events": Event,
    "goals": Goal,
    "methods": Method,
    "moments": Moment,
    "posts": Post,
    "pages": PageText,
}
_LONG_TEXTS = ("body",)
_FROM_REGISTER = ("municipality.name", "municipality.campaign")
"""What only lacks where the NIS code is wrong, which is told by itself."""


def parse(
    model: type[M], node: Node, path: tuple[str, ...]
) -> tuple[M | None, tuple[Problem, ...]]:
    """A model from a tree, with every problem that the tree has."""
    remarks = Collector()
    made: M | None = None
    problems: list[Problem] = []
    try:
        made = model.model_validate(_plain(node), context=remarks)
    except ValidationError as error:
        problems = translated(error.errors(), model, node, path)
    paths = {leaf.place: below for below, leaf in leaves(node)} if remarks.problems else {}
    problems.extend(_repeated_ids(node, path))
    for remark in remarks.problems:
        problems.append(remark.at((*path, *paths.get(remark.place, ()))))
    return made, tuple(problems)


def _repeated_ids(node: Node, path: tuple[str, ...]) -> Iterator[Problem]:
    """The ids that come twice in a list inside an item."""
    if isinstance(node, Branch):
        for key, value in node.items.items():
            if not isinstance(value, Leaf):
                yield from _repeated_ids(value, (*path, key))
    elif isinstance(node, Listing):
        first: dict[str, int] = {}
        for index, item in enumerate(node.items):
            identity = item.text("id") if isinstance(item, Branch) else None
            if identity in first:
                here = (*path, str(index), "id")
                line = first[identity]
                yield problem("duplicate-id", item.place, here, id=identity, first=line)
            elif identity:
                first[identity] = item.place.line
            if not isinstance(item, Leaf):
                yield from _repeated_ids(item, (*path, str(index)))


def _plain(node: Node) -> Any:
    """A tree as pydantic takes it: mappings, lists and leaves; what is blank is left out."""
    if isinstance(node, Leaf):
        return node
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return {
        key: _plain(value)
        for key, value in node.items.items()
        if not (isinstance(value, Leaf) and value.blank)
    }


class Checker:
    """Checks merged trees; what the pack alone says is checked once for all municipalities."""

    def __init__(self, expand: Expand) -> None:
        self._expand = expand
        self._parsed: dict[tuple[str, int], tuple[Node, Any, tuple[Problem, ...]]] = {}
        self._placeholders: dict[int, tuple[Node, bool]] = {}

    def site(
        self,
        tree: Branch,
        slug: str,
        media: Mapping[str, str],
        pictures: Mapping[str, Picture] | None = None,
    ) -> tuple[Site | None, Collector]:
        """The site that a merged tree describes, and its problems.

        Items with errors are left out of it; None when municipality.yml itself has errors.
        """
        problems = Collector()
        municipality, found = parse(Municipality, tree.branch("municipality"), ("municipality",))
        problems.extend(
            one for one in found if one.code != "missing-field" or one.path not in _FROM_REGISTER
        )
        if municipality is None:
            self._collections(tree, None, problems)
            return None, problems
        municipality = municipality.model_copy(update={"slug": slug})
        texts = _texts(tree, municipality, problems)
        values = Values(municipality, texts)
        collections = self._collections(tree, values, problems)
        frozen = {name: FrozenMapping(items) for name, items in collections.items()}
        return (
            Site(
                municipality=municipality,
                texts=FrozenMapping(texts),
                media=media,
                pictures=pictures or {},
                **frozen,
            ),
            problems,
        )

    def _collections(
        self, tree: Branch, values: Values | None, problems: Collector
    ) -> dict[str, dict[str, Any]]:
        made: dict[str, dict[str, Any]] = {}
        for name, model in _MODELS.items():
            made[name] = {}
            for identity, item in tree.branch(name).items.items():
                value = self._item(name, model, identity, item, values, problems)
                if value is not None:
                    made[name][identity] = value
        return made

    def _item(
        self,
        name: str,
        model: type[Model],
        identity: str,
        item: Node,
        values: Values | None,
        problems: Collector,
    ) -> Any:
        path = (name, identity)
        if _may_inherit(name, item) and self._has_placeholders(item):
            if values is None:
                return None
            value, found = parse(model, self._filled(item, values, problems), path)
        elif item.source.layer is Layer.PACK:
            key = (name, id(item))
            if key not in self._parsed:
                if len(self._parsed) >= _REMEMBERED:
                    self._parsed.clear()
                self._parsed[key] = (item, *parse(model, item, path))
            _, value, found = self._parsed[key]
        else:
            value, found = parse(model, item, path)
        problems.extend(found)
        return value

    def _has_placeholders(self, item: Node) -> bool:
        known = self._placeholders.get(id(item))
        if known is None:
            found = any(
                "{{" in leaf.text and leaf.layer is Layer.PACK and path[-1] not in _LONG_TEXTS
                for path, leaf in leaves(item)
                if path
            )
            if len(self._placeholders) >= _REMEMBERED:
                self._placeholders.clear()
            known = self._placeholders[id(item)] = (item, found)
        return known[1]

    def _filled(self, node: Node, values: Values, problems: Collector, name: str = "") -> Node:
        """The node with the short texts of the pack filled in."""
        if isinstance(node, Branch):
            items = {
                key: self._filled(value, values, problems, key) for key, value in node.items.items()
            }
            return Branch(items, node.source, node.line, node.column, node.keys)
        if isinstance(node, Listing):
            filled = tuple(self._filled(item, values, problems) for item in node.items)
            return Listing(filled, node.source, node.line, node.column)
        if "{{" not in node.text or node.layer is not Layer.PACK or name in _LONG_TEXTS:
            return node
        text = self._expand(node, values, problems)
        return Leaf(text, node.source, node.line, node.column, node.quoted)


def _may_inherit(name: str, item: Node) -> bool:
    """Whether an item can hold text of the pack: inherited, or made from one of the catalogue."""
    if name in ("events", "posts"):
        return False
    if not isinstance(item, Branch) or name not in NAMED_BY:
        return True
    chosen = any(key in item.items for key in NAMED_BY.values())
    return chosen or item.source.layer is not Layer.MUNICIPALITY


def _texts(tree: Branch, municipality: Municipality, problems: Collector) -> dict[str, str]:
    """The variables that pack.yml declares, with the municipality's texts or the defaults."""
    found: dict[str, str] = {}
    declared: dict[str, Variable] = {}
    for name, node in tree.branch("pack", "variables").items.items():
        variable, _ = parse(Variable, node, ("pack", "variables", name))
        if variable is not None:
            declared[name] = variable
    given = tree.branch("municipality", "texts")
    for name in given.items:
        if name not in declared:
            problems.add(
                "unknown-text",
                given.key_place(name),
                ("municipality", "texts", name),
                name=name,
                hint=nearest(name, declared),
            )
    for name, variable in declared.items():
        text = municipality.texts.get(name) or variable.default or ""
        path = ("municipality", "texts", name)
        if variable.required and not text:
            problems.add("text-required", tree.branch("municipality").place, path, name=name)
        if variable.max_length and len(text) > variable.max_length:
            place = given.key_place(name)
            problems.add("text-too-long", place, path, length=len(text), limit=variable.max_length)
        found[name] = text
    return found
