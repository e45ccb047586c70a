"""A real browser, and the shipped sites as the real command builds them; each once per session."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.served import Served, answers
from tests.roots import copy_root, free_port, run, start, stop, until


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; a computer without it fails."""
    path = chromium.found()
    if path is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, with nothing kept from another test."""
    context = browser.new_context(reduced_motion="reduce", locale="nl-BE")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The portal and all sites, built from a copy of the shipped root and served here."""
    root = copy_root(tmp_path_factory.mktemp("browser") / "root")
    built = run("klimaatwerf", "build", cwd=root)
    assert built.returncode == 0, built.stderr
    port = str(free_port())
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = start("http.server", port, "--bind", "127.0.0.1", cwd=root / "site", **quiet)
    site = Served(root / "site", f"http://127.0.0.1:{port}/")
    until(lambda: answers(site.address))
    yield site
    stop(server)
