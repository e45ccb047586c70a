"""The pictures of single pages: what names them, who shows them, and what BBL's design makes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from klimaatwerf.core.kit.items import Point
from klimaatwerf.core.plan import Plan
from klimaatwerf.kit.sharing import Sharing
from klimaatwerf.render.asks import answer, says_itself, stale
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.press.studio import told_of
from klimaatwerf.render.sharing.names import PREVIEW, card_name, preview_name
from klimaatwerf.render.sharing.picture import picture_name
from klimaatwerf.render.site import SiteRenderer
from tests.pages import Element, document
from tests.pictures import encoded
from tests.sites import ROOT, converter, planned, renderer, shipped, theme

BASE = "https://klimaatwerf.example/dorp/"
ACTION, EVENT = "acties/haag", "agenda/plantdag"
FILES = {
    "actions.yml": "- id: haag\n  title: Plant een haag\n  lead: Samen planten.\n  topic: groen\n"
    "  audiences: [resident]\n  phase: running\n  steps: [Meet je tuin., Plant.]\n"
    "  partners: [{partner: club}]\n",
    "events.yml": "- id: plantdag\n  title: Plantdag\n  lead: Kom planten.\n  action: haag\n"
    "  start: 2026-12-05 10:00\n  end: 2026-12-05 12:00\n"
    "  place: {name: Het plein, street: Plein 1, postcode: 9667, locality: Horebeke,"
    " accessibility: Geen drempel.}\n",
    "partners.yml": "- {id: club, name: De Club, type: association, lead: Wij planten.}\n",
}
MORE = "features: {kit_public: ja}\n"


def dorp(root: Path, more: str = MORE, **changes: tuple[str, str]) -> Plan:
    """A municipality with an action and an event; `changes` are of a file by its first word."""
    files = dict(FILES)
    for name, (old, new) in changes.items():
        file = f"{name.partition('_')[0]}.yml"
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    return planned(root, files, more=more)


def pixels(path: str) -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (1200, 630), f"#{len(path):02x}8844").save(buffer, "PNG")
    return buffer.getvalue()


def page(site: SiteRenderer, path: str) -> Element:
    return document(site.document(site.plan.pages[path]))


def told(of: Element) -> dict[str, str]:
    found = (one.attributes for one in of.all("meta"))
    return {
        one.get("property", one.get("name", "")): one["content"]
        for one in found
        if "content" in one
    }


# ---- its name


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ({"actions": ("Plant een haag", "Plant hagen")}, {ACTION}),
        ({"actions": ("Samen planten", "Iedereen plant")}, {ACTION}),
        ({"actions": ("Meet je tuin", "Meet je grond")}, {ACTION}),
        ({"actions": ("phase: run", "kit: {kicker: Voor wie graaft}\n  phase: run")}, {ACTION}),
        ({"actions": ("phase: run", "kit: {sticker: [Plant, nu]}\n  phase: run")}, {ACTION}),
        ({"actions": ("phase: run", "kit: {address: haag}\n  phase: run")}, {ACTION}),
        ({"actions": ("topic: groen", "topic: water")}, {ACTION, EVENT}),
        ({"partners": ("De Club", "De Kring")}, {ACTION, EVENT}),
        ({"events": ("12-05", "12-06")}, {EVENT}),
        ({"events": ("10:00", "10:30")}, {EVENT}),
        ({"events": ("Het plein", "De markt")}, {EVENT}),
        ({"events": ("Geen drempel", "Eén drempel")}, set()),
        ({"partners": ("Wij planten", "Wij graven")}, set()),
    ],
)  # fmt: skip
def test_the_name_follows_from_what_the_picture_shows(tmp_path, change, paths):
    before, now = dorp(tmp_path / "before"), dorp(tmp_path / "now", **change)
    assert set(before.kit) == set(now.kit) == {ACTION, EVENT}
    assert {path for path in now.kit if card_name(now, path) != card_name(before, path)} == paths


def test_the_name_follows_from_every_word_of_the_item_that_a_design_gets(tmp_path):
    plan = dorp(tmp_path)
    item = plan.kit[ACTION]
    for name in told_of(item).keys() - {"kind"}:  # that gives the family, and is never another
        value: Any = getattr(item, name)
        line = ("x",) if name in ("sticker", "slogan") else (Point("x", "y"),)
        more: Any = {name: f"{value}x" if isinstance(value, str) else (*value, *line)}
        other = replace(plan, kit={ACTION: replace(item, **more)})
        assert card_name(other, ACTION) != card_name(plan, ACTION), name


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ("address_form: u\n", False),
        ("campaign: {name: Dorp plant, slogan: Samen}\n", False),
        ("publisher: {name: An Voorbeeld, address: Plein 1}\n", True),
        ("announcement: {text: Hallo}\n", True),
    ],
)
def test_the_name_follows_from_the_face_of_the_municipality(tmp_path, more, same):
    before, now = dorp(tmp_path / "before"), dorp(tmp_path / "now", MORE + more)
    assert (card_name(before, EVENT) == card_name(now, EVENT)) is same


def test_the_name_follows_from_the_bytes_of_the_logo(tmp_path):
    names = set()
    for number in range(2):
        root = tmp_path / str(number)
        media = root / "municipalities/dorp/media"
        media.mkdir(parents=True)
        (media / "logo.png").write_bytes(encoded("PNG", 40 + number, 40))
        profile = (
            'nis: 45062\ncontact: {email: klimaat@dorp.example}\nbrand: {primary: "#00703c",'
            " logo: media/logo.png, logo_alt: Dorp}\n"
        )
        names.add(card_name(planned(root, {**FILES, "municipality.yml": profile}), EVENT))
    assert len(names) == 2


def test_the_name_says_itself_and_is_the_answer_to_a_question(tmp_path):
    plan = dorp(tmp_path)
    name = card_name(plan, EVENT)
    assert name is not None
    assert says_itself(name)
    assert says_itself(preview_name(name))
    assert answer(plan, ("kit", EVENT)) == name
    assert card_name(replace(plan, kit_edition="other"), EVENT) != name
    assert [
        card_name(plan, "over"),
        card_name(replace(plan, kit_edition=""), EVENT),
        card_name(without_address(plan), EVENT),
    ] == [None, None, None]


def without_address(plan: Plan) -> Plan:
    municipality = plan.site.municipality.model_copy(update={"site_url": None})
    return replace(plan, site=replace(plan.site, municipality=municipality))


# ---- who shows it


def test_a_page_shows_its_own_picture_where_it_is_shared(tmp_path):
    plan = dorp(tmp_path)
    site = renderer(plan, draw=pixels)
    name = card_name(plan, EVENT)
    assert name is not None
    own = told(page(site, EVENT))
    assert {key: own[key] for key in own if key.startswith(("og:image", "twitter"))} == {
        "og:image": f"{BASE}{name}",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Plantdag. Zaterdag 5 december, 10 tot 12 uur. Het plein.",
        "twitter:card": "summary_large_image",
    }
    assert site.file(name) == pixels(EVENT)
    shared = f"{BASE}{picture_name(plan.site.municipality)}"
    assert told(page(site, "contact"))["og:image"] == shared
    assert told(page(renderer(plan), EVENT))["og:image"] == shared


def test_what_can_not_be_drawn_shows_the_picture_of_the_site(tmp_path):
    plan = dorp(tmp_path)
    site = renderer(plan, draw=lambda path: None)
    name = card_name(plan, EVENT)
    assert name is not None
    assert site.file(name) == site.file(picture_name(plan.site.municipality))


def test_only_the_pages_of_actions_and_events_ask_for_one(tmp_path):
    site = renderer(dorp(tmp_path, ""), draw=pixels)
    for one in site.plan.pages.values():
        site.document(one)
    asked = {path for path, asks in site.asked.items() if ("kit", path) in asks}
    assert asked == {ACTION, EVENT}


def test_another_picture_makes_its_page_stale_and_no_other(tmp_path):
    plan = dorp(tmp_path, "")
    site = renderer(plan, draw=pixels)
    for one in plan.pages.values():
        site.document(one)
    site.files()
    now = replace(plan, kit_edition="other")
    found = stale(plan, now, site.asked, renderer(now, draw=pixels).file_names)
    names = {name for path in now.kit if (name := card_name(now, path))}
    assert (set(found.pages), set(found.files)) == ({ACTION, EVENT}, names)


def images_of(site: SiteRenderer, path: str) -> list[str]:
    """The pictures that a page tells machines of."""
    document = site.document(site.plan.pages[path])
    return re.findall(r'"image":"([^"]*)"', document.replace("\\/", "/"))


def test_a_search_engine_gets_the_picture_where_there_is_no_photograph(tmp_path):
    plan = dorp(tmp_path)
    assert images_of(renderer(plan, draw=pixels), EVENT) == [f"{BASE}{card_name(plan, EVENT)}"]
    media = tmp_path / "own/municipalities/dorp/media"
    media.mkdir(parents=True)
    (media / "plein.jpg").write_bytes(encoded("JPEG", 300, 200))
    images = "place: {name: Het plein", "images: [{file: media/plein.jpg, alt: Een plein}]\n"
    own = dorp(tmp_path / "own", events=(images[0], f"{images[1]}  {images[0]}"))
    (found,) = images_of(renderer(own, draw=pixels), EVENT)
    assert found.startswith(f"{BASE}media/plein-300-")


# ---- the kit that everybody may see


def test_the_kit_shows_each_picture_small_and_gives_it_whole(tmp_path):
    plan = dorp(tmp_path)
    site = renderer(plan, root=tmp_path, draw=pixels)
    main = page(site, "communicatiekit").all("main")[0]
    boxes = [one for one in main.all("section") if one.attributes.get("class") == "box"]
    name = card_name(plan, EVENT)
    assert name is not None
    assert [one.attributes for one in boxes[1].all("img")] == [
        {
            "src": f"../{preview_name(name)}",
            "width": str(PREVIEW[0]),
            "height": str(PREVIEW[1]),
            "alt": "Plantdag. Zaterdag 5 december, 10 tot 12 uur. Het plein.",
            "loading": "lazy",
            "decoding": "async",
        }
    ]
    links = [one for one in boxes[1].all("a") if "download" in one.attributes]
    assert [(one.words(), one.attributes["href"]) for one in links] == [
        ("Bewaar het beeld van Plantdag", f"../{name}")
    ]
    with Image.open(io.BytesIO(site.file(preview_name(name)))) as image:
        assert (image.format, image.size) == ("WEBP", PREVIEW)


def test_without_pictures_the_kit_has_its_texts(tmp_path):
    main = page(renderer(dorp(tmp_path)), "communicatiekit").all("main")[0]
    assert main.all("img") == []
    assert (
        "Plantdag Kom planten. zaterdag 5 december 2026, 10 tot 12 uur, Het plein." in main.words()
    )


def test_who_shows_no_kit_has_no_previews(tmp_path):
    site = renderer(dorp(tmp_path, ""), draw=pixels)
    assert [name for name in site.file_names if name.startswith("assets/kit-")] == []


# ---- BBL's design


@pytest.fixture(scope="module")
def sharing(tmp_path_factory):
    kept = Kept(tmp_path_factory.mktemp("kept"))
    made = Sharing(ROOT, theme(converter()), shipped().pack.kit, kept)
    yield made
    made.close()


def test_the_design_gives_the_size_that_is_told(tmp_path, sharing):
    plan = dorp(tmp_path)
    for path in plan.kit:
        data = sharing.of(plan)(path)
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))


def test_the_design_shows_nothing_that_its_name_does_not_follow_from(tmp_path, sharing):
    plan = dorp(tmp_path)
    own = plan.site.municipality
    contact = own.contact.model_copy(update={"email": "x@y.example", "phone": "03 111 11 11"})
    publisher = type("P", (), {"name": "An Voorbeeld", "address": "Markt 1"})()
    other = own.model_copy(update={"contact": contact, "publisher": publisher})
    changed = replace(plan, site=replace(plan.site, municipality=other))
    drawn = sharing.drawn
    for path in plan.kit:
        assert card_name(plan, path) == card_name(changed, path)
        assert sharing.of(plan)(path) == sharing.of(changed)(path)
    assert sharing.drawn - drawn >= len(plan.kit)
