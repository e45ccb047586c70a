"""A build from its inputs to its report: what has to be done, who does it, what came of it.

Where nothing has to be done, nothing of MkDocs, Markdown, Jinja2 or pydantic is loaded.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.former import former_clashes
from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.fleet import Built, Order, Portal, Survey, begin, build_sites
from klimaatwerf.hosts import jobs as tasks
from klimaatwerf.hosts.drawings import drawings_of
from klimaatwerf.hosts.executors import executor_for
from klimaatwerf.hosts.looking import Request, Start, look, to_plain
from klimaatwerf.hosts.settings import CONFIG
from klimaatwerf.ledger import Ledger
from klimaatwerf.publish import Store
from klimaatwerf.report import (
    Report,
    SiteReport,
    State,
    problem_as_json,
    problem_from_json,
    shared_codes,
    told_once,
)
from klimaatwerf.work import MUNICIPALITIES, PORTAL

__all__ = ["Request", "build", "order_of"]

BYTES = 300_000
"""What a new site takes at least."""
SWEEP = 0.05
"""The part of a build's time that is added to delete what nobody needs any more."""
SEARCH = 2.0
"""Seconds that it may take to look for the files of old versions, which comes now and then."""

Progress = Callable[[str, State], None]

_DIED = (problem("worker-died", Place(CONFIG, 1, 1)),)
_NO_SURVEY = Survey(_DIED, portal_failed=True, trace="The worker died that looked at the pack.")
_NO_PORTAL = Portal(None, _DIED)
"""What a worker would have said that died, and died again when it was tried once more."""


@dataclass
class _Made:
    """What has come of the build so far."""

    ledger: Ledger
    removed: tuple[str, ...] = ()
    sites: dict[str, Built] = field(default_factory=dict)
    survey: Survey = field(default_factory=Survey)
    portal: Portal | None = None


def build(request: Request, progress: Progress = lambda slug, state: None) -> Report:
    """Build what is not as its inputs make it, and tell about everything.

    Raises:
        LockedError: another build is at work.
        ForeignFolderError: in the place of a site stands what is not ours.
        OSError: the output can't be written.
    """
    began = time.perf_counter()
    with request.store.lock(wait=request.wait) as store:
        request = replace(request, store=store)
        start = look(request)
        if not start.everyone and store.slugs():  # rather a folder that is away than all of them
            found = problem("municipalities-gone", Place(MUNICIPALITIES, 1, 1))
            return Report({}, (found,), time.perf_counter() - began)
        made = _Made(_without_gone(start, request))
        for slug in set(start.chosen) - {job.slug for job in start.jobs}:
            progress(slug, State.UNCHANGED)
        if request.nested:  # the host emptied its output first
            for slug in set(start.everyone) - set(start.chosen):
                store.restore(slug)
        if start.jobs or not start.surveyed or _portal_due(start, made.ledger, request):
            store.clear_way({job.slug for job in start.jobs} - _portal_names(start))
            store.refuse_foreign([job.slug for job in start.jobs], _names(start, request))
            store.room(sum(job.afresh for job in start.jobs) * BYTES)
            with store.staging() as staging:
                _work(request, start, made, staging, progress)
        _remove_gone(request, start, made)
        if made.ledger != start.ledger:
            made.ledger.write(store.home)
            store.sweep(SWEEP * (time.perf_counter() - began), SEARCH)
        store.mark_boot()
    report = _report(start, made, store)
    return replace(report, removed=made.removed, seconds=time.perf_counter() - began)


def _remove_gone(request: Request, start: Start, made: _Made) -> None:
    """Remove the sites whose municipality is gone; before the portal leads on from their places."""
    everyone, store = frozenset(start.everyone), request.store
    removed = () if request.slugs else store.remove_others(everyone)
    if removed:
        from klimaatwerf.plans import Plans  # noqa: PLC0415 (few builds need it)

        Plans.below(store.home).remove_others(everyone)
        made.removed += removed


