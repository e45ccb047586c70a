"""One worker process: it takes municipalities from their files to a published site.

A site with a former version of the same theme, settings and code gets only the pages that can look
different, framed here; any other goes whole through MkDocs.
"""

from __future__ import annotations

import errno
import gc
import time
import traceback
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Collector, Problem, SourceError, tidy
from klimaatwerf.core.tree import Branch
from klimaatwerf.fleet import Built, Order
from klimaatwerf.hosts.engine import Engine, engine_of
from klimaatwerf.hosts.extras import Extras, extras_of
from klimaatwerf.hosts.faults import explained, settings_problem
from klimaatwerf.hosts.presses import Presses
from klimaatwerf.hosts.recording import built_of, record_of
from klimaatwerf.ledger import TEMPLATES, Record, note
from klimaatwerf.pipeline import Prepared, prepare
from klimaatwerf.plans import Former, Made, Plans
from klimaatwerf.project import Project, load_project
from klimaatwerf.publish import ForeignFolderError, LockedError, Store, unique
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.static import static_files
from klimaatwerf.renewal import (
    PackTexts,
    files_with_texts,
    pack_texts,
    shown_texts,
    stale_parts,
    with_new_texts,
)
from klimaatwerf.report import State, problem_as_json
from klimaatwerf.work import Job

if TYPE_CHECKING:
    from klimaatwerf.hosts.mkdocs.sites import Host

__all__ = ["SettingsError", "Worker"]

CONVERSIONS = "_conversions"
"""The name of what is kept beside the plans; a slug never starts with a line."""


_OF_THE_DISK = (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO)
"""What ends a build: no site can be written any more."""


class SettingsError(Exception):
    """MkDocs, a plugin or a hook refuses the settings; `trace` is what it said."""

    def __init__(self, found: Problem, trace: str) -> None:
        self.problem, self.trace = found, trace
        super().__init__(found, trace)


