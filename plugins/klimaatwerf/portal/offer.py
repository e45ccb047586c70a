"""What a municipality can name by its id: BBL's offer, and the codes of the municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from klimaatwerf.core.prose import prose
from klimaatwerf.core.register import Entry
from klimaatwerf.core.tree import Branch, Leaf
from klimaatwerf.core.vocabulary import AddressForm, GoalScheme
from klimaatwerf.portal.markdown import page, plain, table

__all__ = ["Ids", "ids_of", "municipalities_page", "offer_page"]

_COLLECTIONS = (
    ("topics", "Thema’s", "title", "`topic` van een actie of een evenement"),
    ("templates", "Actiesjablonen", "title", "`template` van een actie"),
    ("goals", "Doelen", "title", "`goal` in goals.yml, en bij een actie"),
    ("partners", "Partners", "name", "`use` in partners.yml"),
    ("methods", "Manieren van participatie", "title", "`method` van een actie of een evenement"),
    ("moments", "Momenten", "title", "`moments` van een actie"),
)
Ids = tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
"""Collections by name, each with the id, the name and the scheme of its items."""


def ids_of(pack: Branch) -> Ids:
    """What a pack's tree offers, in its order."""
    return tuple((name, tuple(_rows(pack, name, title))) for name, _, title, _ in _COLLECTIONS)


def _rows(pack: Branch, name: str, title: str) -> Iterator[tuple[str, str, str]]:
    for identity, item in pack.branch(name).items.items():
        if not isinstance(item, Branch):
            continue
        node = item.get(title)
        said = " ".join(prose(node.text, AddressForm.JE).split()) if isinstance(node, Leaf) else ""
        yield identity, said or identity, _scheme(item) if name == "goals" else ""


def _scheme(goal: Branch) -> str:
    """Where a goal comes from, with the version of the pact."""
    scheme = goal.text("scheme") or GoalScheme.LOCAL
    if scheme == GoalScheme.LEKP:
        return f"klimaatpact {goal.text('version') or '1.0'}"
    return next((one.label for one in GoalScheme if one == scheme), "")


def offer_page(ids: Ids, order: int) -> str:
    """The ids that a municipality can write, beside the words that a reader sees."""
    blocks = ["Dit zijn de ids van BBL: links wat je schrijft, rechts wat de lezer ziet."]
    for (name, rows), (_, heading, _, where) in zip(ids, _COLLECTIONS, strict=True):
        heads = ("Je schrijft", "De lezer ziet", "Hoort bij") if name == "goals" else _HEADS
        told = ((f"`{one}`", plain(said), more)[: len(heads)] for one, said, more in rows)
        blocks += [f"## {heading} {{#{name}}}", f"Voor {where}.", table(heads, told)]
    return page("Wat BBL aanbiedt", "De ids die je kan overnemen.", order, *blocks)


_HEADS = ("Je schrijft", "De lezer ziet")


def municipalities_page(entries: tuple[Entry, ...], order: int) -> str:
    """The NIS code of every Flemish municipality, by province."""
    blocks = ["Zoek je gemeente op deze pagina met Ctrl+F. De code zet je bij `nis`."]
    by_province = sorted(entries, key=lambda entry: (entry.province, entry.name.casefold()))
    for province, group in groupby(by_province, key=lambda entry: entry.province):
        rows = ((plain(entry.name), f"`{entry.nis}`") for entry in group)
        blocks += [f"## {province}", table(("Gemeente", "NIS-code"), rows)]
    return page("NIS-codes", "De code van elke Vlaamse gemeente.", order, *blocks)