def _names(start: Start, request: Request) -> set[str]:
    """What the portal has at the top of the output, as far as that is known before it is built."""
    if request.slugs or not request.portal:
        return set()
    return {"index.html", "404.html", "sitemap.xml", *_portal_names(start)} - {"index", "404"}


def _portal_names(start: Start) -> set[str]:
    """The names that pages, data and assets of the portal take at the top of the output."""
    portal = (path.split("/")[2] for path in start.inventory.rows if path.startswith(f"{PORTAL}/"))
    return {"assets", "data", "search", *(name.removesuffix(".md") for name in portal)}


def _without_gone(start: Start, request: Request) -> Ledger:
    """The ledger with the inputs of today, without municipalities that are gone."""
    sites = {slug: one for slug, one in start.ledger.sites.items() if slug in start.everyone}
    settings = {**start.known, "basis": start.inputs.basis, **to_plain(start.settings)}
    inventory = start.inventory
    if inventory.rows == start.ledger.inventory.rows:
        inventory = start.ledger.inventory  # as it was: nothing has to be written
    return replace(start.ledger, inventory=inventory, sites=sites, settings=settings)


def _work(request: Request, start: Start, made: _Made, staging: Path, progress: Progress) -> None:
    """Let an executor survey what all share, build the sites, and then the portal."""
    order = order_of(request, start, staging)
    with executor_for(request, order, len(start.jobs)) as (executor, workers):
        survey = None if start.surveyed else begin(executor, tasks.survey, order)
        for built in build_sites(order, start.jobs, executor, tasks.build_chunk, progress, workers):
            made.sites[built.slug] = built
        if survey is not None:
            _take_survey(start, made, survey() or _NO_SURVEY)
        _take_sites(made)
        if _portal_due(start, made.ledger, request) and not made.survey.portal_failed:
            _build_portal(request, start, made, executor, order)


def order_of(request: Request, start: Start, staging: Path) -> Order:
    """What workers must know of a build."""
    known = start.known
    return Order(
        root=request.root,
        today=request.today,
        portal_url=start.settings.site_url,
        out=request.store.out,
        home=request.store.home,
        token=request.store.token,
        staging=staging,
        inputs=start.inputs,
        host=request.host,
        config_file=request.config_file,
        preview=request.preview,
        foreign=start.settings.foreign,
        markdown=known.get("markdown"),
        theme=known.get("theme", ""),
        share_pictures=start.settings.share_pictures,
        kit=request.kit or start.settings.kit,
        drawings=drawings_of(request.root / start.settings.theme),
    )


def _take_survey(start: Start, made: _Made, survey: Survey) -> None:
    made.survey = survey
    if survey.trace:
        return  # the settings are refused: look again next time
    ledger = made.ledger
    made.ledger = replace(
        ledger,
        shared=start.common,
        problems=tuple(map(problem_as_json, survey.problems)),
        settings={
            **ledger.settings,
            **survey.settings,
            "catalogue": survey.catalogue,
            "portal_failed": survey.portal_failed,
        },
    )


def _take_sites(made: _Made) -> None:
    """Note what was built; what could not be is tried again next time."""
    records = [one.record for one in made.sites.values() if one.record is not None]
    lost = {one.slug for one in made.sites.values() if one.record is None}
    sites = {slug: one for slug, one in made.ledger.sites.items() if slug not in lost}
    made.ledger = replace(made.ledger, sites=sites).with_sites(records)


# ---- the portal


def _towns(start: Start, ledger: Ledger, store: Store) -> tuple[tuple[str, bool], ...]:
    """The municipalities with a site, and whether that is an earlier version.

    One without a record could not be built this time, whatever is in its files.
    """
    records = ((slug, ledger.sites.get(slug)) for slug in start.everyone)
    kept = ((slug, record is None or record.failed) for slug, record in records)
    return tuple((slug, earlier) for slug, earlier in kept if not earlier or store.has_good(slug))


