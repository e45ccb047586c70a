"""The finder of the portal's home page, in a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from klimaatwerf.portal.data import data_files
from klimaatwerf.portal.frame import OWN_ASSETS, PortalRenderer
from klimaatwerf.portal.pages import PortalPage, PortalSite
from tests.portal.networks import network, town
from tests.sites import ROOT, converter, theme

HOME = PortalPage("", "Start", layout="municipalities", menu_label="Gemeenten")
TOWNS = (
    town("Sint-Niklaas", postcodes=("9100", "9111")),
    town("Lievegem", postcodes=("9930", "9950"), former_names=("Zomergem",)),
    town("Heist-op-den-Berg", postcodes=("2220",)),
    town("Berlaar", postcodes=("2590",)),
    *(town(f"Dorp {letter}", slug=f"dorp-{letter}") for letter in "abcdefghij"),
)


@pytest.fixture
def page(browser: Browser, tmp_path: Path, served: str) -> Iterator[Page]:
    """The home page of a network of fourteen towns."""
    site = tmp_path / "site"
    shutil.copytree(ROOT / "themes/klimaatwerf/assets", site / "assets")
    for name in OWN_ASSETS:
        shutil.copy(ROOT / "themes/klimaatwerf/portal" / name, site / "assets")
    found = network(*TOWNS)
    for name, text in data_files(found).items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    renderer = PortalRenderer(theme(converter()), found, PortalSite.of((HOME,)))
    (site / "index.html").write_text(str(renderer.frame(HOME, "")), encoding="utf-8")
    (site / "berlaar").mkdir()
    there = '<!doctype html><title>Berlaar</title><link rel="icon" href="data:,">'
    (site / "berlaar/index.html").write_text(there, encoding="utf-8")
    opened = browser.new_page()
    errors: list[str] = []
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(served)
    yield opened
    opened.close()
    assert errors == []


def _found(page: Page, typed: str) -> list[str]:
    page.get_by_role("searchbox").fill(typed)
    return page.locator(".found a").all_text_contents()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("berl", ["Berlaar"]),
        ("BERG", ["Heist-op-den-Berg"]),
        ("heistopden", ["Heist-op-den-Berg"]),
        ("sint niklaas", ["Sint-Niklaas"]),
        ("St.-Níklaas", ["Sint-Niklaas"]),
        ("zomergem", ["Lievegem"]),
        ("9111", ["Sint-Niklaas"]),
        ("99", ["Lievegem"]),
        ("laar", []),
        ("  ", []),
    ],
)
def test_a_town_is_found_however_it_is_written(page: Page, typed: str, names: list[str]) -> None:
    assert _found(page, typed) == names


def test_the_count_is_told_while_typing(page: Page) -> None:
    told = page.get_by_role("status")
    _found(page, "berl")
    expect(told).to_have_text("1 gemeente gevonden.")
    assert len(_found(page, "dorp")) == 8
    expect(told).to_contain_text("10 gemeenten gevonden. We tonen er 8.")
    _found(page, "")
    expect(told).to_have_text("")


def test_nothing_found_comes_with_help(page: Page) -> None:
    _found(page, "xyz")
    expect(page.get_by_role("status")).to_contain_text("Geen gemeente gevonden voor “xyz”.")
    expect(page.locator(".found-help a").last).to_be_visible()
    _found(page, "berlaar")
    expect(page.locator(".found-help")).to_be_hidden()


def test_a_municipality_without_a_site_is_called_by_its_name(page: Page) -> None:
    _found(page, "9300")
    expect(page.get_by_role("status")).to_have_text("Aalst heeft hier nog geen site.")


def test_the_keyboard_does_it_all(page: Page) -> None:
    page.get_by_role("searchbox").focus()
    page.keyboard.type("dorp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".found")).to_be_hidden()
    page.keyboard.type("berl")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Berlaar")


def test_without_a_script_the_list_is_there_and_the_finder_is_not(
    browser: Browser, page: Page, served: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(served)
    expect(plain.locator(".finder")).to_be_hidden()
    expect(plain.get_by_role("link", name="Kies je gemeente")).to_be_visible()
    assert plain.locator(".towns a").count() == len(TOWNS)
    context.close()
