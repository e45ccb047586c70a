"""No page shows an empty section, list or link: for the shortest municipality and the richest."""

from __future__ import annotations

import pytest

from klimaatwerf.pipeline import prepare
from klimaatwerf.work import slugs_in
from tests.pages import empty_parts
from tests.sites import ROOT, documents, planned, shipped


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<h2>Kop</h2><p>Tekst.</p>", []),
        ("<h2>Kop</h2><h3>Onder</h3><p>Tekst.</p>", []),
        ("<h2>Kop</h2><h2>Ander</h2><p>Tekst.</p>", ["h2: Kop"]),
        ("<p>Tekst.</p><h3>Kop</h3>", ["h3: Kop"]),
        ("<section><h2>Kop</h2></section>", ["<section {}>", "h2: Kop"]),
        ("<ul></ul>", ["<ul {}>"]),
        ('<a href="x"><svg></svg></a>', []),
        ('<a href="x"></a>', ["<a {'href': 'x'}>"]),
    ],
)
def test_what_is_empty(html, found):
    assert empty_parts(f"<main><h1>Titel</h1><p>Lead.</p>{html}</main>") == found


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_a_shipped_site_has_no_empty_part(slug):
    plan = prepare(shipped(), slug).plan
    assert plan
    empty = {name: found for name, html in documents(plan).items() if (found := empty_parts(html))}
    assert empty == {}


@pytest.mark.parametrize("more", ["", "address_form: u\n", "features: {goals: nee, news: nee}\n"])
def test_the_shortest_site_has_no_empty_part(tmp_path, more):
    pages = documents(planned(tmp_path, more=more))
    empty = {name: found for name, html in pages.items() if (found := empty_parts(html))}
    assert empty == {}
