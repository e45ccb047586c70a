"""The picture that people see where a site is shared: its name, its slogan and its street.

The name of its file holds a digest of all that it shows, so that who keeps a copy asks for the new
one, and so that a build has no need to make it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from klimaatwerf.core.brand import derive
from klimaatwerf.core.model import Municipality
from klimaatwerf.render.addresses import folder_address
from klimaatwerf.render.sharing.colouring import (
    DRAWN,
    PICTURE,
    Drawing,
    blend,
    parsed,
    png,
    read,
)
from klimaatwerf.render.sharing.lettering import Face, Fit, set_in
from klimaatwerf.render.theme import ASSETS, font_files, theme_folder
from klimaatwerf.render.view import View

__all__ = ["Picture", "bytes_of", "files", "picture_name", "picture_of"]

_EDITION = "1"
"""To be raised when the picture looks different for the same municipality."""
WIDTH, HEIGHT = 1200, 630
_LEFT = 64
_BOLD, _MEDIUM = 800, 500
_TITLE = Fit(
    width=930,
    height=232,
    sizes=(160, 144, 128, 116, 108, 100, 92, 84, 76, 68, 60, 52),
    lines=2,
)
_SLOGAN = Fit(width=WIDTH - 2 * _LEFT, height=40, sizes=(38, 34, 30), lines=1)
_TOP, _TEXT_ENDS = 52, 350
"""Between these the drawing is empty but for the mark, in pixels."""
_GAP = 16
"""What is left open between the name and the slogan."""
_RISE = 0.77
"""How far the letters of a line stand below its top, in sizes."""
_STEPS = 256 - DRAWN - 1
"""In how many steps the edge of a letter goes from the field to its own colour."""
_REACHED = tuple(round(part / 255 * _STEPS) for part in range(256))
"""The step that a pixel is at, by how much of it a letter covers."""
_EDGES = [DRAWN - 1 + step for step in _REACHED]
_MASK = [255 if step else 0 for step in _REACHED]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture as pages name it."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def files(view: View) -> dict[str, Callable[[], bytes]]:
    """The maker of the picture, where the site has an address that it can be shared by."""
    municipality = view.plan.site.municipality
    if not municipality.site_url:
        return {}
    return {picture_name(municipality): partial(bytes_of, view)}


def bytes_of(view: View) -> bytes:
    """The picture of a site as a file."""
    return _picture(view.plan.site.municipality, theme_folder(view.theme))


def picture_of(municipality: Municipality) -> Picture | None:
    """The picture of a site; None where nobody knows its address, for only whole ones count."""
    if not municipality.site_url:
        return None
    campaign = municipality.campaign
    words = f"{campaign.name}: {campaign.slogan}" if campaign.slogan else campaign.name
    address = folder_address(municipality.site_url) + picture_name(municipality)
    return Picture(address, f"{words}. Een straat met huizen, bomen en fietsers.")


def picture_name(municipality: Municipality) -> str:
    """The name of its file, which follows from all that it shows."""
    brand, campaign = municipality.brand, municipality.campaign
    shown = (
        _EDITION,
        brand.primary,
        brand.secondary or "",
        brand.font.value,
        municipality.name,
        campaign.name,
        campaign.slogan or "",
    )
    digest = sha256("\0".join(shown).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{ASSETS}/delen-{digest[:12]}.png"


def _picture(municipality: Municipality, folder: Path) -> bytes:
    drawing = read(folder / PICTURE)
    tokens = derive(municipality.brand.primary, municipality.brand.secondary).light
    typeface, _ = font_files(municipality.brand.font)
    rows = _lettered(drawing, _lines(municipality, folder / typeface))
    field, ink = parsed(tokens["field"]), parsed(tokens["on-field"])
    edges = (blend(field, ink, part, _STEPS) for part in range(1, _STEPS + 1))
    palette = drawing.palette(tokens).ljust(3 * DRAWN, b"\0") + b"".join(map(bytes, edges))
    return png(WIDTH, HEIGHT, rows, palette)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the picture, with where its letters stand."""

    text: str
    baseline: int
    size: int
    face: Face


def _lines(municipality: Municipality, file: Path) -> list[_Line]:
    """The name and the slogan, in the middle of the room above the street."""
    campaign = municipality.campaign
    bold, medium = Face(file, _BOLD), Face(file, _MEDIUM)
    own = campaign.name.startswith(f"{municipality.name} ")
    title = set_in(bold, campaign.name, _TITLE, municipality.name if own else "")
    slogan = set_in(medium, campaign.slogan, _SLOGAN) if campaign.slogan else None
    height = title.size * len(title.lines) + (_GAP + slogan.size if slogan else 0)
    top = _TOP + max(0, (_TEXT_ENDS - _TOP - height) // 2)
    found = [
        _Line(text, top + round(title.size * (number + _RISE)), title.size, bold)
        for number, text in enumerate(title.lines)
    ]
    if slogan:
        below = top + title.size * len(title.lines) + _GAP + round(slogan.size * _RISE)
        found.append(_Line(slogan.lines[0], below, slogan.size, medium))
    return found


def _lettered(drawing: Drawing, lines: list[_Line]) -> bytes:
    """The drawing with these lines on it."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 (0.05 s that only who makes pictures pays)

    size = drawing.width + 1, _TEXT_ENDS
    letters = Image.new("L", size)
    canvas = ImageDraw.Draw(letters)
    for line in lines:
        font = line.face.font(line.size)
        canvas.text((1 + _LEFT, line.baseline), line.text, fill=255, font=font, anchor="ls")
    length = size[0] * size[1]
    above = Image.frombytes("L", size, drawing.rows[:length])
    above.paste(letters.point(_EDGES), mask=letters.point(_MASK))
    return above.tobytes() + drawing.rows[length:]
