"""The sites of the municipalities: each is planned when it is asked, and again when it changed."""

from __future__ import annotations

import time
import traceback
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Problem, SourceError
from klimaatwerf.hosts.faults import explained
from klimaatwerf.hosts.presses import Presses
from klimaatwerf.hosts.preview.foundation import Foundation, Moment
from klimaatwerf.hosts.preview.replies import Reply, problems_only
from klimaatwerf.hosts.preview.telling import Telling
from klimaatwerf.hosts.preview.versions import BuiltVersion, PlannedVersion, Version, reply_of
from klimaatwerf.pipeline import prepare, with_hints
from klimaatwerf.project import Project
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.takeaways import Draw, Outside
from klimaatwerf.report import told_once
from klimaatwerf.sources.inventory import Inventory, take_inventory
from klimaatwerf.sources.trees import MUNICIPALITIES

__all__ = ["BuildSite", "Counts", "Sites"]

LIMIT = 40
"""Sites that are kept in memory (1 to 2 MB each)."""

BuildSite = Callable[[Foundation, str], tuple[Path | None, tuple[Problem, ...]]]
"""Builds a site whole, where other plugins or hooks have a say: its folder, or why not."""


@dataclass
class Counts:
    """What was done, for who wants to know that nothing was done without need."""

    prepared: Counter[str] = field(default_factory=Counter)
    """How often a municipality was planned."""
    rendered: Counter[str] = field(default_factory=Counter)
    """How often a page was rendered, by its municipality and file."""


@dataclass
class _Site:
    """What is known of one site."""

    lock: RLock = field(default_factory=RLock)
    own: Inventory = field(default_factory=Inventory)
    digest: str = ""
    """The digest of its own files when it was planned."""
    project: Project | None = None
    """The project that it was planned with."""
    foundation: Foundation | None = None
    """The foundation that its version stands on."""
    plan: Plan | None = None
    followed: Project | None = None
    """The project with the pack that it follows."""
    names: frozenset[str] = frozenset()
    """The variables of that pack."""
    planned: tuple[Problem, ...] = ()
    """What its plan tells."""
    built: tuple[Problem, ...] = ()
    """Why no version of it could be made."""
    whole: tuple[Plan | None, str] = (None, "")
    """The plan, and the digest of settings and theme, that it was built whole from."""
    version: Version | None = None
    """The latest that could be planned."""
    good: Version | None = None
    """The latest of which a page could be shown."""


