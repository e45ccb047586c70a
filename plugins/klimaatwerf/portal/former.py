"""Documents at the addresses that a municipality had before, which lead to its site of today.

A folder that was renamed left whole addresses behind, on paper too: each page gets a document. A
name from before a merger was never an address here: there only its top leads on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import jinja2

from klimaatwerf.core.links import relative
from klimaatwerf.core.register import slug_of
from klimaatwerf.portal.network import Network
from klimaatwerf.portal.summary import Summary

__all__ = ["Move", "former_files", "moves"]

TEMPLATE = "layouts/redirect.html"


@dataclass(frozen=True, slots=True)
class Move:
    """An address at the portal that leads to a page of a site; both as paths without slashes."""

    former: str
    town: Summary
    path: str
    title: str


def moves(network: Network, taken: Collection[str]) -> tuple[Move, ...]:
    """The addresses that lead on, each once; `taken` are names at the top that are in use.

    A name that a municipality says was the name of its folder comes before one of the register.
    """
    found: dict[str, list[Move]] = {}
    for town in network.summaries:
        for slug in town.former_slugs:
            if slug not in taken and slug not in found:
                found[slug] = [Move(slug, town, "", town.campaign), *_pages(slug, town)]
    for town in network.summaries:
        for slug in map(slug_of, town.former_names):
            if slug and slug not in taken and slug not in found:
                found[slug] = [Move(slug, town, "", town.campaign)]
    return tuple(move for several in found.values() for move in several)


def _pages(slug: str, town: Summary) -> Iterator[Move]:
    return (
        Move(f"{slug}/{former}", town, path, title) for former, path, title in town.pages if former
    )


def former_files(
    network: Network, taken: Collection[str], theme: jinja2.Environment, portal_url: str | None
) -> Mapping[str, str]:
    """The text of each document by its destination."""
    template = theme.get_template(TEMPLATE)
    files: dict[str, str] = {}
    for move in moves(network, taken):
        below = f"{portal_url.rstrip('/')}/{move.town.slug}/" if portal_url else None
        whole = _below(move.town.site_url or below, move.path)
        elsewhere = move.town.site_url not in (None, below)
        here = f"{move.town.slug}/{move.path}".strip("/")
        target = whole if elsewhere else relative(move.former, here)
        files[f"{move.former}/index.html"] = template.render(
            target=target, canonical=whole or target, title=move.title
        )
    return files


def _below(site: str | None, path: str) -> str | None:
    """A page of a site, whole; None where nobody knows where the site is."""
    if site is None:
        return None
    return f"{site.rstrip('/')}/{path}{'/' if path else ''}"
