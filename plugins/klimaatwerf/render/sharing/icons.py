"""The icon of a site in its own colours: for a tab, and for the first screen of a telephone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from klimaatwerf.core.brand import derive
from klimaatwerf.core.model import Municipality
from klimaatwerf.render.sharing.colouring import ICON, png, read
from klimaatwerf.render.theme import ASSETS, theme_folder
from klimaatwerf.render.view import View

__all__ = ["files"]

_TAB, _TELEPHONE = f"{ASSETS}/merk.svg", f"{ASSETS}/merk.png"
_COLOURS = {"#1d2b33": "field", "#fff": "on-field", "#ffbd4a": "cta"}
"""The colours of the portal's icon, which is that of the sites too, with the tokens for them."""


def files(view: View) -> dict[str, Callable[[], str | bytes]]:
    """The makers of both."""
    municipality, folder = view.plan.site.municipality, theme_folder(view.theme)
    return {
        _TAB: partial(_for_tab, municipality, folder),
        _TELEPHONE: partial(_for_telephone, municipality, folder),
    }


def _for_tab(municipality: Municipality, folder: Path) -> str:
    """A drawing."""
    tokens = derive(municipality.brand.primary, municipality.brand.secondary).light
    drawing = (folder / ASSETS / "icon.svg").read_text(encoding="utf-8")
    for colour, role in _COLOURS.items():
        drawing = drawing.replace(f'fill="{colour}"', f'fill="{tokens[role]}"')
    return drawing


def _for_telephone(municipality: Municipality, folder: Path) -> bytes:
    """A picture of 180 by 180 pixels, which a telephone gives its round corners."""
    tokens = derive(municipality.brand.primary, municipality.brand.secondary).light
    drawing = read(folder / ICON)
    return png(drawing.width, drawing.height, drawing.rows, drawing.palette(tokens))
