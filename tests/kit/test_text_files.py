"""The files with texts: page, document and plain texts say the same, always in the same bytes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.kit.facts import with_words
from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.vocabulary import Audience
from klimaatwerf.kit.text_files import text_files
from klimaatwerf.kit.text_layout import Span, length_told, spans
from klimaatwerf.kit.text_page import as_html
from klimaatwerf.kit.texts import AUDIENCES, KitText, make_texts
from klimaatwerf.work import slugs_in
from tests.kit.telling import frames, item_of, plan_of, recruiting, told
from tests.kit.test_texts import bare, full
from tests.sites import ROOT

VALUES = plan_of("horebeke").values


class Plain(HTMLParser):
    """HTML of a text as the plain text that it was made from."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.list: str = ""
        self.number = 0
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag in ("p", "li"):
            self.number += 1
            mark = {"ul": "- ", "ol": f"{self.number}. "}[self.list] if tag == "li" else ""
            self.lines.append(mark)
        elif tag in ("ul", "ol"):
            self.list, self.number = tag, 0
        elif tag == "br":
            self.lines.append("")
        elif tag == "a":
            self.links.append(dict(attributes)["href"])

    def handle_data(self, data):
        if self.lines and data.strip("\n"):
            self.lines[-1] += data


def lines_of(text: KitText) -> list[str]:
    return [line for line in text.text.split("\n") if line]


def paragraphs_of(document: bytes) -> list[str]:
    """The lines of a document, a bullet before those that have one."""
    return [
        f"- {line}" if paragraph.style and paragraph.style.name == "List Bullet" else line
        for paragraph in Document(io.BytesIO(document)).paragraphs
        for line in paragraph.text.split("\n")
    ]


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_the_html_of_a_text_says_what_the_plain_text_says(slug):
    plan = plan_of(slug)
    for item in list(plan.kit.values())[:3]:
        for text in told(item, plan.values):
            assert Plain(as_html(text.text, item)).lines == lines_of(text)


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_the_document_says_what_the_plain_texts_say(slug):
    plan = plan_of(slug)
    for item in list(plan.kit.values())[:1]:  # to read a document takes half a second
        texts = told(item, plan.values)
        name = plan.values.municipality.name
        about = f"Teksten van {name}. Wat tussen rechte haken staat, vul je zelf in."
        expected = [item.title, about]
        former: tuple[object, ...] = (None, None)
        for text in texts:
            if text.audience != former[0]:
                expected.append(text.audience.label.capitalize())
            if (text.audience, text.channel) != former:
                expected += [text.label, text.use]
            former = (text.audience, text.channel)
            expected += [text.length.label.capitalize(), length_told(text).capitalize()]
            expected += [f"{text.heading.name}: {text.heading.text}"] if text.heading else []
            expected += lines_of(text)
        document = text_files(item, texts, plan.values)["teksten.docx"]
        assert paragraphs_of(document) == expected


def test_there_is_a_page_a_document_and_a_plain_text_for_each_audience():
    files = text_files(bare(), told(bare(), VALUES), VALUES)
    plain = [f"teksten-{audience.label}.txt" for audience in AUDIENCES]
    assert list(files) == ["teksten.html", "teksten.docx", *plain]


def test_an_item_without_texts_has_no_files():
    assert text_files(bare(), (), VALUES) == {}


def test_the_same_texts_give_the_same_bytes():
    item = full(bare("behaag-je-tuin"))
    first, second = (text_files(item, told(item, VALUES), VALUES) for _ in range(2))
    assert first == second


def test_the_document_links_addresses_mails_and_phones():
    item = full(bare())
    document = Document(io.BytesIO(text_files(item, told(item, VALUES), VALUES)["teksten.docx"]))
    found = {link.address for one in document.paragraphs for link in one.hyperlinks}
    assert {item.url, "mailto:a@dorp.example", "tel:+3230000000", "https://dorp.example/f"} <= found


def test_a_plain_text_shows_each_length_beside_its_limit():
    item = item_of("asse", "fietsles-volwassenen")
    files = text_files(item, told(item, plan_of("asse").values), plan_of("asse").values)
    text = files["teksten-inwoners.txt"].decode()
    assert text.startswith(
        "Fietsles voor volwassenen: teksten voor inwoners\n"
        "================================================\n\n"
    )
    heads = re.findall(
        r"^(\w[\w ]+), (kort|lang) \((\d[\d.]* van hoogstens [\d.]+ \w+), ", text, re.MULTILINE
    )
    assert len(heads) == 14


def test_a_text_that_is_too_long_says_so():
    text = replace(told(bare(), VALUES)[0], limit=10)
    assert length_told(text).startswith("te lang: ")
    assert not text.fits


@pytest.mark.parametrize(
    ("line", "href"),
    [
        ("Kijk op https://a.example/b/.", "https://a.example/b/"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("Mail klimaat@a.example.", "mailto:klimaat@a.example"),
        ("Bel 02 000 00 00.", "tel:+3220000000"),
        ("Bel 0470 00 00 00 of mail", "tel:+32470000000"),
        ("Bel +32 2 000 00 00", "tel:+3220000000"),
        ("Typ a.example/haag.", "https://www.a.example/acties/haag/"),
    ],
)
def test_addresses_mails_and_phones_become_links(line, href):
    found = spans(line, "a.example/haag", "https://www.a.example/acties/haag/")
    assert [one.href for one in found if one.href] == [href]


@pytest.mark.parametrize("line", ["0999.246.884", "2020 2021", "15.30 uur", "a.example/haagje"])
def test_what_looks_a_little_like_a_phone_or_an_address_is_none(line):
    assert list(spans(line, "a.example/haag", "https://a.example/x/")) == [Span(line)]


@given(st.text("ab<>&\"'[]():/. @-0123456789https", max_size=60))
def test_a_line_in_stretches_is_the_line(line):
    assert "".join(one.text for one in spans(line, "a.b/c", "https://a.b/c/")) == line


@given(title=st.text(max_size=40), way=st.text(max_size=60))
def test_what_a_municipality_writes_is_never_markup(title, way):
    kept = "".join(sign for sign in title + way if sign.isprintable())
    item: KitItem = replace(full(bare()), title=f"x{kept}<script>alert(1)</script>", ways=(kept,))
    for text in told(item, VALUES, (Audience.RESIDENT,)):
        page = Plain(as_html(text.text, item))
        assert page.tags <= {"p", "br", "ul", "ol", "li", "a", "mark"}
        assert all(
            link.startswith(("https://", "http://", "mailto:", "tel:")) for link in page.links
        )


def test_the_page_asks_nothing_of_other_hosts_and_marks_what_is_to_fill_in():
    item = full(bare())
    page = text_files(item, told(item, VALUES), VALUES)["teksten.html"].decode()
    assert re.findall(r"<(?:script|link|img|iframe)\b|\bsrc=|@import|url\(", page) == []
    assert "<mark>[citaat van een deelnemer" in page
    assert page.count("<article ") == 84
    assert [page.count(f'id="{audience.slug}"') for audience in AUDIENCES] == [1] * 6


def test_farmers_have_texts_where_somebody_asks_for_them():
    item = bare("behaag-je-tuin")
    words = recruiting().words(item, VALUES, Collector())
    texts = make_texts(with_words(item, words), words, frames(), VALUES, (Audience.FARMER,))
    assert {text.audience for text in texts} == {Audience.FARMER}
    letter = next(text for text in texts if text.channel == "brief")
    assert "\n\nBeste landbouwer\n\n" in letter.text
