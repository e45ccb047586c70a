"""Municipalities after their check: what is kept of each, and every problem of all, once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from klimaatwerf.core.former import former_clashes, former_slugs
from klimaatwerf.core.hints import pack_hints, region_hints
from klimaatwerf.core.problems import Problem, tidy
from klimaatwerf.core.register import Entry as RegisterEntry
from klimaatwerf.core.tree import Place, locate
from klimaatwerf.kit.remembered import recall
from klimaatwerf.pipeline import faults_of_all, prepare, with_hints
from klimaatwerf.portal.catalogue import offered
from klimaatwerf.portal.keeping import from_text
from klimaatwerf.portal.network import Network, known_to, network_of
from klimaatwerf.portal.summary import Summary, summary_of
from klimaatwerf.portal.texts import portal_problems
from klimaatwerf.portal.versions import versions_of
from klimaatwerf.project import Project, region_problems
from klimaatwerf.publish import Store
from klimaatwerf.render.kept import Kept
from klimaatwerf.report import shared_codes, told_once
from klimaatwerf.sources.trees import MUNICIPALITIES, PORTAL
from klimaatwerf.work import slugs_in

__all__ = [
    "Checked",
    "Outcome",
    "check_all",
    "network_for",
    "network_of_notes",
    "network_with",
    "outcome_of",
]


@dataclass(frozen=True)
class Outcome:
    """What is kept of a municipality after its check; the plan itself would fill the memory."""

    slug: str
    pages: int
    """The number of pages of its site, 0 when it can't be built."""
    problems: tuple[Problem, ...]
    entry: RegisterEntry | None
    summary: Summary
    nis_place: Place
    former: tuple[tuple[str, Place], ...] = ()
    """The former names of its folder."""

    @property
    def failed(self) -> bool:
        """Whether its site can't be built."""
        return self.pages == 0


@dataclass(frozen=True)
class Checked:
    """The first four stages for many municipalities."""

    outcomes: dict[str, Outcome]
    problems: tuple[Problem, ...]
    portal_failed: bool = False
    """Whether a page of the portal holds errors, so that it stays as it was."""

    @property
    def good(self) -> tuple[str, ...]:
        """The municipalities whose site can be built."""
        return tuple(slug for slug, one in self.outcomes.items() if not one.failed)


def check_all(
    project: Project,
    slugs: Iterable[str] | None = None,
    check_some: Callable[[tuple[str, ...]], Iterable[Outcome]] | None = None,
) -> Checked:
    """Check municipalities; what is wrong with the pack is told once, not per municipality.

    `check_some` does the work elsewhere, for example in other processes.
    """
    chosen = slugs_in(project.root) if slugs is None else tuple(slugs)
    if check_some is None:
        outcomes = {slug: outcome_of(project, slug) for slug in chosen}
    else:
        outcomes = {one.slug: one for one in check_some(chosen)}
    portal = portal_problems(project.root / PORTAL, PORTAL)
    regions = [one for name in project.regions for one in region_problems(project, name)]
    for region in project.regions.values():
        regions += region_hints(region.tree, project.pack.tree, project.today)
    shared = [*project.problems, *pack_hints(project.pack.tree, project.today), *regions, *portal]
    if project.channels.releases:  # else some municipality follows the working pack and tells it
        shared += faults_of_all(project)
    codes = shared_codes(
        (one.slug, one.entry.nis, one.nis_place) for one in outcomes.values() if one.entry
    )
    former = former_clashes(
        ((one.slug, one.former) for one in outcomes.values()), slugs_in(project.root)
    )
    own = [*(one.problems for one in outcomes.values()), codes, former]
    failed = any(found.is_error for found in portal)
    return Checked(outcomes, told_once(shared, own, MUNICIPALITIES), failed)


def outcome_of(project: Project, slug: str) -> Outcome:
    """Check one municipality."""
    prepared = with_hints(project, prepare(project, slug))
    told = prepared.problems
    if prepared.plan is not None:
        told = tidy((*told, *recall(Kept.usual(project.root), prepared.plan, prepared.tree)), slug)
    node, _ = locate(prepared.tree, ("municipality", "nis"))
    return Outcome(
        slug=prepared.slug,
        pages=len(prepared.plan.pages) if prepared.plan else 0,
        problems=told,
        entry=prepared.entry,
        summary=summary_of(prepared),
        nis_place=node.place,
        former=tuple(former_slugs(prepared.tree)),
    )


def network_for(project: Project, checked: Checked, store: Store) -> Network:
    """The municipalities that have a site: those that check, and those kept as they were."""
    found: list[Summary] = []
    kept: set[str] = set()
    for slug, one in checked.outcomes.items():
        if not one.failed:
            found.append(one.summary)
        elif store.has_good(slug):
            kept.add(slug)
            found.append(from_text(store.read_note(slug)) or one.summary)
    return network_with(project, found, kept)


def network_of_notes(project: Project, towns: Iterable[tuple[str, bool]], store: Store) -> Network:
    """The network from what was kept of each site; `towns` say whether it is an earlier version."""
    found: list[Summary] = []
    kept: set[str] = set()
    for slug, earlier in towns:
        if earlier:
            kept.add(slug)
        found.append(from_text(store.read_note(slug)) or outcome_of(project, slug).summary)
    return network_with(project, found, kept)


def network_with(project: Project, towns: Iterable[Summary], kept: Collection[str]) -> Network:
    """The network of these municipalities, with what a project's packs offer."""
    return network_of(
        offered(project),
        towns,
        project.today,
        kept,
        known_to(project.register),
        versions_of(project.packs),
    )