class Sites:
    """Answers for all municipalities of a root."""

    def __init__(self, root: Path, build: BuildSite, telling: Telling, limit: int = LIMIT) -> None:
        self.root, self.limit, self._telling = root, limit, telling
        self.counts = Counts()
        self._build = build
        self._gallery = Gallery.beside(root, root / ".klimaatwerf/site", quick=True)
        self._presses = Presses(root, Kept.usual(root), quick=True)
        self._sites: OrderedDict[str, _Site] = OrderedDict()
        self._table = RLock()
        self._render = RLock()
        """Templates and what reads texts are for one thread at a time."""

    def reply(self, now: Moment, slug: str, address: str, inner: str) -> Reply:
        """What the site of a municipality has at `inner`; `address` is the whole path."""
        site = self._of(slug)
        with site.lock:
            found = self._found(site, slug, now)
            fault: tuple[Problem, ...] = ()
            former = site.good if site.good is not site.version else None
            for version in filter(None, (site.version, former)):
                try:
                    with self._render:
                        reply = reply_of(version, address, inner, (*fault, *found))
                    site.good = version if not fault else site.good
                    return reply
                except SourceError as error:
                    fault = error.problems
                except Exception as error:  # noqa: BLE001 (a template may raise anything)
                    self._telling.trace(traceback.format_exc())
                    fault = (explained(error, slug, _theme(version, self.root), self.root),)
                self._telling.problems(f"{slug} {inner}", fault)
            return problems_only((*fault, *found))

    def problems(self, now: Moment, slug: str) -> tuple[Problem, ...]:
        """What is wrong with a site."""
        site = self._of(slug)
        with site.lock:
            return self._found(site, slug, now)

    def _found(self, site: _Site, slug: str, now: Moment) -> tuple[Problem, ...]:
        """The problems of a site as it is now."""
        self._renew(site, slug, now.foundation)
        own = (site.planned, site.built)
        found = told_once(now.foundation.problems, own, MUNICIPALITIES)
        self._telling.problems(slug, found)
        return (*now.failure, *found)

    def _of(self, slug: str) -> _Site:
        with self._table:
            site = self._sites.setdefault(slug, _Site())
            self._sites.move_to_end(slug)
            while len(self._sites) > self.limit:
                self._sites.popitem(last=False)
            return site

    def _renew(self, site: _Site, slug: str, foundation: Foundation) -> None:
        """Plan a site again where its files or the pack changed, and put it in the theme of now."""
        name = f"{MUNICIPALITIES}/{slug}"
        root, began = str(self.root), time.time_ns()
        own = take_inventory(root, (name,), site.own, began, follow=False)
        digest = site.digest
        if own.rows != site.own.rows:
            digest = fingerprint(part for path, row in own.rows.items() for part in (path, row[2]))
        same_plan = digest == site.digest and foundation.project is site.project
        if not same_plan:
            self._plan(site, slug, foundation)
        # Only now: what raised is tried again by the next request.
        site.own, site.digest, site.project = own, digest, foundation.project
        if same_plan and foundation is site.foundation:
            return
        if site.plan is not None:
            self._show(site, site.plan, slug, foundation)
        site.foundation = foundation

    def _plan(self, site: _Site, slug: str, foundation: Foundation) -> None:
        with self._render:
            prepared = prepare(foundation.project, slug)
            self.counts.prepared[slug] += 1
            prepared = with_hints(foundation.project, prepared)
        site.plan, site.planned = prepared.plan, prepared.problems
        if prepared.project is not None:
            site.followed, site.names = prepared.project, prepared.project.texts.names

    def _show(self, site: _Site, plan: Plan, slug: str, foundation: Foundation) -> None:
        """Make the version of a plan; where that fails the former one stays."""
        media = (row.digest for path, row in site.own.rows.items() if "/media/" in path)
        static = fingerprint((foundation.static, *media))
        if foundation.engine is None:
            if plan is not site.whole[0] or foundation.basis != site.whole[1]:
                folder, site.built = self._build(foundation, slug)
                site.whole = plan, foundation.basis
                if folder is not None:
                    site.version = BuiltVersion(folder, static)
            return
        try:
            with self._render:
                site.version = self._planned(site, plan, static, foundation)
            site.built = ()
        except Exception as error:  # noqa: BLE001 (a template may raise anything)
            self._telling.trace(traceback.format_exc())
            folder = foundation.engine.folder
            site.built = (explained(error, slug, folder, self.root),)

    def _planned(self, of: _Site, plan: Plan, static: str, foundation: Foundation) -> Version:
        """The version of a plan in the theme of now; of the former one what is still the same."""
        former, engine = of.version, foundation.engine
        assert engine is not None  # noqa: S101 (else MkDocs builds the site whole)
        if (
            isinstance(former, PlannedVersion)
            and former.site.plan is plan
            and former.site.theme is engine.environment
        ):
            return replace(former, static=static)
        site = SiteRenderer(
            plan,
            engine.environment,
            engine.converter,
            of.names,
            preview=True,
            gallery=self._gallery,
            outside=Outside(self._draw(of, plan, foundation)),
        )
        return PlannedVersion(site, self.root, engine.folder, static, self.counts.rendered)

    def _draw(self, of: _Site, plan: Plan, foundation: Foundation) -> Draw | None:
        """What shows the pictures of pages that were drawn before: nobody waits for one here."""
        engine = foundation.engine
        if of.followed is None or engine is None or not foundation.settings.share_pictures:
            return None
        sharing = self._presses.of(of.followed, engine.environment)
        return sharing.of(plan) if sharing else None


def _theme(version: Version, root: Path) -> Path:
    return version.folder if isinstance(version, PlannedVersion) else root
