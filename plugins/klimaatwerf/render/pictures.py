"""The pictures of a site as files: drawings rewritten, photographs in sizes and formats."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klimaatwerf.core.picture import Picture, Variant, variants
from klimaatwerf.render.view import View

__all__ = ["files"]


def files(view: View) -> dict[str, Callable[[], bytes]]:
    """The makers of these files; what is no longer shown has none."""
    found: dict[str, Callable[[], bytes]] = {}
    for source, picture in view.plan.pictures.items():
        if picture.is_drawing:
            found[source] = partial(_drawing, view, source)
            continue
        for format in view.gallery.formats(picture):
            for variant in variants(picture, format):
                name = variant.name(source, picture)
                found[name] = partial(_photograph, view, source, variant)
    return found


def _drawing(view: View, source: str) -> bytes:
    return view.gallery.drawing(_picture(view, source), view.plan.site.media[source])


def _photograph(view: View, source: str, variant: Variant) -> bytes:
    return view.gallery.photograph(_picture(view, source), view.plan.site.media[source], variant)


def _picture(view: View, source: str) -> Picture:
    picture = view.picture(source)
    assert picture is not None  # noqa: S101 (the plan publishes it)
    return picture
