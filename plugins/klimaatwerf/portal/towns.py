"""The page of each municipality below the versions: what changes for it."""

from __future__ import annotations

from collections.abc import Iterator

from klimaatwerf.portal.changes import changes_for
from klimaatwerf.portal.frame import PortalRenderer
from klimaatwerf.portal.pages import PortalPage

__all__ = ["LAYOUT", "VERSIONS", "town_pages"]

VERSIONS = "versies"
"""The page that makes a portal have one for each municipality."""
LAYOUT = "changes"
"""The template of their pages; no page file can ask for it."""


def town_pages(portal: PortalRenderer) -> Iterator[tuple[str, str]]:
    """The destination and the text of each page, where the portal has a page about versions."""
    if not any(page.path == VERSIONS for page in portal.site.pages):
        return
    for town in portal.network.towns:
        slug, name = town.summary.slug, town.summary.name
        page = PortalPage(
            f"{VERSIONS}/{slug}",
            f"Wat verandert er voor {name}?",
            layout=LAYOUT,
            noindex=True,
        )
        told = changes_for(portal.network, town)
        yield f"{page.path}/index.html", str(portal.document(page, LAYOUT, {"told": told}))
