"""A crawler over every built file: nothing is broken, foreign, inline or out of reach."""

from __future__ import annotations

import re

import pytest

from tests.browser.crawl import Crawl
from tests.browser.fixtures import LIVE, LIVE_ADDRESS
from tests.roots import SHIPPED
from tests.sites import PORTAL

UNLINKED = re.compile(
    r"""(?:.*/)?(?:
      \.klimaatwerf\.json              # whose folder this is, for the next build
    | 404\.html                        # what a server shows for a wrong address
    | robots\.txt | sitemap\.xml       # machines know where they are
    | assets/.*LICENSE\.txt | assets/fonts/.*\.OFL\.txt   # a licence beside what it is about
    | assets/(?:filters|menu|share)\.js | assets/search/.*\.js  # of a page type that is not here
    | zoeken\.json                     # the script of the search asks for it
    | data/tokens\.json                # for designers, told in the handbook
    | embed/.*                         # for the gemeente's own site, told in the handbook
    | agenda/[^/]*\.ics                # of what is over: the copy in somebody's agenda knows it
    )""",
    re.VERBOSE,
)
"""The files that no page leads to, and why."""


@pytest.fixture(scope="module", params=["shipped", "live"])
def crawl(request, sites):
    """The portal with the shipped sites, and a live site that has a name of its own."""
    if request.param == "live":
        return Crawl(sites.fixtures / LIVE, LIVE_ADDRESS)
    return Crawl(sites.folder, PORTAL)


def test_every_address_leads_to_a_file_and_every_anchor_to_a_place(crawl):
    assert crawl.broken() == []


def test_no_id_stands_twice_on_a_page(crawl):
    assert crawl.doubled() == []


def test_nothing_is_fetched_from_another_host(crawl):
    assert crawl.foreign() == []


def test_no_link_goes_to_an_address_without_encryption(crawl):
    assert crawl.insecure() == []


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(crawl):
    assert crawl.inline() == []


def test_every_file_can_be_reached_from_the_home_page(crawl):
    lost = crawl.unreached(["index.html"])
    moved = {name for name in lost if name.endswith(".html") and _is_redirect(crawl, name)}
    assert [name for name in sorted(lost - moved) if not UNLINKED.fullmatch(name)] == []


def test_every_site_can_be_reached_from_the_portal(sites):
    reached = Crawl(sites.folder, PORTAL)
    assert not {f"{slug}/index.html" for slug in SHIPPED} & reached.unreached(["index.html"])


def _is_redirect(crawl: Crawl, name: str) -> bool:
    """Whether it is what stands at a former address of a page."""
    return '<meta http-equiv="refresh"' in (crawl.folder / name).read_text(encoding="utf-8")


BAD = {
    "index.html": """<!doctype html><link rel="stylesheet" href="a.css">
      <a href="b/#here">ok</a> <a href="b/#gone">no</a> <a href="/c/">no</a>
      <a href="http://a.example/">no</a> <a href="https://b.example/">ok</a>
      <p id="x"><p id="x" style="color: red" onclick="a()">
      <img srcset="b/1.png 1x, https://c.example/2.png 2x"> <video poster="3.png"></video>
      <script>a()</script> <style>p {}</style> <a href="javascript:a()">no</a>
      <script type="application/ld+json">{"url": "https://own.example/d/"}</script>
      <form action="send"></form>""",
    "a.css": "@import 'https://d.example/x.css'; p { background: url(4.png) url('b/1.png') }",
    "b/index.html": '<p id="here">',
    "b/1.png": "",
    "feed.xml": '<feed><link href="https://own.example/b/"/><id>https://own.example/e</id></feed>',
    "all.ics": "BEGIN:VEVENT\r\nURL:https://own.exam\r\n ple/f/\r\n",
    "all.json": '[{"url": "https://own.example/g/", "text": "see https://own.example/h/"}]',
    "all.csv": "id;url\r\nx;https://own.example/i/\r\n",
    "lost/index.html": '<meta http-equiv="refresh" content="0; url=../b/">',
}


@pytest.fixture
def bad(tmp_path):
    """A site with every fault that a crawler looks for."""
    for name, text in BAD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return Crawl(tmp_path, "https://own.example/")


def test_each_fault_of_a_bad_site_is_found(bad):
    assert bad.broken() == [
        "a.css: 4.png is nowhere",
        "all.csv: https://own.example/i/ is nowhere",
        "all.ics: https://own.example/f/ is nowhere",
        "all.json: https://own.example/g/ is nowhere",
        "feed.xml: https://own.example/e is nowhere",
        "index.html: /c/ is nowhere",
        "index.html: 3.png is nowhere",
        "index.html: b/#gone has no such anchor",
        "index.html: https://own.example/d/ is nowhere",
        "index.html: send is nowhere",
    ]
    assert bad.doubled() == ["index.html: x"]
    assert bad.foreign() == [
        "a.css: https://d.example/x.css",
        "index.html: https://c.example/2.png",
    ]
    assert bad.insecure() == ["index.html: http://a.example/"]
    assert bad.inline() == [
        "index.html: <a javascript:a()>",
        "index.html: <p onclick>",
        "index.html: <p style>",
        "index.html: <script>",
        "index.html: <style>",
    ]
    assert bad.unreached(["index.html"]) == {
        "all.csv",
        "all.ics",
        "all.json",
        "feed.xml",
        "lost/index.html",
    }
