"""A version of a site: planned, with pages that are made when asked, or built in a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.pages import Page
from klimaatwerf.core.problems import Problem
from klimaatwerf.hosts.preview.replies import Reply, document, file_of, redirect
from klimaatwerf.render.basics import BRAND_CSS
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.theme import assets

__all__ = ["BuiltVersion", "PlannedVersion", "Version", "reply_of"]

NOT_FOUND = "404.html"


class Version(Protocol):
    """Files by their name in a site, with `/`."""

    @property
    def beside(self) -> str:
        """The digest of what its pages show besides their own text."""

    def has(self, name: str) -> bool:
        """Whether there is such a file."""

    def content(self, name: str) -> bytes:
        """The bytes of a file that it has."""


@dataclass(frozen=True)
class PlannedVersion:
    """A plan whose pages are rendered when they are asked; `folder` is that of the theme."""

    site: SiteRenderer
    root: Path
    folder: Path
    static: str
    """The digest of the theme's assets and the site's media."""
    rendered: Counter[str] = field(default_factory=Counter)
    """How often a page was rendered, by its municipality and file."""

    @cached_property
    def beside(self) -> str:
        """The digest of styles, assets and media."""
        return fingerprint((self.static, self.site.file(BRAND_CSS).decode()))

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {page.destination: page for page in self.site.plan.pages.values()}

    @cached_property
    def _beside(self) -> frozenset[str]:
        return frozenset(self.site.file_names)

    @cached_property
    def _static(self) -> Mapping[str, Path]:
        """The assets of the theme and the media, by their name: nothing else is ever read."""
        plan = self.site.plan
        names = assets(self.site.theme, plan.site.municipality.brand.font)
        found = {name: self.folder / name for name in names}
        return found | {name: self.root / source for name, source in plan.files.items()}

    def has(self, name: str) -> bool:
        """Whether it is a page, or one of its files."""
        return name in self._pages or name in self._beside or name in self._static

    def content(self, name: str) -> bytes:
        """The bytes of a file that it has.

        Raises:
            SourceError: a text can't be filled in for this municipality.
            Exception: whatever a template raises.
        """
        if (page := self._pages.get(name)) is not None:
            self.rendered[f"{self.site.plan.site.slug}/{name}"] += 1
            return _encoded(self.site.document(page))
        if name in self._beside:
            return self.site.file(name)
        return self._static[name].read_bytes()


@dataclass(frozen=True)
class BuiltVersion:
    """A folder that a build made."""

    folder: Path
    beside: str = ""

    def has(self, name: str) -> bool:
        """Whether a file of that name lies in the folder."""
        return self._path(name) is not None

    def content(self, name: str) -> bytes:
        """The bytes of a file that it has."""
        path = self._path(name)
        return path.read_bytes() if path is not None else b""

    def _path(self, name: str) -> Path | None:
        path = (self.folder / name).resolve()
        return path if path.is_relative_to(self.folder.resolve()) and path.is_file() else None


def reply_of(version: Version, address: str, inner: str, found: tuple[Problem, ...]) -> Reply:
    """What a version has at `inner`; `address` is the whole path, `found` its problems."""
    name = f"{inner}index.html" if not inner or inner.endswith("/") else inner
    if version.has(name):
        if name.endswith(".html"):
            return document(200, version.content(name), found, version.beside)
        return file_of(name, version.content(name))
    if not name.endswith("/index.html") and version.has(f"{name}/index.html"):
        return redirect(f"{address}/")
    if version.has(NOT_FOUND):
        return document(404, version.content(NOT_FOUND), found, version.beside)
    return document(404, b"<!doctype html>\n<title>404</title>\n<body>404</body>", found)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="xmlcharrefreplace")
