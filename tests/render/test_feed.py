"""The news for feed readers, read by a reader that is not ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from klimaatwerf.core.plan import Plan
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.feed import FEED
from tests.pages import document
from tests.sites import SHORTEST, documents, lay_out, planned, renderer, shipped

BASE = "https://klimaatwerf.example/dorp/"
FIRST = "---\ntitle: De eerste haag\nlead: Ze staat er.\n---\nTien buren plantten haar.\n"
SECOND = '---\ntitle: "Mail <ons> & win"\nlead: Jong & oud\n---\nTekst.\n'
NEWS = {
    "content/news/2026-10-05-eerste.md": FIRST,
    "content/news/2026-11-16-tweede.md": SECOND,
}


def read(plan: Plan) -> Any:
    """What a reader makes of the feed."""
    found = feedparser.parse(renderer(plan).file(FEED))
    assert not found.bozo, found.get("bozo_exception")
    return found


def without_address(root: Path) -> Plan:
    """The plan of a municipality of which nobody knows where its site will be."""
    lay_out(root / "municipalities/dorp", {"municipality.yml": SHORTEST, **NEWS})
    plan = prepare(replace(shipped(), root=root, portal_url=None), "dorp").plan
    assert plan is not None
    return plan


def test_a_reader_finds_the_posts_with_the_newest_first(tmp_path):
    found = read(planned(tmp_path, NEWS))
    assert found.version == "atom10"
    assert found.feed.language == "nl-BE"
    assert found.feed.title == "Nieuws van Horebeke voor het klimaat"
    assert found.feed.author == "Gemeente Horebeke"
    assert [(one.title, one.link, one.updated) for one in found.entries] == [
        ("Mail <ons> & win", f"{BASE}nieuws/tweede/", "2026-11-16T00:00:00+01:00"),
        ("De eerste haag", f"{BASE}nieuws/eerste/", "2026-10-05T00:00:00+02:00"),
    ]


def test_the_feed_names_itself_the_page_and_its_newest_day(tmp_path):
    found = read(planned(tmp_path, NEWS)).feed
    links = {link.rel: (link.type, link.href) for link in found.links}
    assert links == {
        "self": ("application/atom+xml", f"{BASE}nieuws.xml"),
        "alternate": ("text/html", f"{BASE}nieuws/"),
    }
    assert found.updated == "2026-11-16T00:00:00+01:00"


def test_every_element_that_rfc_4287_asks_for_is_there_once(tmp_path):
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring(renderer(planned(tmp_path, NEWS)).file(FEED))
    for one in (root, *root.iter(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            (found,) = one.findall(f"{atom}{name}")
            assert found.text
        (moment,) = one.findall(f"{atom}updated")
        assert datetime.fromisoformat(moment.text or "").tzinfo is not None
    assert len(root.findall(f"{atom}author")) == 1  # so no entry needs one of its own


def test_a_post_keeps_its_identity_whatever_is_written_in_it(tmp_path):
    before = read(planned(tmp_path / "one", NEWS)).entries
    changed = {name: text.replace("title: ", "title: Nieuw ") for name, text in NEWS.items()}
    changed["content/news/2026-11-16-tweede.md"] = FIRST.replace("haag", "boom")
    after = read(planned(tmp_path / "other", changed)).entries
    assert [one.id for one in before] == [one.id for one in after]
    assert before[1].id == "tag:klimaatwerf.example,2026-10-05:dorp/nieuws/eerste"


def test_without_the_address_of_the_site_links_are_relative_and_identities_are_not(tmp_path):
    plan = without_address(tmp_path)
    text = renderer(plan).file(FEED).decode()
    assert re.findall('href="(.*?)"', text) == [
        "nieuws.xml",
        "nieuws/",
        "nieuws/tweede/",
        "nieuws/eerste/",
    ]
    identities = [read(plan).feed.id, *(one.id for one in read(plan).entries)]
    assert all(one.startswith("urn:uuid:") for one in identities)
    assert len(set(identities)) == 3


@pytest.mark.parametrize("sign", ["\0", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_cannot_write_is_left_out(tmp_path, sign):
    plan = planned(tmp_path, NEWS)
    post = plan.site.posts["eerste"].model_copy(update={"lead": f"Ze{sign} staat <er>."})
    site = replace(plan.site, posts={**plan.site.posts, "eerste": post})
    changed = replace(plan, site=site, selection=replace(plan.selection, site=site))
    assert read(changed).entries[1].summary == "Ze staat <er>."


def test_pages_name_the_feed_and_news_shows_it_where_there_is_news(tmp_path):
    plan = planned(tmp_path, NEWS)
    pages = {name: document(text) for name, text in documents(plan).items()}
    for name, page in pages.items():
        up = "/horebeke/" if name == "404.html" else "../" * name.count("/")
        found = [
            link.attributes["href"]
            for link in page.all("link")
            if link.attributes.get("type") == "application/atom+xml"
        ]
        assert found == [f"{up}nieuws.xml".replace("/horebeke/", "/dorp/")], name
    shown = [link.attributes.get("href") for link in pages["nieuws/index.html"].all("a")]
    assert "../nieuws.xml" in shown


@pytest.mark.parametrize(
    ("files", "more"),
    [
        ({}, ""),
        (NEWS, "features: {news: nee}\n"),
        ({"content/news/2027-01-01-later.md": FIRST}, ""),
    ],
)
def test_without_news_there_is_no_feed(tmp_path, files, more):
    plan = planned(tmp_path, files, more=more)
    assert FEED not in renderer(plan).file_names
    assert all(FEED not in text for text in documents(plan).values())
