"""The theme's drawings as the kit's designs take them: plain SVG in the colours of one family.

Two kinds lie in the theme's folder `art/`: the scenes that the site shows, coloured by classes, and
the bold ones of `art/kit/`, coloured by `var(--kw-…)`, made to be read from afar. A design draws
the sky, the sun and the soil, so a scene leaves its own out.

The ground is at y = 0 and goes on to both sides, so a design chooses scale and crop. The name of a
bold one with `-r` after it is the same drawing with a clear sky left of it, where a landscape piece
has its title.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

__all__ = ["CLEAR", "Art", "art_of", "bold_of"]

CLEAR = "-r"
"""After the name of a bold drawing: what stands far left of its focus is left out."""
_FOLDER = "kit"
_ART = "art"
_TABLE = f"{_ART}/kit/art.json"
_SVG = "http://www.w3.org/2000/svg"
_NAMED = re.compile(r"var\(--kw-([a-z0-9]+)\)")

_ROLES = {
    "w1": "light",
    "w2": "pop",
    "w3": "main2",
    "w4": "main",
    "w5": "stem",
    "w6": "pop2",
    "k": "ink",
    "leaf": "main3",
    "tree": "main2",
    "wood": "root",
    "glass": "mid",
    "glass2": "ink",
    "road": "stone",
    "sun": "light",
    "hills": "sun",
}
"""What the classes of a scene are in the palette of the kit."""
_GONE = {"sky", "skyline", "shade", "night"}
"""Classes of what the designs draw themselves, or what only the site shows."""
_SUN = 12
"""From this radius a circle of the class `sun` is the sun, not a door knob."""
_MIDDLE, _GROUND = 160, 186
"""In a scene's own units: where its focus is, and what one sees of its road."""
_STROKE = 3.4
"""The width of a line of a scene that states none."""


class _Facts(TypedDict):
    """The measures of a drawing with its focus at x = 0 and the ground at y = 0."""

    start: float
    """Its left edge."""
    width: float
    above: float
    below: float
    left: float
    right: float
    alt: str


