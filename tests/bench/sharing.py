"""Make the pictures in themes/klimaatwerf/sharing/ anew: of each pixel, whose colour it has.

    python tests/bench/sharing.py

What people see where a site is shared has the street in the site's own colours. To draw it for each
site would take half a second; so Chromium draws it here, once for each role of a colour, and of
each pixel is kept which two roles it has and in what part. A site only fills in the palette.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from hashlib import sha256
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page, sync_playwright

from klimaatwerf.render.sharing.colouring import DRAWN, ICON, PARTS, PICTURE, ROLES
from tests.browser.programs import CHROMIUM, FLAGS

THEME = Path(__file__).resolve().parents[2] / "themes/klimaatwerf"
GROUND = 16
"""How much of the road's lower edge is left out, in units of the drawing."""

_MARK = re.search(
    r"<svg.*?</svg>",
    (THEME / "macros/pictures.html").read_text(encoding="utf-8").partition("macro mark")[2],
)
_STYLE = """
*{margin:0}svg{display:block;position:absolute}
.s{fill:none;stroke-linecap:round;stroke-linejoin:round}.s.butt{stroke-linecap:butt}
.w{stroke-width:3.4}.night,.stars,.drift{visibility:hidden}.shade{opacity:.13}
"""
_PAINTED = {"shade": "a-k", "glass2": "a-w5", "m1": "on-field", "m2": "cta", "m3": "field"}
"""Classes that are not named after their role."""


DRAWN_FROM = "Source"
"""The note in a file that says what it was drawn from."""


def drawn_from() -> str:
    """A digest of the street and the mark of the theme as they are now."""
    return sha256(f"{_picture()}{_icon()}".encode()).hexdigest()


def _picture() -> str:
    """The street below, and the mark at the right above."""
    svg = (THEME / "art/straat.svg").read_text(encoding="utf-8")
    street = svg.replace(
        "<svg ", f'<svg width="1200" height="360" style="bottom:-{GROUND * 0.75}px;left:0" ', 1
    )
    return street + _mark(88, "right:64px;top:62px")


def _icon() -> str:
    return _mark(120, "left:30px;bottom:0")


def _mark(width: int, place: str) -> str:
    assert _MARK is not None, "themes/klimaatwerf/macros/pictures.html has no mark"
    size = f'width="{width}" height="{round(width * 44 / 48)}"'
    return _MARK[0].replace("<svg ", f'<svg {size} style="{place}" ', 1)


def _style(shown: str) -> str:
    """Everything black but one role."""
    rules = [_STYLE]
    classes = {role.removeprefix("a-"): role for role in ROLES} | _PAINTED
    for name, role in classes.items():
        colour = "#fff" if role == shown else "#000"
        rules.append(f".{name}{{fill:{colour}}}.s.{name}{{fill:none;stroke:{colour}}}")
    back = "#fff" if shown == "field" else "#000"
    return f"html{{background:{back}}}" + "".join(rules)


def _masks(page: Page, drawing: str, size: tuple[int, int]) -> dict[str, bytes]:
    """Of each role how much of each pixel it has, from 0 to 255."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = {}
    for role in ROLES:
        page.set_content(f"<!doctype html><style>{_style(role)}</style>{drawing}")
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            page.screenshot(path=file.name)
            with Image.open(file.name) as shot:
                found[role] = shot.convert("L").tobytes()
    return found


Mix = tuple[int, int, int]
"""The role that a pixel has most of, another one, and how many parts of that."""


def _mixes(masks: dict[str, bytes]) -> list[Mix]:
    found = []
    for pixel in zip(*(masks[role] for role in ROLES), strict=True):
        most, second = sorted(range(len(ROLES)), key=lambda role: -pixel[role])[:2]
        total = pixel[most] + pixel[second]
        parts = round(PARTS * pixel[second] / total) if total else 0
        found.append((most, second if parts else most, parts))
    return found


def _stands_for(mixes: list[Mix]) -> dict[Mix, Mix]:
    """Each mix with the one that is kept for it: itself, or the nearest that there is often."""
    often = Counter(mixes)
    pure = [(role, role, 0) for role in range(len(ROLES)) if (role, role, 0) in often]
    mixed = [mix for mix, _ in often.most_common() if mix not in pure]
    chosen = {*pure, *mixed[: DRAWN - len(pure)]}

    def nearest(mix: Mix) -> Mix:
        most, second, parts = mix
        near = [mix, (most, second, parts - 1), (most, second, parts + 1), (second, most, parts)]
        return next((one for one in near if one in chosen), (most, most, 0))

    return {mix: nearest(mix) for mix in often}


def _write(file: Path, size: tuple[int, int], mixes: list[Mix]) -> None:
    stands_for = _stands_for(mixes)
    colours = sorted(set(stands_for.values()))
    numbers = {mix: number for number, mix in enumerate(colours)}
    image = Image.new("P", size)
    image.putdata([numbers[stands_for[mix]] for mix in mixes])
    image.putpalette([part for mix in colours for part in mix])
    file.parent.mkdir(exist_ok=True)
    told = PngInfo()
    told.add_text(DRAWN_FROM, drawn_from())
    image.save(file, optimize=True, pnginfo=told)
    print(f"{file.name}: {len(colours)} colours, {file.stat().st_size} bytes")  # noqa: T201


def main() -> None:
    """Draw both and write them."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM.found(), args=list(FLAGS))
        page = browser.new_page()
        for name, size, drawing in (
            (PICTURE, (1200, 630), _picture()),
            (ICON, (180, 180), _icon()),
        ):
            _write(THEME / name, size, _mixes(_masks(page, drawing, size)))
        browser.close()


if __name__ == "__main__":
    main()
