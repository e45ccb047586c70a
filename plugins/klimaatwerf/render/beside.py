"""What is written beside the pages of a site; each kind of file has a module that names its files.

Which files there are follows from the plan alone. What stands in one, its maker asks through the
view, so that the file is made again only where an answer changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from klimaatwerf.render import agenda, basics, data, downloads, feed, pictures, search
from klimaatwerf.render.sharing import cards, icons, picture
from klimaatwerf.render.view import View

__all__ = ["Maker", "makers"]

Maker = Callable[[], str | bytes]
"""Makes one file."""

KINDS: tuple[Callable[[View], Mapping[str, Maker]], ...] = (
    basics.files,
    data.files,
    agenda.files,
    feed.files,
    picture.files,
    cards.files,
    downloads.files,
    icons.files,
    pictures.files,
    search.files,
)
"""For each kind the function that gives its makers, by the name of the file in the site."""


def makers(view: View) -> dict[str, Maker]:
    """Every file beside the pages, by its name, with what makes it."""
    found: dict[str, Maker] = {}
    for kind in KINDS:
        found |= kind(view)
    return found
