"""The page that tells what a pack does: accessible, valid, and at home on every screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from klimaatwerf.templates.report_html import as_html
from tests.browser.looks import AXE, OPENED, TOO_WIDE, VIOLATIONS
from tests.browser.nu import complaints
from tests.templates.roots import rich


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("impact")
    file = folder / "impact.html"
    file.write_text(as_html(rich(folder / "root")), encoding="utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_report_breaks_no_rule_of_accessibility_and_fits(report, page, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(ViewportSize(width=width, height=800))
    page.goto(report.as_uri())
    page.evaluate(OPENED)
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate(TOO_WIDE) <= 0


def test_the_report_is_valid(report):
    assert complaints(report.parent, [report]) == []
