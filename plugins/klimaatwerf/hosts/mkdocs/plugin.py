"""The MkDocs plugin: MkDocs builds the portal, and the plugin lets workers build the sites."""

from __future__ import annotations

import functools
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from klimaatwerf.core.problems import Problem, Severity, nearest
from klimaatwerf.hosts.building import Request, build
from klimaatwerf.hosts.mkdocs.options import Options
from klimaatwerf.hosts.mkdocs.portal import (
    handbook_files,
    place_not_found,
    portal_files,
    portal_page,
    portal_site,
    town_files,
)
from klimaatwerf.hosts.mkdocs.preview import Preview
from klimaatwerf.hosts.mkdocs.theme import SharedTheme, theme_folder
from klimaatwerf.hosts.mkdocs_yml import read_settings
from klimaatwerf.hosts.today import today
from klimaatwerf.outcomes import Checked, check_all, network_for
from klimaatwerf.portal.frame import PortalRenderer
from klimaatwerf.portal.network import Network
from klimaatwerf.project import load_project
from klimaatwerf.publish import Store, UnsafeOutputError, refuse_unsafe
from klimaatwerf.render.markdown import Converter
from klimaatwerf.render.theme import environment
from klimaatwerf.report import Report
from klimaatwerf.sources.trees import CONTENT, MUNICIPALITIES
from klimaatwerf.work import slugs_in

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

__all__ = ["KlimaatwerfPlugin"]

ONLY = "KLIMAATWERF_ONLY"
log = logging.getLogger(f"mkdocs.plugins.{__name__}")
_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.HINT: logging.INFO,
}


class KlimaatwerfPlugin(BasePlugin[Options]):
    """Translates between MkDocs and the fleet."""

    def __init__(self) -> None:
        self.network: Network | None = None
        self.portal: PortalRenderer | None = None
        self.checked: Checked | None = None
        self.alone = False
        """Whether only the portal is built."""
        self.followed = False
        """Whether somebody looks at the pages while they are made."""
        self.chosen: tuple[str, ...] = ()
        self.store_home: Path | None = None
        self.preview = Preview()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview; the plugin lives as long as the command."""
        if command == "serve":
            self.store_home = Path(tempfile.mkdtemp(prefix="klimaatwerf-"))

    def on_shutdown(self) -> None:
        """Leave nothing of a preview behind."""
        if self.store_home is not None:
            shutil.rmtree(self.store_home, ignore_errors=True)

    def show(self, network: Network, *, preview: bool = False) -> None:
        """Build the portal alone, with this network; the sites are somebody else's work.

        In a preview the script that follows the page may run.
        """
        self.network, self.alone, self.followed = network, True, preview

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Use our templates, and check every municipality before anything is built.

        It comes last: a plugin that asks Material for a template (its search does) still can.
        """
        converter = Converter()
        folder = theme_folder(config)
        config.theme = SharedTheme(config.theme, environment(folder, converter.plain), folder)
        if self.alone:
            return config
        root = _root(config)
        _refuse_sources(config, root)
        project = load_project(root, today(), config.site_url)
        self.chosen = _chosen(root)
        self.checked = check_all(project)
        self.network = network_for(project, self.checked, self._store(config))
        for found in self.checked.problems:
            if found.municipality is None or found.municipality in self.chosen:
                _log(found)
        self.preview.tell(self.checked.problems, self.checked.outcomes)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the data of the network, the handbook's generated pages, and the portal's assets."""
        place_not_found(files)
        catalogue = self.network.catalogue if self.network else None
        for file in handbook_files(files, catalogue, config):
            files.append(file)
        if self.network is not None:
            for file in portal_files(self.network, theme_folder(config), config, _root(config)):
                files.append(file)
        return files

    @event_priority(100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Look at all pages of the portal, now that each has been read."""
        if self.network is not None:
            preview = self.followed or self.store_home is not None
            site = portal_site(files)
            self.portal = PortalRenderer(env, self.network, site, config.site_url, preview)
            for file in town_files(self.portal, config):
                files.append(file)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Let main.html call the portal's frame."""
        if self.portal is None:
            return context
        frame = functools.partial(self.portal.frame, portal_page(page))
        return {**context, "frame": frame}  # type: ignore[typeddict-unknown-key]

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the sites below the portal, in worker processes.

        Raises:
            PluginError: a municipality could not be built; the others were.
        """
        if self.alone or self.checked is None:
            return
        report = self._build(config, self.checked)
        self.preview.tell(report.problems, self.checked.outcomes)
        for found in report.problems:
            if found not in self.checked.problems:
                _log(found)
        for line in report.remarks:
            log.warning("%s", line)
        log.info("Klimaatwerf: %d site%s klaar", report.good, "" if report.good == 1 else "s")
        if report.broken and self.store_home is None:
            raise PluginError("Niet alle sites konden worden gebouwd; de fouten staan hierboven.")

    def _build(self, config: MkDocsConfig, checked: Checked) -> Report:
        root = _root(config)
        request = Request(
            root=root,
            store=self._store(config),
            today=today(),
            settings=lambda: read_settings(root, Path(config.config_file_path).name),
            slugs=self.chosen if len(self.chosen) < len(checked.outcomes) else (),
            portal=False,
            wait=True,
            host=mkdocs.__name__,
            config_file=Path(config.config_file_path).name,
            preview=self.store_home is not None,
            nested=True,
        )
        return build(request)

    def _store(self, config: MkDocsConfig) -> Store:
        out = Path(config.site_dir)
        return Store(out, self.store_home) if self.store_home else Store.beside(out)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the sources of pack, municipalities and theme, and show problems in the page."""
        root = _root(config)
        for name in (CONTENT, MUNICIPALITIES, "themes"):
            if (root / name).is_dir():
                server.watch(str(root / name))
        server.set_app(self.preview.around(server.serve_request, server.mount_path))
        server.builder = self.preview.guarded(server.builder)
        return server


def _chosen(root: Path) -> tuple[str, ...]:
    """The municipalities to build: all, or the one that the environment names.

    Raises:
        PluginError: there is no such municipality.
    """
    slugs = slugs_in(root)
    only = os.environ.get(ONLY)
    if not only:
        return slugs
    if only not in slugs:
        message = f"{ONLY}: er is geen gemeente `{only}` in {MUNICIPALITIES}/. "
        raise PluginError(message + nearest(only, slugs))
    return (only,)


def _refuse_sources(config: MkDocsConfig, root: Path) -> None:
    """Stop before MkDocs cleans a folder that holds sources.

    Raises:
        PluginError: the output is one of them, or above them.
    """
    try:
        refuse_unsafe(Path(config.site_dir), root)
    except UnsafeOutputError:
        message = f"{config.site_dir} kan niet de uitvoer zijn: daar staan de bronnen."
        raise PluginError(message) from None


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent.resolve()


def _log(found: Problem) -> None:
    log.log(_LEVELS[found.severity], "%s", found)
