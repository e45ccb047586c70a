"""A site from its former version: only the pages that can look different are rendered again.

Where the texts of pages are all that changed in the pack, not even the municipality's own files
are read: the former plan gets the new texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from klimaatwerf.core.model import PageText
from klimaatwerf.core.plan import Plan, with_texts
from klimaatwerf.core.tree import Branch, Layer, Leaf, Node
from klimaatwerf.pipeline import Project
from klimaatwerf.plans import Former
from klimaatwerf.render.asks import stale_pages

__all__ = ["NewTexts", "new_texts", "stale", "with_new_texts"]


@dataclass(frozen=True)
class NewTexts:
    """The texts of the pack that are others now, by page id; `pack` is the former pack's digest."""

    pack: str
    texts: Mapping[str, Leaf]


def new_texts(former: Branch, now: Branch, pack: str) -> NewTexts | None:
    """What changed between two packs, where that is the text of pages and nothing else."""
    found: dict[str, Leaf] = {}
    if _without_pages(former) != _without_pages(now):
        return None
    before, after = former.branch("pages").items, now.branch("pages").items
    if list(before) != list(after):
        return None
    for name, page in after.items():
        old = before[name]
        if not (isinstance(page, Branch) and isinstance(old, Branch)):
            return None
        if _without_body(old) != _without_body(page):
            return None
        text, earlier = page.get("body"), old.get("body")
        if text == earlier:
            continue
        if not (_is_text(text) and _is_text(earlier)):
            return None
        found[name] = cast("Leaf", text)
    return NewTexts(pack, found)


def _without_pages(tree: Branch) -> Branch:
    return replace(tree, items={name: one for name, one in tree.items.items() if name != "pages"})


def _without_body(page: Branch) -> Branch:
    return replace(page, items={name: one for name, one in page.items.items() if name != "body"})


def _is_text(node: Node | None) -> bool:
    return isinstance(node, Leaf) and not node.blank


def with_new_texts(former: Former, changed: NewTexts) -> tuple[Plan, tuple[str, ...]] | None:
    """The former plan with the new texts, and the paths of the pages that show them.

    None where the former plan is of another pack.
    """
    if former.pack != changed.pack:
        return None
    bodies = {
        name: text for name, text in changed.texts.items() if _is_shown(former.plan, name, text)
    }
    return with_texts(former.plan, bodies)


def _is_shown(plan: Plan, name: str, text: Leaf) -> bool:
    """Whether a site shows the pack's text of a page, and not one of its own."""
    page: PageText | None = plan.site.pages.get(name)
    return (
        page is not None
        and page.body is not None
        and page.body.layer is Layer.PACK
        and page.body.source == text.source
    )


def stale(former: Former, plan: Plan, project: Project) -> frozenset[str]:
    """The paths of the pages that may look different from the former version."""
    first, today = former.plan.today, project.today
    if today < first or any(first < day <= today for day in former.plan.changes_on):
        return frozenset(plan.pages)
    return stale_pages(former.plan, plan, former.asked)
