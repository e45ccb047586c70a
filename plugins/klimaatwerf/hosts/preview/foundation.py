"""What all sites are made from, as it lies there now; of what changed only that is read again."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.hints import pack_hints
from klimaatwerf.core.problems import Problem
from klimaatwerf.hosts.engine import Engine, engine_of
from klimaatwerf.hosts.faults import settings_problem
from klimaatwerf.hosts.mkdocs_yml import read_settings
from klimaatwerf.hosts.settings import CONFIG, Settings
from klimaatwerf.portal.texts import portal_problems
from klimaatwerf.project import Project, load_project
from klimaatwerf.render.theme import ASSETS, environment
from klimaatwerf.sources.inventory import Inventory, Row, take_inventory
from klimaatwerf.sources.parses import Parses
from klimaatwerf.sources.trees import CONTENT, PORTAL

__all__ = ["Basics", "Foundation", "Foundations", "Moment"]

THEMES = "themes"
Basics = Callable[[Path], tuple[Path, dict[str, Any]]]
"""Reads the folder of the theme and the Markdown settings from mkdocs.yml."""


@dataclass(frozen=True)
class Foundation:
    """Settings, pack and theme of one moment."""

    settings: Settings
    project: Project
    engine: Engine | None
    """What renders; None where other plugins or hooks have a say."""
    problems: tuple[Problem, ...]
    """What is wrong with the pack and the portal."""
    basis: str
    """The digest of the settings and of the theme."""
    static: str
    """The digest of the theme's assets."""
    digest: str
    """The digest of all of it, with the day."""


@dataclass(frozen=True)
class Moment:
    """What a request finds: the last good foundation, and why the settings of now are refused."""

    foundation: Foundation
    failure: tuple[Problem, ...] = ()


class Foundations:
    """Gives the foundation of now; it looks at the files each time it is asked (0.5 ms).

    `tell` gets the trace of what was raised where the settings are refused.
    """

    def __init__(
        self,
        root: Path,
        today: Callable[[], date],
        basics: Basics,
        config_file: str = CONFIG,
        tell: Callable[[str], None] = lambda trace: None,
    ) -> None:
        self.root = root
        self.failure: tuple[Problem, ...] = ()
        """Why the settings are refused; the foundation is that of the last good ones."""
        self._today, self._basics, self._config = today, basics, config_file
        self._tell = tell
        self._lock = RLock()
        self._seen = Inventory()
        self._digests: dict[str, str] = {}
        self._day: date | None = None
        self._settings = read_settings(root, config_file)
        self._markdown: Any = None
        self._engine: Engine | None = None
        self._project: Project | None = None
        self._parses = Parses()
        self._portal: tuple[Problem, ...] = ()
        self._latest: Foundation | None = None

    @property
    def settings(self) -> Settings:
        """The last good settings."""
        return self._settings

    def latest(self) -> Moment | None:
        """What lies there now; None where there never were good settings."""
        with self._lock:
            seen, day = self._look(), self._today()
            if seen.rows != self._seen.rows or day != self._day or self._day is None:
                self._renew(_digests(seen.rows, self._theme), day)
            self._seen = seen
            return Moment(self._latest, self.failure) if self._latest else None

    @property
    def names(self) -> tuple[str, ...]:
        """The files and folders that count, each once."""
        base = (self._config, CONTENT, THEMES)
        extra = (name.rstrip("/") for name in self._settings.inputs)
        return (*base, *(name for name in extra if name.split("/")[0] not in base))

    @property
    def _theme(self) -> str:
        """The folder of the theme as the inventory names it."""
        if self._engine is None:
            return THEMES
        folder = self._engine.folder.resolve()
        inside = folder.is_relative_to(self.root)
        return folder.relative_to(self.root).as_posix() if inside else str(folder)

    def _look(self) -> Inventory:
        return take_inventory(str(self.root), self.names, self._seen, time.time_ns())

    def _renew(self, digests: Mapping[str, str], day: date) -> None:
        """Read what is other than the last time."""
        former = self._engine
        if digests["settings"] != self._digests.get("settings"):
            self._renew_settings()
            digests = _digests(self._look().rows, self._theme)
        changed = {name for name, one in digests.items() if self._digests.get(name) != one}
        if "theme" in changed and former is not None and self._engine is former:
            fresh = environment(former.folder, former.converter.plain)
            self._engine = replace(former, environment=fresh)
        stands = self._project is not None and self._project.portal_url == self._settings.site_url
        if changed & {"pack", "taken"} or day != self._day or not stands:
            self._project = load_project(
                self.root, day, self._settings.site_url, self._project, self._parses
            )
        if "portal" in changed:
            self._portal = portal_problems(self.root / PORTAL, PORTAL)
        self._digests, self._day = dict(digests), day
        if self._engine is not None or self._settings.foreign:
            self._latest = self._made(digests, day)

    def _made(self, digests: Mapping[str, str], day: date) -> Foundation:
        project = self._project
        assert project is not None  # noqa: S101 (`_renew` has just seen to it)
        hints = pack_hints(project.pack.tree, day)
        return Foundation(
            settings=self._settings,
            project=project,
            engine=None if self._settings.foreign else self._engine,
            problems=(*project.problems, *hints, *self._portal),
            basis=fingerprint(digests[name] for name in ("settings", "theme", "static")),
            static=digests["static"],
            digest=fingerprint((day.isoformat(), *digests.values())),
        )

    def _renew_settings(self) -> None:
        """Take the settings, where they are good; else say what is wrong and keep the former."""
        try:
            settings = read_settings(self.root, self._config)
            if not settings.foreign:
                folder, markdown = self._basics(self.root / self._config)
                if self._engine is None or (folder, markdown) != self._markdown:
                    self._engine = engine_of(folder, markdown)
                    self._markdown = folder, markdown
        except (Exception, SystemExit) as error:  # noqa: BLE001 (settings raise anything)
            self.failure = (settings_problem(error),)
            self._tell(traceback.format_exc())
            return
        self.failure, self._settings = (), settings


def _digests(rows: Mapping[str, Row], theme: str) -> dict[str, str]:
    """The digest of what is read together."""
    parts: dict[str, list[str]] = {
        name: [] for name in ("settings", "theme", "static", "pack", "portal", "taken")
    }
    for path, row in rows.items():
        name = "settings"
        if path.startswith(f"{PORTAL}/"):
            name = "portal"
            parts["taken"].append(path.split("/")[2])
        elif path.startswith(f"{CONTENT}/"):
            name = "pack"
        elif path.startswith(f"{theme}/{ASSETS}/"):
            name = "static"
        elif path.startswith((f"{theme}/", f"{THEMES}/")):
            name = "theme"
        parts[name] += (path, row.digest)
    parts["taken"] = sorted(set(parts["taken"]))
    return {name: fingerprint(found) for name, found in parts.items()}
