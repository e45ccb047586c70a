"""Lighthouse finds nothing to improve on a live site, but for its speed.

Seconds depend on the computer, so `make lighthouse` measures them; test_weight.py holds what
they come from.
"""

from __future__ import annotations

import pytest

from tests.browser.lighthouse import PAGES, Marks, marks

CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.fixture(scope="module")
def answer(live):
    """What it says of all pages, asked in one go."""
    return marks([live + path for path in PAGES.values()], CATEGORIES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_full_marks_for_all_but_speed(live, answer, name):
    assert answer[live + PAGES[name]] == Marks(dict.fromkeys(CATEGORIES, 1), [])
