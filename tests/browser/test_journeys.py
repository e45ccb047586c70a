"""The main journeys through a site, each with and without JavaScript, and by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.lighthouse import PAGES
from tests.browser.looks import FOCUS, FOCUSABLE, TOO_WIDE
from tests.browser.sites import RICHEST, SHORTEST
from tests.roots import SHIPPED

ASSOCIATION, SHOPKEEPER = re.compile("[Vv]ereniging"), re.compile("[Hh]andelaar")
WAY = "a[href^='mailto:'], a[href^='tel:'], a[href^='http'], form, address"
"""What a reader takes part with."""
NARROW = {"width": 360, "height": 740}
LEGAL = ("Toegankelijkheid", "Privacy", "Colofon")


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def walk(request, browser: Browser):
    """A page of a reader who has JavaScript on or off; each is closed after the test."""
    contexts = []

    def start(address: str, **how) -> Page:
        context = browser.new_context(
            java_script_enabled=request.param, reduced_motion="reduce", locale="nl-BE", **how
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield start
    for context in contexts:
        context.close()


def _home(sites, live, site):
    return live if site == "live" else f"{sites.address}{site}/"


def _cards(page: Page, kind: str = "acties") -> Locator:
    """The links in the text of a page to an action (or to something else of a kind)."""
    return page.locator("main").locator(f"a[href*='{kind}/']:not([href$='{kind}/'])")


def _menu(page: Page, label: str) -> None:
    """Follow a link of the menu, which a narrow screen folds."""
    folded = page.locator("details.menu")
    if folded.is_visible():
        folded.locator("summary").click()
    page.locator("header").get_by_role("link", name=label, exact=True).locator(
        "visible=true"
    ).click()


def _has_a_way_to_take_part(page: Page) -> None:
    part = page.locator("#meedoen")
    expect(part).to_be_visible()
    expect(part.locator(WAY).first).to_be_visible()


@pytest.mark.parametrize("site", ["live", "asse", "berlaar", "mechelen"])
def test_a_resident_takes_part_within_two_clicks(sites, live, walk, site):
    page = walk(_home(sites, live, site))
    _cards(page).first.click()
    _has_a_way_to_take_part(page)


def test_a_resident_of_the_shortest_site_tells_an_idea_within_two_clicks(sites, walk):
    page = walk(f"{sites.address}{SHORTEST}/")
    page.locator(".hero a.btn").first.click()
    _cards(page, "ideeen").first.click()
    expect(page.locator("main").locator(WAY).locator("visible=true").first).to_be_visible()


def test_the_button_of_the_hero_leads_to_taking_part(live, walk):
    page = walk(live)
    page.locator(".hero a.btn").first.click()
    _has_a_way_to_take_part(page)


@pytest.mark.parametrize("site", ["live", *SHIPPED])
def test_an_association_finds_what_it_can_do_by_the_menu(sites, live, walk, site):
    page = walk(_home(sites, live, site))
    _menu(page, "Doe mee")
    page.locator("main").get_by_role("link", name=ASSOCIATION).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(ASSOCIATION)
    kind = "ideeen" if site == SHORTEST else "acties"
    _cards(page, kind).first.click()
    expect(page.locator("main").locator(WAY).locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize("site", ["live", *SHIPPED])
def test_a_shopkeeper_takes_part_on_a_narrow_phone(sites, live, walk, site):
    page = walk(_home(sites, live, site), viewport=NARROW, has_touch=True)
    _menu(page, "Doe mee")
    page.locator("main").get_by_role("link", name=SHOPKEEPER).first.click()
    assert page.evaluate(TOO_WIDE) == 0
    kind = "ideeen" if site == SHORTEST else "acties"
    _cards(page, kind).first.click()
    assert page.evaluate(TOO_WIDE) == 0
    expect(page.locator("main").locator(WAY).locator("visible=true").first).to_be_visible()


def test_a_reader_goes_from_the_agenda_to_an_event_its_calendar_file_and_back(live, walk):
    page = walk(live)
    _menu(page, "Agenda")
    row = _cards(page, "agenda").first
    name = row.inner_text().strip()
    row.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("main time").first).to_be_visible()
    page.get_by_role("link", name=re.compile("agenda", re.IGNORECASE)).locator(
        "visible=true"
    ).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_reader_sees_where_each_goal_stands_with_source_and_date(live, walk):
    page = walk(live)
    page.get_by_role("link", name=re.compile("doelen|plan", re.IGNORECASE)).locator(
        "visible=true"
    ).first.click()
    page.goto(f"{live}plan/")
    table = page.locator("details", has=page.locator("table")).first
    table.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(table.get_by_role("table")).to_be_visible()
    expect(page.locator("main").get_by_text("Bron").first).to_be_visible()


@pytest.mark.parametrize("site", [RICHEST, SHORTEST])
def test_every_page_leads_to_the_legal_pages_and_to_search(sites, page, site):
    lacking = {}
    for address in [*sites.kinds(site).values(), f"{sites.address}{site}/nergens/"]:
        page.goto(address)
        if page.locator("meta[http-equiv=refresh], body.embed").count():
            continue  # it leads on, or stands in a page of somebody else
        links = {one.strip() for one in page.locator("footer a").all_inner_texts()}
        if page.locator("header a[href$='zoeken/']:visible").count():
            links.add("Zoeken")
        if missing := {*LEGAL, "Zoeken"} - links:
            lacking[address] = missing
    assert lacking == {}


def test_a_reader_finds_an_action_by_searching(live, page):
    page.goto(live)
    page.locator("header a[href$='zoeken/']:visible").click()
    page.get_by_role("searchbox").fill("panelen")
    found = page.locator("[data-search-found]")  # the list of everything has that link too
    found.get_by_role("link", name="Samen zonnepanelen kopen").first.click()
    _has_a_way_to_take_part(page)


def test_without_javascript_the_search_page_leads_to_everything(live, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live}zoeken/")
    page.locator("main").locator("a[href*='acties/samen-zonnepanelen/']").first.click()
    _has_a_way_to_take_part(page)
    context.close()


@pytest.mark.parametrize("label", LEGAL)
def test_a_legal_page_of_a_live_site_is_whole(live, walk, label):
    page = walk(live)
    page.locator("footer").get_by_role("link", name=label).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(label)
    expect(page.locator("main").get_by_role("heading", level=2).first).to_be_visible()
    expect(page.locator("main").locator("a[href^='mailto:']").first).to_be_attached()


@pytest.mark.parametrize("path", ["nergens", "acties/nergens/", "a/b/c/d.html"])
def test_a_wrong_address_gives_a_whole_page_that_leads_on(sites, live, walk, path):
    for home in (live, f"{sites.address}{SHORTEST}/"):
        page = walk(home)
        answer = page.goto(home + path)
        assert answer
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.locator("main").get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.url.startswith(home)


@pytest.mark.parametrize("name", PAGES)
def test_the_first_stop_of_the_keyboard_skips_to_the_text(live, walk, name):
    page = walk(live + PAGES[name])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_visits_everything_and_its_focus_is_always_seen(live, page, name, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(FOCUS)
    page.goto(live + PAGES[name])
    count = page.evaluate(FOCUSABLE)
    for _ in range(count):
        page.keyboard.press("Tab")
    stops = page.evaluate("window.stops")
    assert len(stops) == count
    assert [one["name"] for one in stops if not (one["shown"] and one["marked"])] == []


def test_the_menu_of_a_narrow_screen_works_by_keyboard(live, walk):
    page = walk(live, viewport=NARROW)
    summary = page.locator("details.menu summary")
    for _ in range(5):
        page.keyboard.press("Tab")
        if summary.evaluate("one => one === document.activeElement"):
            break
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    first = page.locator("details.menu a").first
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url != live


def test_a_resident_takes_part_with_the_keyboard_alone(live, walk):
    page = walk(live)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the menu
    card = _cards(page).first
    for _ in range(30):
        page.keyboard.press("Tab")
        if card.evaluate("one => one === document.activeElement"):
            break
    expect(card).to_be_focused()
    page.keyboard.press("Enter")
    _has_a_way_to_take_part(page)
