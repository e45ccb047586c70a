"""What a first visit fetches and leaves behind: few bytes, few requests, nobody else, nothing."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.fixtures import BRANDS
from tests.browser.lighthouse import PAGES
from tests.browser.sites import RICHEST, SHORTEST, Sites

KILOBYTE = 1000
PHOTOS = frozenset((".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"))

KEPT = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: globalThis.caches ? (await caches.keys()).length : 0,
  workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
})"""
"""How much the page keeps in the browser, by where."""

TO_THE_END = """async () => {
  for (let at = 0; at < document.body.scrollHeight; at += 400) {
    scrollTo(0, at);
    await new Promise(requestAnimationFrame);
  }
}"""
"""Scroll through the page as a reader does, which fetches the pictures that wait for it."""


@pytest.fixture
def visit(browser: Browser):
    """Visit an address for the first time, and give what came by its kind, and what stayed."""

    def visited(address: str) -> tuple[dict[str, int], dict[str, int]]:
        context = browser.new_context(viewport={"width": 412, "height": 823})
        page = context.new_page()
        came: dict[str, int] = {}

        def on_response(response: Response) -> None:
            came[response.url] = int(response.headers["content-length"])

        page.on("response", on_response)
        page.goto(address)
        page.evaluate(TO_THE_END)
        page.wait_for_load_state("networkidle")
        kept = {"cookies": len(context.cookies()), **page.evaluate(KEPT)}
        context.close()
        return came, kept

    return visited


def _suffix(url: str) -> str:
    return PurePosixPath(urlsplit(url).path).suffix


HOMES = ["live", RICHEST, SHORTEST, *(f"brand-{one}" for one in BRANDS)]


def _home(sites: Sites, live: str, site: str) -> str:
    return live if site == "live" else f"{sites.address}{site}/"


@pytest.mark.parametrize("site", HOMES)
def test_home_weighs_at_most_45_kilobytes_without_photos(sites, live, visit, site):
    came, _ = visit(_home(sites, live, site))
    weight = sum(size for url, size in came.items() if _suffix(url) not in PHOTOS)
    assert weight <= 45 * KILOBYTE, came


@pytest.mark.parametrize("site", HOMES)
def test_home_asks_little_and_runs_little(sites, live, visit, site):
    came, _ = visit(_home(sites, live, site))
    scripts = sum(size for url, size in came.items() if _suffix(url) in {".js", ".mjs"})
    assert scripts <= 10 * KILOBYTE, came
    assert len(came) <= 15, came


@pytest.mark.parametrize("name", PAGES)
def test_a_visit_asks_nobody_else_and_leaves_nothing_behind(live, visit, name):
    came, kept = visit(live + PAGES[name])
    assert [url for url in came if not url.startswith(live)] == []
    assert set(kept.values()) == {0}, kept
