"""MkDocs as the builder of whole sites and of the portal, one after the other in one process.

MkDocs keeps plugins with `on_startup` in a class-level cache, so builds never nest in the host's
own process. It is imported here inside functions: ProperDocs must put itself in its place first.
"""

from __future__ import annotations

import importlib
import logging
import os
import shutil
import tempfile
from dataclasses import dataclass
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from klimaatwerf.fleet import Order
from klimaatwerf.hosts.engine import Engine, engine_of
from klimaatwerf.ledger import TEMPLATES
from klimaatwerf.portal.network import Network
from klimaatwerf.project import Project
from klimaatwerf.publish import Store
from klimaatwerf.render.site import SiteRenderer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

    from klimaatwerf.hosts.mkdocs.plugin import KlimaatwerfPlugin
    from klimaatwerf.hosts.mkdocs.site import SitePlugin
    from klimaatwerf.hosts.mkdocs.theme import SharedTheme

__all__ = ["Host", "Remarks", "load_host"]


class Remarks(logging.Handler):
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


remarks = Remarks()
"""One for the process: MkDocs has one logger."""


@dataclass(frozen=True)
class Host:
    """MkDocs with the settings of a root, ready for site after site."""

    order: Order
    settings: dict[str, Any]
    base: MkDocsConfig
    original: Theme
    theme: SharedTheme
    engine: Engine
    empty: str
    close: Finalize
    """Lets plugins shut down; it also runs when the process ends."""

    def build(
        self, site: SiteRenderer, project: Project, folder: Path, store: Store | None = None
    ) -> dict[str, str] | None:
        """Build a site into an empty folder; gives the digest of each file, where it is known.

        Where other plugins or hooks have a say, they may write any file in the folder.
        """
        from mkdocs.commands.build import build

        from klimaatwerf.hosts.mkdocs.settings import STAND_IN, site_config

        municipality = site.plan.site.municipality
        own = {
            "site_name": municipality.campaign.name,
            "site_url": municipality.site_url or "",
            "docs_dir": self.empty,
            "site_dir": str(folder),
        }
        file = self.order.root / self.order.config_file
        config = site_config(self.settings, file, self.original, own)
        plugin = cast("SitePlugin", config.plugins[STAND_IN])
        store = None if self.order.foreign else store
        plugin.assign(site, project, self.theme, store)
        build(config)
        return plugin.digests if store else None

    def build_portal(self, network: Network, folder: Path, *, preview: bool = False) -> None:
        """Build the portal alone into a folder."""
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        file = self.order.root / self.order.config_file
        config = load_config(config_file=str(file), site_dir=str(folder))
        plugin = cast("KlimaatwerfPlugin", config.plugins["klimaatwerf"])
        plugin.show(network, preview=preview)
        build(config)


def load_host(order: Order, engine: Engine | None) -> Host:
    """Put the host in MkDocs' place, load the settings, and let plugins start up, once a process.

    `engine` is one that renders in this process already.
    """
    _listen(order.host)
    from mkdocs.config import load_config
    from mkdocs.utils.yaml import yaml_load

    from klimaatwerf.hosts.mkdocs.theme import SharedTheme, theme_folder

    file = order.root / order.config_file
    base = load_config(config_file=str(file))
    with file.open(encoding="utf-8") as opened:
        settings = yaml_load(opened)
    if engine is None:
        markdown = {"extensions": base.markdown_extensions, "configs": base.mdx_configs}
        engine = engine_of(theme_folder(base), markdown, order.home / TEMPLATES)
    empty = tempfile.mkdtemp(prefix="_empty-", dir=order.staging)
    theme = SharedTheme(base.theme, engine.environment, engine.folder)
    base.plugins.on_startup(command="build", dirty=False)
    end = Finalize(None, _stop, args=(base, empty), exitpriority=100)
    return Host(order, settings, base, base.theme, theme, engine, empty, end)


def _listen(name: str) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if name == "properdocs":
        importlib.import_module("properdocs.replacement")
    for one in ("mkdocs", "properdocs"):
        logger = logging.getLogger(one)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        if remarks not in logger.handlers:
            logger.addHandler(remarks)


def _stop(base: MkDocsConfig, empty: str) -> None:
    base.plugins.on_shutdown()
    shutil.rmtree(empty, ignore_errors=True)
