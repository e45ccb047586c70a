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

from tests.roots import append, copy_root, run, start

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
    yield root, f"http://{address}/"
    _stop(server)


def _stop(server: subprocess.Popen[str]) -> None:
    """Interrupt a preview as Ctrl+C does."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(60)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(10)


@pytest.fixture
def berlaar(tmp_path: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    """The preview of one municipality by our own command."""
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    port = str(_free_port())
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    server = start("klimaatwerf", "serve", "berlaar", "--port", port, cwd=root, **pipes)
    yield root, f"http://127.0.0.1:{port}/berlaar/", server
    _stop(server)
    if server.stderr:
        server.stderr.close()


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return str(error.read().decode())
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


def test_an_error_is_shown_in_the_page_and_goes_when_it_is_mended(
    berlaar: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    root, address, _ = berlaar
    _until(lambda: "Berlaar voor het klimaat" in _page(address))
    assert 'role="alert"' not in _page(address)
    file = root / "municipalities/berlaar/actions.yml"
    good = file.read_text(encoding="utf-8")
    append(file, "- id: plantdag\n  phase: bezig\n")
    _until(lambda: 'role="alert"' in _page(address))
    page = _page(address)
    assert "`bezig` kan hier niet." in page
    number = len(good.splitlines()) + 2
    assert f"municipalities/berlaar/actions.yml, regel {number}" in page
    assert "Berlaar voor het klimaat" in page  # the former version is still there
    assert "`bezig` kan hier niet." in _page(address.removesuffix("berlaar/"))
    file.write_text(good, encoding="utf-8")
    _until(lambda: _is_good(_page(address)))


def _is_good(page: str) -> bool:
    return "Berlaar voor het klimaat" in page and 'role="alert"' not in page


def test_a_site_that_was_never_good_shows_its_problems(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar"])
    file = root / "municipalities/berlaar/municipality.yml"
    good = file.read_text(encoding="utf-8")
    file.write_text(f"{good}onbekend: ja\n", encoding="utf-8")
    port = str(_free_port())
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = start("klimaatwerf", "serve", "--port", port, cwd=root, **quiet)
    try:
        address = f"http://127.0.0.1:{port}/berlaar/"
        _until(lambda: "Het veld `onbekend` kennen we hier niet." in _page(address))
        file.write_text(good, encoding="utf-8")
        _until(lambda: "Berlaar voor het klimaat" in _page(address))
    finally:
        _stop(server)


def test_settings_that_fail_are_shown_and_the_preview_goes_on(
    berlaar: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    root, address, server = berlaar
    _until(lambda: "Berlaar voor het klimaat" in _page(address))
    file = root / "mkdocs.yml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good + "plugins: [\n", encoding="utf-8")
    _until(lambda: "Met deze instellingen kan niets gebouwd worden." in _page(address))
    assert server.poll() is None
    file.write_text(good, encoding="utf-8")
    _until(lambda: _is_good(_page(address)))


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar"])
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        port = str(one.getsockname()[1])
        done = run("klimaatwerf", "serve", "--port", port, cwd=root)
    assert done.returncode == 3
    assert done.stderr.startswith(f"Poort {port} is bezet.")
