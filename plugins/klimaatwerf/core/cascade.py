"""The one place of precedence: pack, region and municipality merged into one tree.

Trees are merged as text, before anything is checked, so that every value keeps its own place and
what it replaced. The rules are those of the data model: scalars and lists of scalars are replaced,
mappings and lists of items with an id are merged, an item with `hide: ja` goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from klimaatwerf.core.adoption import NAMED_BY
from klimaatwerf.core.locks import refuse_locked
from klimaatwerf.core.problems import Collector, listed, nearest
from klimaatwerf.core.promises import inherited, with_figures, without_gaps
from klimaatwerf.core.tree import (
    EMPTY,
    Branch,
    Layer,
    Leaf,
    Listing,
    Node,
    Source,
)

__all__ = ["COLLECTIONS", "by_identity", "cascade", "merge"]

_UNKNOWN = {"template": "unknown-template", "use": "unknown-use", "goal": "unknown-goal"}
INHERITED = ("topics", "moments", "methods", "pages")
COLLECTIONS = (*INHERITED, "templates", "partners", "goals", "actions", "events", "posts")
_TEMPLATE_ONLY = ("werf", "methods", "images", "reviewed_on")
_DERIVED = Source("afgeleid", Layer.REGISTER)


def merge(lower: Node | None, upper: Node | None) -> Node | None:
    """`upper` laid over `lower`; what adds nothing gives `lower` itself."""
    if upper is None or (isinstance(upper, Leaf) and upper.blank):
        return lower
    if lower is None or lower == upper:
        return lower or upper
    if isinstance(lower, Branch) and isinstance(upper, Branch):
        return _merge_branches(lower, upper)
    if isinstance(lower, Listing) and isinstance(upper, Listing) and _have_ids(lower, upper):
        return _merge_items(lower, upper)
    if isinstance(upper, Branch):
        return upper
    return replace(upper, replaced=lower)


def _merge_branches(lower: Branch, upper: Branch) -> Branch:
    items = dict(lower.items)
    changed = False
    for key, node in upper.items.items():
        merged = merge(items.get(key), node)
        if merged is not None and merged is not items.get(key):
            items[key] = merged
            changed = True
    if not changed:
        return lower
    keys = {**lower.keys, **upper.keys}
    return Branch(items, upper.source, upper.line, upper.column, keys)


def _merge_items(lower: Listing, upper: Listing) -> Listing:
    items = {_id(item): item for item in lower.items}
    for item in upper.items:
        identity = _id(item)
        merged = merge(items.get(identity), item)
        if merged is not None:
            items[identity] = merged
    merged_items = tuple(items.values())
    if all(map(lambda one, other: one is other, merged_items, lower.items)) and len(
        merged_items
    ) == len(lower.items):
        return lower
    return replace(upper, items=merged_items)


def _id(node: Node) -> str:
    return (node.text("id") or "") if isinstance(node, Branch) else ""


def _have_ids(*lists: Listing) -> bool:
    return all(_id(item) for listing in lists for item in listing.items)


def by_identity(listing: Node | None, name: str, problems: Collector) -> Branch:
    """A list of items as a branch by id, with every item that can't be told apart reported."""
    if listing is None:
        return EMPTY
    if not isinstance(listing, Listing):
        problems.add("list-expected", listing.place, (name,), example=_example(name))
        return EMPTY
    items: dict[str, Node] = {}
    keys: dict[str, tuple[int, int]] = {}
    for index, item in enumerate(listing.items):
        if not isinstance(item, Branch):
            problems.add("item-form", item.place, (name, index), example=_example(name))
            continue
        named = item.get("id") or item.get(NAMED_BY.get(name, "id"))
        if not isinstance(named, Leaf) or named.blank:
            problems.add("id-missing", item.place, (name, index))
            continue
        identity = named.text
        if identity in items:
            first = items[identity].place.line
            problems.add("duplicate-id", item.place, (name, identity), id=identity, first=first)
            continue
        items[identity] = replace(item, items={**item.items, "id": named})
        keys[identity] = (item.line, item.column)
    return Branch(items, listing.source, listing.line, listing.column, keys)


def _example(name: str) -> str:
    return {
        "actions": "- id: repair-cafe",
        "events": "- id: plantdag",
        "partners": "- use: natuurpunt",
        "goals": "- goal: tree",
        "pages": "title: Over de campagne",
    }.get(name, "- id: naam")


