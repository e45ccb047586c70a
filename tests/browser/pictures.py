"""Pictures of pages: those that README and handbook show, and those that tests compare with.

As a program (`make screenshots`) it builds the shipped sites on a fixed day and writes both anew;
with the word `tests` or `handbook`, one of the two.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops, ImageFilter, ImageStat
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.fixtures import build_shipped
from tests.browser.programs import CHROMIUM, FLAGS, missing
from tests.browser.serving import served
from tests.roots import HERE

__all__ = ["COMPARED", "FOLDER", "SHOWN", "Shot", "difference", "small", "taken"]

Scheme = Literal["light", "dark"]
HEIGHTS = {360: 760, 1280: 860}
FOLDER = Path(__file__).with_name("pictures")
"""Where the pictures lie that tests compare with."""
HANDBOOK = HERE / "content/portal/handboek/beelden"


@dataclass(frozen=True)
class Shot:
    """The top of a page of a shipped site, as wide as a screen; `path` is its address there."""

    name: str
    path: str
    width: int = 1280
    scheme: Scheme = "light"


SHOWN = (
    Shot("start-asse", "asse/"),
    Shot("start-berlaar", "berlaar/"),
    Shot("start-mechelen-donker", "mechelen/", scheme="dark"),
    Shot("acties-berlaar", "berlaar/acties/"),
    Shot("actie-asse", "asse/acties/samen-zonnepanelen/"),
    Shot("agenda-mechelen", "mechelen/agenda/"),
    Shot("plan-asse-donker", "asse/plan/", scheme="dark"),
    Shot("doe-mee-berlaar", "berlaar/doe-mee/"),
    Shot("start-horebeke-smal", "horebeke/", 360),
    Shot("actie-asse-smal", "asse/acties/samen-zonnepanelen/", 360),
    Shot("agenda-berlaar-smal-donker", "berlaar/agenda/", 360, "dark"),
    Shot("plan-mechelen-smal", "mechelen/plan/", 360),
)
"""What README and handbook show."""

_PAGES = {
    "home": "asse/",
    "actie": "asse/acties/samen-zonnepanelen/",
    "agenda": "asse/agenda/",
    "plan": "asse/plan/",
}
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
COMPARED = tuple(
    Shot(f"{name}-{width}-{scheme}", path, width, scheme)
    for name, path in _PAGES.items()
    for width in HEIGHTS
    for scheme in _SCHEMES
)
"""What tests compare."""


def taken(
    browser: Browser,
    address: str,
    shot: Shot,
    alter: Callable[[BrowserContext], None] = lambda context: None,
) -> Image.Image:
    """A page as it looks when all has come; `alter` may take something away from it."""
    context = browser.new_context(
        color_scheme=shot.scheme,
        locale="nl-BE",
        reduced_motion="reduce",
        viewport={"width": shot.width, "height": HEIGHTS[shot.width]},
    )
    try:
        alter(context)
        page = context.new_page()
        page.goto(address + shot.path, wait_until="networkidle")
        page.evaluate("document.fonts.ready.then(() => null)")
        return Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    finally:
        context.close()


def small(picture: Image.Image) -> Image.Image:
    """A quarter as wide: the shapes and colours of a page, without its letters."""
    width, height = picture.size
    return picture.resize((width // 4, height // 4), Image.Resampling.BOX)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of two small pictures, from 0 to 1, in which a person would see a difference.

    They are blurred over the size of a word, since letters fall a little otherwise on another
    computer; what is left must differ by more than an eighth of all shades.
    """
    blurred = (picture.filter(ImageFilter.BoxBlur(4)) for picture in (one, other))
    apart = ImageChops.difference(*blurred).convert("L").point(lambda shade: 255 * (shade > 32))
    return ImageStat.Stat(apart).mean[0] / 255


def _all(browser: Browser, address: str, words: set[str]) -> Iterator[Path]:
    if words & {"tests"}:
        FOLDER.mkdir(exist_ok=True)
        for shot in COMPARED:
            file = FOLDER / f"{shot.name}.webp"
            small(taken(browser, address, shot)).save(file, quality=80, method=6)
            yield file
    if words & {"handbook"}:
        HANDBOOK.mkdir(exist_ok=True)
        for shot in SHOWN:
            file = HANDBOOK / f"{shot.name}.webp"
            taken(browser, address, shot).save(file, quality=78, method=6)
            yield file


def main(*words: str) -> None:
    """Write the pictures, and say where and how large they are together."""
    path = CHROMIUM.found()
    if path is None:
        sys.exit(missing([CHROMIUM]))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "root"
        build_shipped(root)
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        with served(root / "site") as address:
            made = list(_all(browser, address, set(words) or {"tests", "handbook"}))
        browser.close()
    for parent in sorted({file.parent for file in made}):
        sizes = [file.stat().st_size for file in made if file.parent == parent]
        where = parent.relative_to(HERE)
        sys.stdout.write(f"{where}: {len(sizes)} pictures, {sum(sizes) / 1000:.0f} kB\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
