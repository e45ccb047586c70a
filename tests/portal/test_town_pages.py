"""The page of each municipality below the versions, and what it says, with the shipped theme."""

from __future__ import annotations

import re
from html import unescape

from klimaatwerf.core.channels import Did, Event
from klimaatwerf.core.overrides import Drift, State
from klimaatwerf.portal.frame import PortalRenderer
from klimaatwerf.portal.network import Network
from klimaatwerf.portal.pages import PortalPage, PortalSite
from klimaatwerf.portal.summary import Summary
from klimaatwerf.portal.towns import town_pages
from klimaatwerf.portal.versions import Versions
from tests.portal.networks import change, network, town, versions
from tests.sites import converter, theme

HOME = PortalPage("", "Start", layout="municipalities", menu_label="Gemeenten")
VERSIONS = PortalPage("versies", "Versies", layout="versions", menu_label="Versies")
DRIFT = PortalPage("afwijkingen", "Afwijkingen", layout="drift")
RELEASED = versions(
    Event(Did.RELEASE, "2026.1", "2026-01-01", "stable", until="2026-12-31"),
    Event(Did.RELEASE, "2026.2", "2026-03-01", "early"),
    coming=(change("Er komt een pagina bij."),),
    v2026_2=(
        change("Over is nieuw.", "pages.over", audience="alle gemeenten"),
        change("Een tikfout is weg.", "partners.buren", kind="fix"),
    ),
)


def _portal(found: Network, *pages: PortalPage) -> PortalRenderer:
    site = PortalSite.of((HOME, *pages))
    return PortalRenderer(theme(converter()), found, site, "https://x.example/")


def _told(html: str) -> str:
    """What stands in the middle of a page, words of one sentence together."""
    main = (
        html.split("<main", maxsplit=1)[1].split(">", maxsplit=1)[1].split("</main>", maxsplit=1)[0]
    )
    inline = re.sub(r"</?(?:a|b|code|time)\b[^>]*>", "", main)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def _words(one: Summary, released: Versions = RELEASED, kept: tuple[str, ...] = ()) -> str:
    """What the page of a municipality says."""
    found = network(one, versions=released, kept=kept)
    ((_, html),) = town_pages(_portal(found, VERSIONS))
    return _told(html)


def test_each_municipality_has_a_page_in_the_frame_of_the_portal() -> None:
    found = network(town("Boom & Zoon", slug="boom"), town("Aalst"), versions=RELEASED)
    portal = _portal(found, VERSIONS)
    pages = dict(town_pages(portal))
    assert list(pages) == ["versies/aalst/index.html", "versies/boom/index.html"]
    html = pages["versies/boom/index.html"]
    page = PortalPage("versies/boom", "Wat verandert er voor Boom & Zoon?", noindex=True)
    assert _told(html).startswith("Start Versies Wat verandert er voor Boom & Zoon?")
    head, foot = html.split("<main", maxsplit=1)[0], html.split("</main>", maxsplit=1)[1]
    whole = str(portal.around(page, ""))
    assert (head, foot) == (
        whole.split("<main", maxsplit=1)[0],
        whole.split("</main>", maxsplit=1)[1],
    )


def test_two_that_read_the_same_differ_by_name_and_address_alone() -> None:
    drift = (Drift("pages.over.body", State.UNSTAMPED),)
    towns = (town("Aalst", drift=drift), town("Boom", drift=drift), town("Zele"))
    pages = dict(town_pages(_portal(network(*towns, versions=RELEASED), VERSIONS)))
    a, b, other = pages.values()
    assert a.replace("Aalst", "Boom").replace("aalst", "boom") == b
    assert '<a href="../../boom/">site</a>' in b
    assert "klimaatwerf templates stamp boom" in b
    assert "klimaatwerf templates" not in other


def test_without_a_page_about_versions_there_is_none() -> None:
    assert list(town_pages(_portal(network(town("Aalst"))))) == []


def test_what_waits_is_told_with_the_own_text_that_it_meets() -> None:
    drift = (Drift("pages.over.body", State.MOVED_ON, "2026.1"),)
    said = _words(town("Aalst", version="2026.1", drift=drift))
    for part in (
        "Je site toont versie 2026.1 van de teksten van BBL, van 1 januari 2026.",
        "Je volgt stable: zet BBL er een nieuwe uitgave op, dan krijg je die bij de volgende bouw.",
        "BBL houdt deze versie bij tot en met 31 december 2026.",
        "Wat klaarstaat Versie 2026.2 Uitgebracht op 1 maart 2026, nu op early.",
        "tekst Over is nieuw. Voor: alle gemeenten.",
        "Nog 1 regel gaat over iets dat jouw site niet gebruikt.",
        "Hier heb je een eigen tekst: pages.over.body. Die blijft staan.",
        "Wat BBL nog voorbereidt tekst Er komt een pagina bij.",
        "veranderd bij BBL pages.over.body vergeleken met versie 2026.1",
        "klimaatwerf templates accept aalst pages.over.body",
    ):
        assert part in said


