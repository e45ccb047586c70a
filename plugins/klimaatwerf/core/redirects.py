"""The former addresses on a site, each with the page that it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from klimaatwerf.core.pages import Page, address_of
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Branch, Place, locate

__all__ = ["redirects"]


class _Alias(NamedTuple):
    """A former address as somebody wrote it, both addresses as paths without slashes."""

    former: str
    there: str
    path: tuple[str | int, ...]


def redirects(
    site: Site, tree: Branch, pages: Mapping[str, Page], problems: Collector
) -> Iterator[tuple[str, str]]:
    """The former addresses of what has a page, less those that somebody else has."""
    taken: dict[str, Place] = {}
    for former, there, path in _aliases(site, pages):
        place = locate(tree, path)[0].place
        other = pages[former].place if former in pages else taken.get(former)
        other = other or _later(site, tree, former)
        if other is None:
            taken[former] = place
            yield former, there
        else:
            address, owner = f"/{former}/", f"{other.file}:{other.line}"
            problems.add("address-clash", place, path, address=address, other=owner)


def _aliases(site: Site, pages: Mapping[str, Page]) -> Iterator[_Alias]:
    collections: Mapping[str, Mapping[str, Any]] = {
        "actions": site.actions,
        "events": site.events,
        "posts": site.posts,
        "pages": site.pages,
    }
    for collection, items in collections.items():
        for item in items.values():
            there = address_of(item)
            above = "" if collection == "pages" else f"{there.partition('/')[0]}/"
            for index, alias in enumerate(item.aliases if there in pages else ()):
                path = (collection, item.id, "aliases", index)
                yield _Alias(above + alias.strip("/"), there, path)
            kit = getattr(item, "kit", None)
            if kit is not None and kit.address and there in pages:
                yield _Alias(kit.address, there, (collection, item.id, "kit", "address"))


def _later(site: Site, tree: Branch, path: str) -> Place | None:
    """Where the item is written that has this address on other days: no site breaks at midnight."""
    section, _, name = path.partition("/")
    collection = {"acties": "actions", "nieuws": "posts"}.get(section, "")
    if name not in getattr(site, collection, {}):
        return None
    return locate(tree, (collection, name))[0].place
