"""The three reports of one impact, held against files; `make golden` writes them anew."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from jsonschema import validate

from klimaatwerf.core.problems import problem
from klimaatwerf.core.tree import Place
from klimaatwerf.templates.impact import Change, Conflict, Impact, Impacts, PageChange, State, Told
from klimaatwerf.templates.page_diff import Difference, Part
from klimaatwerf.templates.report_html import as_html
from klimaatwerf.templates.report_json import as_json
from klimaatwerf.templates.report_text import WIDTH, as_text
from klimaatwerf.templates.report_words import aside
from tests.templates.roots import rich

REPORTS = Path(__file__).with_name("reports")
FORMS = {"txt": as_text, "json": as_json, "html": as_html}
CHANGED = Change.CHANGED
CHANGE = {"enum": ["added", "removed", "changed"]}
SCHEMA = {
    "type": "object",
    "required": ["from", "to", "totals", "municipalities"],
    "properties": {
        "from": {"type": "string"},
        "to": {"type": "string"},
        "totals": {
            "type": "object",
            "required": [state.value for state in State],
            "additionalProperties": {"type": "integer"},
        },
        "municipalities": {
            "additionalProperties": {
                "required": ["state", "pages", "kit", "problems"],
                "properties": {
                    "state": {"enum": [state.value for state in State]},
                    "kit": {"const": []},
                    "pages": {
                        "items": {
                            "required": ["path", "change"],
                            "properties": {
                                "path": {"type": "string", "pattern": "^/"},
                                "change": CHANGE,
                            },
                        }
                    },
                    "problems": {"items": {"required": ["code", "message", "file", "line"]}},
                },
            }
        },
    },
}


@pytest.fixture(scope="module")
def impacts(tmp_path_factory):
    return rich(tmp_path_factory.mktemp("reports") / "root")


@pytest.mark.parametrize("form", FORMS)
def test_a_report_says_what_it_said(impacts, form):
    file, text = REPORTS / f"impact.{form}", FORMS[form](impacts)
    if os.environ.get("KLIMAATWERF_UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="")
    assert file.read_text(encoding="utf-8") == text


def test_the_json_has_the_shape_that_other_programs_count_on(impacts):
    told = json.loads(as_json(impacts))
    validate(told, SCHEMA)
    named = {
        key
        for one in told["municipalities"].values()
        for page in one["pages"]
        for key in page["diffs"]
    }
    assert named == told["diffs"].keys()
    assert sum(told["totals"].values()) == len(told["municipalities"])


def test_a_line_of_the_text_is_never_too_wide(impacts):
    assert [line for line in as_text(impacts).splitlines() if len(line) > WIDTH] == []


def test_the_page_asks_nothing_of_anybody(impacts):
    html = as_html(impacts)
    assert [word for word in ("<script", "http:", "https:", "url(", " src=") if word in html] == []


def test_every_link_of_the_page_leads_to_a_place_in_it(impacts):

    html = as_html(impacts)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Drie buren.", "Vijf buren.", ("Drie buren.", "Vijf buren.")),
        (None, "w " * 50, ("(niets)", "w " * 50)),
        (
            "a " * 50 + "drie" + " z" * 50,
            "a " * 50 + "vijf of zes" + " z" * 50,
            (
                "… " + "a " * 8 + "drie" + " z" * 8 + " …",
                "… " + "a " * 8 + "vijf of zes" + " z" * 8 + " …",
            ),
        ),
        ("a " * 49 + "a", "a " * 49 + "a b", ("… " + "a " * 7 + "a", "… " + "a " * 8 + "b")),
        (
            "drie" + " a" * 50,
            "vijf" + " a" * 50,
            ("drie" + " a" * 8 + " …", "vijf" + " a" * 8 + " …"),
        ),
    ],
)
def test_of_a_long_text_that_meets_an_own_one_what_differs_is_told(before, after, told):
    assert aside(Conflict("pages.over.body", before, after, "Van ons.")) == told


def test_a_text_of_a_pack_is_no_markup_in_the_page():
    lines = ((("-", "<b>weg</b>"), ("+", '"<script>"')),)
    page = PageChange("/<i>/", CHANGED, ("k",))
    bad = problem("unknown-file", Place("content/<u>.md", 1, 1))
    one = Impact("stad", "Stad <s>", "stable", State.UPDATES, (page,), problems=(bad,))
    told = {"k": Told(Difference(Part.CONTENT, lines), "stad")}
    html = as_html(Impacts("followed", "working", (one,), told))
    assert [tag for tag in ("<b>weg", "<script", "<i>", "<u>", "<s>") if tag in html] == []


def test_many_municipalities_with_the_same_change_make_a_small_page():
    lines = ((("=", "Een "), ("-", "oude"), ("+", "nieuwe"), ("=", " zin.")),)
    told = {"k": Told(Difference(Part.CONTENT, lines), "g0")}
    pages = tuple(PageChange(f"/pagina-{number}/", CHANGED, ("k",)) for number in range(20))

    def page(number: int) -> str:
        many = (Impact(f"g{n}", f"G{n}", "stable", State.UPDATES, pages) for n in range(number))
        return as_html(Impacts("followed", "working", tuple(many), told))

    one, many = len(page(1)), len(page(285))
    assert (many - one) / 284 < 600  # characters for each, in a table and in two lists
    assert page(285).count("Dezelfde wijziging in 285 gemeenten") == 1
