"""What BBL or a region only proposed: a link to what a municipality has not taken, or hid."""

from __future__ import annotations

from klimaatwerf.core.frozen import FrozenMapping
from klimaatwerf.core.model import Action, Municipality, Partner
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Branch, Layer, locate

__all__ = ["GIVEN", "without_suggestions"]

GIVEN = (Layer.PACK, Layer.REGION)
"""The layers whose items a municipality got."""


def without_suggestions(site: Site, tree: Branch) -> Site:
    """The site without links to what BBL or a region proposed and this municipality has not taken.

    A template names partners, a goal and moments; they count where the municipality has them.
    """

    def proposed(*path: str) -> bool:
        node = tree.get(*path)
        return node is not None and node.source.layer in GIVEN

    actions: dict[str, Action] = {}
    for action in site.actions.values():
        update: dict[str, object] = {}
        if proposed("actions", action.id, "partners"):
            update["partners"] = tuple(
                one for one in action.partners if one.partner in site.partners
            )
        if proposed("actions", action.id, "goal") and action.goal not in site.goals:
            update["goal"] = None
        if proposed("actions", action.id, "method") and action.method not in site.methods:
            update["method"] = None
        if proposed("actions", action.id, "moments"):
            update["moments"] = tuple(one for one in action.moments if one in site.moments)
        if proposed("actions", action.id, "related"):
            update["related"] = tuple(one for one in action.related if one in site.actions)
        actions[action.id] = action.model_copy(update=update) if update else action
    changed = {"actions": actions, **_without_hidden(site, tree)}
    return Site(**{**site.__dict__, **changed})


def _without_hidden(site: Site, tree: Branch) -> dict[str, object]:
    """The events, partners and opening without what a region named and this municipality hid."""
    if "region_events" not in tree.items:
        return {}
    known = {"topic": site.topics, "action": site.actions, "method": site.methods}
    return {
        "events": FrozenMapping(
            {
                key: event.model_copy(
                    update={
                        field: None
                        for field, names in known.items()
                        if _of_region(tree, "events", key, field)
                        and getattr(event, field) not in names
                    }
                )
                for key, event in site.events.items()
            }
        ),
        "partners": FrozenMapping(
            {key: _without_hidden_offers(site, tree, one) for key, one in site.partners.items()}
        ),
        "municipality": _without_hidden_goal(site, tree),
    }


def _of_region(tree: Branch, *path: str | int) -> bool:
    node, depth = locate(tree, path)
    return depth == len(path) and node.source.layer is Layer.REGION


def _without_hidden_offers(site: Site, tree: Branch, partner: Partner) -> Partner:
    offers = tuple(
        offer.model_copy(update={"action": None})
        if offer.action not in site.actions
        and _of_region(tree, "partners", partner.id, "offers", index, "action")
        else offer
        for index, offer in enumerate(partner.offers)
    )
    return partner if offers == partner.offers else partner.model_copy(update={"offers": offers})


def _without_hidden_goal(site: Site, tree: Branch) -> Municipality:
    """The municipality, the button of its opening led to the actions where its goal is hidden."""
    municipality = site.municipality
    hero = municipality.hero
    call = hero.call_to_action if hero else None
    gone = {
        field: None
        for field, names in (("action", site.actions), ("event", site.events))
        if call
        and getattr(call, field) not in names
        and _of_region(tree, "municipality", "hero", "call_to_action", field)
    }
    if hero is None or call is None or not gone:
        return municipality
    button = call.model_copy(update=gone)
    opening = hero.model_copy(update={"call_to_action": button})
    return municipality.model_copy(update={"hero": opening})
