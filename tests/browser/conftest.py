"""A real browser, the shipped sites as the real command builds them, and a server for a test."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.fixtures import LIVE, build_fixtures, build_shipped
from tests.browser.programs import CHROMIUM, FLAGS, missing
from tests.browser.serving import served as serving
from tests.browser.sites import Sites
from tests.shared import made_once


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; a computer without it fails."""
    path = CHROMIUM.found()
    if path is None:
        pytest.fail(missing([CHROMIUM]), pytrace=False)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, with nothing kept from another test."""
    context = browser.new_context(reduced_motion="reduce", locale="nl-BE")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """The portal and all shipped sites, with those of tests.browser.fixtures, built and served."""
    shipped = made_once(tmp_path_factory, "shipped", build_shipped) / "site"
    fixtures = made_once(tmp_path_factory, "fixtures", build_fixtures) / "site"
    with serving(shipped, fixtures) as address:
        yield Sites(shipped, address, fixtures)


@pytest.fixture(scope="session")
def live(sites: Sites) -> Iterator[str]:
    """The live municipality at an address of its own, as the world will see it."""
    with serving(sites.fixtures / LIVE) as address:
        yield address


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests clean."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a server of the folder `site` in the test's own folder."""
    folder = tmp_path / "site"
    folder.mkdir()
    handler = functools.partial(_Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
