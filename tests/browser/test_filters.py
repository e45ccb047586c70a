"""The filters of the actions, and the menu of a small screen, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import AXE, VIOLATIONS
from tests.browser.sites import Sites


@pytest.fixture
def actions(sites: Sites, page: Page) -> Page:
    """The page of all actions of a shipped site."""
    page.goto(f"{sites.address}asse/acties/")
    return page


def _chip(page: Page, name: str) -> None:
    page.locator("[data-filters] a", has_text=name).click()


def _cards(page: Page) -> list[str]:
    titles: list[str] = page.locator("[data-group] .card .t").all_text_contents()
    return titles


def _chosen(page: Page) -> list[str]:
    slugs: list[str] = page.locator("[data-filters] [aria-current]").evaluate_all(
        "chips => chips.map(chip => chip.dataset.slug)"
    )
    return slugs


def test_choices_are_shown_at_once_together_and_stand_in_the_address(actions: Page) -> None:
    told = actions.get_by_role("status")
    expect(told).to_have_text("12 acties")
    _chip(actions, "Handelaars")
    _chip(actions, "Loopt nu")
    assert actions.url.endswith("/acties/?voor=handelaar&fase=loopt")
    assert _chosen(actions) == ["handelaar", "loopt"]
    cards = _cards(actions)
    expect(told).to_have_text(f"{len(cards)} acties")
    assert "Energiecoach voor je zaak" in cards
    assert "Tegels eruit, groen erin" not in cards
    actions.goto(actions.url)
    assert (_cards(actions), _chosen(actions)) == (cards, ["handelaar", "loopt"])


def test_a_choice_keeps_the_focus_and_a_second_press_takes_it_off(actions: Page) -> None:
    chip = actions.locator('[data-slug="groen"]')
    chip.press("Enter")
    expect(chip).to_be_focused()
    expect(chip).to_have_attribute("aria-current", "true")
    chip.press("Enter")
    expect(chip).not_to_have_attribute("aria-current", "true")
    assert len(_cards(actions)) == 12
    assert actions.url.endswith("/acties/")


def test_the_counts_say_what_a_choice_would_show(actions: Page) -> None:
    _chip(actions, "Loopt nu")
    for chip in actions.locator('[data-by="thema"]').all():
        said = int(chip.locator("[data-count]").inner_text())
        chip.click()
        assert len(_cards(actions)) == said
        chip.click()


def test_the_back_button_goes_back_through_the_choices(actions: Page) -> None:
    _chip(actions, "Groen")
    green = _cards(actions)
    _chip(actions, "Idee")
    assert _cards(actions) != green
    actions.go_back()
    assert (_cards(actions), _chosen(actions)) == (green, ["groen"])
    actions.go_back()
    assert (len(_cards(actions)), _chosen(actions)) == (12, [])


def test_nothing_that_fits_comes_with_a_way_out(actions: Page) -> None:
    way_out = actions.get_by_role("link", name="Toon alles")
    expect(way_out).to_be_hidden()
    _chip(actions, "Handelaars")
    _chip(actions, "Afgerond")
    expect(actions.get_by_role("status")).to_have_text("Geen enkele actie past bij die keuze.")
    assert _cards(actions) == []
    way_out.press("Enter")
    expect(actions.get_by_role("heading", name="Alle acties")).to_be_focused()
    expect(actions.get_by_role("status")).to_have_text("12 acties")
    assert actions.url.endswith("/acties/")


def test_a_choice_that_is_not_there_is_left_out(sites: Sites, page: Page) -> None:
    page.goto(f'{sites.address}asse/acties/?thema=<img src=x>&voor="&fase=loopt&meer=1')
    assert _chosen(page) == ["loopt"]


def test_a_page_with_a_choice_looks_the_same_before_the_script(sites: Sites, page: Page) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries()"
        ".forEach(({ value }) => { window.moved += value; }))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(f"{sites.address}asse/acties/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < 0.01


def test_without_scripts_each_choice_is_a_page(sites: Sites, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{sites.address}asse/acties/")
    said = {
        chip.get_attribute("href"): int(chip.locator("[data-count]").inner_text())
        for chip in plain.locator("[data-filters] a").all()
    }
    shown = {}
    for address in said:
        plain.goto(f"{sites.address}asse/acties/{address}")
        shown[address] = plain.locator('.card a[href*="/acties/"]').count()
    assert shown == said
    plain.goto(f"{sites.address}asse/acties/fase/loopt/")
    expect(plain.locator('[aria-current="page"][data-slug]')).to_have_text(
        "Loopt nu (7\u00a0acties)"
    )
    context.close()


def test_the_filtered_list_has_no_violation_of_accessibility(actions: Page) -> None:
    _chip(actions, "Groen")
    actions.evaluate(AXE)
    found = {}
    for scheme in ("light", "dark"):
        actions.emulate_media(color_scheme=scheme)
        found[scheme] = actions.evaluate(VIOLATIONS)
    assert found == {"light": [], "dark": []}


def test_the_menu_of_a_small_screen_closes_by_escape_and_by_a_press_beside_it(
    actions: Page,
) -> None:
    actions.set_viewport_size({"width": 360, "height": 800})
    menu = actions.locator("details.menu")
    summary = menu.locator("summary")
    summary.press("Enter")
    expect(menu.get_by_role("link", name="Zoeken")).to_be_visible()
    menu.get_by_role("link", name="Agenda").focus()
    actions.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    expect(menu).to_have_attribute("open", "")
    actions.mouse.click(8, 790)
    expect(menu).not_to_have_attribute("open", "")