class Worker:
    """What a process keeps between sites."""

    def __init__(self, order: Order) -> None:
        gc.set_threshold(50_000, 50, 50)  # trees hold no cycles: collecting often only costs time
        self.order = order
        self.store = Store(order.out, order.home, order.token)
        self.plans = Plans.below(order.home)
        self.project = load_project(
            order.root, order.today, order.portal_url, drawings=order.drawings
        )
        self._refused: tuple[Problem, str] | None = None
        self._texts: dict[str | None, PackTexts] = {}
        quick = order.preview
        kept = Kept.usual(order.root) if quick else Kept.beside(order.home)
        self.presses = Presses(order.root, kept, quick=quick)

    def close(self) -> None:
        """Let the plugins of the host shut down, and stop what draws."""
        self.presses.close()
        if "host" in self.__dict__:
            self.host.close()

    @cached_property
    def host(self) -> Host:
        """MkDocs, loaded when the first site needs it.

        Raises:
            SettingsError: it can't be.
        """
        if self._refused:
            raise SettingsError(*self._refused)
        from klimaatwerf.hosts.mkdocs.sites import load_host, remarks  # noqa: PLC0415 (costs 0.1 s)

        try:
            return load_host(self.order, self.__dict__.get("engine"))
        except (Exception, SystemExit) as error:  # noqa: BLE001 (settings, plugins, hooks: anything)
            trace = "\n".join([*remarks.errors, traceback.format_exc()])
            self._refused = settings_problem(error), trace
            raise SettingsError(*self._refused) from None

    @cached_property
    def engine(self) -> Engine:
        """What renders: made from what is known of the settings, else from the host's."""
        if self.order.markdown is None or self.order.foreign:
            engine = self.host.engine
        else:
            engine = engine_of(
                Path(self.order.theme), self.order.markdown, self.order.home / TEMPLATES
            )
        engine.converter.learn(self.plans.read(CONVERSIONS), self.order.inputs.basis)
        return engine

    @cached_property
    def gallery(self) -> Gallery:
        """What makes pictures, and keeps them for every output beside this one."""
        return Gallery.beside(self.project.root, self.order.home, quick=self.order.preview)

    def texts_of(self, project: Project) -> PackTexts:
        """The texts of a pack, to compare with those of the last build."""
        if project.version not in self._texts:
            self._texts[project.version] = pack_texts(project.pack.tree)
        return self._texts[project.version]

    def followed(self, follows: str) -> Project:
        """What those share that follow a channel or version; of the working pack where unknown."""
        try:
            return self.project.under(self.project.channels.resolve(follows))
        except LookupError:
            return self.project

    def keep(self) -> None:
        """Keep what other processes and the next build can use."""
        if "engine" in self.__dict__:
            converted = self.engine.converter.taught(self.order.inputs.basis)
            if converted is not None:
                self.plans.write(CONVERSIONS, converted)

    # ---- a site

    def build(self, job: Job) -> Built:
        """Build and publish one site; whatever goes wrong is told, never raised."""
        began = time.perf_counter()
        before, drawn = self._conversions(), self.presses.drawn
        try:
            built = self._build(job)
        except SourceError as error:
            built = Built(job.slug, self._fallback(job.slug), problems=error.problems)
        except SettingsError as error:
            state = self._fallback(job.slug)
            built = Built(job.slug, state, problems=(error.problem,), trace=error.trace)
        except (ForeignFolderError, LockedError):
            raise
        except (Exception, SystemExit) as error:  # plugins and hooks raise anything
            if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
                raise
            # Without an engine nothing was rendered yet, and to ask for one can raise more.
            engine = self.__dict__.get("engine")
            theme = engine.folder if engine else Path(self.order.theme)
            found = explained(error, job.slug, theme, self.order.root)
            built = Built(
                job.slug,
                self._fallback(job.slug),
                problems=(found,),
                trace=traceback.format_exc(),
            )
        seconds = time.perf_counter() - began
        return replace(
            built,
            seconds=seconds,
            conversions=self._conversions() - before,
            drawn=self.presses.drawn - drawn,
        )

    def _conversions(self) -> int:
        return self.engine.converter.conversions if "engine" in self.__dict__ else 0

    def _fallback(self, slug: str) -> State:
        return State.KEPT if self.store.restore(slug) else State.FAILED

    def _build(self, job: Job) -> Built:
        try:
            return self._from_former(job)
        except FileNotFoundError:  # a file of the former version is gone from the store
            return self._from_former(replace(job, afresh=True))

    def _from_former(self, job: Job) -> Built:
        """A site from what is known of its former version, if anything is."""
        former, made = self._former(job)
        if former is not None and made is not None and self._only_texts_changed(job, made.record):
            shared = self.followed(job.follows)
            paths = with_new_texts(former, made, self.texts_of(shared))
            if paths is not None and not any(one.is_error for one in shared.problems):
                return self._retold(job, former, made, paths)
        prepared = prepare(self.project, job.slug)
        record = record_of(self.order, job, prepared)
        plan, project = prepared.plan, prepared.project
        if plan is None or project is None:
            return Built(job.slug, self._fallback(job.slug), self._stamped(record))
        if former is None or made is None:
            return self._whole(prepared, plan, project, record)
        return self._renewed(former, made, prepared, plan, record)

    def _note_summary(self, prepared: Prepared) -> str:
        """Keep what the network shows of a site that was published; gives its digest."""
        from klimaatwerf.portal.keeping import to_text  # noqa: PLC0415 (0.03 s, not for new texts)
        from klimaatwerf.portal.summary import summary_of  # noqa: PLC0415

        summary = to_text(summary_of(prepared))
        self.store.write_note(prepared.slug, summary)
        return fingerprint((summary,))

    def _former(self, job: Job) -> tuple[Former, Made] | tuple[None, None]:
        """What is known of the site from a build with the same theme, settings and code."""
        if job.afresh or self.order.foreign:
            return None, None
        texts = self.texts_of(self.followed(job.follows)).texts
        former, made = self.plans.read_site(job.slug, texts)
        if former is None or made is None or former.basis != self.order.inputs.basis:
            return None, None
        return former, made

    def _only_texts_changed(self, job: Job, made: Record) -> bool:
        """Whether only texts did; a build can be killed after it published, before it kept that."""
        return job.texts_only and self.order.inputs.fit(made, self.order.today)

    def _retold(self, job: Job, former: Former, made: Made, paths: frozenset[str]) -> Built:
        """A site of which only texts of the pack are others."""
        plan, problems = former.plan, Collector()
        project = self.followed(job.follows)
        project.texts.check_site(plan, problems, paths)
        if problems.failed:
            return self._from_former(replace(job, texts_only=False))
        shown = tuple(f"/{path}" for path in paths)
        others = [found for found in made.record.problems if found["path"] not in shown]
        fresh = tidy(problems.problems, job.slug)
        record = replace(
            made.record,
            shared=self.order.inputs.shared_by(job.follows),
            problems=(*others, *map(problem_as_json, fresh)),
        )
        site = self._renderer(plan, project, self._extras(plan, project, None, (former, made)))
        files = {
            **made.files,
            **{plan.pages[path].destination: self._document(site, path) for path in paths},
        }
        told = files_with_texts(former.asked, site.file_names, plan, paths)
        files |= {name: self.store.keep(site.file(name)) for name in told}
        changed = self.store.publish(job.slug, files)
        record = self._stamped(record)
        texts = shown_texts(plan, self.texts_of(project))
        asked = {**former.asked, **site.asked}
        if asked == former.asked:
            self.plans.write_made(replace(made, files=files, texts=texts, record=record))
        else:  # a new text can ask what the old one did not
            now = replace(made, files=files, texts=texts, record=record)
            self.plans.write_site(replace(former, asked=asked), now)
        return built_of(record, made.files, files, len(paths), changed=changed)

    def _renewed(
        self, former: Former, made: Made, prepared: Prepared, plan: Plan, record: Record
    ) -> Built:
        """A site from its former version."""
        project = prepared.project or self.project
        extras = self._extras(plan, project, prepared.tree, (former, made))
        site, pack = self._renderer(plan, project, extras), self.texts_of(project)
        parts = stale_parts(former, made, plan, pack, site.file_names)
        paths = parts.pages
        files = {
            page.destination: self._document(site, path)
            if path in paths
            else made.files[page.destination]
            for path, page in plan.pages.items()
        }
        files |= {
            name: self.store.keep(site.file(name))
            if name in parts.files or name in made.remarked or name not in made.files
            else made.files[name]
            for name in site.file_names
        }
        static = static_files(site, self.engine.folder, self.project.root)
        files |= {name: self.store.keep_once(path) for name, path in static.items()}
        changed = self.store.publish(record.slug, files)
        record = extras.told(record)
        record = self._stamped(replace(record, summary=self._note_summary(prepared)))
        asked = {**former.asked, **site.asked}
        known = {name: asked[name] for name in (*plan.pages, *site.file_names)}
        self._remember(Former(former.basis, pack.rest, plan, known), pack, files, record, extras)
        return built_of(record, made.files, files, len(paths), changed=changed)

    def _document(self, site: SiteRenderer, path: str) -> str:
        """The digest of a page that was rendered and stored."""
        text = site.document(site.plan.pages[path])
        return self.store.keep(text.encode("utf-8", errors="xmlcharrefreplace"))

    def _whole(self, prepared: Prepared, plan: Plan, project: Project, record: Record) -> Built:
        """A site that goes whole through MkDocs."""
        from klimaatwerf.hosts.mkdocs.sites import remarks  # noqa: PLC0415 (costs 0.1 s)

        remarks.taken()
        extras = self._extras(plan, project, prepared.tree)
        site = self._renderer(plan, project, extras)
        slug = record.slug
        folder = self.order.staging / f"{slug}-{unique()}"  # another try may still be at it
        host = self.host
        before = self.store.manifest(slug)
        digests = host.build(site, project, folder, self.store)
        changed = self.store.adopt(slug, folder, digests)
        summary = self._note_summary(prepared)
        record = replace(extras.told(record), summary=summary, remarks=remarks.taken())
        record = self._stamped(record)
        now = self.store.manifest(slug)
        files = now.files if now else {}
        pack = self.texts_of(project)
        fresh = Former(self.order.inputs.basis, pack.rest, plan, dict(site.asked))
        self._remember(fresh, pack, files, record, extras)
        earlier = before.files if before else {}
        return built_of(record, earlier, files, len(plan.pages), changed=changed)

    def _extras(
        self,
        plan: Plan,
        project: Project,
        tree: Branch | None,
        before: tuple[Former, Made] | None = None,
    ) -> Extras:
        """What draws for a site; of its former version it takes what is as it was."""
        sharing = self.presses.of(project, self.engine.environment) if self._draws else None
        return extras_of(self.order, sharing, plan, tree, project.texts.names, before)

    @property
    def _draws(self) -> bool:
        return self.order.share_pictures or self.order.kit

    def _renderer(self, plan: Plan, project: Project, extras: Extras) -> SiteRenderer:
        return SiteRenderer(
            plan,
            self.engine.environment,
            self.engine.converter,
            project.texts.names,
            preview=self.order.preview,
            gallery=self.gallery,
            outside=extras.outside,
        )

    def _remember(
        self,
        fresh: Former,
        pack: PackTexts,
        files: Mapping[str, str],
        record: Record,
        extras: Extras,
    ) -> None:
        """Keep what the next build can use."""
        if not self.order.foreign:
            texts = shown_texts(fresh.plan, pack)
            made = Made(files, texts, record, extras.remarked, extras.downloads)
            self.plans.write_site(fresh, made)

    def _stamped(self, record: Record) -> Record:
        """The record with what tells the version in place from others, noted in the journal."""
        stamped = replace(record, stamp=self.store.stamp(record.slug))
        note(self.order.home, stamped)
        return stamped
