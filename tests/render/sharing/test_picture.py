"""The picture of a site where it is shared: what is on it, how it is named, when it is made."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from klimaatwerf.core.brand import derive
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.vocabulary import Typeface
from klimaatwerf.render.asks import stale
from klimaatwerf.render.sharing.colouring import ICON, PICTURE
from klimaatwerf.render.sharing.lettering import Face, Fit, set_in
from klimaatwerf.render.sharing.picture import picture_name
from klimaatwerf.render.theme import font_files
from tests.bench.sharing import DRAWN_FROM, drawn_from
from tests.pages import document
from tests.render.structured.test_structured import without_address
from tests.sites import ROOT, SHORTEST, planned, renderer

THEME = ROOT / "themes/klimaatwerf"
BASE = "https://klimaatwerf.example/dorp/"
BRANDS = ["#c9e265", "#14284f", "#ff00aa", "#777777", "#f3ead7", "#00703c"]


def branded(root: Path, brand: str = '{primary: "#00703c"}', more: str = "") -> Plan:
    """A municipality with a brand; `more` stands below it."""
    return planned(
        root, {"municipality.yml": f"{SHORTEST.partition('brand')[0]}brand: {brand}\n{more}"}
    )


def picture(plan: Plan) -> bytes:
    return renderer(plan).file(picture_name(plan.site.municipality))


def colours(data: bytes) -> set[str]:
    with Image.open(io.BytesIO(data)) as image:
        used = image.convert("RGB").getcolors(256)
    assert used is not None
    return {f"#{bytes(colour).hex()}" for _, colour in used if isinstance(colour, tuple)}


@pytest.mark.parametrize("primary", BRANDS)
def test_the_picture_has_the_size_that_is_told_and_the_colours_of_the_brand(tmp_path, primary):
    data = picture(branded(tmp_path, f'{{primary: "{primary}"}}'))
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    roles = ("field", "on-field", "cta", "a-w1", "a-w2", "a-w3", "a-w5", "a-tree", "a-road")
    tokens = derive(primary).light
    assert {tokens[role] for role in roles} <= colours(data)


def ink_box(data: bytes, ink: str, above: int) -> tuple[int, int, int, int]:
    """Where there is ink above a height."""
    with Image.open(io.BytesIO(data)) as image:
        whole = image.convert("RGB").crop((0, 0, 1000, above))
    wanted = tuple(bytes.fromhex(ink[1:]))
    mask = Image.new("L", whole.size)
    mask.putdata([255 if pixel == wanted else 0 for pixel in whole.get_flattened_data()])
    box = mask.getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("font", list(Typeface))
@pytest.mark.parametrize(
    "campaign",
    [
        "{name: As}",
        "{name: As voor het klimaat, slogan: Kort}",
        "{name: Heist-op-den-Berg voor het klimaat, slogan: Straat per straat}",
        "{name: Geraardsbergenenaarsverenigingsklimaatcampagne}",
        "{name: Samen klimaatslim in de hele Vlaamse Ardennen en ver daarbuiten, slogan: Ja}",
    ],
)
def test_names_of_any_length_stay_between_the_edges_the_mark_and_the_street(
    tmp_path, font, campaign
):
    brand = f'{{primary: "#00703c", font: {font.value}}}'
    plan = branded(tmp_path, brand, f"campaign: {campaign}\n")
    left, top, right, bottom = ink_box(picture(plan), "#ffffff", above=350)
    assert left >= 56
    assert top >= 40
    assert right <= 1000
    assert bottom <= 345


def test_the_same_site_gives_the_same_bytes(tmp_path):
    assert picture(branded(tmp_path / "one")) == picture(branded(tmp_path / "other"))


def test_the_name_follows_from_all_that_the_picture_shows_and_from_nothing_else(tmp_path):
    ways = {
        "same": ('{primary: "#00703c"}', ""),
        "told": ('{primary: "#00703c"}', "announcement: {text: Kom je ook?}\n"),
        "primary": ('{primary: "#14284f"}', ""),
        "secondary": ('{primary: "#00703c", secondary: "#8a1538"}', ""),
        "font": ('{primary: "#00703c", font: literata}', ""),
        "campaign": ('{primary: "#00703c"}', "campaign: {name: Klimaatstraat}\n"),
        "slogan": ('{primary: "#00703c"}', "campaign: {slogan: Doe mee}\n"),
    }
    names = {
        way: picture_name(branded(tmp_path / way, *settings).site.municipality)
        for way, settings in ways.items()
    }
    assert names["told"] == names["same"]
    assert len(set(names.values())) == len(ways) - 1


def test_a_picture_that_shows_the_same_is_not_made_again(tmp_path):
    before = branded(tmp_path / "one")
    site = renderer(before)
    site.files()
    after = branded(tmp_path / "other", more="announcement: {text: Kom je ook?}\n")
    found = stale(before, after, site.asked, renderer(after).file_names)
    name = picture_name(after.site.municipality)
    assert found.files == frozenset(renderer(after).file_names) - {name}


def head(plan: Plan, path: str) -> dict[str, str]:
    """The Open Graph properties of a page."""
    page = document(str(renderer(plan).document(plan.pages[path])))
    return {
        one.attributes["property"]: one.attributes["content"]
        for one in page.all("meta")
        if "property" in one.attributes
    }


def test_pages_say_what_is_seen_where_they_are_shared(tmp_path):
    plan = branded(tmp_path, more="campaign: {name: Klimaatstraat, slogan: Doe mee}\n")
    assert head(plan, "contact") == {
        "og:type": "website",
        "og:locale": "nl_BE",
        "og:site_name": "Klimaatstraat",
        "og:title": plan.pages["contact"].title,
        "og:description": plan.pages["contact"].description,
        "og:url": f"{BASE}contact/",
        "og:image": BASE + picture_name(plan.site.municipality),
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Klimaatstraat: Doe mee. Een straat met huizen, bomen en fietsers.",
    }


def test_a_post_is_an_article_of_its_day(tmp_path):
    news = {"content/news/2026-10-05-eerste.md": "---\ntitle: Haag\nlead: Ze staat er.\n---\nJa.\n"}
    found = head(planned(tmp_path, news), "nieuws/eerste")
    assert (found["og:type"], found["article:published_time"]) == ("article", "2026-10-05")


def test_without_the_address_of_the_site_no_picture_is_told_or_made(tmp_path):
    plan = without_address(tmp_path)
    assert not any(name.startswith("og:image") for name in head(plan, ""))
    assert picture_name(plan.site.municipality) not in renderer(plan).file_names


@pytest.mark.parametrize("name", [PICTURE, ICON])
def test_the_drawings_are_of_the_street_and_the_mark_of_the_theme(name):
    with Image.open(THEME / name) as image:
        now = image.info[DRAWN_FROM] == drawn_from()
    assert now, "run: python tests/bench/sharing.py, and raise _EDITION in sharing/picture.py"


FACE = Face(THEME / font_files(Typeface.FIGTREE)[0], 800)
FIT = Fit(width=600, height=200, sizes=(100, 60, 40), lines=2)


def test_a_line_keeps_the_comma_at_its_end_where_the_text_goes_on():
    fit = Fit(width=330, height=120, sizes=(40,), lines=2)
    block = set_in(FACE, "Een lange naam, en nog veel meer woorden dan er passen", fit)
    assert block.lines[0] == "Een lange naam,"


WORDS = st.lists(st.text("abmWlij-é", min_size=1, max_size=30), min_size=1, max_size=12)


@given(WORDS)
def test_whatever_the_words_lines_fit_and_say_them_in_order(words):
    text = " ".join(words)
    block = set_in(FACE, text, FIT)
    font = FACE.font(block.size)
    assert 1 <= len(block.lines) <= FIT.lines
    assert len(block.lines) * block.size <= FIT.height
    assert all(font.getlength(line) <= FIT.width for line in block.lines)
    shown = "".join(block.lines).replace(" ", "")
    assert "".join(words).startswith(shown.removesuffix("…"))
    assert shown.endswith("…") or shown == "".join(words)


def test_the_name_of_the_gemeente_has_a_line_of_its_own_where_that_fits():
    fit = replace(FIT, width=800)
    assert set_in(FACE, "As voor het klimaat", fit, "As").lines == ("As", "voor het klimaat")
    assert set_in(FACE, "As voor het klimaat", fit).lines == ("As voor", "het klimaat")
    assert set_in(FACE, "As", FIT, "As").lines == ("As",)


@pytest.mark.parametrize("primary", BRANDS)
def test_the_icons_have_the_colours_of_the_brand(tmp_path, primary):
    site = renderer(branded(tmp_path, f'{{primary: "{primary}"}}'))
    tokens = derive(primary).light
    drawing = site.file("assets/merk.svg").decode()
    assert all(f'fill="{tokens[role]}"' in drawing for role in ("field", "on-field", "cta"))
    data = site.file("assets/merk.png")
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (180, 180)
    assert {tokens[role] for role in ("field", "on-field", "cta")} <= colours(data)
