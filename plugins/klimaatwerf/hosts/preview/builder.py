"""MkDocs in a process of its own, for the portal and for sites that go whole through it."""

from __future__ import annotations

import gc
import signal
import tempfile
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.problems import Problem, SourceError, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.fleet import Order
from klimaatwerf.hosts.faults import explained, settings_problem
from klimaatwerf.hosts.mkdocs.sites import Host, load_host, remarks
from klimaatwerf.hosts.settings import CONFIG
from klimaatwerf.outcomes import Outcome, check_all, network_with, outcome_of
from klimaatwerf.pipeline import prepare
from klimaatwerf.portal.network import Network
from klimaatwerf.portal.summary import Summary
from klimaatwerf.project import Project, load_project
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.sources.inventory import Inventory, take_inventory
from klimaatwerf.sources.trees import CONTENT, MUNICIPALITIES
from klimaatwerf.work import Inputs

__all__ = ["Bench", "Built", "run"]


@dataclass(frozen=True)
class Bench:
    """Where a builder works."""

    root: Path
    portal_url: str | None
    temporary: Path
    """Where its temporary files lie, which the process that started it takes away."""


@dataclass(frozen=True)
class Built:
    """What a builder made; without a folder it could not."""

    folder: Path | None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    trace: str = ""


def run(connection: Connection, bench: Bench) -> None:
    """Do what is asked, one after the other, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(50_000, 50, 50)
    tempfile.tempdir = str(bench.temporary)
    builder = Builder(bench)
    while True:
        try:
            name, given = connection.recv()
        except EOFError:
            return
        connection.send(getattr(builder, name)(*given))


class Builder:
    """Keeps MkDocs, the pack and what is known of each municipality between two builds."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self._shared = Inventory()
        self._own = Inventory()
        self._project: Project | None = None
        self._outcomes: dict[str, tuple[Project, str, Outcome]] = {}
        self._good: dict[str, Summary] = {}

    @cached_property
    def host(self) -> Host:
        """MkDocs with the settings of the root.

        Raises:
            Exception: it refuses them.
        """
        nowhere = self.bench.temporary
        order = Order(
            root=self.bench.root,
            today=date.min,
            portal_url=self.bench.portal_url,
            out=nowhere,
            home=nowhere,
            token="",
            staging=nowhere,
            inputs=Inputs("", "", "", {}, {}),
            preview=True,
        )
        return load_host(order, None)

    def site(self, today: date, slug: str, folder: Path) -> Built:
        """Build the site of a municipality into a folder."""
        remarks.taken()
        try:
            host = self.host
        except (Exception, SystemExit) as error:  # noqa: BLE001 (settings, plugins, hooks: anything)
            return _refused(error)
        try:
            project = self._project_of(today)
            prepared = prepare(project, slug)
            plan, project = prepared.plan, prepared.project or project
            if plan is None:
                return Built(None)
            engine = host.engine
            site = SiteRenderer(
                plan,
                engine.environment,
                engine.converter,
                project.texts.names,
                preview=True,
                gallery=Gallery(
                    self.bench.root, Kept(self.bench.temporary / "pictures"), quick=True
                ),
            )
            host.build(site, project, folder)
        except SourceError as error:
            return Built(None, error.problems, remarks.taken())
        except Exception as error:  # noqa: BLE001 (plugins and templates raise anything)
            found = explained(error, slug, host.engine.folder, self.bench.root)
            return Built(None, (found,), remarks.taken(), traceback.format_exc())
        return Built(folder, (), remarks.taken())

    def portal(self, today: date, folder: Path) -> Built:
        """Build the portal into a folder; its problems are those of all municipalities."""
        remarks.taken()
        project = self._project_of(today)
        checked = check_all(project, check_some=lambda slugs: self._checked(project, slugs))
        if checked.portal_failed:
            return Built(None, checked.problems)
        try:
            host = self.host
        except (Exception, SystemExit) as error:  # noqa: BLE001 (settings, plugins, hooks: anything)
            return _refused(error, checked.problems)
        try:
            host.build_portal(self._network(project, checked.outcomes), folder, preview=True)
        except (Exception, SystemExit):  # noqa: BLE001 (settings, plugins and hooks raise anything)
            found = problem("portal-failed", Place(CONFIG, 1, 1))
            trace = traceback.format_exc()
            return Built(None, (*checked.problems, found), remarks.taken(), trace)
        return Built(folder, checked.problems, remarks.taken())

    def _project_of(self, today: date) -> Project:
        """The pack of now, read again only where it changed."""
        root, began = self.bench.root, time.time_ns()
        shared = take_inventory(str(root), (CONTENT,), self._shared, began)
        former = self._project
        if former is None or former.today != today or shared.rows != self._shared.rows:
            self._project = load_project(root, today, self.bench.portal_url, former)
        self._shared = shared
        assert self._project is not None  # noqa: S101 (it has just been read)
        return self._project

    def _checked(self, project: Project, slugs: tuple[str, ...]) -> Iterable[Outcome]:
        """The outcome of each municipality; one that did not change is not read again."""
        root, began = str(self.bench.root), time.time_ns()
        self._own = take_inventory(root, (MUNICIPALITIES,), self._own, began)
        digests = self._own.digests(2)
        fresh: dict[str, tuple[Project, str, Outcome]] = {}
        for slug in slugs:
            digest = digests.get(f"{MUNICIPALITIES}/{slug}", fingerprint(()))
            known = self._outcomes.get(slug)
            if known is None or known[0] is not project or known[1] != digest:
                known = (project, digest, outcome_of(project, slug))
            fresh[slug] = known
        self._outcomes = fresh
        return [outcome for _, _, outcome in fresh.values()]

    def _network(self, project: Project, outcomes: dict[str, Outcome]) -> Network:
        """The municipalities that have a site, some of them as they were before."""
        for slug, one in outcomes.items():
            if not one.failed:
                self._good[slug] = one.summary
        shown = [summary for slug, summary in self._good.items() if slug in outcomes]
        kept = {one.slug for one in shown if outcomes[one.slug].failed}
        return network_with(project, shown, kept)


def _refused(error: BaseException, beside: tuple[Problem, ...] = ()) -> Built:
    trace = "\n".join([*remarks.errors, traceback.format_exc()])
    return Built(None, (*beside, settings_problem(error)), remarks.taken(), trace)
