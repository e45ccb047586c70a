"""What must exist: the items and pictures that a site refers to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from klimaatwerf.core.links import Missing, resolve
from klimaatwerf.core.model import Action, Event, Moment
from klimaatwerf.core.model.base import Image
from klimaatwerf.core.pages import address_of
from klimaatwerf.core.problems import Collector, listed, nearest
from klimaatwerf.core.site import Site
from klimaatwerf.core.suggestions import GIVEN
from klimaatwerf.core.tree import Branch, Layer, Leaf, Node, Place, leaves, locate
from klimaatwerf.core.values import DERIVED, known_path, paths_below

__all__ = ["check_pack_references", "check_references"]

_Path = tuple[str | int, ...]
_COLLECTIONS = {
    "topic": ("topics", "thema"),
    "goal": ("goals", "doel"),
    "method": ("methods", "methode"),
    "action": ("actions", "actie"),
    "partner": ("partners", "partner"),
    "event": ("events", "evenement"),
    "moment": ("moments", "moment"),
}
_CODES = {"action": "unknown-action", "partner": "unknown-partner"}
"""What BBL offers in a catalogue, with how to take it from there; the rest is unknown."""


def check_references(
    site: Site, tree: Branch, problems: Collector, given: Collection[Layer] = GIVEN
) -> None:
    """Report everything that a municipality's items name and that does not exist.

    What a layer of those `given` names was checked there; here somebody hid it.
    """
    known: Mapping[str, Collection[str]] = {
        # an item with a fault of its own exists all the same
        name: {**tree.branch(collection).items, **getattr(site, collection)}
        for name, (collection, _) in _COLLECTIONS.items()
    }
    for kind, path, identity in _named(site):
        names = known[kind]
        if identity in names:
            continue
        leaf, place = _leaf(tree, path)
        if leaf is not None and leaf.layer in given:
            continue
        problems.add(
            _CODES.get(kind, "unknown-reference"),
            place,
            path,
            kind=_COLLECTIONS[kind][1],
            id=identity,
            known=listed(sorted(names)),
            hint=nearest(identity, names),
        )
    for path, file in _pictures(site):
        if file not in site.media:
            _, place = _leaf(tree, path)
            problems.add("missing-file", place, path, file=file, hint=nearest(file, site.media))
    _check_addresses(site, tree, problems)
    for identity, page in site.pages.items():
        if page.when:
            path = ("pages", identity, "when")
            _check_condition(page.when, _leaf(tree, path)[1], path, site.texts, problems)


def check_pack_references(pack: Branch, problems: Collector) -> None:
    """Report what BBL's templates and moments name and the pack does not have."""
    fields = {
        "templates": {"topic": "topics", "goal": "goals", "partners": "partners"}
        | {"methods": "methods", "moments": "moments"},
        "moments": {"topics": "topics", "actions": "templates"},
        "goals": {"topic": "topics"},
    }
    for collection, named in fields.items():
        for identity, item in pack.branch(collection).items.items():
            for field, target in named.items():
                node = item.get(field) if isinstance(item, Branch) else None
                for below, leaf in leaves(node) if node is not None else ():
                    known = pack.branch(target).items
                    if leaf.text not in known and not leaf.blank:
                        problems.add(
                            "unknown-reference",
                            leaf.place,
                            (collection, identity, field, *below),
                            kind=_KINDS[target],
                            id=leaf.text,
                            known=listed(sorted(known)),
                            hint=nearest(leaf.text, known),
                        )
    _check_conditions(pack, problems)


def _check_conditions(pack: Branch, problems: Collector) -> None:
    """Report the values that a source waits for and that do not exist."""
    texts = pack.branch("pack", "variables").items
    for path, leaf in leaves(pack):
        if path[-1] == "when" and "sources" in path and not leaf.blank:
            _check_condition(leaf.text, leaf.place, path, texts, problems)


def _check_condition(
    what: str, place: Place, path: _Path, texts: Collection[str], problems: Collector
) -> None:
    """Report a value that something waits for and that does not exist; `texts` are the pack's."""
    if known_path(tuple(what.split(".")), texts) is None:
        hint = nearest(what, (*DERIVED, *paths_below(texts)))
        problems.add("unknown-value", place, path, what=what, hint=hint)


_KINDS = {
    "topics": "thema",
    "goals": "doel",
    "partners": "partner",
    "methods": "methode",
    "moments": "moment",
    "templates": "actiesjabloon",
}


