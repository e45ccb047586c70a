"""Who answers which address: the preview itself, the site of a municipality, or the portal."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.hosts.preview.addresses import base_of
from klimaatwerf.hosts.preview.events import Bell
from klimaatwerf.hosts.preview.foundation import Basics, Foundation, Foundations, Moment
from klimaatwerf.hosts.preview.helper import DiedError, Helper
from klimaatwerf.hosts.preview.portal import Portal
from klimaatwerf.hosts.preview.replies import Reply, problems_only, redirect, saying
from klimaatwerf.hosts.preview.sites import Sites
from klimaatwerf.hosts.preview.telling import Telling
from klimaatwerf.sources.trees import MUNICIPALITIES
from klimaatwerf.work import slugs_in

__all__ = ["Desk"]


class Desk:
    """Answers every address of a root; `only` is the one municipality that is shown, if any."""

    def __init__(
        self,
        root: Path,
        temporary: Path,
        basics: Basics,
        today: Callable[[], date],
        only: str | None = None,
        telling: Telling | None = None,
    ) -> None:
        self.root, self.only = root, only
        self.telling = telling or Telling(lambda line: None)
        self.bell = Bell()
        self.foundations = Foundations(root, today, basics, tell=self.telling.trace)
        self.sites = Sites(root, self._build_site, self.telling)
        self._helper = Helper(root, temporary)
        self._portal_helper = Helper(root, temporary)
        self.portal = Portal(root, self._portal_helper, self.bell.ring, self.telling)
        self._built: dict[str, Path] = {}

    @property
    def base(self) -> str:
        """The path below which everything lies."""
        return base_of(self.foundations.settings.site_url)

    def close(self) -> None:
        """Stop what is at work."""
        self.bell.close()
        self._helper.stop()
        self._portal_helper.stop()

    def reply(self, path: str) -> Reply:
        """The answer to a path that is not refused."""
        now = self.foundations.latest()
        self.telling.problems("mkdocs.yml", self.foundations.failure)
        if now is None:
            return problems_only(self.foundations.failure)
        base = self.base
        if not f"{path}/".startswith(base):
            return redirect(base) if path == "/" else _nothing(base)
        if not path.startswith(base):
            return redirect(base)
        inner = path.removeprefix(base)
        slug, slash, rest = inner.partition("/")
        if slug in slugs_in(self.root) and slug not in now.foundation.project.taken:
            if self.only not in (None, slug):
                return self._alone(now, 404)
            if not slash:
                return redirect(f"{path}/")
            return self.sites.reply(now, slug, path, rest)
        if self.only is not None:
            return self._alone(now, 404 if inner else 200)
        return self.portal.reply(now, path, inner)

    def _alone(self, now: Moment, status: int) -> Reply:
        """What stands where there is more in the whole network."""
        slug = self.only or ""
        text = "De netwerksite en de andere gemeenten zie je met: klimaatwerf serve"
        link = f"{self.base}{slug}/", f"Naar de site van {slug}"
        return saying(
            status, f"Je bekijkt alleen {slug}", text, link, self.sites.problems(now, slug)
        )

    def _build_site(
        self, foundation: Foundation, slug: str
    ) -> tuple[Path | None, tuple[Problem, ...]]:
        """Let MkDocs build a site whole, and take the former version of it away."""
        try:
            built = self._helper.do(foundation, "site", slug)
        except DiedError:
            return None, (problem("worker-died", Place(f"{MUNICIPALITIES}/{slug}", 1, 1)),)
        self.telling.lines(slug, built.remarks)
        self.telling.trace(built.trace)
        if built.folder is not None:
            former = self._built.get(slug)
            self._built[slug] = built.folder
            if former is not None:
                shutil.rmtree(former, ignore_errors=True)
        return built.folder, built.problems


def _nothing(base: str) -> Reply:
    return saying(404, "Hier staat niets", "Alles begint bij dit adres:", (base, base))