def cascade(
    register: Branch, pack: Branch, region: Branch, local: Branch
) -> tuple[Branch, Collector]:
    """The merged tree of one municipality, with what does not fit together.

    The trees hold a branch `municipality` (register and local) and collections by id. In the
    result `templates` are the action templates that the municipality has not adopted.
    """
    problems = Collector()
    profile = _profile(register, region, local)
    merged: dict[str, Node] = {"municipality": profile, "pack": pack.branch("pack")}
    for name in INHERITED:
        merged[name] = _inherit(name, (pack, region, local), problems)
    merged["events"] = _inherit("events", (region, local), problems)
    merged["posts"] = _visible("posts", local.branch("posts"), problems)
    merged["partners"] = _opt_in("partners", pack, (region, local), problems)
    merged["goals"] = _goals(pack, local, profile, problems)
    adopted = merge(region.branch("actions"), local.branch("actions"))
    templates = pack.branch("templates")
    base = Branch(
        {key: _without(node, _TEMPLATE_ONLY) for key, node in templates.items.items()},
        templates.source,
    )
    merged["actions"] = _adopt("actions", base, _branch(adopted), problems)
    merged["pack_pages"] = _branch(merge(pack.branch("pages"), region.branch("pages")))
    for name in ("actions", "events") if region.items else ():
        merged[f"region_{name}"] = region.branch(name)
    merged["templates"] = _ideas(templates, _branch(adopted))
    tree = Branch(merged, local.source)
    refuse_locked((region, local), pack, problems)
    return tree, problems


def _branch(node: Node | None) -> Branch:
    return node if isinstance(node, Branch) else EMPTY


def _profile(register: Branch, region: Branch, local: Branch) -> Branch:
    """The fields of municipality.yml over the register's facts and the region's defaults."""
    inherited = merge(register.branch("municipality"), region.branch("municipality"))
    own = local.branch("municipality")
    profile = _branch(merge(inherited, own)) if _branch(inherited).items else own
    name = profile.get("name")
    if isinstance(name, Leaf) and not profile.text("campaign", "name"):
        derived = Leaf(f"{name.text} voor het klimaat", _DERIVED)
        campaign = Branch({"name": derived}, _DERIVED)
        profile = _branch(merge(Branch({"campaign": campaign}, _DERIVED), profile))
    return profile


def _inherit(name: str, layers: Iterable[Branch], problems: Collector) -> Branch:
    """What comes along by itself, less what is hidden."""
    result: Node | None = EMPTY
    for layer in layers:
        result = merge(result, layer.branch(name))
    return _visible(name, _branch(result), problems)


def _opt_in(name: str, pack: Branch, layers: Iterable[Branch], problems: Collector) -> Branch:
    """The items of the layers, those that name an item of the catalogue laid over it."""
    chosen: Node | None = EMPTY
    for layer in layers:
        chosen = merge(chosen, layer.branch(name))
    return _adopt(name, pack.branch(name), _branch(chosen), problems)


def _adopt(name: str, catalogue: Branch, chosen: Branch, problems: Collector) -> Branch:
    key = NAMED_BY[name]
    items: dict[str, Node] = {}
    for identity, item in chosen.items.items():
        wanted = item.get(key) if isinstance(item, Branch) else None
        if isinstance(wanted, Leaf):
            base = catalogue.items.get(wanted.text)
            if base is None:
                known = list(catalogue.items)
                problems.add(
                    _UNKNOWN[key],
                    wanted.place,
                    (name, identity, key),
                    id=wanted.text,
                    known=listed(known),
                    hint=nearest(wanted.text, known),
                )
                continue
            items[identity] = merge(base, item) or item
        else:
            items[identity] = item
    return _visible(name, replace(chosen, items=items), problems)


def _goals(pack: Branch, local: Branch, profile: Branch, problems: Collector) -> Branch:
    """The goals of the signed schemes, then those that the municipality names or adds."""
    catalogue = with_figures(pack.branch("goals"), profile)
    chosen = merge(inherited(catalogue, profile), local.branch("goals"))
    return without_gaps(_adopt("goals", catalogue, _branch(chosen), problems), profile, problems)


def _ideas(templates: Branch, adopted: Branch) -> Branch:
    """The templates that no action is made from."""
    used = {item.text("template") for item in adopted.items.values() if isinstance(item, Branch)}
    kept = {key: node for key, node in templates.items.items() if key not in used}
    return replace(templates, items=kept)


def _without(node: Node, names: Iterable[str]) -> Node:
    if not isinstance(node, Branch):
        return node
    kept = {key: value for key, value in node.items.items() if key not in names}
    return node if len(kept) == len(node.items) else replace(node, items=kept)


def _visible(name: str, collection: Branch, problems: Collector) -> Branch:
    """The collection without what is hidden, in order of `weight` (50 where none is given)."""
    shown: dict[str, Node] = {}
    for identity, item in collection.items.items():
        hide = item.get("hide") if isinstance(item, Branch) else None
        word = hide.text.strip().lower() if isinstance(hide, Leaf) else ""
        if isinstance(hide, Leaf) and word not in ("ja", "nee", "true", "false", ""):
            problems.add("bad-yes-no", hide.place, (name, identity, "hide"), value=hide.text)
        if word not in ("ja", "true"):
            shown[identity] = _without(item, ("hide",)) if hide is not None else item
    ordered = sorted(shown.items(), key=lambda pair: _weight(pair[1]))
    if list(collection.items) == [key for key, _ in ordered] and all(
        collection.items[key] is node for key, node in ordered
    ):
        return collection
    return replace(collection, items=dict(ordered))


def _weight(item: Node) -> int:
    text = item.text("weight") if isinstance(item, Branch) else None
    digits = text is not None and text.isascii() and text.isdigit() and len(text) < 9
    return int(text) if digits and text else 50
