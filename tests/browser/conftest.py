"""A real browser, the shipped sites as the real command builds them, and a server for a test."""

from __future__ import annotations

import functools
import http.server
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.sites import Sites, answers
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
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """The portal and all sites, built from a copy of the shipped root and served here.

    The server is a process of its own: other tests fork, which a thread must not see.
    """
    root = copy_root(tmp_path_factory.mktemp("browser") / "root")
    built = run("klimaatwerf", "build", cwd=root)
    assert built.returncode == 0, built.stderr
    port = str(free_port())
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = start("http.server", port, "--bind", "127.0.0.1", cwd=root / "site", **quiet)
    made = Sites(root / "site", f"http://127.0.0.1:{port}/")
    until(lambda: answers(made.address))
    yield made
    stop(server)


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
