"""Key pages look as they did when their pictures were taken, whatever draws the letters.

After a wanted change: `make screenshots`, and look at what changed before you commit it.
"""

from __future__ import annotations

import pytest
from PIL import Image

from tests.browser.pictures import COMPARED, FOLDER, SHOWN, difference, small, taken
from tests.roots import HERE

MOST = 0.02
"""The share of a picture that may differ."""


@pytest.mark.parametrize("shot", COMPARED, ids=lambda shot: shot.name)
def test_a_page_looks_as_it_did(sites, browser, shot):
    now = small(taken(browser, sites.address, shot))
    with Image.open(FOLDER / f"{shot.name}.webp") as kept:
        assert difference(now, kept.convert("RGB")) <= MOST


@pytest.mark.parametrize("lost", ["**/site.css", "**/brand.css", "hero"])
@pytest.mark.parametrize("shot", COMPARED[:4], ids=lambda shot: shot.name)
def test_a_page_without_its_styles_or_its_opening_is_another_picture(sites, browser, shot, lost):
    def alter(context):
        if lost == "hero":
            context.add_init_script(HIDE)
        else:
            context.route(lost, lambda route: route.abort())

    poorer = small(taken(browser, sites.address, shot, alter))
    whole = small(taken(browser, sites.address, shot))
    assert difference(poorer, whole) > 2 * MOST


def test_the_pictures_are_all_there_and_small():
    kept = {file.name: file.stat().st_size for file in FOLDER.iterdir()}
    assert set(kept) == {f"{shot.name}.webp" for shot in COMPARED}
    assert sum(kept.values()) < 400_000
    shown = {
        file.name: file.stat().st_size
        for file in (HERE / "content/portal/handboek/beelden").iterdir()
        if file.suffix != ".svg"  # drawn by hand
        and file.name != "communicatiekit.webp"  # made by `tests.bench.kit_sheet --choice`
    }
    assert set(shown) == {f"{shot.name}.webp" for shot in SHOWN}
    assert sum(shown.values()) < 1_500_000


HIDE = """addEventListener("DOMContentLoaded", () => {
  for (const one of document.querySelectorAll(".hero > *")) one.hidden = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".hero > * { display: none !important; } .hero { min-height: 20rem; }");
  document.adoptedStyleSheets = [sheet];
});"""
