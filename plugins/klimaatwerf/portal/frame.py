"""A page of the portal as a whole document, with the theme's templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from klimaatwerf.core.links import relative
from klimaatwerf.portal.network import Network
from klimaatwerf.portal.pages import PortalPage, PortalSite
from klimaatwerf.portal.prose import readable
from klimaatwerf.portal.texts import PortalLayout
from klimaatwerf.render.site import POLICY
from klimaatwerf.render.theme import ASSETS, safe

__all__ = ["NOT_FOUND", "OWN_ASSETS", "PortalRenderer"]

NOT_FOUND = "404.html"
"""The page that a server shows at any wrong address, so that its own addresses are whole."""
OWN_ASSETS = ("portal.css", "network.css", "finder.js")
"""Files of the theme's folder portal/ that only the portal publishes."""


@dataclass(frozen=True)
class PortalRenderer:
    """Renders the pages of the portal; `site_url` is its own address, where known."""

    theme: jinja2.Environment
    network: Network
    site: PortalSite
    site_url: str | None = None
    preview: bool = False
    """Whether the host's own script may run, so that the page follows changes."""

    def frame(self, page: PortalPage, content: str) -> Markup:
        """The whole document around the text of a page."""
        before, after = self.site.around(page)
        known = page.layout in list(PortalLayout)  # the check tells of another one
        layout = page.layout if known else PortalLayout.PAGE.value
        values = {
            "body": safe(readable(content)),
            "section": self.site.section_of(page),
            "before": before,
            "after": after,
        }
        return self.around(page, self.inner(page, layout, values))

    def inner(self, page: PortalPage, template: str, own: Mapping[str, Any]) -> Markup:
        """What a template makes of a page and of values of its own."""
        made = self.theme.get_template(f"portal/{template}.html")
        return safe(made.render({**self._values(page), **own}))

    def around(self, page: PortalPage, content: str) -> Markup:
        """The whole document of a page around its content."""
        frame = self.theme.get_template("portal/frame.html")
        return safe(
            frame.render(
                self._values(page),
                content=safe(content),
                canonical=self._canonical(page),
                policy=None if self.preview else POLICY,
            )
        )

    def _values(self, page: PortalPage) -> dict[str, Any]:
        """What every template can ask for."""
        return {
            "page": page,
            "menu": self.site.menu,
            "above": self.site.above(page),
            "network": self.network,
            "asset": lambda name: self._seen(page, f"{ASSETS}/{name}"),
            "href": lambda target: self._seen(page, target.strip("/")),
            "file": lambda name: self._seen(page, name),
            "has": lambda path: any(one.path == path for one in self.site.pages),
        }

    def _seen(self, page: PortalPage, path: str) -> str:
        """A page or file as seen from a page."""
        if page.path != NOT_FOUND:
            return relative(page.path, path)
        base = urlsplit(self.site_url or "/").path.rstrip("/")
        is_file = "." in path.rpartition("/")[2]
        return f"{base}/{path}{'' if is_file or not path else '/'}"

    def _canonical(self, page: PortalPage) -> str | None:
        if not self.site_url or page.path == NOT_FOUND:
            return None
        return f"{self.site_url.rstrip('/')}/{page.path}{'/' if page.path else ''}"
