"""All municipalities of a root: checked in one go, built by a pool, published one by one."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from klimaatwerf.core.hints import pack_hints
from klimaatwerf.core.problems import Problem, problem, tidy
from klimaatwerf.core.register import Entry as RegisterEntry
from klimaatwerf.core.tree import Place, locate
from klimaatwerf.pipeline import Project, prepare, slugs_of, with_hints
from klimaatwerf.portal.catalogue import catalogue_of
from klimaatwerf.portal.keeping import from_text, to_text
from klimaatwerf.portal.network import Network, known_to, network_of
from klimaatwerf.portal.summary import Summary, summary_of
from klimaatwerf.portal.texts import portal_problems
from klimaatwerf.publish import Store
from klimaatwerf.report import Report, SiteReport, State
from klimaatwerf.sources.trees import MUNICIPALITIES, PORTAL

__all__ = [
    "Built",
    "Checked",
    "Order",
    "Outcome",
    "build_sites",
    "check_all",
    "network_for",
    "outcome_of",
    "result_of",
]


@dataclass(frozen=True)
class Order:
    """What a worker must know to build sites."""

    root: Path
    today: date
    portal_url: str | None
    staging: Path
    host: str = "mkdocs"
    config_file: str = "mkdocs.yml"
    preview: bool = False
    """Whether it is looked at while it is written: then the host's own script may run."""
    compiled: Path | None = None
    """The folder that keeps compiled templates from one build to the next, if any."""


@dataclass(frozen=True)
class Built:
    """What a worker says of one site; `folder` is None when it failed."""

    slug: str
    folder: Path | None
    pages: int
    seconds: float
    problems: tuple[Problem, ...] = ()
    trace: str = ""
    remarks: tuple[str, ...] = ()
    """What MkDocs and other plugins warned of, in their own words."""


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
    chosen = slugs_of(project.root) if slugs is None else tuple(slugs)
    if check_some is None:
        outcomes = {slug: outcome_of(project, slug) for slug in chosen}
    else:
        outcomes = {one.slug: one for one in check_some(chosen)}
    portal = portal_problems(project.root / PORTAL, PORTAL)
    problems = [*project.problems, *pack_hints(project.pack.tree, project.today), *portal]
    told = {(found.place, found.code) for found in problems}
    for one in outcomes.values():
        for found in one.problems:
            if found.place.file.startswith(f"{MUNICIPALITIES}/"):
                problems.append(found)
            elif (found.place, found.code) not in told:
                told.add((found.place, found.code))
                problems.append(replace(found, municipality=None))
    problems.extend(_same_code(outcomes.values()))
    failed = any(found.is_error for found in portal)
    return Checked(outcomes, tidy(problems), failed)


def outcome_of(project: Project, slug: str) -> Outcome:
    """Check one municipality."""
    prepared = with_hints(project, prepare(project, slug))
    node, _ = locate(prepared.tree, ("municipality", "nis"))
    return Outcome(
        slug=prepared.slug,
        pages=len(prepared.plan.pages) if prepared.plan else 0,
        problems=prepared.problems,
        entry=prepared.entry,
        summary=summary_of(slug, prepared.entry, prepared.municipality, prepared.plan),
        nis_place=node.place,
    )


def _same_code(outcomes: Iterable[Outcome]) -> Iterator[Problem]:
    """A remark for each NIS code that several folders share."""
    first: dict[str, str] = {}
    for one in outcomes:
        if one.entry is None:
            continue
        if (other := first.setdefault(one.entry.nis, one.slug)) != one.slug:
            found = problem(
                "nis-shared", one.nis_place, ("municipality", "nis"), nis=one.entry.nis, other=other
            )
            yield replace(found, municipality=one.slug)


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
    catalogue = catalogue_of(project.pack.tree)
    return network_of(catalogue, found, project.today, kept, known_to(project.register))


def build_sites(
    checked: Checked,
    store: Store,
    executor: Executor,
    build_one: Callable[[str], Built],
    progress: Callable[[str, State], None] = lambda slug, state: None,
    unchanged: Collection[str] = (),
) -> Report:
    """Build what checks, publish each site when it is ready, keep the last good one of the rest.

    The sites of `unchanged` are put back from the store without being built.
    """
    began = time.perf_counter()
    sites = _without_building(checked, store, unchanged)
    for slug, site in sites.items():
        progress(slug, site.state)
    rest = (slug for slug in checked.outcomes if slug not in sites)
    waiting = {executor.submit(build_one, slug): slug for slug in rest}
    built: dict[str, Built] = {}
    for future in as_completed(waiting):
        slug = waiting[future]
        built[slug] = result_of(future, slug)
        sites[slug] = _published(built[slug], checked.outcomes[slug], store)
        progress(slug, sites[slug].state)
    faults = {(one.place, one.code): one for made in built.values() for one in made.problems}
    return Report(
        sites,
        tidy((*checked.problems, *faults.values())),
        time.perf_counter() - began,
        traces=tuple(dict.fromkeys(made.trace for made in built.values() if made.trace)),
        remarks=tuple(
            sorted(f"{slug}: {line}" for slug, made in built.items() for line in made.remarks)
        ),
    )


def _without_building(
    checked: Checked, store: Store, unchanged: Collection[str]
) -> dict[str, SiteReport]:
    """The sites that need no worker: those with errors, and those that are as they were."""
    sites: dict[str, SiteReport] = {}
    for slug, one in checked.outcomes.items():
        if one.failed:
            sites[slug] = SiteReport(_fallback(store, slug), problems=one.problems)
        elif slug in unchanged and store.restore(slug):
            sites[slug] = SiteReport(State.UNCHANGED, one.pages, problems=one.problems)
    return sites


def _published(built: Built, outcome: Outcome, store: Store) -> SiteReport:
    """A fresh site in its place, or the last good one where there is none."""
    if built.folder is None:
        state = _fallback(store, built.slug)
    else:
        state = State.BUILT if store.publish(built.slug, built.folder) else State.UNCHANGED
        store.write_note(built.slug, to_text(outcome.summary))
    told = tidy((*outcome.problems, *built.problems), built.slug)
    return SiteReport(state, built.pages, built.seconds, told)


def result_of(future: Future[Built], slug: str) -> Built:
    """What a worker says; a worker that died says nothing, so it is said here."""
    try:
        return future.result()
    except BrokenExecutor:
        place = Place(f"{MUNICIPALITIES}/{slug}" if slug else "mkdocs.yml", 1, 1)
        return Built(slug, None, 0, 0.0, (problem("worker-died", place),))


def _fallback(store: Store, slug: str) -> State:
    return State.KEPT if store.restore(slug) else State.FAILED
