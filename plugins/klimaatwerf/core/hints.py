"""Hints: what could be said better or asks for attention; they never fail anything."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from klimaatwerf.core.citations import Citation, citations
from klimaatwerf.core.model import Action
from klimaatwerf.core.problems import Problem, nearest, problem
from klimaatwerf.core.site import Site
from klimaatwerf.core.style import Style
from klimaatwerf.core.tree import Branch, Layer, Node, leaves, locate
from klimaatwerf.core.vocabulary import ActionPhase, ActionStatus, AddressForm

__all__ = ["municipality_hints", "pack_hints", "region_hints"]

_PROSE = frozenset(
    "answer body counts data_use description enforcement instructions issues label lead"
    " materials phases question reason report report_questions slogan status_reason steps text"
    " texts".split()
)
"""The fields that a reader reads as sentences, by the last name in their path."""
_NO_PROSE = frozenset({"variables", "changelog", "indicator", "locked", "tasks"})


def municipality_hints(local: Branch, site: Site, tree: Branch, today: date) -> Iterator[Problem]:
    """What a municipality could say better in its own texts, and what asks for its attention."""
    names = (*_names(tree.branch("pack")), *_titles(site))
    yield from _style(local, Style(today, names), (site.municipality.address_form,))
    for action in site.actions.values():
        yield from _attention(action, tree, today)
        yield from _strangers(action, tree)
    yield from _vain_hides(local, tree)


def pack_hints(pack: Branch, today: date) -> Iterator[Problem]:
    """What BBL could say better in the pack, in the je form and in the u form."""
    style = Style(today, _names(pack.branch("pack")), shared=True)
    yield from _style(pack, style, _FORMS)
    for citation in citations(pack):
        yield from _undated(citation, today)


def region_hints(region: Branch, pack: Branch, today: date) -> Iterator[Problem]:
    """What a region could say better in its pages, whichever form a municipality takes."""
    bodies: dict[str, Node] = {
        path: Branch({"body": page.items["body"]}, page.source)
        for path, page in region.branch("pages").items.items()
        if isinstance(page, Branch) and "body" in page.items
    }
    pages = Branch({"pages": Branch(bodies, region.source)}, region.source)
    yield from _style(pages, Style(today, _names(pack.branch("pack")), shared=True), _FORMS)


_FORMS = tuple(AddressForm)


def _style(tree: Branch, style: Style, forms: tuple[AddressForm, ...]) -> Iterator[Problem]:
    for path, leaf in leaves(tree):
        if leaf.layer is not Layer.REGISTER and _is_prose(path):
            yield from style.remarks(leaf, path, forms)


def _is_prose(path: tuple[str, ...]) -> bool:
    named = [step for step in path if not step.isdecimal()]
    return (
        len(named) > 1
        and (named[-1] in _PROSE or named[-2] == "texts")
        and not _NO_PROSE.intersection(named)
    )


def _names(settings: Branch) -> tuple[str, ...]:
    """The names that pack.yml says to quote as they are."""
    node = settings.get("proper_names")
    return tuple(leaf.text for _, leaf in leaves(node)) if node is not None else ()


def _titles(site: Site) -> Iterator[str]:
    """The titles of a site, which its texts quote as they are."""
    titled = (site.actions, site.events, site.templates, site.posts)
    yield from (item.title for items in titled for item in items.values())
    yield from (partner.name for partner in site.partners.values())


def _vain_hides(local: Branch, tree: Branch) -> Iterator[Problem]:
    """Where somebody hides a page that is not there; a page of one's own says more than `hide`."""
    known = tree.branch("pack_pages").items
    for identity, page in local.branch("pages").items.items():
        said = {path[0] for path, leaf in leaves(page) if leaf.text.strip()}
        if said == {"id", "hide"} and identity not in known:
            ends = [name for name in known if name.endswith(f"/{identity}")]
            hint = f"Bedoel je `{ends[0]}`?" if ends else nearest(identity, known)
            path = ("pages", identity)
            yield problem("hides-nothing", page.place, path, id=identity, hint=hint)


def _undated(citation: Citation, today: date) -> Iterator[Problem]:
    """A source must say on which day somebody read it, a day that has come."""
    path = citation.path.split(".")
    if not citation.date:
        yield problem("source-undated", citation.place, path, title=citation.title)
    elif citation.date > today.isoformat():
        yield problem("source-ahead", citation.place, path, date=citation.date)


def _attention(action: Action, tree: Branch, today: date) -> Iterator[Problem]:
    """What asks for attention in an action: a review that is due, no way to take part."""
    base = ("actions", action.id)
    if action.review_by is not None and action.review_by < today:
        path = (*base, "review_by")
        yield problem("review-due", locate(tree, path)[0].place, path, title=action.title)
    running = action.phase is ActionPhase.RUNNING and action.status is not ActionStatus.CANCELLED
    if not running or not action.published_on(today):
        return
    path = (*base, "phase")
    place = locate(tree, path)[0].place
    if not action.participate:
        yield problem("participate-missing", place, path, title=action.title)
    elif not any(way.open_on(today) for way in action.participate):
        yield problem("participate-closed", place, path, title=action.title)


def _strangers(action: Action, tree: Branch) -> Iterator[Problem]:
    """Ways to take part for people whom the action is not for: they would never look there."""
    for index, way in enumerate(action.participate):
        if way.audience and way.audience not in action.audiences:
            path = ("actions", action.id, "participate", index, "audience")
            yield problem(
                "participate-audience",
                locate(tree, path)[0].place,
                tuple(map(str, path)),
                label=way.label,
                audience=way.audience.label,
                value=way.audience.value,
            )
