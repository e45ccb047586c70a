"""The page of each municipality below the versions: what changes for it.

Many of these pages are the same but for a name and an address, so each of them is rendered once,
with marks in those places.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

from markupsafe import escape

from klimaatwerf.portal.changes import TownChanges, changes_for
from klimaatwerf.portal.frame import PortalRenderer
from klimaatwerf.portal.pages import PortalPage

__all__ = ["VERSIONS", "town_pages"]

VERSIONS = "versies"
"""The page that makes a portal have one for each municipality."""
TEMPLATE = "changes"
"""The template of their pages; no page file can ask for it."""
SLUG, NAME = "\ue000", "\ue001"
"""The marks: characters that nobody writes."""


def town_pages(portal: PortalRenderer) -> Iterator[tuple[str, str]]:
    """The destination and the text of each page, where the portal has a page about versions."""
    if not any(page.path == VERSIONS for page in portal.site.pages):
        return
    marked: dict[Hashable, str] = {}
    for town in portal.network.towns:
        told = changes_for(portal.network, town)
        looks = _looks(told)
        if looks not in marked:
            marked[looks] = _marked(portal, told)
        slug, name = town.summary.slug, str(escape(town.summary.name))
        text = marked[looks].replace(SLUG, slug).replace(NAME, name)
        yield f"{VERSIONS}/{slug}/index.html", text


def _looks(told: TownChanges) -> Hashable:
    """All that a page shows, less what is marked."""
    town = told.town
    one = town.summary
    return told.shown, told.ahead, told.prepared, town.kept, one.follows, one.version, one.drift


def _marked(portal: PortalRenderer, told: TownChanges) -> str:
    """The page with marks for the name and the address."""
    summary = replace(told.town.summary, slug=SLUG, name=NAME)
    told = replace(told, town=replace(told.town, summary=summary))
    title = f"Wat verandert er voor {NAME}?"
    page = PortalPage(f"{VERSIONS}/{SLUG}", title, layout=TEMPLATE, noindex=True)
    return str(portal.around(page, portal.inner(page, TEMPLATE, {"told": told})))
