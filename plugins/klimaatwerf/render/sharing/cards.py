"""The pictures of single pages for where they are shared: one for each action and event.

Who draws them is not known here. A picture that can't be drawn has the picture of the site in its
place, so that a page never names a file that is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.pages import Page
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.render.gallery import pillow
from klimaatwerf.render.sharing.names import PREVIEW, card_alt, card_name, preview_name
from klimaatwerf.render.sharing.picture import Picture, bytes_of, picture_of
from klimaatwerf.render.takeaways import Draw
from klimaatwerf.render.view import View

__all__ = ["files", "picture_for"]

_RECIPE = "preview 1"
"""To be raised when a preview is made in another way."""
_WITH_ONE = (Layout.ACTION, Layout.EVENT)


def files(view: View) -> dict[str, Callable[[], bytes]]:
    """The makers of the pictures, where somebody draws them."""
    draw = view.outside.draw
    if draw is None:
        return {}
    names = ((card_name(view.plan, path), path) for path in view.plan.kit)
    found: dict[str, Callable[[], bytes]] = {
        name: partial(_drawn, view, draw, path) for name, path in names if name
    }
    if view.plan.site.municipality.features.kit_public:
        found |= {preview_name(name): partial(_preview, view, made) for name, made in found.items()}
    return found


def picture_for(view: View, page: Page) -> Picture | None:
    """What is shown where a page is shared: its own picture, else that of the site."""
    name = view.card(page.path) if page.layout in _WITH_ONE else None
    address = view.whole_file(name) if name else None
    if address is None:
        return picture_of(view.plan.site.municipality)
    return Picture(address, card_alt(view.plan.kit[page.path]))


def _drawn(view: View, draw: Draw, path: str) -> bytes:
    """The picture of a page, or that of the site where it could not be drawn."""
    found = draw(path)
    return found if found is not None else bytes_of(view)


def _preview(view: View, make: Callable[[], bytes]) -> bytes:
    """A small copy, made once ever (15 ms): the page with all of them weighs a fifth."""
    data = make()
    key, kept = fingerprint((digest_of(data), _RECIPE, pillow())), view.gallery.kept
    known = kept.get(key, "webp")
    if known is None:
        from klimaatwerf.render.pixels import smaller  # noqa: PLC0415 (0.05 s, for pictures only)

        known = smaller(data, PREVIEW, "webp")
        kept.put(key, "webp", known)
    return known
