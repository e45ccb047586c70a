"""The portal in a preview: MkDocs builds it in a process of its own, when somebody asks for it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.problems import Problem, Severity, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.hosts.preview.foundation import Foundation, Moment
from klimaatwerf.hosts.preview.helper import DiedError, Helper
from klimaatwerf.hosts.preview.replies import Reply, problems_only, saying
from klimaatwerf.hosts.preview.telling import Telling
from klimaatwerf.hosts.preview.versions import BuiltVersion, reply_of
from klimaatwerf.hosts.settings import CONFIG
from klimaatwerf.sources.inventory import Inventory, take_inventory
from klimaatwerf.sources.trees import MUNICIPALITIES

if TYPE_CHECKING:
    from klimaatwerf.hosts.preview.builder import Built

__all__ = ["Portal"]


class Portal:
    """Shows the last version until the next is ready; `ready` is called when it is."""

    def __init__(
        self, root: Path, helper: Helper, ready: Callable[[], None], telling: Telling
    ) -> None:
        self.root, self._telling = root, telling
        self.builds = 0
        """How often it was built."""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the pack, the portal and every municipality, as last seen."""
        self._helper, self._ready = helper, ready
        self._lock = Lock()
        self._seen = Inventory()
        self._own = ""
        self._stamp = ""
        """The inputs of the build that was begun last."""
        self._building = False
        self._version: BuiltVersion | None = None
        self._former: BuiltVersion | None = None
        """The version before, of which somebody may still read a file."""

    def reply(self, now: Moment, address: str, inner: str) -> Reply:
        """What the portal has at `inner`; `address` is the whole path."""
        is_page = "." not in inner or inner.endswith(".html")
        if is_page and not now.failure:  # with refused settings it stays as it is
            self._renew(now.foundation)
        version = self._version
        shown = (one for one in self.problems if one.severity is not Severity.HINT)
        found = (*now.failure, *shown)
        if version is not None:
            return reply_of(version, address, inner, found)
        if self._building or not found:
            return _waiting()
        return problems_only(found)

    def _renew(self, foundation: Foundation) -> None:
        """Begin to build it where what it shows changed."""
        with self._lock:
            now = take_inventory(str(self.root), (MUNICIPALITIES,), self._seen, time.time_ns())
            if now.rows != self._seen.rows or not self._own:
                self._own = fingerprint(
                    part for path, row in now.rows.items() for part in (path, row.digest)
                )
            self._seen = now
            stamp = fingerprint((foundation.digest, self._own))
            if stamp == self._stamp or self._building:
                return
            self._stamp, self._building = stamp, True
        Thread(target=self._build, args=(foundation,), daemon=True).start()

    def _build(self, foundation: Foundation) -> None:
        try:
            self._take(self._helper.do(foundation, "portal"), foundation)
        except DiedError:
            if self._helper.stopped:
                return
            self.problems = (problem("portal-failed", Place(CONFIG, 1, 1)),)
        finally:
            self._building = False
        self._telling.problems("netwerksite", self.problems)
        self._ready()

    def _take(self, built: Built, foundation: Foundation) -> None:
        """Show what was built from now on, and tell what came with it."""
        self.problems = built.problems
        if built.folder is not None:
            if self._former is not None:
                shutil.rmtree(self._former.folder, ignore_errors=True)
            fresh = BuiltVersion(built.folder, foundation.static)
            self._former, self._version = self._version, fresh
            self.builds += 1
        self._telling.lines("netwerksite", built.remarks)
        self._telling.trace(built.trace)


def _waiting() -> Reply:
    title = "De netwerksite wordt gemaakt"
    text = "Dat duurt enkele seconden. Ze komt dan hier, vanzelf. De sites zelf kan je al bekijken."
    return saying(503, title, text)
