"""Hints: found in what people wrote themselves, told by a check, and never in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from klimaatwerf.core.hints import pack_hints
from klimaatwerf.core.problems import Severity
from klimaatwerf.core.tree import Layer
from klimaatwerf.outcomes import check_all
from klimaatwerf.pipeline import with_hints
from tests.sites import TODAY, made, shipped
from tests.trees import layer_of

ACTION = """
- id: haag
  title: Haag
  lead: {lead}
  topic: groen
  audiences: [resident]
  phase: {phase}
  {more}
"""
WAY = "participate: [{type: mail, label: Mail ons, email: a@dorp.example, closes_on: 2026-12-31}]"


def hints(root, files, *, more="", today=TODAY) -> list[tuple[str, str]]:
    """The code and path of each hint about a municipality's own files."""
    prepared = made(root, files, more=more, today=today)
    project = replace(shipped(), root=root, today=today)
    found = with_hints(project, prepared).problems
    return [(one.code, one.path) for one in found if one.severity is Severity.HINT]


def action(lead="Plant mee.", phase="running", more=WAY) -> dict[str, str]:
    """One action as the file that holds it."""
    return {"actions.yml": ACTION.format(lead=lead, phase=phase, more=more)}


def test_the_words_of_a_municipality_are_judged_in_its_own_form(tmp_path):
    found = hints(tmp_path, action(lead="Plant uw haag."))
    assert found == [("style-other-form", "actions.haag.lead")]
    assert hints(tmp_path, action(lead="Plant uw haag."), more="address_form: u\n") == []


@pytest.mark.parametrize("field", ["internal_notes: Teneinde niets te vergeten.", "owner: Inzake"])
def test_what_no_reader_sees_is_not_judged(tmp_path, field):
    assert hints(tmp_path, action(more=f"{WAY}\n  {field}")) == []


def test_a_page_and_a_post_of_a_municipality_are_judged(tmp_path):
    files = {
        "content/pages/haag.md": "---\ntitle: Haag\n---\nKom teneinde te helpen.\n",
        "content/news/2026-11-01-haag.md": "---\ntitle: Haag\nlead: Klik hier.\n---\nHaag.\n",
    }
    assert hints(tmp_path, files) == [
        ("style-empty-link", "posts.haag.lead"),
        ("style-officialese", "pages.haag.body"),
    ]


def test_what_was_inherited_is_not_told_to_the_municipality(tmp_path):
    assert hints(tmp_path, {}) == []


def test_a_running_action_without_a_way_to_take_part_is_told(tmp_path):
    assert hints(tmp_path, action(more="")) == [("participate-missing", "actions.haag.phase")]


def test_a_running_action_whose_ways_are_closed_is_told(tmp_path):
    assert hints(tmp_path, action(), today=date(2027, 1, 1)) == [
        ("participate-closed", "actions.haag.phase")
    ]


@pytest.mark.parametrize("phase", ["idea", "preparation", "completed", "stopped"])
def test_an_action_that_does_not_run_needs_no_way_to_take_part(tmp_path, phase):
    assert hints(tmp_path, action(phase=phase, more="")) == []


def test_a_cancelled_action_needs_no_way_to_take_part(tmp_path):
    assert hints(tmp_path, action(more="status: cancelled\n  status_reason: Regen.")) == []


@pytest.mark.parametrize(("day", "told"), [(date(2026, 12, 1), False), (date(2026, 12, 2), True)])
def test_a_review_is_due_from_the_day_after(tmp_path, day, told):
    found = hints(tmp_path, action(more=f"{WAY}\n  review_by: 2026-12-01"), today=day)
    assert (("review-due", "actions.haag.review_by") in found) is told


def test_hints_are_told_beside_errors(tmp_path):
    files = {**action(lead="Plant uw haag."), "events.yml": "- id: markt\n"}
    assert hints(tmp_path, files) == [("style-other-form", "actions.haag.lead")]


def test_the_pack_is_judged_in_both_forms():
    pack = layer_of(
        Layer.PACK,
        pack={"version": "1.0", "proper_names": ["Behaag je tuin"]},
        topics=[{"id": "groen", "title": "Groen", "lead": "Plant je haag. Behaag je tuin."}],
    )
    (found,) = pack_hints(pack, TODAY)
    assert (found.code, found.path) == ("style-outside-pair", "topics.groen.lead")


def test_the_shipped_pack_and_municipalities_have_no_remark_about_words():
    problems = check_all(shipped()).problems
    assert [str(one) for one in problems if one.code.startswith("style-")] == []


def test_hints_fail_nothing(tmp_path):
    assert made(tmp_path, action(lead="Plant uw haag.", more="")).plan is not None


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ({"title": "VVSG"}, ["source-undated"]),
        ({"title": "VVSG", "date": "2026-11-24"}, ["source-ahead"]),
        ({"title": "VVSG", "date": "2026-11-23"}, []),
    ],
)
def test_a_source_of_the_pack_says_when_it_was_read(source, code):
    pack = layer_of(Layer.PACK, topics=[{"id": "groen", "title": "Groen", "sources": [source]}])
    assert [one.code for one in pack_hints(pack, TODAY)] == code


def test_hiding_a_page_that_is_not_there_is_told(tmp_path):
    files = {"content/pages/school.md": "---\nhide: ja\n---\n"}
    assert hints(tmp_path, files) == [("hides-nothing", "pages.school")]


@pytest.mark.parametrize("name", ["doe-mee/school", "voorbeeld"])
def test_hiding_a_page_that_is_there_or_of_ones_own_is_not_told(tmp_path, name):
    title = "title: Voorbeeld\n" if name == "voorbeeld" else ""
    assert hints(tmp_path, {f"content/pages/{name}.md": f"---\n{title}hide: ja\n---\n"}) == []
