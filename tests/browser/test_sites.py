"""The built sites and the portal as a browser shows them: one page of each layout."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from klimaatwerf.core.vocabulary import Layout
from tests.browser.looks import AXE, INTRUDER, REFUSED, TOO_WIDE, VIOLATIONS
from tests.browser.sites import RICHEST, SHORTEST, Sites

SITES = [SHORTEST, RICHEST, "portal"]


def _addresses(sites: Sites, site: str) -> list[str]:
    return list((sites.portal() if site == "portal" else sites.kinds(site)).values())


def test_the_shortest_and_the_richest_show_every_layout(sites):
    assert set(sites.kinds(SHORTEST)) | set(sites.kinds(RICHEST)) == set(Layout)


@pytest.mark.parametrize("site", SITES)
def test_a_page_fits_a_narrow_screen(sites, page, site):
    too_wide = {}
    for address in _addresses(sites, site):
        page.goto(address)
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 640})
            if pixels := page.evaluate(TOO_WIDE):
                too_wide[address, width] = pixels
    assert too_wide == {}


@pytest.mark.parametrize("site", SITES)
def test_a_page_asks_only_its_own_host_and_meets_no_fault(sites, page, site):
    heard = _listen(page, sites.address)
    page.add_init_script(REFUSED)
    for address in _addresses(sites, site):
        page.goto(address)
        if site == "portal" and page.locator("script").count():  # it fetches what it finds in
            page.wait_for_load_state("networkidle")
        heard += [f"{address} {one}" for one in page.evaluate("window.refused")]
    assert heard == []


@pytest.mark.parametrize("site", [SHORTEST, RICHEST])
def test_a_site_refuses_a_script_that_was_slipped_into_a_page(sites, page, site):
    let_in = []
    for address in _addresses(sites, site):
        page.goto(address)
        if page.evaluate(INTRUDER):
            let_in.append(address)
    assert let_in == []


def test_a_bad_page_fails_each_of_these_looks(served, page, tmp_path):
    (tmp_path / "site/index.html").write_text(
        '<p style="width: 9999px"><img src="no.png"><img src="http://localhost:9/">'
    )
    heard = _listen(page, served)
    page.goto(served)
    assert page.evaluate(INTRUDER)
    assert page.evaluate(TOO_WIDE) > 0
    page.evaluate(AXE)
    assert "image-alt" in dict(page.evaluate(VIOLATIONS))
    assert f"404 {served}no.png" in heard
    assert f"{served} asks http://localhost:9/" in heard


def _listen(page: Page, own: str) -> list[str]:
    """What goes wrong on a page from now on, and what it asks of others."""
    heard: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"{page.url} {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((own, "data:")):
            heard.append(f"{page.url} asks {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            heard.append(f"{response.status} {response.url}")

    def on_error(error: Any) -> None:
        heard.append(f"{page.url} {error}")

    page.on("console", on_console)
    page.on("request", on_request)
    page.on("response", on_response)
    page.on("pageerror", on_error)
    return heard
