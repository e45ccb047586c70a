"""The search of a site, in a browser: what is found, by keyboard, with and without scripts."""

from __future__ import annotations

import html
import re
import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import AXE, REFUSED, VIOLATIONS
from tests.browser.sites import Sites
from tests.sites import ROOT, documents, planned, renderer

ASSETS = ROOT / "themes/klimaatwerf/assets"
QUERIES = [
    (query, paths.split(" "))
    for line in (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
    for query, paths in (line.split("\t"),)
]
"""What people type, with the pages of which one must be among the first three."""
FIND = """async ([index, queries]) => {
  const site = new SiteIndex(await (await fetch(index)).json());
  return queries.map((query) => site.find(query).pages.slice(0, 3).map(({ page }) => page.path));
}"""
PAYLOADS = (
    '<img src=x onerror="window.ran = 1">',
    "</script><script>window.ran = 1</script>",
    '"><svg onload=window.ran=1>',
    "javascript:window.ran=1",
)


@pytest.fixture
def search(sites: Sites, page: Page) -> Page:
    """The page Zoeken of a shipped site; nothing may go wrong on it."""
    page.goto(f"{sites.address}asse/zoeken/")
    return page


def _type(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)


def _titles(page: Page) -> list[str]:
    page.locator(".hits li").first.wait_for()
    return page.locator(".hits a").all_text_contents()


def test_what_people_type_finds_the_page_that_they_look_for(sites: Sites, search: Page) -> None:
    index = f"{sites.address}asse/zoeken.json"
    first = search.evaluate(FIND, [index, [query for query, _ in QUERIES]])
    pairs = list(zip(QUERIES, first, strict=True))
    missed = [(query, shown) for (query, wanted), shown in pairs if not {*wanted} & {*shown}]
    best = sum(not {*wanted}.isdisjoint(shown[:1]) for (_, wanted), shown in pairs)
    sys.stdout.write(f"\n{len(pairs) - len(missed)} of {len(pairs)} found, {best} on top\n")
    assert missed == []


def test_every_page_of_the_queries_is_there(sites: Sites, search: Page) -> None:
    paths = search.evaluate(
        "async (index) => (await (await fetch(index)).json()).pages.map(({ path }) => path)",
        f"{sites.address}asse/zoeken.json",
    )
    assert {path for _, wanted in QUERIES for path in wanted} <= set(paths)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boom", "bomen"),
        ("fiets", "fietsen"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("pot", "potten"),
        ("handelaar", "handelaren"),
        ("café", "cafes"),
        ("boom", "boompje"),
        ("zonnepaneel", "zonnepanelen"),
    ],
)
def test_the_forms_of_a_word_are_one_to_a_search(search: Page, one: str, other: str) -> None:
    assert search.evaluate(
        "([one, other]) => Words.stem(Words.fold(one)) === Words.stem(Words.fold(other))",
        [one, other],
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Coöperatie", ["cooperatie"]),
        ("ŒUVRE en cœur", ["oeuvre", "coeur"]),
        ("de foto’s", ["fotos"]),
        ("CO₂", ["co2"]),
        ("hoe kan ik", ["hoe", "kan", "ik"]),
        ("co-creatie", ["co", "creatie"]),
    ],
)
def test_words_are_looked_for_without_accents_and_signs(
    search: Page, typed: str, words: list[str]
) -> None:
    assert search.evaluate("(typed) => Words.wanted(typed)", typed) == words


