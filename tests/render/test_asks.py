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
from klimaatwerf.render.asks import Ask, Asked, AskedDay, Stale, stale
from tests.alterations import Change, altered, changes
from tests.sites import TODAY, renderer, shipped


@dataclass(frozen=True)
class Rendered:
    """A site as it was rendered: its pages by path, its files by name, and what each asked."""

    site: Site
    tree: Branch
    plan: Plan
    documents: Mapping[str, str]
    files: Mapping[str, bytes]
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
    files, changed = site.files(), tuple(changes(found.site))
    return Rendered(found.site, found.tree, found.plan, documents, files, site.asked, changed)


@pytest.mark.parametrize("slug", ["asse", "berlaar"])
def test_nothing_is_stale_where_nothing_changed(slug: str) -> None:
    one = rendered(slug)
    again, _ = plan(one.site, one.tree, TODAY)
    assert stale(one.plan, again, one.asked, one.files) == Stale(frozenset(), frozenset())


@pytest.mark.parametrize("slug", ["asse", "berlaar"])
@settings(max_examples=30)
@given(data=st.data())
def test_what_is_not_stale_is_rendered_to_the_same_bytes(slug: str, data: st.DataObject) -> None:
    one = rendered(slug)
    change = data.draw(st.sampled_from(one.changes))
    assert unsound(one, change) == []


def unsound(one: Rendered, change: Change) -> list[str]:
    """The pages and files that changed although nothing that they asked for did."""
    now, _ = plan(altered(one.site, change), one.tree, TODAY)
    site = renderer(now)
    found = stale(one.plan, now, one.asked, site.file_names)
    pages = [
        path
        for path, page in now.pages.items()
        if path not in found.pages and site.document(page) != one.documents[path]
    ]
    kept = [name for name in site.file_names if name not in found.files]
    return [*pages, *(name for name in kept if site.file(name) != one.files[name])]


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


def test_what_is_kept_is_made_once_and_its_questions_count_every_time() -> None:
    asked = Asked()
    kept: dict[str, tuple[str, set[Ask]]] = {}
    made: list[int] = []

    def make() -> str:
        made.append(1)
        asked.note("texts")
        return "gemaakt"

    found = [(asked.once(kept, "sleutel", make), asked.taken()) for _ in range(2)]
    assert (found, made) == ([("gemaakt", frozenset({("texts",)}))] * 2, [1])
