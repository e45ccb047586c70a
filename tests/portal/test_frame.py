"""Pages of the portal as whole documents, with the shipped theme."""

from __future__ import annotations

import re
from datetime import date

import pytest

from klimaatwerf.portal.frame import PortalRenderer
from klimaatwerf.portal.network import Network
from klimaatwerf.portal.pages import PortalPage, PortalSite
from klimaatwerf.portal.texts import PortalLayout
from tests.portal.networks import action, goal, network, town
from tests.sites import converter, theme

HOME = PortalPage("", "Start", layout="municipalities", menu_label="Gemeenten", menu_order=1)
ACTIONS = PortalPage("acties", "Acties", layout="actions", menu_label="Acties", menu_order=2)
GOALS = PortalPage("doelen", "Doelen", layout="goals")
FRESH = PortalPage("versheid", "Versheid", layout="freshness", noindex=True)
VERSIONS = PortalPage("versies", "Versies", layout="versions", noindex=True)
DRIFT = PortalPage("afwijkingen", "Afwijkingen", layout="drift", noindex=True)
TEXT = PortalPage("gegevens", "Gegevens")
PAGES = (HOME, ACTIONS, GOALS, FRESH, VERSIONS, DRIFT, TEXT)
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'


def _page(page: PortalPage, found: Network, content: str = "", *, preview: bool = False) -> str:
    site = PortalSite.of(PAGES)
    renderer = PortalRenderer(theme(converter()), found, site, "https://x.example/", preview)
    return str(renderer.frame(page, content))


def _text(html: str) -> str:
    inline = re.sub(r"</?(?:time|a|b|span)\b[^>]*>", "", html)
    return " ".join(re.sub(r"<[^>]+>", " ", inline).split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.layout)
def test_every_page_stands_up_without_municipalities(page: PortalPage) -> None:
    html = _page(page, network())
    assert [html.count(f"<{tag}") for tag in ("h1", "main", "title")] == [1, 1, 1]
    assert 'aria-label="Hoofdmenu"' in html


def test_the_layouts_are_those_that_the_theme_has() -> None:
    assert {page.layout for page in PAGES} == set(PortalLayout)


def test_a_page_allows_no_script_of_others_except_in_a_preview() -> None:
    assert POLICY in _page(TEXT, network()).replace("&#39;", "'")
    assert "Content-Security-Policy" not in _page(TEXT, network(), preview=True)


def test_only_the_pages_for_colleagues_ask_search_engines_to_stay_away() -> None:
    marked = [page for page in PAGES if 'content="noindex"' in _page(page, network())]
    assert marked == [FRESH, VERSIONS, DRIFT]


def test_each_page_names_its_own_address() -> None:
    assert '<link rel="canonical" href="https://x.example/acties/">' in _page(ACTIONS, network())


def test_a_town_is_listed_with_its_former_names_and_status() -> None:
    html = _page(HOME, network(town("Lievegem", "draft", former_names=("Zomergem",))))
    assert '<li data-find="lievegem|zomergem"><a href="lievegem/">Lievegem</a>' in html
    assert "Lievegem (ontwerp) ook Zomergem" in _text(html)


def test_an_action_tells_who_does_it_and_which_are_still_free() -> None:
    html = _page(ACTIONS, network(town("Aalst", "example", actions=(action("haag"),))))
    assert '<h4 id="haag">Haag</h4>' in html
    assert '<a href="../aalst/acties/haag/">Aalst</a>' in html
    assert "Haag Loopt nu Aalst (voorbeeld)" in _text(html)
    assert '<span id="boom">Boom</span>' in html


def test_many_who_do_the_same_fold_up_by_phase() -> None:
    towns = [town(f"Dorp{n}", actions=(action("haag", "idea"),)) for n in range(13)]
    assert "<summary>13 gemeenten: 13 idee</summary>" in _page(ACTIONS, network(*towns))


def test_a_total_says_of_how_many_it_is_and_what_is_invented() -> None:
    towns = (
        town("Aalst", "example", goals=(goal(value=30),)),
        town("Boom", "example", goals=(goal(),)),
    )
    text = _text(_page(GOALS, network(*towns)))
    for part in (
        "Voorbeeldcijfers Deze cijfers zijn verzonnen.",
        "voorbeeld 1 van 2 gemeenten geeft cijfers",
        "30 bomen",
        "Dat is 30 % van het richtcijfer van die gemeente: 100 bomen tegen eind 2030.",
        "Alle 2 gemeenten samen mikken op 200 bomen.",
        "Stand op 31 augustus 2026.",
    ):
        assert part in text


def test_what_grew_old_is_asked_in_kind_words() -> None:
    one = town(
        "Aalst",
        actions=(action("haag", review_by=date(2026, 3, 1)),),
        statement_of=date(2025, 1, 1),
    )
    text = _text(_page(FRESH, network(one, town("Boom"))))
    for part in (
        "1 gemeente kan een duwtje gebruiken",
        "Klopt Haag nog? De gemeente wilde dat nakijken tegen zondag 1 maart 2026.",
        "toegankelijkheidsverklaring is toe aan haar jaarlijkse nazicht.",
        "Hier is alles in orde: Boom.",
    ):
        assert part in text