def test_nothing_is_fetched_before_somebody_searches(sites: Sites, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{sites.address}asse/")
    page.wait_for_load_state("networkidle")
    assert [name for name in asked if name.endswith(".js")] == ["menu.js"]
    page.goto(f"{sites.address}asse/zoeken/")
    page.wait_for_load_state("networkidle")
    assert "zoeken.json" not in asked
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")
    assert asked.count("zoeken.json") == 1


def test_what_is_found_is_a_list_with_the_words_marked(search: Page) -> None:
    _type(search, "panelen")
    expect(search.get_by_role("status")).to_have_text(re.compile(r"^\d+ resultaten voor “panelen”"))
    row = search.locator(".hits > li").first
    expect(row.get_by_role("heading", level=3)).to_have_text("Samen zonnepanelen kopen")
    expect(row.locator(".soft")).to_have_text("Actie, loopt nu")
    assert set(row.locator("mark").all_text_contents()) == {"zonnepanelen"}
    expect(search.get_by_role("heading", name="Alles op een rij")).to_be_hidden()


def test_the_address_shows_it_again(sites: Sites, search: Page) -> None:
    _type(search, "repair café")
    found = _titles(search)
    assert search.url == f"{sites.address}asse/zoeken/?q=repair+caf%C3%A9"
    search.goto(search.url)
    assert search.get_by_role("searchbox").input_value() == "repair café"
    assert _titles(search) == found
    search.locator(".hits a").first.click()
    search.wait_for_url("**/acties/repair-cafe/")
    search.go_back()
    assert _titles(search) == found


def test_the_keyboard_does_it_all(sites: Sites, search: Page) -> None:
    field = search.get_by_role("searchbox")
    field.focus()
    search.keyboard.type("fiets")
    assert len(_titles(search)) == 10
    links = search.locator(".hits a")
    search.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    search.keyboard.press("ArrowDown")
    search.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    search.keyboard.press("ArrowUp")
    expect(links.nth(0)).to_be_focused()
    search.keyboard.press("Escape")
    expect(field).to_be_focused()
    assert field.input_value() == ""
    assert search.url == f"{sites.address}asse/zoeken/"
    expect(search.get_by_role("heading", name="Alles op een rij")).to_be_visible()
    search.keyboard.type("behaag")
    search.keyboard.press("Enter")
    expect(links.nth(0)).to_be_focused()
    search.keyboard.press("Enter")
    search.wait_for_url("**/asse/acties/behaag-je-tuin/")


def test_more_is_shown_when_asked_and_the_focus_goes_there(search: Page) -> None:
    _type(search, "fiets")
    _titles(search)
    search.get_by_role("button", name="Toon meer").press("Enter")
    expect(search.locator(".hits a").nth(10)).to_be_focused()
    assert search.locator(".hits li").count() > 10


def test_nothing_found_comes_with_a_way_out(search: Page) -> None:
    _type(search, "xyzzy")
    expect(search.get_by_role("status")).to_have_text("Niets gevonden voor “xyzzy”.")
    expect(search.get_by_role("heading", name="Niets gevonden")).to_be_visible()
    expect(search.get_by_role("link", name="Vraag het ons")).to_be_visible()
    expect(search.get_by_role("heading", name="Alles op een rij")).to_be_visible()


def test_words_that_stand_nowhere_together_find_what_is_near(search: Page) -> None:
    _type(search, "xyzzy bekers")
    expect(search.get_by_role("status")).to_contain_text("resultat")
    assert _titles(search)[0] == "Feest zonder wegwerp"


def test_a_search_that_fails_says_so_and_tries_again(search: Page) -> None:
    search.route("**/zoeken.json", lambda route: route.abort())
    _type(search, "fiets")
    expect(search.get_by_role("status")).to_contain_text("Zoeken lukt nu niet.")
    expect(search.get_by_role("heading", name="Alles op een rij")).to_be_visible()
    search.unroute("**/zoeken.json")
    _type(search, "fietsen")
    assert _titles(search)


def test_without_scripts_the_page_is_the_list_of_everything(sites: Sites, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{sites.address}asse/")
    plain.get_by_role("link", name="Zoeken").first.click()
    expect(plain.get_by_role("searchbox")).to_be_hidden()
    expect(plain.get_by_role("heading", name="Alles op een rij")).to_be_visible()
    expect(plain.get_by_role("link", name="Samen zonnepanelen kopen").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("words", ["fiets", "xyzzy"])
def test_the_results_have_no_violation_of_accessibility(search: Page, words: str) -> None:
    _type(search, words)
    expect(search.get_by_role("status")).not_to_be_empty()
    search.evaluate(AXE)
    found = {}
    for scheme in ("light", "dark"):
        search.emulate_media(color_scheme=scheme)
        found[scheme] = search.evaluate(VIOLATIONS)
    assert found == {"light": [], "dark": []}


def test_text_that_looks_like_a_script_stays_text(page: Page, served: str, tmp_path: Path) -> None:
    rows = "".join(
        f"- id: boos{number}\n  title: '{text} boosaardig'\n  lead: '{text} boosaardig'\n"
        "  topic: groen\n  audiences: [resident]\n  phase: idea\n"
        f"  body: '{html.escape(text)} boosaardig'\n"
        for number, text in enumerate(PAYLOADS)
    )
    plan = planned(tmp_path / "root", {"actions.yml": rows})
    site = tmp_path / "site"
    shutil.copytree(ASSETS, site / "assets")
    texts = {name: text.encode() for name, text in documents(plan).items()}
    for name, content in {**texts, **renderer(plan).files()}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    page.add_init_script(REFUSED)
    page.goto(f"{served}zoeken/?q=boosaardig")
    assert sorted(_titles(page)) == sorted(f"{text} boosaardig" for text in PAYLOADS)
    assert page.locator(".hits img, .hits svg, .hits script").count() == 0
    assert page.evaluate("[window.ran, window.refused]") == [None, []]
    _type(page, PAYLOADS[0])
    page.wait_for_timeout(600)
    assert page.evaluate("[window.ran, window.refused]") == [None, []]