class _Table(TypedDict):
    """What the theme says of its drawings."""

    instead: dict[str, str]
    """The bold drawing that stands for a scene of the site, or for an action template."""
    drawings: dict[str, _Facts]
    scenes: dict[str, str]
    """What each scene of the site shows, in words."""


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing in colours, and its measures in its own units."""

    svg: str
    width: float
    above: float
    """From the ground line up to the top."""
    below: float
    left: float
    """What one must see left of the focus."""
    right: float
    focus: float
    """Where its point of interest is, as a part of its width."""
    alt: str


def art_of(theme_folder: Path, name: str, colours: Mapping[str, str]) -> Art:
    """The drawing of that name: `kit/haag`, `kit/haag-r` or a scene of the site such as `groen`.

    Raises OSError where there is no such drawing, KeyError where a colour is not given.
    """
    stamps = _written(_file(theme_folder, name)), _written(theme_folder / _TABLE)
    return _coloured(theme_folder, name, stamps, tuple(colours.items()))


def bold_of(
    theme_folder: Path, scene: str, template: str | None = None, *, clear: bool = False
) -> str:
    """The name of the kit's own drawing in place of a scene of the site; else of the scene itself.

    Args:
        theme_folder: The theme.
        scene: What the site shows of an action or topic (`Drawings.art_for`).
        template: The action's template, where that has a drawing of its own.
        clear: For a landscape piece, with a clear sky at the left.
    """
    instead = _table(theme_folder)["instead"]
    bold = instead.get(template or "", instead.get(scene))
    return scene if bold is None else f"{_FOLDER}/{bold}{CLEAR if clear else ''}"


def _file(theme_folder: Path, name: str) -> Path:
    return theme_folder / _ART / f"{name.removesuffix(CLEAR)}.svg"


def _written(file: Path) -> int:
    """When a file was written, in nanoseconds; 0 where it is not there."""
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=64)
def _coloured(
    theme_folder: Path, name: str, stamps: tuple[int, int], colours: tuple[tuple[str, str], ...]
) -> Art:
    """A drawing, of some 20 kB; another site has other colours, so that few are asked for again."""
    parts, art = _drawing(theme_folder, name, stamps)
    given = dict(colours)
    filled = list(parts)
    filled[1::2] = [given[part] for part in parts[1::2]]
    return replace(art, svg="".join(filled))


@lru_cache(maxsize=128)
def _drawing(theme_folder: Path, name: str, stamps: tuple[int, int]) -> tuple[tuple[str, ...], Art]:
    """A drawing cut at its colours (text, colour, …, text), and its measures.

    It is read once a process, and again where it or the table is another (`stamps`).
    """
    table = _table(theme_folder)
    root = ET.fromstring(_file(theme_folder, name).read_text(encoding="utf-8"))  # noqa: S314 (ours)
    if not name.startswith(f"{_FOLDER}/"):
        return _cut(_of_scene(root), _measures_of_scene(table["scenes"].get(name, "")))
    _settle_left(root, clear=name.endswith(CLEAR))
    return _cut(root, table["drawings"][name.removeprefix(f"{_FOLDER}/").removesuffix(CLEAR)])


def _measures_of_scene(alt: str) -> _Facts:
    """All scenes are as large, and their roads and hills go on to both sides."""
    return {
        "start": -800,
        "width": 1600,
        "above": _GROUND,
        "below": 0,
        "left": 190,
        "right": 170,
        "alt": alt,
    }


def _cut(root: ET.Element, facts: _Facts) -> tuple[tuple[str, ...], Art]:
    """The drawing with the viewBox of its measures, cut at its colours."""
    width, above, below = facts["width"], facts["above"], facts["below"]
    size = f'width="{width:g}" height="{above + below:g}"'
    box = f'viewBox="{facts["start"]:g} {-above:g} {width:g} {above + below:g}" {size}'
    ET.register_namespace("", _SVG)
    inside = "".join(
        ET.tostring(child, encoding="unicode").replace(f' xmlns="{_SVG}"', "") for child in root
    )
    parts = _NAMED.split(f'<svg xmlns="{_SVG}" {box}>{inside}</svg>')
    focus = -facts["start"] / width
    left, right, alt = facts["left"], facts["right"], facts["alt"]
    return tuple(parts), Art("", width, above, below, left, right, focus, alt)


def _settle_left(root: ET.Element, *, clear: bool) -> None:
    """Takes away what stands far left of the focus, or only the class that says so."""
    for group in root.findall(f"{{{_SVG}}}g[@class='left']"):
        if clear:
            root.remove(group)
        else:
            del group.attrib["class"]


def _of_scene(root: ET.Element) -> ET.Element:
    """A scene of the site with its colours as attributes, its ground line at y = 0."""
    found = ET.Element(f"{{{_SVG}}}svg")
    move = {"transform": f"translate({-_MIDDLE} {-_GROUND})"}
    group = ET.SubElement(found, f"{{{_SVG}}}g", move)
    for child in root:
        classes = set(child.attrib.get("class", "").split())
        if not classes & _GONE and not _is_sun(child, classes):
            group.append(child)
    for element in group.iter():
        _paint(element)
    return found


def _is_sun(element: ET.Element, classes: set[str]) -> bool:
    return "sun" in classes and float(element.attrib.get("r", "0")) >= _SUN


def _paint(element: ET.Element) -> None:
    """Attributes in place of the classes, which need a style sheet."""
    classes = element.attrib.pop("class", "").split()
    role = next((_ROLES[one] for one in classes if one in _ROLES), None)
    if role is None:
        return
    colour = f"var(--kw-{role})"
    if "s" not in classes:
        element.attrib["fill"] = colour
        return
    element.attrib |= {"fill": "none", "stroke": colour}
    element.attrib.setdefault("stroke-width", f"{_STROKE:g}")
    if "butt" not in classes:
        element.attrib["stroke-linecap"] = "round"
    element.attrib["stroke-linejoin"] = "round"


def _table(theme_folder: Path) -> _Table:
    """The table of a theme, read again where it is another; without one it has no bold drawings."""
    file = theme_folder / _TABLE
    return _read_table(file, _written(file))


@lru_cache(maxsize=2)
def _read_table(file: Path, written: int) -> _Table:
    if not written:
        return {"instead": {}, "drawings": {}, "scenes": {}}
    found: _Table = json.loads(file.read_text(encoding="utf-8"))
    return found
