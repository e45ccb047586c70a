"""The addresses and pictures of a site, as seen from the page or file that is made now."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from klimaatwerf.core.calendar import Session
from klimaatwerf.core.links import External, Internal, resolve
from klimaatwerf.core.pages import Page, address_of
from klimaatwerf.core.picture import Picture, variants
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.vocabulary import EMBEDS, Audience, Layout
from klimaatwerf.render.asks import Asked
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.images import TEXT_SIZES, ImageInText, Shown, When, markup
from klimaatwerf.render.theme import ASSETS

__all__ = ["Addresses", "folder_address"]


class Addresses:
    """Where everything of a site is; `turn_to` says from which page it is seen next.

    What is asked here counts for that page.
    """

    def __init__(self, plan: Plan, gallery: Gallery) -> None:
        self.plan = plan
        self.gallery = gallery
        self.asked = Asked()
        self.up: str = ""
        """The way from the page at hand to the top of the site; all addresses begin with it."""
        self._addresses: dict[tuple[str, str], str] = {}
        self._images: dict[tuple[Any, ...], Markup] = {}

    def turn_to(self, page: Page) -> None:
        """See everything from this page from now on."""
        if page.layout is Layout.NOT_FOUND:  # it is shown at any address
            base = urlsplit(self.plan.site.municipality.site_url or "/").path
            self.up = folder_address(base)
        else:
            self.up = "../" * (page.path.count("/") + 1) if page.path else ""

    def turn_to_file(self, name: str) -> None:
        """See everything from this file from now on; its name is its address in the site."""
        self.up = "../" * name.count("/")

    def href(self, target: Any) -> str | None:
        """The address of an item, page or address as seen from here; None where it is not."""
        if target is None:
            return None
        if isinstance(target, str) and not isinstance(target, Audience):
            path = target.strip("/")
        else:
            path = address_of(target.event if isinstance(target, Session) else target)
        self.asked.note("page", path)
        return self.address(path) if path in self.plan.pages else None

    def link(self, target: str, file: str) -> str | None:
        """A target as written in `file`, as seen from here; None where it leads nowhere."""
        self.asked.note("link", target, file)
        found = resolve(target, file, self.plan.pages, self.plan.site.media)
        if isinstance(found, External):
            return found.target
        if isinstance(found, Internal):
            path = self.address(self.published(found.path) if found.is_file else found.path)
            return f"{path}#{found.fragment}" if found.fragment else path
        there = self.plan.away.get(found.path)
        return None if there is None else self.address(there)

    def asset(self, name: str) -> str:
        """The address of a file of the theme or of the media as seen from here."""
        self.asked.note("medium", name)
        return self.address(name if name in self.plan.site.media else f"{ASSETS}/{name}")

    def picture(self, name: str) -> Picture | None:
        """The facts of a picture of the media; None where it is not one."""
        self.asked.note("picture", name)
        return self.plan.pictures.get(name)

    def _shown(self, name: str) -> Picture | None:
        """The facts of a picture for who only shows it: of a drawing no page tells more."""
        self.asked.note("shown", name)
        return self.plan.pictures.get(name)

    def image(
        self,
        name: str,
        alt: str | None = "",
        *,
        sizes: str = "100vw",
        css: str = "",
        when: When = "later",
        title: str = "",
    ) -> Markup:
        """A picture of the media as HTML, in every size and format that there is.

        `sizes` says how wide it is shown, `when` how soon.
        """
        picture = self._shown(name)
        key = (self.up, name, alt, sizes, css, when, title)
        if key not in self._images:
            self._images[key] = markup(
                Shown(alt or "", sizes, css, title, when),
                picture,
                self.gallery.formats(picture) if picture else (),
                lambda one: self.address(one.name(name, picture) if one and picture else name),
            )
        return self._images[key]

    def image_in_text(self, image: ImageInText, file: str) -> str:
        """A picture of a text in `file` as HTML; only its words where it is none of the site's."""
        self.asked.note("link", image.target, file)
        found = resolve(image.target, file, self.plan.pages, self.plan.site.media)
        if isinstance(found, Internal) and found.is_file:
            return self.image(found.path, image.alt, sizes=TEXT_SIZES, title=image.title)
        return str(escape(image.alt))

    def address(self, path: str) -> str:
        """A page or file of the site as seen from here.

        Pages that lie equally deep see every address alike, so that they share what is made of it.
        """
        key = (self.up, path)
        if key not in self._addresses:
            is_file = "." in path.rpartition("/")[2]
            self._addresses[key] = f"{self.up}{path}{'' if is_file or not path else '/'}" or "./"
        return self._addresses[key]

    def whole(self, target: Any) -> str | None:
        """The address of an item or page for who is elsewhere; None where nobody knows it."""
        base = self.plan.site.municipality.site_url
        path = address_of(target)
        self.asked.note("page", path)
        if not base or path not in self.plan.pages:
            return None
        return f"{folder_address(base)}{path}/" if path else folder_address(base)

    def canonical(self, page: Page) -> str | None:
        """The absolute address of a page, where the site's address is known.

        What stands in a frame elsewhere is part of the page that it leads to.
        """
        if page.layout in EMBEDS:
            return self.whole(self.plan.pages[page.parent or ""])
        return None if page.layout is Layout.NOT_FOUND else self.whole(page)

    def whole_file(self, name: str) -> str | None:
        """The address of a file beside the pages for who is elsewhere."""
        base = self.plan.site.municipality.site_url
        return f"{folder_address(base)}{name}" if base else None

    def published(self, name: str) -> str:
        """The file that a link to a file of the media leads to: the largest of a photograph."""
        picture = self._shown(name)
        if picture is None or picture.is_drawing:
            return name
        return list(variants(picture, picture.fallback))[-1].name(name, picture)


def folder_address(address: str) -> str:
    """An address with a slash at its end."""
    return address if address.endswith("/") else f"{address}/"
