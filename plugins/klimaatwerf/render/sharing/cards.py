"""The pictures of single pages for where they are shared: one for each action and event.

Who draws them is not known here. A picture that can't be drawn has the picture of the site in its
place, so that a page never names a file that is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klimaatwerf.core.pages import Page
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.render.sharing.names import card_alt, card_name
from klimaatwerf.render.sharing.picture import Picture, bytes_of, picture_of
from klimaatwerf.render.view import View

__all__ = ["files", "picture_for"]

_WITH_ONE = (Layout.ACTION, Layout.EVENT)


def files(view: View) -> dict[str, Callable[[], bytes]]:
    """The makers of the pictures, where somebody draws them."""
    if view.draw is None:
        return {}
    names = ((card_name(view.plan, path), path) for path in view.plan.kit)
    return {name: partial(_drawn, view, path) for name, path in names if name}


def picture_for(view: View, page: Page) -> Picture | None:
    """What is shown where a page is shared: its own picture, else that of the site."""
    name = view.card(page.path) if page.layout in _WITH_ONE else None
    address = view.whole_file(name) if name else None
    if address is None:
        return picture_of(view.plan.site.municipality)
    return Picture(address, card_alt(view.plan.kit[page.path]))


def _drawn(view: View, path: str) -> bytes:
    """The picture of a page, or that of the site where it could not be drawn."""
    found = view.draw(path) if view.draw else None
    return found if found is not None else bytes_of(view)
