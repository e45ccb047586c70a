"""The page of each municipality below the versions: what changes for it.

Their frame is the same but for a name and an address, so it is rendered once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from klimaatwerf.portal.changes import changes_for
from klimaatwerf.portal.frame import PortalRenderer
from klimaatwerf.portal.pages import PortalPage

__all__ = ["VERSIONS", "town_pages"]

VERSIONS = "versies"
"""The page that makes a portal have one for each municipality."""
TEMPLATE = "changes"
"""The template of their pages; no page file can ask for it."""
SLUG, TITLE, CONTENT = "\ue000", "\ue001", "\ue002"
"""What stands in the frame for what is of each municipality: characters that nobody writes."""


def town_pages(portal: PortalRenderer) -> Iterator[tuple[str, str]]:
    """The destination and the text of each page, where the portal has a page about versions."""
    if not any(page.path == VERSIONS for page in portal.site.pages):
        return
    frame = str(portal.around(_page(SLUG, TITLE), CONTENT))
    for town in portal.network.towns:
        slug = town.summary.slug
        page = _page(slug, f"Wat verandert er voor {town.summary.name}?")
        inner = portal.inner(page, TEMPLATE, {"told": changes_for(portal.network, town)})
        told = frame.replace(SLUG, slug).replace(TITLE, escape(page.title))
        yield f"{page.path}/index.html", told.replace(CONTENT, inner)


def _page(slug: str, title: str) -> PortalPage:
    return PortalPage(f"{VERSIONS}/{slug}", title, layout=TEMPLATE, noindex=True)
