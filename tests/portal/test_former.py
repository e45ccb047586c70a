"""What the portal has at addresses that a municipality had before."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

import jinja2

from klimaatwerf.portal.former import former_files, moves
from klimaatwerf.portal.summary import Summary
from klimaatwerf.render.theme import environment
from tests.pages import document
from tests.portal.networks import network, town
from tests.sites import ROOT

SITE = "https://klimaatwerf.example/"
PAGES = (("", "", "Welkom"), ("acties", "acties", "Acties"), ("acties/heg", "acties/haag", "Haag"))


@cache
def theme() -> jinja2.Environment:
    return environment(ROOT / "themes/klimaatwerf", str)


def files(*towns: Summary, taken: Collection[str] = (), site: str | None = SITE) -> dict[str, str]:
    return dict(former_files(network(*towns), taken, theme(), site))


def leads_to(html: str) -> tuple[str, str, str]:
    """Where a document leads its reader, what it says it is, and the words of its link."""
    root = document(html)
    (refresh,) = [one for one in root.all("meta") if "http-equiv" in one.attributes]
    (robots,) = [one for one in root.all("meta") if one.attributes.get("name") == "robots"]
    (canonical,) = root.all("link")
    (link,) = root.all("a")
    assert refresh.attributes["content"] == f"0; url={link.attributes['href']}"
    assert robots.attributes["content"] == "noindex"
    return link.attributes["href"], canonical.attributes["href"], link.words()


def renamed(**more: Any) -> Summary:
    return town("Dorp", campaign="Dorp doet", former_slugs=("oud",), pages=PAGES, **more)


def test_each_page_of_a_renamed_folder_leads_on() -> None:
    assert {name: leads_to(html) for name, html in files(renamed()).items()} == {
        "oud/index.html": ("../dorp/", f"{SITE}dorp/", "Ga naar Dorp doet"),
        "oud/acties/index.html": ("../../dorp/acties/", f"{SITE}dorp/acties/", "Ga naar Acties"),
        "oud/acties/heg/index.html": (
            "../../../dorp/acties/haag/",
            f"{SITE}dorp/acties/haag/",
            "Ga naar Haag",
        ),
    }


def test_of_a_name_from_before_a_merger_the_top_leads_on() -> None:
    found = files(town("Dorp", campaign="Dorp doet", former_names=("Sint-Jan's Gehucht",)))
    assert list(found) == ["sint-jans-gehucht/index.html"]


def test_a_site_at_an_address_of_its_own_is_where_they_lead() -> None:
    found = files(renamed(site_url="https://klimaat.dorp.example"))
    assert leads_to(found["oud/acties/index.html"])[:2] == (
        ("https://klimaat.dorp.example/acties/",) * 2
    )


def test_without_an_address_they_lead_on_all_the_same() -> None:
    found = files(renamed(), site=None)
    assert leads_to(found["oud/index.html"])[:2] == ("../dorp/", "../dorp/")


def test_what_is_there_goes_before_what_was() -> None:
    stad = town("Stad", former_names=("Oud", "Dorp", "Handboek", "Gehucht"))
    found = moves(network(renamed(), stad), {"dorp", "stad", "handboek"})
    assert [(one.former, one.town.slug) for one in found if "/" not in one.former] == [
        ("oud", "dorp"),
        ("gehucht", "stad"),
    ]


def test_a_folder_of_another_is_never_taken() -> None:
    assert files(renamed(), taken={"oud"}) == {}