def test_who_follows_a_channel_without_a_release_reads_that_it_gets_everything() -> None:
    said = _words(town("Aalst"), Versions("2026.1", (change("De eerste."),)))
    for part in (
        "toont de werkversie van de teksten van BBL. Op stable staat nog geen uitgave.",
        "Wat er nieuw is in de werkversie tekst De eerste.",
        "Je toont alle teksten van BBL zoals ze zijn.",
    ):
        assert part in said
    assert "klaar" not in said


def test_who_stays_with_what_is_still_worked_at_reads_that_it_changes() -> None:
    said = _words(town("Aalst", follows="2026.3"))
    assert "Je zette versie 2026.3 vast. BBL werkt daar nog aan:" in said
    found = network(town("Aalst", follows="2026.3"), versions=RELEASED)
    assert "vast op 2026.3 de werkversie 1" in _said(VERSIONS, found)


def test_a_version_without_a_changelog_is_told_as_such() -> None:
    said = _words(town("Aalst", version="2026.1"))
    assert "Wat er nieuw is in versie 2026.1 BBL schreef er niet bij wat er veranderde." in said


def test_of_a_release_without_a_changelog_nobody_says_that_it_leaves_a_site_alone() -> None:
    released = versions(
        Event(Did.RELEASE, "2026.1", "2026-01-01", "stable"),
        Event(Did.RELEASE, "2026.2", "2026-03-01", "early"),
    )
    said = _words(town("Aalst", version="2026.1"), released)
    assert "nu op early. BBL schreef er niet bij wat er veranderde." in said


def test_who_stays_with_a_version_reads_how_to_go_on() -> None:
    said = _words(town("Aalst", follows="2026.1", version="2026.1"), kept=("aalst",))
    for part in (
        "Je vorige site blijft staan tot die eruit is.",
        "Je zette die versie vast. Je site verandert pas als je zelf een andere kiest.",
        "Je krijgt ze als je ze kiest in municipality.yml",
    ):
        assert part in said


def _said(page: PortalPage, found: Network) -> str:
    return _told(str(_portal(found, VERSIONS, DRIFT).frame(page, "")))


def test_the_page_about_versions_says_who_shows_what() -> None:
    a = town("Aalst", version="2026.1")
    b = town("Boom", follows="2026.2", version="2026.2")
    said = _said(VERSIONS, network(a, b, versions=RELEASED))
    for part in (
        "stable versie 2026.1 1 early versie 2026.2 0 vast op 2026.2 versie 2026.2 1",
        "Hier werkt BBL aan de volgende uitgave. In content/pack.yml staat nu versie 2026.3.",
        (
            "Versie 2026.2 op early Uitgebracht op 1 maart 2026. tekst Over is nieuw. "
            "Voor: alle gemeenten. verbetering Een tikfout is weg."
        ),
        (
            "Versie 2026.1 op stable Uitgebracht op 1 januari 2026. "
            "BBL houdt ze bij tot en met 31 december 2026. Wat er veranderde, staat er niet bij."
        ),
        "Aalst stable versie 2026.1 online Boom vast op 2026.2 versie 2026.2 online",
    ):
        assert part in said


def test_without_a_release_the_page_about_versions_says_so() -> None:
    said = _said(VERSIONS, network(town("Aalst"), versions=Versions("2026.1")))
    for part in (
        "Er is nog geen uitgave. Elke gemeente volgt de werkversie:",
        "stable de werkversie 1 early de werkversie 0",
        "Bij changelog staat nog niets.",
    ):
        assert part in said
    assert "De uitgaven" not in said


def test_the_page_about_own_texts_puts_first_what_asks_for_attention() -> None:
    drift = (
        Drift("pages.over.body", State.ADAPTED, "2026.1"),
        Drift("pages.contact.body", State.MOVED_ON, "2026.1"),
        Drift("pages.plan.body", State.UNSTAMPED),
    )
    said = _said(DRIFT, network(town("Aalst", drift=drift), town("Boom")))
    assert said.endswith(
        "1 gemeente paste teksten aan Aalst "
        "veranderd bij BBL pages.contact.body vergeleken met versie 2026.1 "
        "sinds wanneer? pages.plan.body "
        "aangepast pages.over.body vergeleken met versie 2026.1 "
        "Verder met: klimaatwerf templates drift aalst"
    )


def test_where_nobody_has_an_own_text_that_is_said() -> None:
    said = _said(DRIFT, network(town("Aalst")))
    assert said.endswith(
        "Niemand paste een tekst van BBL aan Elke gemeente toont de teksten van BBL zoals ze zijn."
    )


def test_the_versions_that_somebody_keeps_to_are_in_order_of_their_numbers() -> None:
    towns = [town(name, follows=one) for name, one in (("A", "2027.10"), ("B", "2027.9"))]
    assert network(*towns, town("C", follows="stable")).pins == ("2027.9", "2027.10")
