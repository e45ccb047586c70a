"""Live preview: what changed is built anew, the rest stays."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.roots import append, copy_root, start

HOOK = """
import pathlib

def on_post_build(config):
    with pathlib.Path(__file__).with_name("built.log").open("a") as file:
        print(config.site_name.split()[0], file=file)
"""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    append(root / "mkdocs.yml", "\nhooks: [hook.py]\n")
    (root / "hook.py").write_text(HOOK, encoding="utf-8")
    address = f"127.0.0.1:{_free_port()}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = start("mkdocs", "serve", "-a", address, cwd=root, **quiet)
    try:
        yield root, f"http://{address}/"
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except (urllib.error.URLError, TimeoutError):
        return ""


def test_a_change_shows_and_only_its_site_is_built_again(preview: tuple[Path, str]) -> None:
    root, address = preview
    _until(lambda: "Horebeke" in _page(f"{address}horebeke/"))
    assert "Berlaar" in _page(f"{address}berlaar/")
    (root / "built.log").unlink()
    file = root / "municipalities/horebeke/municipality.yml"
    append(file, "campaign: {name: Horebeke doet het}\n")
    _until(lambda: "Horebeke doet het" in _page(f"{address}horebeke/"))
    assert "Berlaar" in _page(f"{address}berlaar/")
    assert "Berlaar" not in (root / "built.log").read_text()
