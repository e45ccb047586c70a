"""What is written: the same everywhere and at any time, each file once, and at any address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from klimaatwerf.publish.manifest import MANIFEST
from tests.roots import bytes_of, run
from tests.small import FILES, Small

ELSEWHERE = ("http://", "https://", "mailto:", "tel:", "data:", "webcal://")
OWN = "https://klimaat.dorp.example/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small root, built; Stad has a domain of its own."""
    small = Small.lay_out(tmp_path_factory.mktemp("output") / "root")
    small.write(
        "municipalities/stad/municipality.yml",
        FILES["municipalities/stad/municipality.yml"] + f"site_url: {OWN}\n",
    )
    small.change("municipalities/dorp/events.yml", "id: plantdag", "id: plantdag\n  aliases: [oud]")
    assert not small.build().broken
    return small.root


@pytest.mark.parametrize(
    ("jobs", "environment"),
    [
        ("1", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}),
        ("2", {"PYTHONHASHSEED": "77", "TZ": "America/Adak", "LC_ALL": "nl_BE.UTF-8"}),
    ],
)
def test_a_build_from_nothing_gives_the_same_bytes_in_any_process_zone_and_language(
    root: Path, tmp_path: Path, jobs: str, environment: dict[str, str]
) -> None:
    out = tmp_path / "site"
    words = ("build", "--jobs", jobs, "--out", str(out))
    done = run("klimaatwerf", *words, cwd=root, env=environment)
    assert done.returncode == 0, done.stderr
    assert bytes_of(out) == bytes_of(root / "site")


def test_what_is_the_same_in_two_sites_is_one_file_on_disk(root: Path) -> None:
    one, other = root / "site/gehucht", root / "site/stad"
    found, wanted = bytes_of(one), bytes_of(other)
    shared = {name for name in found if found[name] == wanted.get(name)} - {MANIFEST}
    assert {"assets/site.css", "assets/fonts/bricolage-grotesque.woff2"} <= shared
    apart = {name for name in shared if _inode(one / name) != _inode(other / name)}
    assert apart == set()


def test_a_site_shows_what_the_store_keeps(root: Path) -> None:
    kept = {_inode(file) for file in (root / ".klimaatwerf/site/objects").rglob("*")}
    files = [file for file in (root / "site/dorp").rglob("*") if file.is_file()]
    assert [file for file in files if file.name != MANIFEST and _inode(file) not in kept] == []


def _inode(file: Path) -> int:
    return file.stat().st_ino


@pytest.mark.parametrize("slug", ["dorp", "stad"])
@pytest.mark.parametrize("base", ["https://dorp.example/", "https://intern.example/x/y/dorp/"])
def test_every_link_leads_to_a_file_wherever_the_site_is_served(
    root: Path, slug: str, base: str
) -> None:
    site = root / "site" / slug
    pages = [page for page in sorted(site.rglob("*.html")) if page.name != "404.html"]
    dead = [
        (page.relative_to(site).as_posix(), target)
        for page in pages
        for target in set(_targets(page))
        if not _is_there(site, base, page, target)
    ]
    assert dead == []
    assert len(pages) > 10


@pytest.mark.parametrize(("slug", "path"), [("dorp", "/dorp/"), ("stad", "/")])
def test_the_page_for_what_is_not_there_names_the_full_path_of_its_address(
    root: Path, slug: str, path: str
) -> None:
    """It stands in for any address, so it can't be seen from its own."""
    page = root / "site" / slug / "404.html"
    inside = [one for one in _targets(page) if not one.startswith("#")]
    assert inside
    assert [one for one in inside if not one.startswith(path)] == []
    below = [one.removeprefix(path) for one in inside]
    assert [one for one in below if not _is_file(page.parent, one)] == []


def _targets(page: Path) -> Iterator[str]:
    """The links, pictures, styles and scripts of a page, but for those elsewhere."""
    text = page.read_text(encoding="utf-8")
    found = re.findall(r'\s(?:href|src)="([^"]*)"', text)
    found += re.findall(r'http-equiv="refresh" content="\d+; ?url=([^"]*)"', text)
    for target in map(unescape, found):
        if not target.startswith(ELSEWHERE):
            yield target


def _is_there(site: Path, base: str, page: Path, target: str) -> bool:
    """Whether a target, as a browser resolves it, is a file of the site."""
    folder = page.relative_to(site).parent.as_posix()
    here = base if folder == "." else f"{base}{folder}/"
    address = urljoin(here, target)
    if not address.startswith(base):
        return False
    return _is_file(site, urlsplit(address.removeprefix(base)).path)


def _is_file(site: Path, path: str) -> bool:
    file = site / unquote(urlsplit(path).path)
    return (file / "index.html" if path.endswith("/") or file == site else file).is_file()
