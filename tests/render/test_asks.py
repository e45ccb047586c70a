"""What pages asked: a page that nothing it asked for changed of, is the same page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klimaatwerf.core.plan import Plan, plan
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Branch
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.asks import Ask, stale_pages
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
