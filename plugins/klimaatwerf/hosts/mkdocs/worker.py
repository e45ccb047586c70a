"""One worker process: it builds sites, and the portal, one after the other through MkDocs.

MkDocs keeps plugins with `on_startup` in a class-level cache, so builds never nest in the host's
own process. Every process has one theme environment and one Markdown converter. MkDocs is imported
here inside functions: ProperDocs must put itself in its place first.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import shutil
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import jinja2

from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Problem, SourceError, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.fleet import Built, Order
from klimaatwerf.pipeline import Project, load_project, prepare
from klimaatwerf.portal.network import Network
from klimaatwerf.render.markdown import Converter
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.theme import environment

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

    from klimaatwerf.hosts.mkdocs.plugin import KlimaatwerfPlugin
    from klimaatwerf.hosts.mkdocs.site import SitePlugin
    from klimaatwerf.hosts.mkdocs.theme import SharedTheme

__all__ = ["build_portal", "build_site", "pool", "start"]


@dataclass(frozen=True)
class _Worker:
    """What a process keeps between sites."""

    order: Order
    project: Project
    settings: dict[str, Any]
    host_theme: Theme
    theme: SharedTheme
    converter: Converter
    empty: str


class _Remarks(logging.Handler):
    """Keeps the warnings of MkDocs and of plugins until the site is done."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning for the report, an error for the trace of what follows it."""
        kept = self.lines if record.levelno == logging.WARNING else self.errors
        kept.append(record.getMessage())

    def taken(self) -> tuple[str, ...]:
        """What was said since the last time."""
        lines, self.lines = tuple(self.lines), []
        self.errors.clear()
        return lines


_remarks = _Remarks()
_state: list[_Worker] = []
_failure: list[str] = []


@contextmanager
def pool(order: Order, jobs: int | None = None) -> Iterator[ProcessPoolExecutor]:
    """Worker processes that are ready for `build_site` and `build_portal`.

    When the build is interrupted, what has not begun is dropped.
    """
    executor = ProcessPoolExecutor(
        max_workers=jobs or os.cpu_count() or 1,
        mp_context=get_context("spawn"),
        initializer=start,
        initargs=(order,),
    )
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def start(order: Order) -> None:
    """Prepare this process: put the host in MkDocs' place and load what sites share.

    What fails here is kept, and told with each site.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    _state.clear()
    try:
        if order.host == "properdocs":
            importlib.import_module("properdocs.replacement")
        for name in ("mkdocs", "properdocs"):
            logger = logging.getLogger(name)
            logger.setLevel(logging.WARNING)
            logger.propagate = False
            logger.addHandler(_remarks)
        _state.append(_prepare(order))
    except (Exception, SystemExit):  # noqa: BLE001 (settings, plugins and hooks may raise anything)
        _failure[:] = ["\n".join([*_remarks.errors, traceback.format_exc()])]
    gc.freeze()  # what is loaded now stays; looking through it for garbage only costs time
    gc.set_threshold(50_000, 50, 50)


def _prepare(order: Order) -> _Worker:
    from mkdocs.config import load_config
    from mkdocs.utils.yaml import yaml_load

    from klimaatwerf.hosts.mkdocs.theme import SharedTheme, theme_folder

    file = order.root / order.config_file
    base = load_config(config_file=str(file))
    with file.open(encoding="utf-8") as opened:
        settings = yaml_load(opened)
    converter = Converter(base.markdown_extensions, base.mdx_configs)
    folder = theme_folder(base)
    empty = tempfile.mkdtemp(prefix="klimaatwerf-")
    templates = environment(folder, converter.plain, order.compiled)
    theme = SharedTheme(base.theme, templates, folder)
    project = load_project(order.root, order.today, order.portal_url)
    base.plugins.on_startup(command="build", dirty=False)
    Finalize(None, _stop, args=(base, empty), exitpriority=100)
    return _Worker(order, project, settings, base.theme, theme, converter, empty)


def _stop(base: MkDocsConfig, empty: str) -> None:
    """Let plugins shut down, once a process."""
    base.plugins.on_shutdown()
    shutil.rmtree(empty, ignore_errors=True)


def build_site(slug: str) -> Built:
    """Build one site into the staging folder; whatever goes wrong is told, never raised."""
    began = time.perf_counter()
    if not _state:
        found = problem("settings-failed", Place("mkdocs.yml", 1, 1))
        return Built(slug, None, 0, 0.0, (found,), _failure[0])
    worker = _state[0]
    _remarks.taken()
    folder: Path | None = worker.order.staging / slug
    pages, trace = 0, ""
    problems: tuple[Problem, ...] = ()
    try:
        prepared = prepare(worker.project, slug)
        if prepared.plan is None:
            folder, problems = None, prepared.problems
        else:
            _run(worker, prepared.plan, worker.order.staging / slug)
            pages = len(prepared.plan.pages)
    except SourceError as error:
        folder, problems = None, error.problems
    except Exception as error:  # noqa: BLE001 (a theme, plugin or hook may raise anything)
        folder, problems = None, (_explain(error, slug, worker),)
        trace = traceback.format_exc()
    seconds = time.perf_counter() - began
    return Built(slug, folder, pages, seconds, problems, trace, _remarks.taken())


def _run(worker: _Worker, plan: Plan, folder: Path) -> None:
    from mkdocs.commands.build import build

    from klimaatwerf.hosts.mkdocs.settings import STAND_IN, site_config

    municipality = plan.site.municipality
    own = {
        "site_name": municipality.campaign.name,
        "site_url": municipality.site_url or "",
        "docs_dir": worker.empty,
        "site_dir": str(folder),
    }
    file = worker.order.root / worker.order.config_file
    config = site_config(worker.settings, file, worker.host_theme, own)
    plugin = cast("SitePlugin", config.plugins[STAND_IN])
    site = SiteRenderer(
        plan,
        worker.theme.get_env(),
        worker.converter,
        worker.project.texts.names,
        preview=worker.order.preview,
    )
    plugin.assign(site, worker.project, worker.theme)
    build(config)


def _explain(error: Exception, slug: str, worker: _Worker) -> Problem:
    """The Dutch problem behind an exception: the template and line, or at least its kind."""
    folder = str(worker.theme.custom_dir or "")
    at: tuple[str, int] | None = None
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        at = (error.filename, error.lineno)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.startswith(folder) and frame.lineno:
            at = (frame.filename, frame.lineno)
    if at is not None:
        file = Path(at[0])
        root = worker.order.root
        name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
        found = problem("theme-failed", Place(name, at[1], 1), municipality=slug)
    else:
        place = Place(f"municipalities/{slug}/municipality.yml", 1, 1)
        found = problem("site-failed", place)
    return found


def build_portal(folder: Path, network: Network) -> Built:
    """Build the portal alone into `folder`; whatever goes wrong is told, never raised."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    found = problem("portal-failed", Place("mkdocs.yml", 1, 1))
    if not _state:
        return Built("", None, 0, 0.0, (found,), _failure[0])
    began = time.perf_counter()
    _remarks.taken()
    try:
        order = _state[0].order
        config = load_config(config_file=str(order.root / order.config_file), site_dir=str(folder))
        plugin = cast("KlimaatwerfPlugin", config.plugins["klimaatwerf"])
        plugin.show(network)
        build(config)
    except (Exception, SystemExit):  # noqa: BLE001 (settings, plugins and hooks may raise anything)
        return Built("", None, 0, 0.0, (found,), traceback.format_exc(), _remarks.taken())
    return Built("", folder, 0, time.perf_counter() - began, remarks=_remarks.taken())
