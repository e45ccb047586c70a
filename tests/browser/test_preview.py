"""`klimaatwerf serve` in an open page: what is wrong shows by itself, and goes by itself."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.sites import answers
from tests.roots import append, copy_root, free_port, start, stop, until

SECONDS = 60_000  # milliseconds that a busy computer may take to build
BAD = "- id: plantdag\n  phase: bezig\n"


@contextmanager
def _preview(root: Path, port: str = "", slugs: tuple[str, ...] = ("berlaar",)) -> Iterator[str]:
    """The preview of Berlaar alone, or of all, until the block ends."""
    port = port or str(free_port())
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = start("klimaatwerf", "serve", *slugs, "--port", port, cwd=root, **quiet)
    try:
        until(lambda: answers(f"http://127.0.0.1:{port}/-/herlaad.js"))
        yield f"http://127.0.0.1:{port}/berlaar/"
    finally:
        stop(server)


def test_a_fault_shows_in_the_open_page_and_goes_when_it_is_mended(tmp_path, page):
    root = copy_root(tmp_path / "root", ["berlaar"])
    file = root / "municipalities/berlaar/actions.yml"
    good = file.read_text(encoding="utf-8")
    number = len(good.splitlines()) + 2
    with _preview(root) as address:
        page.goto(address)
        panel = page.get_by_role("alert")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(panel).not_to_be_attached()

        append(file, BAD)
        expect(panel).to_be_visible(timeout=SECONDS)
        expect(panel).to_contain_text("Er zijn 5 fouten")
        expect(panel.get_by_role("heading").first).to_have_text(
            "municipalities/berlaar/actions.yml"
        )
        row = panel.get_by_role("listitem").filter(has_text="bezig")
        expect(row).to_contain_text(f"Fout regel {number} bezig kan hier niet. Kies uit: idea")
        expect(page.get_by_role("heading", level=1)).to_be_visible()

        page.mouse.wheel(0, 2000)
        expect(panel).to_be_in_viewport()
        panel.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(row).to_be_hidden()
        page.keyboard.press("Enter")
        expect(row).to_be_visible()

        file.write_text(good, encoding="utf-8")
        expect(panel).not_to_be_attached(timeout=SECONDS)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_site_that_was_never_built_shows_why_and_appears_when_it_is_mended(tmp_path, page):
    root = copy_root(tmp_path / "root", ["berlaar"])
    file = root / "municipalities/berlaar/municipality.yml"
    good = file.read_text(encoding="utf-8")
    append(file, "onbekend: ja\n")
    with _preview(root) as address:
        page.goto(address)
        title = page.get_by_role("heading", level=1)
        expect(title).to_have_text("Er is een fout")
        rows = page.get_by_role("listitem")
        expect(rows.first).to_contain_text("Het veld onbekend kennen we hier niet.")

        append(file, "ook: ja\n")
        expect(title).to_have_text("Er zijn 2 fouten", timeout=SECONDS)

        file.write_text(good, encoding="utf-8")
        expect(title).to_have_text("Het klimaat begint in je straat", timeout=SECONDS)
        expect(page.get_by_text("Verbeter het bestand")).not_to_be_attached()


def test_an_open_page_follows_a_preview_that_starts_again(tmp_path, page):
    root = copy_root(tmp_path / "root", ["berlaar"])
    port = str(free_port())
    with _preview(root, port) as address:
        page.goto(f"{address}privacy/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    append(root / "content/pages/privacy.md", "\nGeschreven terwijl er niets liep.\n")
    with _preview(root, port):
        text = page.get_by_text("Geschreven terwijl er niets liep.")
        expect(text).to_be_visible(timeout=SECONDS)


def test_the_network_site_comes_by_itself_and_follows_its_municipalities(tmp_path, page):
    root = copy_root(tmp_path / "root", ["horebeke"])
    with _preview(root, slugs=()) as address:
        page.goto(address.removesuffix("berlaar/"))
        expect(page.get_by_role("link", name="Horebeke").first).to_be_visible(timeout=SECONDS)
        name = "municipalities/horebeke/municipality.yml"
        text = (root / name).read_text(encoding="utf-8")
        append(root / name, "name: Horebeke aan de Zwalm\n")
        expect(page.get_by_role("link", name="aan de Zwalm").first).to_be_visible(timeout=SECONDS)
        (root / name).write_text(f"{text}onbekend: ja\n", encoding="utf-8")
        expect(page.get_by_role("alert")).to_contain_text(name, timeout=SECONDS)
