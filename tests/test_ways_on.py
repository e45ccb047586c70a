"""Every page of every kind of site leads on, and shows nothing empty where a part is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import pytest

from klimaatwerf.pipeline import prepare
from klimaatwerf.work import slugs_in
from tests.pages import Element, document, empty_parts
from tests.sites import ROOT, SHORTEST, documents, planned, shipped

_RICH = ROOT / "municipalities/asse"
_PARTS = ("events", "partners", "goals", "news", "kit_public")
_EVENT = (
    "- {id: start, title: Startavond, lead: Denk mee., start: 2026-12-10 19:30,"
    " end: 2026-12-10 22:00, place: {name: De Zaal}}\n"
)


@cache
def _rich() -> dict[str, str]:
    return {
        file.relative_to(_RICH).as_posix(): file.read_text(encoding="utf-8")
        for file in _RICH.rglob("*")
        if file.is_file()
    }


def _dead_ends(pages: Mapping[str, str]) -> list[str]:
    """The pages whose own content leads nowhere."""
    return [name for name, html in pages.items() if not _ways(document(html))]


def _ways(page: Element) -> list[str]:
    """Where the content of a page leads, its breadcrumb and its own parts left out."""
    (main,) = page.all("main")
    crumbs = {id(link) for nav in main.all("nav") for link in nav if _is_crumb(nav)}
    links = [link for link in main.all("a") if id(link) not in crumbs]
    return [link.attributes["href"] for link in links if link.attributes["href"][0] != "#"]


def _is_crumb(nav: Element) -> bool:
    return nav.attributes.get("class") == "crumb"


def _faults(pages: Mapping[str, str]) -> tuple[dict[str, list[str]], list[str]]:
    """Empty parts by page, and dead ends."""
    empty = {name: found for name, html in pages.items() if (found := empty_parts(html))}
    return empty, _dead_ends(pages)


def test_a_page_with_only_a_breadcrumb_and_a_link_to_itself_is_a_dead_end():
    crumb = '<nav class="crumb"><a href="../">Start</a></nav>'
    closed = f'<main>{crumb}<a href="#top">Naar boven</a></main>'
    assert _dead_ends({"a": closed, "b": f'<main>{crumb}<a href="../b/">Verder</a></main>'}) == [
        "a"
    ]


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_a_shipped_site_has_no_dead_end(slug):
    plan = prepare(shipped(), slug).plan
    assert plan
    assert _dead_ends(documents(plan)) == []


@pytest.mark.parametrize("part", _PARTS)
def test_a_rich_site_without_one_part_is_whole(tmp_path, part):
    files = _rich()
    own = files["municipality.yml"].replace("features:\n  kit_public: ja", "features: {X}")
    kit = "" if part == "kit_public" else ", kit_public: ja"
    own = own.replace("{X}", f"{{{part}: nee{kit}}}")
    pages = documents(planned(tmp_path, {**files, "municipality.yml": own}, slug="asse"))
    assert _faults(pages) == ({}, [])


@pytest.mark.parametrize("kept", [(), ("actions.yml",), ("goals.yml",), ("events.yml",)])
def test_a_site_with_some_of_the_rich_files_is_whole(tmp_path, kept):
    """What refers to a file that is not there is left out too."""
    needs = {"events.yml": ("actions.yml", "goals.yml")}
    names = {*kept, *(more for one in kept for more in needs.get(one, ()))}
    given = {name: text for name, text in _rich().items() if name.startswith("media/")}
    partners = _rich()["partners.yml"]
    if "actions.yml" not in names:
        partners = re.sub(r"\n +action: .*", "", partners)
    given |= {"partners.yml": partners, **{name: _rich()[name] for name in sorted(names)}}
    more = "commitments: {climate_pact: [1.0, 2.0]}\n"
    assert _faults(documents(planned(tmp_path, given, more=more))) == ({}, [])


@pytest.mark.parametrize(
    ("more", "files"),
    [
        ("", {"events.yml": _EVENT}),
        ("", {"actions.yml": "- template: tegelwippen\n  phase: idea\n"}),
        ("commitments: {climate_pact: [2.1]}\n", {}),
        ("commitments: {covenant: {reduction_2030: 40, baseline_year: 2011}}\n", {}),
        ("features: {partners: nee, events: nee, news: nee, goals: nee}\n", {}),
    ],
)
def test_the_shortest_site_with_one_thing_more_is_whole(tmp_path, more, files):
    pages = documents(planned(tmp_path, {**files, "municipality.yml": SHORTEST + more}))
    assert _faults(pages) == ({}, [])
