"""What all sites share, in a worker: a look at the pack and the portal, and the portal itself."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.problems import problem
from klimaatwerf.core.tree import Place
from klimaatwerf.fleet import Portal, Survey
from klimaatwerf.hosts.engine import portable
from klimaatwerf.hosts.settings import CONFIG
from klimaatwerf.hosts.worker import SettingsError, Worker
from klimaatwerf.portal.catalogue import offered
from klimaatwerf.portal.texts import portal_problems
from klimaatwerf.portal.versions import versions_of
from klimaatwerf.sources.trees import PORTAL

__all__ = ["build_portal", "survey"]


def survey(worker: Worker) -> Survey:
    """What is wrong with the pack and the portal, and what the next build can use."""
    settings: dict[str, Any] = {}
    if worker.order.markdown is None:
        try:
            base = worker.host.base
        except SettingsError as error:
            return Survey((error.problem,), portal_failed=True, trace=error.trace)
        settings["markdown"] = portable(base.markdown_extensions, base.mdx_configs)
        settings["theme"] = str(worker.host.engine.folder)
    project = worker.project
    portal = portal_problems(project.root / PORTAL, PORTAL)
    return Survey(
        (*project.problems, *portal),
        any(found.is_error for found in portal),
        fingerprint((repr(offered(project)), repr(versions_of(project.packs)))),
        settings,
    )


def build_portal(worker: Worker, towns: Iterable[tuple[str, bool]], folder: Path) -> Portal:
    """Build the portal into a folder; whatever goes wrong is told, never raised."""
    found = problem("portal-failed", Place(CONFIG, 1, 1))
    try:
        host = worker.host
    except SettingsError as error:
        return Portal(None, (found,), error.trace)
    from klimaatwerf.hosts.mkdocs.sites import remarks  # noqa: PLC0415 (loaded by the host)
    from klimaatwerf.outcomes import network_of_notes  # noqa: PLC0415 (0.1 s, for the portal only)

    remarks.taken()
    try:
        host.build_portal(network_of_notes(worker.project, towns, worker.store), folder)
    except (Exception, SystemExit):  # noqa: BLE001 (settings, plugins and hooks raise anything)
        return Portal(None, (found,), traceback.format_exc(), remarks.taken())
    return Portal(folder, remarks=remarks.taken())
