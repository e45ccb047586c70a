"""A picture as HTML: every size and format for a browser to choose from, and its own place."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from klimaatwerf.core.picture import Picture, Variant, variants
from klimaatwerf.render.safe import safe

__all__ = ["IMAGE", "TEXT_SIZES", "ImageInText", "Shown", "When", "image_of", "markup", "plain"]

TEXT_SIZES = "(min-width: 48rem) 44rem, 100vw"
"""How wide a picture in a text is shown."""

IMAGE = re.compile(r"""<img\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s([\w-]+)=(?:"([^"]*)"|'([^']*)')""")
When = Literal["later", "now", "first"]
"""Near the screen only, with the page, or before anything else of it."""
_TYPES = {"avif": "image/avif", "webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class ImageInText:
    """A picture as a text names it."""

    target: str
    alt: str
    title: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How a picture is shown: alternative, width, class, title, and when it is fetched."""

    alt: str
    sizes: str
    css: str
    title: str
    when: When


def image_of(tag: str) -> ImageInText:
    """What an `<img>` that Markdown or a text holds says."""
    found = {
        name.lower(): html.unescape(double or single)
        for name, double, single in _ATTRIBUTE.findall(tag)
    }
    return ImageInText(found.get("src", ""), found.get("alt", ""), found.get("title", ""))


def markup(
    shown: Shown,
    picture: Picture | None,
    formats: Iterable[str],
    address: Callable[[Variant | None], str],
) -> Markup:
    """The HTML of a picture; `address` gives where a file of it lies, or the file itself."""
    if picture is None or picture.is_drawing:
        size = (picture.width, picture.height) if picture else (0, 0)
        return safe(_img(shown, address(None), *size))
    sources = []
    for format in formats:
        files = list(variants(picture, format))
        row = ", ".join(f"{address(one)} {one.width}w" for one in files)
        sizes = f' srcset="{html.escape(row)}" sizes="{html.escape(shown.sizes)}"'
        if format in _TYPES:
            sources.append(f'<source type="{_TYPES[format]}"{sizes}>')
        else:
            last = files[-1]
            middle = next((one for one in files if one.width >= _MIDDLE), last)
            more = sizes if len(files) > 1 else ""
            sources.append(_img(shown, address(middle), last.width, last.height, more))
    return safe(f"<picture>{''.join(sources)}</picture>" if len(sources) > 1 else sources[0])


def plain(shown: Shown, address: str, width: int, height: int) -> Markup:
    """The HTML of a picture of which there is one file."""
    return safe(_img(shown, address, width, height))


_WHEN = {"later": ' loading="lazy" decoding="async"', "now": "", "first": ' fetchpriority="high"'}
_MIDDLE = 960
"""The width of the one file for a browser that can't choose."""


def _img(shown: Shown, address: str, width: int, height: int, more: str = "") -> str:
    size = f' width="{width}" height="{height}"' if width else ""
    css = f' class="{html.escape(shown.css)}"' if shown.css else ""
    title = f' title="{html.escape(shown.title)}"' if shown.title else ""
    alt = html.escape(shown.alt)
    return (
        f'<img{css} src="{html.escape(address)}"{more}{size} alt="{alt}"{title}{_WHEN[shown.when]}>'
    )