def _named(site: Site) -> Iterator[tuple[str, _Path, str]]:
    """Every id that an item names: its kind, where it stands, the id."""
    for action in site.actions.values():
        yield from _named_by_action(action)
    for event in site.events.values():
        for field in ("topic", "action", "method"):
            if identity := getattr(event, field):
                yield field, ("events", event.id, field), identity
    for goal in site.goals.values():
        yield "topic", ("goals", goal.id, "topic"), goal.topic
    for partner in site.partners.values():
        for index, offer in enumerate(partner.offers):
            if offer.action:
                yield "action", ("partners", partner.id, "offers", index, "action"), offer.action
    for post in site.posts.values():
        for index, identity in enumerate(post.actions):
            yield "action", ("posts", post.id, "actions", index), identity
    for moment in site.moments.values():
        yield from _named_by_moment(moment)
    yield from _named_by_profile(site)


def _named_by_profile(site: Site) -> Iterator[tuple[str, _Path, str]]:
    hero = site.municipality.hero
    call = hero.call_to_action if hero else None
    for field in ("action", "event"):
        if call and (identity := getattr(call, field)):
            yield field, ("municipality", "hero", "call_to_action", field), identity


def _named_by_moment(moment: Moment) -> Iterator[tuple[str, _Path, str]]:
    for index, identity in enumerate(moment.topics):
        yield "topic", ("moments", moment.id, "topics", index), identity


def _named_by_action(action: Action) -> Iterator[tuple[str, _Path, str]]:
    base: _Path = ("actions", action.id)
    yield "topic", (*base, "topic"), action.topic
    for field in ("goal", "method"):
        if identity := getattr(action, field):
            yield field, (*base, field), identity
    for index, partnership in enumerate(action.partners):
        yield "partner", (*base, "partners", index, "partner"), partnership.partner
    for index, identity in enumerate(action.related):
        yield "action", (*base, "related", index), identity
    for index, identity in enumerate(action.moments):
        yield "moment", (*base, "moments", index), identity


def _images(site: Site) -> Iterator[tuple[_Path, Image]]:
    for collection in ("actions", "events"):
        items: Mapping[str, Action | Event] = getattr(site, collection)
        for item in items.values():
            for index, image in enumerate(item.images):
                yield (collection, item.id, "images", index), image


def _pictures(site: Site) -> Iterator[tuple[_Path, str]]:
    """Every file under media/ that the data name."""
    municipality = site.municipality
    if municipality.brand.logo:
        yield ("municipality", "brand", "logo"), municipality.brand.logo
    if municipality.hero and municipality.hero.image:
        yield ("municipality", "hero", "image"), municipality.hero.image
    for path, image in _images(site):
        yield (*path, "file"), image.file
    for partner in site.partners.values():
        if partner.logo:
            yield ("partners", partner.id, "logo"), partner.logo
    for post in site.posts.values():
        if post.image:
            yield ("posts", post.id, "image"), post.image


def _check_addresses(site: Site, tree: Branch, problems: Collector) -> None:
    """Report pages that the data name by their address and that do not exist."""
    collections: tuple[Mapping[str, Any], ...] = (
        site.pages,
        site.actions,
        site.templates,
        site.topics,
        site.events,
        site.methods,
        site.posts,
    )
    pages = {address_of(item) for items in collections for item in items.values()}
    addresses = [f"/{page}/" if page else "/" for page in pages]
    for code, path in _addresses(site):
        leaf, place = _leaf(tree, path)
        if leaf is None or leaf.layer is Layer.PACK:
            continue
        target = leaf.text.strip()
        absolute = f"/{target.strip('/')}" if code == "unknown-page" else target
        found = resolve(absolute, leaf.source.file, pages, site.media)
        if isinstance(found, Missing):
            hint = nearest(f"/{found.path}/", addresses)
            problems.add(code, place, path, target=target[:80], hint=hint)


def _addresses(site: Site) -> Iterator[tuple[str, _Path]]:
    """Where the data name a page (only a page, or anything that a link can name)."""
    yield "unknown-page", ("municipality", "hero", "call_to_action", "page")
    yield "broken-link", ("municipality", "announcement", "url")
    for identity in site.pages:
        yield "unknown-page", ("pages", identity, "menu", "parent")


def _leaf(tree: Branch, path: _Path) -> tuple[Leaf | None, Place]:
    node: Node
    node, _ = locate(tree, path)
    return (node if isinstance(node, Leaf) else None), node.place
