"""The files of the communication kit that a site gives to everybody, where somebody makes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klimaatwerf.render.takeaways import Downloads
from klimaatwerf.render.view import View

__all__ = ["files"]


def files(view: View) -> dict[str, Callable[[], bytes]]:
    """The makers of these files."""
    made = view.outside.downloads
    if made is None or not view.plan.site.municipality.features.kit_public:
        return {}
    return {
        name: partial(_file, view, made, path, name)
        for path in view.plan.kit
        for one in made.of(path)
        for name in (one.name, one.text)
        if name
    }


def _file(view: View, made: Downloads, path: str, name: str) -> bytes:
    view.asked.note("downloads", path)
    return made.file(path, name)
