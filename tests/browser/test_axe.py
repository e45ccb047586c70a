"""Accessibility by axe-core: WCAG 2.2 AA and best practices, on one page of each layout.

Each page goes through all rules twice: as it opens on a wide screen, and on a narrow one with its
menu and everything else opened. A scheme changes colours alone, and a brand changes one file,
brand.css: colours and a typeface. So for dark, and for each brand, only the rules that can come
out otherwise run again, on the same page with everything opened.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from klimaatwerf.core.vocabulary import Layout
from tests.browser.fixtures import BRANDS
from tests.browser.looks import AXE, BRAND_RULES, COLOUR_RULES, OPENED, REBRANDED, VIOLATIONS
from tests.browser.sites import RICHEST, SHORTEST, Sites

NARROW, WIDE = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
STYLED = "link[href$='brand.css']"  # what stands at a former address has no styles
Found = dict[tuple[str, ...], object]


def _look(page: Page, address: str) -> Found:
    """What the rules say of a page, by how it was looked at."""
    found: Found = {}
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)
    page.goto(address)
    page.evaluate(AXE)
    found["wide",] = page.evaluate(VIOLATIONS)
    page.set_viewport_size(NARROW)
    page.evaluate(OPENED)
    found["narrow",] = page.evaluate(VIOLATIONS)
    page.emulate_media(color_scheme="dark")
    found["dark",] = page.evaluate(VIOLATIONS, COLOUR_RULES)
    return found


def _look_at_brands(page: Page, sites: Sites) -> Found:
    """What the rules about colours and type say of an open page in every brand."""
    found: Found = {}
    for brand in BRANDS:
        page.evaluate(REBRANDED, f"{sites.address}brand-{brand}/assets/brand.css")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[brand, scheme] = page.evaluate(VIOLATIONS, BRAND_RULES)
    return found


def _branded(sites: Sites) -> dict[str, list[str]]:
    """One page of each layout, of the site that has it, with the home pages of both."""
    rich, short = sites.kinds(RICHEST), sites.kinds(SHORTEST)
    only_there = {Layout.HOME, *short.keys() - rich.keys()}
    return {RICHEST: list(rich.values()), SHORTEST: [short[one] for one in sorted(only_there)]}


@pytest.mark.parametrize("part", [0, 1])
@pytest.mark.parametrize("site", [RICHEST, SHORTEST])
def test_a_page_has_no_violation_in_light_and_dark_in_four_brands(sites, page, site, part):
    violations = {}
    branded = _branded(sites)[site]
    for address in list(sites.kinds(site).values())[part::2]:
        said = _look(page, address)
        if address in branded and page.locator(STYLED).count():
            said |= _look_at_brands(page, sites)
        violations |= {(address, *how): one for how, one in said.items() if one}
    assert violations == {}


@pytest.mark.parametrize("part", [0, 1, 2, 3])
def test_a_page_of_the_portal_has_no_violation_in_light_and_dark(sites, page, part):
    violations = {}
    for address in list(sites.portal().values())[part::4]:
        said = _look(page, address)
        violations |= {(address, *how): one for how, one in said.items() if one}
    assert violations == {}


def test_a_brand_that_cannot_be_read_fails_this_look(sites, page):
    page.goto(f"{sites.address}{SHORTEST}/")
    page.evaluate(AXE)
    page.route("**/bad.css", lambda route: route.fulfill(body=BAD, content_type="text/css"))
    page.evaluate(REBRANDED, f"{sites.address}bad.css")
    assert "color-contrast" in dict(page.evaluate(VIOLATIONS, BRAND_RULES))


BAD = ":root { --page: #fff; --surface: #fff; --ink: #eee; --soft: #eee; --link: #eee; }"
