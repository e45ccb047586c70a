"""The panel and the page of a preview: accessible, also on a narrow screen, whatever they tell."""

from __future__ import annotations

import pytest

from klimaatwerf.core.problems import Problem, Severity
from klimaatwerf.core.tree import Place
from klimaatwerf.hosts.preview.panel import page as problem_page
from klimaatwerf.hosts.preview.panel import panel
from tests.browser.looks import AXE, TOO_WIDE, VIOLATIONS

LONG = "municipalities/een-heel-lange-naam-van-een-gemeente/content/participation/klimaattafel.md"


def _found(file: str, line: int, severity: Severity) -> Problem:
    message = "`<b>" + "lang" * 40 + "` kan hier niet."
    return Problem(Place(file, line, 1), "", "code", severity, message, "Kies uit: `idea` (Idee).")


PROBLEMS = tuple(
    _found(file, line, severity)
    for file in ("mkdocs.yml", LONG)
    for line, severity in enumerate(Severity, start=7)
)


def _above(found: tuple[Problem, ...]) -> str:
    """The panel in a page as a site has it."""
    head = '<!doctype html><html lang="nl-BE"><title>Site</title><body>'
    return f"{head}{panel(found)}<main><h1>Site</h1><p>Tekst.</p></main>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "document", [_above(PROBLEMS), problem_page(PROBLEMS)], ids=["panel", "page"]
)
def test_problems_are_accessible_and_fit_a_narrow_screen(page, document, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(document)
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate(TOO_WIDE) == 0


def test_problems_are_grouped_by_file_with_the_worst_first_and_show_what_was_written(page):
    hint, error = _found("a.yml", 3, Severity.HINT), _found("b.yml", 9, Severity.ERROR)
    page.set_content(_above((hint, error)))
    assert page.locator("h2").all_inner_texts() == ["b.yml", "a.yml"]
    assert page.locator(".where").all_inner_texts() == ["Fout\nregel 9", "Opmerking\nregel 3"]
    assert page.locator("li code").first.inner_text() == "<b>" + "lang" * 40


@pytest.mark.parametrize(
    ("severities", "role", "title", "is_open"),
    [
        ([Severity.ERROR], "alert", "Er is een fout", True),
        ([Severity.ERROR, Severity.HINT, Severity.ERROR], "alert", "Er zijn 2 fouten", True),
        ([Severity.WARNING], "status", "Er is een opmerking", False),
        ([Severity.HINT, Severity.WARNING], "status", "Er zijn 2 opmerkingen", False),
    ],
)
def test_a_panel_is_open_where_something_cannot_be_built(page, severities, role, title, is_open):
    found = tuple(_found("a.yml", number, one) for number, one in enumerate(severities, start=1))
    page.set_content(_above(found))
    assert title in page.get_by_role(role).inner_text()
    assert page.locator(".list").is_visible() == is_open
