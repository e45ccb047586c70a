"""Prepared pages in MkDocs' own build loop: every event fires, nothing is converted twice."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from klimaatwerf.core.pages import Page
from klimaatwerf.render.site import Rendered, SiteRenderer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

__all__ = ["PreparedPage"]


class PreparedPage(MkDocsPage):
    """A page of a plan; its Markdown is what plugins see and may change."""

    def __init__(self, planned: Page, file: File, config: MkDocsConfig, site: SiteRenderer) -> None:
        super().__init__(planned.title, file, config)
        self.planned = planned
        self.site = site
        self._rendered: Rendered | None = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Give plugins the text as it was written, without its front matter."""
        self.markdown = self.planned.body.text if self.planned.body else ""
        self.meta = {"title": self.planned.title, "description": self.planned.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the prepared content; a text that a plugin changed is converted anew."""
        rendered = self.site.content(self.planned, self.markdown)
        self.content = rendered.html
        self.toc = get_toc(cast("Any", _nested(rendered)))
        self.links_to_anchors = {}
        self._rendered = rendered

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # MkDocs has an attribute
        """The ids that can be linked to, looked for when a page of another plugin asks."""
        return set(self._rendered.anchors) if self._rendered else set()

    def _set_canonical_url(self, base: str | None) -> None:
        """Join addresses without taking them apart, which costs 20 µs a page."""
        super()._set_canonical_url(None)
        if base:
            site = base if base.endswith("/") else f"{base}/"
            self.canonical_url = f"{site}{self.url}"
            self.abs_url = f"{_path_of(site)}{self.url}"


@lru_cache(maxsize=16)
def _path_of(address: str) -> str:
    return urlsplit(address).path


def _nested(rendered: Rendered) -> list[dict[str, object]]:
    """Headings as the nested tokens of Python-Markdown's table of contents."""
    roots: list[dict[str, object]] = []
    trail: list[tuple[int, list[dict[str, object]]]] = [(0, roots)]
    for heading in rendered.headings:
        children: list[dict[str, object]] = []
        token = {
            "level": heading.level,
            "id": heading.id,
            "name": heading.name,
            "children": children,
        }
        while trail[-1][0] >= heading.level:
            trail.pop()
        trail[-1][1].append(token)
        trail.append((heading.level, children))
    return roots
