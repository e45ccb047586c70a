"""Former names of the folders of municipalities: whose they are, and who has them already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Branch, Leaf, Listing, Place

__all__ = ["former_clashes", "former_slugs", "former_taken"]

FIELD = ("municipality", "aliases")


def former_slugs(tree: Branch) -> Iterator[tuple[str, Place]]:
    """The former names in municipality.yml, each with its place."""
    listing = tree.get(*FIELD)
    for leaf in listing.items if isinstance(listing, Listing) else ():
        if isinstance(leaf, Leaf):
            yield leaf.text, leaf.place


def former_clashes(
    owners: Iterable[tuple[str, Iterable[tuple[str, Place]]]], slugs: Iterable[str]
) -> Iterator[Problem]:
    """A warning for each former name that is the folder of another, or was that of two.

    `owners` are the municipalities in order, with their former names; `slugs` are all folders.
    """
    first = {slug: slug for slug in slugs}
    folders = frozenset(first)
    for slug, names in owners:
        for name, place in names:
            other = first.setdefault(name, slug)
            if name in folders or other != slug:
                yield former_taken(slug, name, place, f"`{other}`")


def former_taken(slug: str, name: str, place: Place, owner: str) -> Problem:
    """The warning that a former name is somebody else's, so that it does not lead on."""
    found = problem("former-slug-taken", place, FIELD, name=name, owner=owner)
    return replace(found, municipality=slug)
