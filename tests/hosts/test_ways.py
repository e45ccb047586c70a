"""A page framed directly is the page that MkDocs' own build makes: the same bytes both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.hosts.building import Request, build
from klimaatwerf.hosts.mkdocs_yml import read_settings
from klimaatwerf.pipeline import prepare
from klimaatwerf.publish import Store
from klimaatwerf.report import State
from tests.roots import bytes_of, copy_root
from tests.sites import TODAY, renderer, shipped

SLUGS = ("asse", "berlaar", "mechelen")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped pack and three municipalities, each built whole by MkDocs."""
    copied = copy_root(tmp_path_factory.mktemp("ways") / "root", SLUGS)
    assert {one.state for one in build(_request(copied)).sites.values()} == {State.BUILT}
    return copied


def _request(root: Path) -> Request:
    settings = lambda: read_settings(root)  # noqa: E731
    return Request(root, Store.beside(root / "site"), TODAY, settings, portal=False)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_framed_directly_is_what_mkdocs_makes(root: Path, slug: str) -> None:
    plan = prepare(shipped(), slug).plan
    assert plan is not None
    site = renderer(plan)
    pages = {page.destination: site.document(page).encode() for page in plan.pages.values()}
    different = [
        name
        for name, made in (pages | site.files()).items()
        if (root / "site" / slug / name).read_bytes() != made
    ]
    assert different == []


def test_a_site_renewed_page_by_page_is_the_one_that_mkdocs_makes(root: Path) -> None:
    before = {slug: bytes_of(root / "site" / slug) for slug in SLUGS}
    file = root / "municipalities/asse/municipality.yml"
    text = file.read_text(encoding="utf-8")
    changed = text.replace("Van dakpan tot voortuin", "Van voortuin tot dakpan")
    assert changed != text
    for one in (changed, text):
        file.write_text(one, encoding="utf-8")
        report = build(_request(root))
        assert report.sites["asse"].rendered == report.sites["asse"].pages
    assert {slug: bytes_of(root / "site" / slug) for slug in SLUGS} == before
