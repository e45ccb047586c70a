"""Pictures for sharing through whole builds: drawn once, renewed where they change, never fatal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.hosts import jobs
from klimaatwerf.hosts.preview.desk import Desk
from klimaatwerf.outcomes import outcome_of
from klimaatwerf.project import load_project
from klimaatwerf.render.press.process import Press
from klimaatwerf.report import Report
from tests.cards import CARD, DESIGN, with_cards
from tests.pages import document
from tests.previews import desk_of
from tests.roots import bytes_of
from tests.sites import TODAY
from tests.small import Small

EVENTS = "municipalities/dorp/events.yml"
ACTIONS = "municipalities/dorp/actions.yml"
ITEMS = {"dorp": 3, "gehucht": 1}
"""Two actions and an event that is to come; an event online."""
LONG = "Plantdag voor iedereen die van bomen en van hagen houdt"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return with_cards(Small.lay_out(tmp_path / "root"))


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    """Let no process draw on for another root."""
    yield
    for _, worker in jobs._workers:
        worker.close()
    jobs._workers.clear()


def drawn(report: Report) -> dict[str, int]:
    """What was drawn for each site that something was drawn for."""
    return {slug: site.drawn for slug, site in report.sites.items() if site.drawn}


def counts(report: Report, slug: str = "dorp") -> tuple[int, int, int]:
    site = report.sites[slug]
    return site.drawn, site.rendered, site.written


@dataclass(frozen=True)
class Shown:
    """What is shown where a page is shared."""

    name: str
    alt: str
    data: bytes


def shown(small: Small, page: str, slug: str = "dorp", out: str = "site") -> Shown:
    """The picture that a page names."""
    folder = small.root / out / slug
    text = (folder / page / "index.html").read_text(encoding="utf-8")
    told = {
        one.attributes.get("property", one.attributes.get("name")): one.attributes["content"]
        for one in document(text).all("meta")
        if "content" in one.attributes
    }
    assert told["twitter:card"] == "summary_large_image"
    name = told["og:image"].removeprefix(f"https://klimaatwerf.example/{slug}/")
    return Shown(name, told["og:image:alt"], (folder / name).read_bytes())


def pictures(small: Small, slug: str = "dorp") -> set[str]:
    return {file.name for file in (small.root / "site" / slug / "assets").glob("deel-*.png")}


# ---- drawn once


def test_each_open_action_and_each_event_to_come_has_a_picture_of_its_own(small):
    assert drawn(small.build()) == ITEMS
    own = [shown(small, page) for page in ("acties/haag", "acties/bankje", "agenda/plantdag")]
    site = shown(small, "over")
    assert {Path(one.name).name for one in own} == pictures(small)
    assert len({one.data for one in own}) == 3
    assert own[2].alt == "Plantdag. Zaterdag 5 december, 10 tot 12 uur. Het plein."
    assert site.name.startswith("assets/delen-")
    assert shown(small, "agenda/wandeldag") == site  # it is over
    assert pictures(small, "stad") == set()


def test_what_was_drawn_is_never_drawn_again(small):
    small.build()
    before = bytes_of(small.root / "site")
    assert drawn(small.build()) == {}
    assert drawn(small.build(clean=True)) == {}
    assert drawn(small.build(out="elders")) == {}
    assert bytes_of(small.root / "site") == before == bytes_of(small.root / "elders")


def test_what_was_drawn_elsewhere_is_the_same(small, tmp_path):
    other = with_cards(Small.lay_out(tmp_path / "other"))
    small.build()
    assert drawn(other.build()) == ITEMS
    assert bytes_of(small.root / "site") == bytes_of(other.root / "site")


def test_nothing_is_begun_where_nothing_has_to_be_drawn(small, monkeypatch):
    small.build()
    monkeypatch.setattr(Press, "_start", None)
    small.change(EVENTS, "Geen drempel", "Eén drempel")
    assert counts(small.build()) == (0, 9, 5)
    assert drawn(small.build(clean=True)) == {}


def test_a_damaged_entry_is_drawn_again(small):
    small.build()
    for file in (small.root / ".klimaatwerf/.pictures").rglob("*.png"):
        file.write_bytes(file.read_bytes()[:-1])
    before = bytes_of(small.root / "site")
    assert drawn(small.build(clean=True)) == ITEMS
    assert bytes_of(small.root / "site") == before


# ---- drawn anew


def test_another_date_draws_one_picture_and_renders_the_pages_that_show_it(small):
    small.build()
    before = {page: shown(small, page) for page in ("acties/haag", "agenda/plantdag")}
    small.change(EVENTS, "2026-12-05", "2026-12-06")
    assert counts(small.build()) == (1, 9, 13)
    assert shown(small, "agenda/plantdag").data != before["agenda/plantdag"].data
    assert shown(small, "acties/haag") == before["acties/haag"]
    assert len(pictures(small)) == 3
    assert Path(before["agenda/plantdag"].name).name not in pictures(small)


def test_words_for_the_kit_alone_change_the_picture_and_its_page(small):
    small.build()
    small.change(EVENTS, "  action: haag\n", "  action: haag\n  kit: {title: Plant mee}\n")
    assert counts(small.build()) == (1, 9, 2)
    assert shown(small, "agenda/plantdag").alt.startswith("Plant mee. ")


def test_a_day_that_changes_the_words_draws_anew(small):
    text = (small.root / ACTIONS).read_text(encoding="utf-8")
    small.write(ACTIONS, f"{text}  dates: {{start: 2026-12-01, end: 2026-12-20}}\n")
    small.build()
    assert shown(small, "acties/bankje").alt == "Een bankje. Vanaf dinsdag 1 december."
    assert drawn(small.build(today=date(2026, 11, 30))) == {}
    assert drawn(small.build(today=date(2026, 12, 1))) == {"dorp": 1}
    assert shown(small, "acties/bankje").alt.endswith("tot en met zondag 20 december.")
    small.build(today=TODAY + timedelta(days=13))
    assert shown(small, "agenda/plantdag").name.startswith("assets/delen-")


def test_another_design_draws_for_those_that_follow_the_working_pack_only(small):
    Releases.of(small.root).release(Draft("2027.1", 1), "early", TODAY)
    profile = small.root / "municipalities/gehucht/municipality.yml"
    kept = profile.read_text(encoding="utf-8")
    profile.write_text(f"{kept}template: {{version: 2027.1}}\n", encoding="utf-8")
    small.build()
    small.write(CARD, DESIGN.replace("size: 8pt", "size: 9pt"))
    report = small.build()
    assert {slug: counts(report, slug) for slug in report.sites} == {
        "dorp": (3, 3, 6),
        "gehucht": (0, 0, 0),
        "stad": (0, 0, 0),
    }


def test_other_drawings_of_the_theme_give_the_pictures_other_names(small):
    small.build()
    before = pictures(small)
    small.change("themes/klimaatwerf/art/kit/haag.svg", "</svg>", "<!-- anders --></svg>")
    small.build()
    assert len(pictures(small)) == len(before)
    assert pictures(small).isdisjoint(before)


# ---- what can't be drawn


def told(report: Report) -> list[str]:
    return [str(found) for found in report.problems if found.code.startswith("kit-")]


def test_a_text_without_room_is_told_with_its_place_and_the_site_is_built(small):
    small.change(EVENTS, "title: Plantdag", f"title: {LONG}")
    report = small.build()
    site = shown(small, "over")
    assert not report.broken
    assert drawn(report) == {"dorp": 2, "gehucht": 1}
    assert shown(small, "agenda/plantdag").data == site.data
    said = (
        f"{EVENTS}:2:10: events.plantdag.title: De titel past niet op Link en Facebook, ook niet in"
        " de kleinste letter. Maak de tekst korter. Geef bij `kit` een kortere `title`. Tot dan"
        " toont de pagina het beeld van je site waar iemand ze deelt. [kit-overflow]"
    )
    assert told(report) == [said]
    small.change(EVENTS, "Geen drempel", "Eén drempel")
    assert told(small.build()) == [said]
    assert told(small.build()) == [said]
    assert said in checked(small)
    small.change(EVENTS, "- id: plantdag", "# een opmerking\n- id: plantdag")
    assert said.replace(":2:10:", ":3:10:") in checked(small)
    small.change(EVENTS, "# een opmerking\n", "")
    small.change(EVENTS, "  action: haag\n", "  action: haag\n  kit: {title: Plant mee}\n")
    report = small.build()
    assert (told(report), report.sites["dorp"].drawn) == ([], 1)
    assert [one for one in checked(small) if "[kit-" in one] == []
    assert shown(small, "agenda/plantdag").data != site.data


def checked(small: Small) -> list[str]:
    """What a check says of Dorp; it draws nothing."""
    project = load_project(small.root, TODAY, "https://klimaatwerf.example/")
    return [str(found) for found in outcome_of(project, "dorp").problems]


@pytest.mark.parametrize(
    ("design", "code"),
    [
        ("#let x = nergens\n", "kit-design-name"),
        ("#let f(x) = f(x) + 1\n#f(1)\n", "kit-design-slow"),
        ('#read("/../../etc/passwd")\n', "kit-design-outside"),
    ],
)
def test_a_design_that_is_wrong_costs_the_pictures_and_no_site(small, design, code):
    small.write(CARD, design)
    report = small.build()
    assert not report.broken
    assert drawn(report) == {}
    assert shown(small, "agenda/plantdag").data == shown(small, "over").data
    found = [one for one in report.problems if one.code.startswith("kit-")]
    assert {(one.code, one.place.file, one.severity.value) for one in found} == {
        (code, CARD, "warning")
    }
    small.write(CARD, DESIGN)
    report = small.build()
    assert (told(report), drawn(report)) == ([], ITEMS)


def test_a_design_that_does_not_end_is_tried_once(small, monkeypatch):
    small.write(CARD, "#let f(x) = f(x) + 1\n#f(1)\n")
    asked: list[object] = []
    real = Press.draw

    def counted(self, order):
        asked.append(order)
        return real(self, order)

    monkeypatch.setattr(Press, "draw", counted)
    small.build()
    assert len(asked) == 1


# ---- before it is published


def test_a_preview_shows_what_was_drawn_and_never_draws(small, monkeypatch):
    small.build()
    drawn_before = shown(small, "agenda/plantdag").data
    monkeypatch.setattr(Press, "_start", None)
    with desk_of(small.root) as desk:
        assert of_preview(desk) == drawn_before
        small.change(EVENTS, "title: Plantdag", "title: Plantnamiddag")
        assert of_preview(desk) == shown(small, "over").data


def of_preview(desk: Desk) -> bytes:
    """The picture that the page of the event names in a preview."""
    page = desk.reply("/dorp/agenda/plantdag/").body.decode()
    name = page.partition('property="og:image" content="')[2].partition('"')[0]
    return desk.reply(name.removeprefix("https://klimaatwerf.example")).body


# ---- the setting


def test_without_pictures_nothing_is_named_or_drawn(small):
    small.change("mkdocs.yml", "share_pictures: ja", "share_pictures: nee")
    report = small.build()
    assert (drawn(report), pictures(small)) == ({}, set())
    assert shown(small, "agenda/plantdag").name.startswith("assets/delen-")
    small.change("mkdocs.yml", "share_pictures: nee", "share_pictures: ja")
    assert drawn(small.build()) == ITEMS


def test_a_setting_that_is_neither_is_refused(small):
    small.change("mkdocs.yml", "share_pictures: ja", "share_pictures: soms")
    assert small.build().broken


def test_a_pack_without_designs_has_no_pictures(tmp_path):
    small = Small.lay_out(tmp_path / "root")
    assert drawn(small.build()) == {}
    assert pictures(small) == set()
