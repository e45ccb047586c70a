"""The Nu checker says nothing about any page, style or drawing that we build."""

from __future__ import annotations

from tests.browser.fixtures import LIVE
from tests.browser.nu import complaints


def test_no_file_of_the_shipped_sites_and_the_portal_is_complained_about(sites):
    assert complaints(sites.folder, sorted(sites.folder.rglob("*"))) == []


def test_no_file_of_a_live_site_is_complained_about(sites):
    folder = sites.fixtures / LIVE
    assert complaints(folder, sorted(folder.rglob("*"))) == []


def test_the_colours_of_every_brand_are_not_complained_about(sites):
    assert complaints(sites.fixtures, sorted(sites.fixtures.glob("brand-*/assets/*.css"))) == []


def test_a_bad_page_style_and_drawing_are_complained_about(tmp_path):
    bad = {
        "a.html": "<!doctype html><html lang=nl><title>A</title><p id=a><p id=a><img src=a.png>",
        "b.css": "a { colour: red }",
        "c.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="Z0"/></svg>',
    }
    for name, text in bad.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = complaints(tmp_path, [tmp_path / name for name in bad])
    assert {one[:1] for one in said} == {"a", "b", "c"}
