"""What of the pack a municipality replaced by something of its own, and whether that moved on.

Only what the municipality itself wrote is walked, for that is little; beside each value stands what
the pack says in that place. A path is that of the merged tree: `pages.over.body`,
`actions.behaag-je-tuin.lead`. A list is replaced as a whole. Hiding an item replaces no text, and
what is hidden can't go stale.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from klimaatwerf.core.adoption import NAMED_BY, offered_as
from klimaatwerf.core.cascade import INHERITED
from klimaatwerf.core.check import parse
from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.core.numbers import says_yes
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import EMPTY, Branch, Leaf, Listing, Node, locate

__all__ = [
    "Drift",
    "Override",
    "State",
    "counts",
    "digest_of_node",
    "drift_of",
    "is_leftover",
    "overrides_of",
    "stamps_of",
]

_OF_THE_ITEM = frozenset({"id", "hide", "reviewed_on", "review_by"})
"""What an item says about itself: it replaces no text of BBL."""


class State(StrEnum):
    """How a value of a municipality stands to what it replaced."""

    ADAPTED = "adapted"
    """BBL's is still what it was then."""
    MOVED_ON = "moved-on"
    """BBL's changed since."""
    REDUNDANT = "redundant"
    """It is what BBL's is now."""
    ORPHAN = "orphan"
    """BBL's is gone."""
    UNSTAMPED = "unstamped"
    """Nobody knows what BBL's was."""


@dataclass(frozen=True, slots=True)
class Override:
    """A value of a municipality in the place of one of the pack."""

    path: tuple[str, ...]
    target: tuple[str, ...]
    """Where the pack has its own."""
    own: Node
    theirs: Node
    hidden: bool = False
    """Whether the item is not shown, so that nothing in it can go stale."""

    @property
    def name(self) -> str:
        """The path as people write it."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Drift:
    """The state of one value, and the version it was last held against, where that is known."""

    path: str
    state: State
    version: str = ""


def overrides_of(local: Branch, pack: Branch, merged: Branch = EMPTY) -> Iterator[Override]:
    """The values of a municipality that take the place of one of the pack, in its own order.

    An item that does not say itself what it takes from the catalogue, but changes one of its
    region, says so in the `merged` tree.
    """
    for name in (*INHERITED, *NAMED_BY):
        for identity, item in local.branch(name).items.items():
            target = _target(name, identity, item, merged)
            base = pack.get(*target) if target else None
            if isinstance(item, Branch) and isinstance(base, Branch):
                hidden = says_yes(item.text("hide"))
                skipped = _OF_THE_ITEM | {NAMED_BY.get(name, "id")}
                fields = {key: node for key, node in item.items.items() if key not in skipped}
                for steps, own, theirs in _below(fields, base):
                    path = (name, identity, *steps)
                    yield Override(path, (*target, *steps), own, theirs, hidden)


def _target(name: str, identity: str, item: Node, merged: Branch) -> tuple[str, ...]:
    """Where the pack has what an item changes; empty where it has nothing."""
    if name not in NAMED_BY:
        return (name, identity)
    key = NAMED_BY[name]
    wanted = item.text(key) if isinstance(item, Branch) else None
    wanted = wanted or merged.branch(name).text(identity, key)
    return (offered_as(name), wanted) if wanted else ()


def _below(
    fields: Mapping[str, Node], base: Branch
) -> Iterator[tuple[tuple[str, ...], Node, Node]]:
    """The values that stand in both, by their path; a mapping is replaced key by key."""
    for key, own in fields.items():
        theirs = base.items.get(key)
        if theirs is None or _is_blank(own) or _is_blank(theirs):
            continue
        if isinstance(own, Branch) and isinstance(theirs, Branch):
            for steps, mine, other in _below(own.items, theirs):
                yield (key, *steps), mine, other
        elif not _only_adds(own, theirs):
            yield (key,), own, theirs


def _is_blank(node: Node) -> bool:
    return isinstance(node, Leaf) and node.blank


def _only_adds(own: Node, theirs: Node) -> bool:
    """Whether a list of items with ids, which is merged with the other, shares none of them."""
    if not isinstance(own, Listing) or not isinstance(theirs, Listing):
        return False
    mine, other = ([_id(item) for item in listing.items] for listing in (own, theirs))
    return all(mine) and all(other) and not set(mine) & set(other)


def _id(node: Node) -> str:
    return (node.text("id") or "") if isinstance(node, Branch) else ""


def digest_of_node(node: Node) -> str:
    """The fingerprint of what a value says: its layout and the order of keys do not count."""
    parts: list[str] = []
    _canonical(node, parts)
    return fingerprint(parts)


def _canonical(node: Node, parts: list[str]) -> None:
    if isinstance(node, Leaf):
        lines = node.text.replace("\r\n", "\n").strip().split("\n")
        parts.append("=" + "\n".join(line.rstrip() for line in lines))
    elif isinstance(node, Listing):
        parts.append(f"[{len(node.items)}")
        for item in node.items:
            _canonical(item, parts)
    else:
        filled = {key: value for key, value in node.items.items() if not _is_blank(value)}
        parts.append(f"{{{len(filled)}")
        for key in sorted(filled):
            parts.append(key)
            _canonical(filled[key], parts)


def stamps_of(listing: Listing, problems: Collector) -> tuple[Stamp, ...]:
    """The stamps in a list; what is wrong with one of them is told."""
    found: dict[str, Stamp] = {}
    lines: dict[str, int] = {}
    for index, item in enumerate(listing.items):
        where = ("overrides", str(index))
        if not isinstance(item, Branch):
            problems.add("item-form", item.place, where, example="- path: pages.over.body")
            continue
        stamp, faults = parse(Stamp, item, where)
        problems.extend(faults)
        if stamp is not None and stamp.path in found:
            first = lines[stamp.path]
            problems.add("override-twice", item.place, where, name=stamp.path, first=first)
        elif stamp is not None:
            found[stamp.path] = stamp
            lines[stamp.path] = item.place.line
    return tuple(found.values())


def drift_of(
    local: Branch, pack: Branch, stamps: Iterable[Stamp], merged: Branch = EMPTY
) -> tuple[Drift, ...]:
    """How each value of a municipality stands to the pack; what lost its target comes last."""
    known = {stamp.path: stamp for stamp in stamps}
    found: list[Drift] = []
    seen: set[str] = set()
    for one in overrides_of(local, pack, merged):
        seen.add(one.name)
        stamp = known.get(one.name)
        if not one.hidden:
            found.append(Drift(one.name, _state(one, stamp), stamp.version if stamp else ""))
    for path, stamp in known.items():
        if path not in seen and not is_leftover(stamp, local):
            found.append(Drift(path, State.ORPHAN, stamp.version))
    return tuple(found)


def _state(override: Override, stamp: Stamp | None) -> State:
    now = digest_of_node(override.theirs)
    if digest_of_node(override.own) == now:
        return State.REDUNDANT
    if stamp is None:
        return State.UNSTAMPED
    return State.ADAPTED if stamp.hash == now else State.MOVED_ON


def is_leftover(stamp: Stamp, local: Branch) -> bool:
    """Whether the municipality has no value of its own any more in the place of a stamp."""
    steps = tuple(stamp.path.split("."))
    node, depth = locate(local, steps)
    return depth < len(steps) or _is_blank(node)


def counts(drift: Sequence[Drift]) -> dict[State, int]:
    """How many values are in each state, also where there are none."""
    return {state: sum(one.state is state for one in drift) for state in State}
