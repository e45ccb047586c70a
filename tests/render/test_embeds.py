"""The pages that a gemeente shows in a frame on its own website."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.core.plan import Plan
from klimaatwerf.core.vocabulary import EMBEDS
from klimaatwerf.render import basics
from tests.pages import Element, document, empty_parts
from tests.sites import made, planned, renderer

ACTION = """\
- {id: haag, title: Haag, lead: Plant., topic: groen, phase: running, audiences: [resident]}
"""
EVENT = """\
- {id: feest, title: Feest, lead: Kom., start: 2026-12-01 10:00, place: {name: Plein}}
"""
PATHS = ("embed/acties", "embed/agenda")


def page(plan: Plan, path: str) -> str:
    return renderer(plan).document(plan.pages[path])


def metas(root: Element) -> dict[str, str]:
    return {
        one.attributes["name"]: one.attributes["content"]
        for one in root.all("meta")
        if "name" in one.attributes
    }


@pytest.mark.parametrize(("path", "real"), [("embed/acties", "acties"), ("embed/agenda", "agenda")])
def test_it_has_a_frame_of_its_own_and_leads_to_the_whole_window(
    tmp_path: Path, path: str, real: str
) -> None:
    plan = planned(tmp_path, {"actions.yml": ACTION, "events.yml": EVENT})
    root = document(page(plan, path))
    assert root.all("footer", "nav", "script", "style") == []
    (base,) = root.all("base")
    assert base.attributes == {"target": "_top"}
    assert metas(root)["robots"] == "noindex"
    links = {one.attributes["rel"]: one.attributes["href"] for one in root.all("link")}
    assert links["canonical"] == f"https://klimaatwerf.example/dorp/{real}/"
    hrefs = [one.attributes["href"] for one in root.all("a")]
    assert hrefs == [f"../../{real}/{'haag' if real == 'acties' else 'feest'}/", f"../../{real}/"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("files", [{}, {"actions.yml": ACTION}, {"events.yml": EVENT}])
def test_it_is_never_empty_and_always_leads_on(
    tmp_path: Path, path: str, files: dict[str, str]
) -> None:
    html = page(planned(tmp_path, files), path)
    assert empty_parts(html) == []
    assert document(html).all("a") != []


def test_without_actions_and_ideas_it_asks_for_one(tmp_path: Path) -> None:
    plan = planned(tmp_path)
    site = renderer(plan)
    site._view._answers[("query", "ideas", (), (("limit", 5),))] = ()
    assert "Heb je zelf een idee?" in site.document(plan.pages["embed/acties"])


def test_it_shows_five_at_most(tmp_path: Path) -> None:
    many = "".join(ACTION.replace("haag", f"haag-{number}") for number in range(9))
    root = document(page(planned(tmp_path, {"actions.yml": many}), "embed/acties"))
    assert len(root.all("h2")) == 5


def test_no_list_search_or_sitemap_has_it(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"actions.yml": ACTION, "events.yml": EVENT})
    site = renderer(plan)
    assert [one.path for one in plan.pages.values() if one.layout in EMBEDS] == list(PATHS)
    assert not any(one.layout in EMBEDS for one in plan.texts)
    assert not any(item.page.layout in EMBEDS for item in plan.menu)
    sitemap = basics.sitemap(site._view)
    assert "embed" not in sitemap
    assert sitemap.count("<loc>https://klimaatwerf.example/dorp/acties/</loc>") == 1
    others = [one for one in plan.pages.values() if one.layout not in EMBEDS]
    assert [one.path for one in others if "/embed/" in site.document(one)] == []


def test_without_an_agenda_there_is_no_frame_for_one(tmp_path: Path) -> None:
    plan = planned(tmp_path, more="features: {events: nee}\n")
    assert [path for path in PATHS if path in plan.pages] == ["embed/acties"]


def test_a_page_at_such_an_address_is_refused(tmp_path: Path) -> None:
    own = {"content/pages/embed/acties.md": "---\ntitle: Mijn kader\n---\nTekst.\n"}
    found = made(tmp_path, own)
    (clash,) = [one for one in found.problems if one.is_error]
    assert str(clash) == (
        "municipalities/dorp/content/pages/embed/acties.md:1:1: Het adres /embed/acties/ houden we"
        " vrij: daar staat wat je op een andere website toont. Geef de pagina een andere naam."
        " [address-reserved]"
    )
