"""What the pack locks: legal and shared texts that no region or municipality can change.

A lock is a path in the pack, in which `*` stands for every name; what lies below it is locked too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from klimaatwerf.core.adoption import NAMED_BY, taken_as
from klimaatwerf.core.numbers import says_yes
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.renames import renewed_path
from klimaatwerf.core.tree import Branch, Layer, Leaf, Listing, Node, Place, leaves, locate

__all__ = ["Lock", "check_locks", "locks_of", "refuse_locked"]

_AROUND = {"pages": ("hide", "when", "layout")}
"""The fields of an item that would take away what is locked in it; of others only `hide`."""
_SAFE = (("layout",),)
"""What takes nothing away where it says what the pack says."""
_EVERY = "*"

Steps = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lock:
    """A locked path of the pack, why it is, and where the pack says so."""

    steps: Steps
    reason: str
    place: Place

    @property
    def path(self) -> str:
        """The path as an author writes it."""
        return ".".join(self.steps)


def locks_of(pack: Branch) -> tuple[Lock, ...]:
    """Every lock as it was written: those of pack.yml, then those of the pages themselves."""
    pages = pack.branch("pages").items.items()
    return (
        *_written(pack),
        *(
            Lock(("pages", path), page.text("lock_reason") or "", page.place)
            for path, page in pages
            if isinstance(page, Branch) and says_yes(page.text("locked"))
        ),
    )


def check_locks(pack: Branch, problems: Collector) -> None:
    """Report the locks of pack.yml that lead nowhere."""
    for lock in _written(pack):
        if not _matches(pack, lock.steps):
            meant = ("templates", *lock.steps[1:]) if lock.steps[0] == "actions" else lock.steps
            hint = f"Bedoel je `{'.'.join(meant)}`?" if _matches(pack, meant) else ""
            problems.add("unknown-lock", lock.place, ("pack", "locked"), lock=lock.path, hint=hint)


def refuse_locked(layers: Iterable[Branch], pack: Branch, problems: Collector) -> None:
    """Report what a municipality or region says about what is locked, hiding it included.

    The layers come in the order in which they are laid over the pack.
    """
    locks = locks_of(pack)
    told: set[tuple[Layer, Steps]] = set()
    below: list[Branch] = []
    for layer in layers:
        below.append(layer)
        for lock in locks if layer.items else ():
            for steps, path, leaf in _touched(below, pack, lock.steps):
                if (leaf.layer, path) in told:
                    continue
                told.add((leaf.layer, path))
                reason = lock.reason.strip().rstrip(".") or "een wettelijke of gedeelde tekst"
                facts = {"lock": ".".join(steps), "reason": reason, "whom": _contact(pack)}
                problems.add("locked", leaf.place, path, **facts)


def _written(pack: Branch) -> Iterator[Lock]:
    """The locks of pack.yml: plain paths, or a path with a reason."""
    listed = pack.branch("pack").get("locked")
    for item in listed.items if isinstance(listed, Listing) else ():
        leaf = item.get("path") if isinstance(item, Branch) else item
        if isinstance(leaf, Leaf) and not leaf.blank:
            reason = item.text("reason") if isinstance(item, Branch) else None
            # A release that locks a field by its old name keeps doing so.
            yield Lock(tuple(renewed_path(leaf.text).split(".")), reason or "", leaf.place)


def _matches(root: Node, steps: Steps) -> list[Steps]:
    """The paths that are there and that the steps stand for."""
    if _EVERY not in steps:
        return [steps] if locate(root, steps)[1] == len(steps) else []
    at = steps.index(_EVERY)
    node, depth = locate(root, steps[:at])
    names = node.items if isinstance(node, Branch) and depth == at else ()
    return [
        found for name in names for found in _matches(root, (*steps[:at], name, *steps[at + 1 :]))
    ]


def _touched(
    layers: Sequence[Branch], pack: Branch, steps: Steps
) -> Iterator[tuple[Steps, Steps, Leaf]]:
    """The leaves of the last layer that lie at or below a locked path, or that take it away.

    Each comes with the path that is locked and with its own.
    """
    collection, wanted, below = steps[0], steps[1:2], steps[2:]
    local = taken_as(collection)
    around = _AROUND.get(collection, ("hide",))
    for name, item in layers[-1].branch(local).items.items():
        identity = _identity(local, name, (one.branch(local) for one in reversed(layers)))
        if identity is None or wanted not in ((), (_EVERY,), (identity,)):
            continue
        whole = (collection, identity, *below) if wanted else (collection,)
        for exact in _matches(pack, whole):
            rest = exact[2:]
            for guarded in (rest, *((field,) for field in around if rest)):
                said = pack.text(collection, identity, *guarded) if guarded in _SAFE else None
                for path, leaf in _below(item, guarded, ("id", NAMED_BY.get(local))):
                    if leaf.text != said:
                        yield exact, (local, name, *path), leaf


def _below(
    item: Node, guarded: Steps, names: Collection[str | None]
) -> Iterator[tuple[Steps, Leaf]]:
    """What an item says at or below a path, less the fields that only name the item."""
    node, depth = locate(item, guarded)
    for path, leaf in leaves(node) if depth == len(guarded) else ():
        whole = (*guarded, *path)
        if len(whole) != 1 or whole[0] not in names:
            yield whole, leaf


def _identity(collection: str, name: str, layers: Iterable[Branch]) -> str | None:
    """The id of the item of the pack that a local item is made from; the first layer that says.

    A municipality can change an item that its region made from one of the pack.
    """
    key = NAMED_BY.get(collection)
    named = (one.text(name, key) for one in layers if key)
    return next(filter(None, named), None if collection == "actions" else name)


def _contact(pack: Branch) -> str:
    """Whom to ask about the pack, as pack.yml says."""
    contact = pack.branch("pack", "contact")
    name = contact.text("name") or "Bond Beter Leefmilieu"
    ways = [found for field in ("email", "url") if (found := contact.text(field))]
    return f"{name} ({', '.join(ways)})" if ways else name
