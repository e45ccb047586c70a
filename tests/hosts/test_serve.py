"""Live preview: what changed is built anew, the rest stays."""

from __future__ import annotations

import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.roots import append, copy_root, free_port, run, start, stop, until

HOOK = """
import pathlib

def on_post_build(config):
    with pathlib.Path(__file__).with_name("built.log").open("a") as file:
        print(config.site_name.split()[0], file=file)
"""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    append(root / "mkdocs.yml", "\nhooks: [hook.py]\n")
    (root / "hook.py").write_text(HOOK, encoding="utf-8")
    address = f"127.0.0.1:{free_port()}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = start("mkdocs", "serve", "-a", address, cwd=root, **quiet)
    yield root, f"http://{address}/"
    stop(server)


@pytest.fixture
def berlaar(tmp_path: Path) -> Iterator[tuple[Path, str, subprocess.Popen[str]]]:
    """The preview of one municipality by our own command."""
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    port = str(free_port())
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    server = start("klimaatwerf", "serve", "berlaar", "--port", port, cwd=root, **pipes)
    yield root, f"http://127.0.0.1:{port}/berlaar/", server
    stop(server)
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


def _mended(page: str) -> bool:
    return 'role="alert"' not in page and "Berlaar voor het klimaat" in page


def test_a_change_shows_and_only_its_site_is_built_again(preview: tuple[Path, str]) -> None:
    root, address = preview
    until(lambda: "Horebeke" in _page(f"{address}horebeke/"))
    assert "Berlaar" in _page(f"{address}berlaar/")
    (root / "built.log").unlink()
    file = root / "municipalities/horebeke/municipality.yml"
    append(file, "campaign: {name: Horebeke doet het}\n")
    until(lambda: "Horebeke doet het" in _page(f"{address}horebeke/"))
    assert "Berlaar" in _page(f"{address}berlaar/")
    assert "Berlaar" not in (root / "built.log").read_text()


def test_an_error_is_shown_in_the_page_and_goes_when_it_is_mended(
    berlaar: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    root, address, _ = berlaar
    until(lambda: "Berlaar voor het klimaat" in _page(address))
    assert 'role="alert"' not in _page(address)
    file = root / "municipalities/berlaar/actions.yml"
    good = file.read_text(encoding="utf-8")
    append(file, "- id: plantdag\n  phase: bezig\n")
    until(lambda: 'role="alert"' in _page(address))
    page = _page(address)
    assert "<code>bezig</code> kan hier niet." in page
    number = len(good.splitlines()) + 2
    assert ">municipalities/berlaar/actions.yml</h2>" in page
    assert f"regel {number}<" in page
    assert "Berlaar voor het klimaat" in page  # the former version is still there
    assert "<code>bezig</code> kan hier niet." in _page(address.removesuffix("berlaar/"))
    file.write_text(good, encoding="utf-8")
    until(lambda: _mended(_page(address)))


def test_a_site_that_was_never_good_shows_its_problems(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar"])
    file = root / "municipalities/berlaar/municipality.yml"
    good = file.read_text(encoding="utf-8")
    file.write_text(f"{good}onbekend: ja\n", encoding="utf-8")
    port = str(free_port())
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = start("klimaatwerf", "serve", "--port", port, cwd=root, **quiet)
    try:
        address = f"http://127.0.0.1:{port}/berlaar/"
        until(lambda: "Het veld <code>onbekend</code> kennen we hier niet." in _page(address))
        file.write_text(good, encoding="utf-8")
        until(lambda: "Berlaar voor het klimaat" in _page(address))
    finally:
        stop(server)


def test_settings_that_fail_are_shown_and_the_preview_goes_on(
    berlaar: tuple[Path, str, subprocess.Popen[str]],
) -> None:
    root, address, server = berlaar
    until(lambda: "Berlaar voor het klimaat" in _page(address))
    file = root / "mkdocs.yml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good + "plugins: [\n", encoding="utf-8")
    until(lambda: "Met deze instellingen kan niets gebouwd worden." in _page(address))
    assert server.poll() is None
    file.write_text(good, encoding="utf-8")
    until(lambda: _mended(_page(address)))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, code: int
) -> None:
    root = copy_root(tmp_path / "root", ["berlaar"])
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    port = str(free_port())
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    server = start("klimaatwerf", "serve", "--port", port, cwd=root, **pipes)
    until(lambda: "De netwerksite wordt gemaakt" in _page(f"http://127.0.0.1:{port}/"))
    server.send_signal(number)
    said = server.communicate(timeout=30)
    assert (server.returncode, said[0]) == (code, "")
    lines = [f"Kijk op http://127.0.0.1:{port}/ (stoppen: Ctrl+C).", "Gestopt."]
    assert list(filter(None, said[1].splitlines())) == lines
    assert list(temporary.iterdir()) == []


def test_the_day_of_the_command_counts(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar"])
    port = str(free_port())
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    words = ("serve", "berlaar", "--port", port, "--today", "2031-05-06")
    server = start("klimaatwerf", *words, cwd=root, **quiet)
    try:
        address = f"http://127.0.0.1:{port}/berlaar/"
        until(lambda: "Berlaar voor het klimaat" in _page(address))
        assert "2026" not in _page(f"{address}agenda/").partition("<main")[2].partition("<h2")[0]
    finally:
        stop(server)


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root", ["berlaar"])
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        port = str(one.getsockname()[1])
        done = run("klimaatwerf", "serve", "--port", port, cwd=root)
    assert done.returncode == 3
    assert done.stderr.startswith(f"Poort {port} is bezet.")
