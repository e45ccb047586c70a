"""No page shows an empty section, list or link: for the shortest municipality and the richest."""

from __future__ import annotations

import pytest

from klimaatwerf.pipeline import prepare, slugs_of
from tests.pages import Element, document
from tests.sites import ROOT, documents, planned, shipped

HEADINGS = ("h1", "h2", "h3", "h4")
BOXES = ("section", "ul", "ol", "dl", "table", "tbody", "details", "article", "p", "li", "dd", "a")


def empty_parts(html: str) -> list[str]:
    """What a reader would find empty in a page: elements without words, headings without text."""
    page = document(html)
    (main,) = page.all("main")
    bare = [one for one in main.all(*BOXES) if not _says_something(one)]
    return [f"<{one.tag} {one.attributes}>" for one in bare] + _lonely_headings(main)


def _says_something(element: Element) -> bool:
    headings = HEADINGS if element.tag == "section" else ()
    pictures = element.all("img", "svg")
    return bool(element.words(*headings) or pictures or element.attributes.get("aria-label"))


def _lonely_headings(main: Element) -> list[str]:
    """The headings with nothing before the next one of their own level or above."""
    marks: list[tuple[int, str]] = []
    _walk(main, marks)
    lonely = []
    for (level, text), (following, _) in zip(marks, [*marks[1:], (1, "")], strict=True):
        if level > 0 and 0 < following <= level:
            lonely.append(f"h{level}: {text}")
    return lonely


def _walk(element: Element, marks: list[tuple[int, str]]) -> None:
    """Headings by level, and 0 for words between them."""
    for one in element.inside:
        if isinstance(one, str):
            if one.strip() and (not marks or marks[-1][0]):
                marks.append((0, one.strip()))
        elif one.tag in HEADINGS:
            marks.append((int(one.tag[1]), one.words()))
        else:
            _walk(one, marks)


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


@pytest.mark.parametrize("slug", slugs_of(ROOT))
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