def _portal_print(start: Start, ledger: Ledger, request: Request) -> str:
    """The fingerprint of the portal: it shows the day, the pack's offer and every municipality."""
    towns = _towns(start, ledger, request.store)
    parts = (
        f"{slug} earlier" if earlier else f"{slug} {ledger.sites[slug].summary}"
        for slug, earlier in towns
    )
    without = sorted(set(start.everyone) - {slug for slug, _ in towns})
    offer = str(ledger.settings.get("catalogue", ""))
    inputs = start.inputs
    return fingerprint(
        (inputs.basis, inputs.portal, offer, request.today.isoformat(), *without, *parts)
    )


def _portal_due(start: Start, ledger: Ledger, request: Request) -> bool:
    """Whether the portal has to be built: a faulty one stays as it was."""
    if request.slugs or not request.portal or ledger.settings.get("portal_failed"):
        return False
    return (
        ledger.portal != _portal_print(start, ledger, request)
        or not (request.store.out / "index.html").is_file()
    )


def _build_portal(
    request: Request, start: Start, made: _Made, executor: Executor, order: Order
) -> None:
    """Build the portal and publish it, or keep why it could not be built."""
    towns = _towns(start, made.ledger, request.store)
    portal = begin(executor, tasks.build_portal, order, towns)() or _NO_PORTAL
    made.portal = portal
    if portal.folder is not None:
        _remove_gone(request, start, made)
        request.store.publish_portal(portal.folder)
        made.ledger = replace(
            made.ledger,
            portal=_portal_print(start, made.ledger, request),
            remarks=portal.remarks,
        )


# ---- the report


def _report(start: Start, made: _Made, store: Store) -> Report:
    """What was done, and everything that is known to be wrong."""
    sites = {slug: _site_report(slug, made, store) for slug in start.chosen}
    common = [problem_from_json(found) for found in made.ledger.problems]
    if made.survey.trace:
        common = list(made.survey.problems)
    codes = shared_codes(
        (slug, str(record.identity[0]), Place(*record.identity[1:]))
        for slug, record in sorted(made.ledger.sites.items())
        if record.identity and slug in sites
    )
    former = former_clashes(
        (
            (slug, [(name, Place(*place)) for name, *place in record.former])
            for slug, record in sorted(made.ledger.sites.items())
            if slug in sites
        ),
        start.everyone,
    )
    portal = made.portal or Portal(None)
    told = any(found.code == "settings-failed" for found in common)
    own: list[tuple[Problem, ...]] = [site.problems for site in sites.values()]
    extra = () if told or portal.folder is not None else portal.problems
    traces = (made.survey.trace, *(one.trace for one in made.sites.values()), portal.trace)
    remarks = portal.remarks if made.portal else made.ledger.remarks
    return Report(
        sites,
        told_once((*common, *extra), (*own, tuple(codes), tuple(former)), MUNICIPALITIES),
        traces=tuple(dict.fromkeys(filter(None, traces))),
        remarks=(*(f"netwerksite: {line}" for line in remarks), *_remarks(made, sites)),
        conversions=sum(one.conversions for one in made.sites.values()),
        portal=portal.folder is not None,
    )


def _site_report(slug: str, made: _Made, store: Store) -> SiteReport:
    built, record = made.sites.get(slug), made.ledger.sites.get(slug)
    problems = tuple(map(problem_from_json, record.problems)) if record else ()
    pages = record.pages if record else 0
    if built is None:
        state = State.UNCHANGED
        if record is None or record.failed:
            state = State.KEPT if store.has_good(slug) else State.FAILED
        return SiteReport(state, pages, problems=problems)
    return SiteReport(
        built.state,
        pages,
        built.seconds,
        (*problems, *built.problems),
        rendered=built.rendered,
        written=built.written,
        drawn=built.drawn,
    )


def _remarks(made: _Made, sites: dict[str, SiteReport]) -> list[str]:
    """What the host and other plugins warned of, in their own words."""
    return [
        f"{slug}: {line}"
        for slug, record in sorted(made.ledger.sites.items())
        if slug in sites
        for line in record.remarks
    ]
