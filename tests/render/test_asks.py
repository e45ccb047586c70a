"""What pages asked: a page that nothing it asked for changed of, is the same page."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klimaatwerf.core.plan import Plan, plan
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Branch
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.asks import Ask, Asked, AskedDay, stale_pages
from tests.alterations import Change, altered, changes
from tests.sites import TODAY, renderer, shipped


@dataclass(frozen=True)
class Rendered:
    """A site as it was rendered: its pages by path, and what each asked."""

    site: Site
    tree: Branch
    plan: Plan
    documents: Mapping[str, str]
    asked: Mapping[str, frozenset[Ask]]
    changes: tuple[Change, ...]


@cache
def rendered(slug: str) -> Rendered:
    """A shipped municipality, rendered once."""
    found = prepare(shipped(), slug)
    assert found.plan is not None
    assert found.site is not None
    site = renderer(found.plan)
    documents = {path: site.document(page) for path, page in found.plan.pages.items()}
    return Rendered(
        found.site, found.tree, found.plan, documents, site.asked, tuple(changes(found.site))
    )


@pytest.mark.parametrize("slug", ["asse", "berlaar"])
def test_no_page_is_stale_where_nothing_changed(slug: str) -> None:
    one = rendered(slug)
    again, _ = plan(one.site, one.tree, TODAY)
    assert stale_pages(one.plan, again, one.asked) == frozenset()


@pytest.mark.parametrize("slug", ["asse", "berlaar"])
@settings(max_examples=30)
@given(data=st.data())
def test_a_page_that_is_not_stale_is_rendered_to_the_same_bytes(
    slug: str, data: st.DataObject
) -> None:
    one = rendered(slug)
    change = data.draw(st.sampled_from(one.changes))
    assert unsound(one, change) == []


def unsound(one: Rendered, change: Change) -> list[str]:
    """The pages that changed although nothing that they asked for did."""
    now, _ = plan(altered(one.site, change), one.tree, TODAY)
    stale = stale_pages(one.plan, now, one.asked)
    site = renderer(now)
    return [
        path
        for path, page in now.pages.items()
        if path not in stale and site.document(page) != one.documents[path]
    ]


DAY = date(2026, 11, 23)


@pytest.mark.parametrize("other", [DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)])
@pytest.mark.parametrize(
    "compare",
    [operator.lt, operator.le, operator.gt, operator.ge, lambda one, two: operator.lt(two, one)],
)
def test_a_day_that_is_asked_about_compares_as_any_day_and_notes_it(
    compare: Callable[[date, date], bool], other: date
) -> None:
    asked = Asked()
    assert compare(AskedDay.of(DAY, asked), other) == compare(DAY, other)
    ((kind, day),) = asked.taken()
    assert (kind in ("before", "after"), day) == (True, other)


def test_the_year_of_today_is_a_question() -> None:
    asked = Asked()
    assert AskedDay.of(DAY, asked).year == 2026
    assert asked.taken() == {("year",)}
