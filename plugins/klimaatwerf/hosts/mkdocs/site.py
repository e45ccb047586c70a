"""The plugin that stands in for ours while MkDocs builds the site of one municipality."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from klimaatwerf.hosts.mkdocs.options import Options
from klimaatwerf.hosts.mkdocs.page import PreparedPage
from klimaatwerf.hosts.mkdocs.theme import SharedTheme
from klimaatwerf.project import Project
from klimaatwerf.publish import Store, digest_of
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.static import static_files

__all__ = ["SitePlugin"]


class LinkedFile(File):
    """A file that lies in the store already: MkDocs gets a link in the place of a copy."""

    def linked(self, store: Store, digest: str) -> LinkedFile:
        """Say where it lies."""
        self._place = functools.partial(store.place, digest)
        return self

    def copy_file(self, dirty: bool = False) -> None:
        """Put the stored file in its place."""
        self._place(self.abs_dest_path)


class SitePlugin(BasePlugin[Options]):
    """Adds the pages and files of a plan to MkDocs' own."""

    site: SiteRenderer
    project: Project
    theme: SharedTheme

    def assign(
        self, site: SiteRenderer, project: Project, theme: SharedTheme, store: Store | None
    ) -> None:
        """Say which site is built next.

        With a `store`, where nobody else has a say, files that sites share are linked from it, and
        `digests` tells what was written.
        """
        self.site, self.project, self.theme, self.store = site, project, theme, store
        self.digests: dict[str, str] = {}

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Use the shared environment, when other plugins are done with the host's own."""
        config.theme = self.theme
        return config

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, the redirects, the media and what is written for machines."""
        plan = self.site.plan
        for page in plan.pages.values():
            source = page.destination.removesuffix(".html") + ".md"
            file = _generated(config, source, "")
            file.dest_uri = page.destination
            file.inclusion = (
                InclusionLevel.INCLUDED if page.menu_label else InclusionLevel.NOT_IN_NAV
            )
            PreparedPage(page, file, config, self.site)
            files.append(file)
        for name, content in self.site.files().items():
            files.append(_generated(config, name, content))
            if self.store is not None:
                self.digests[name] = digest_of(content)
        for name in self.theme.get_env().list_templates():
            if (copied := files.get_file_from_path(name)) is not None:
                files.remove(copied)
        for name, path in static_files(self.site, self.theme.folder, self.project.root).items():
            files.append(self._static(config, name, path))
        return files

    def _static(self, config: MkDocsConfig, name: str, path: Path) -> File:
        """A file that is published as it is."""
        if self.store is None:
            return File.generated(config, name, abs_src_path=str(path))
        file = cast("LinkedFile", LinkedFile.generated(config, name, abs_src_path=str(path)))
        self.digests[name] = digest = self.store.keep_once(path)
        return file.linked(self.store, digest)

    def _note(self, name: str, content: str) -> None:
        """Note the digest of what MkDocs will write."""
        if self.store is not None:
            self.digests[name] = digest_of(content.encode("utf-8", errors="xmlcharrefreplace"))

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Note the digest of a page, which nobody changes after this."""
        self._note(page.file.dest_uri, output)
        return output

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """Let main.html call our frame."""
        if isinstance(page, PreparedPage):
            frame = functools.partial(self.site.frame, page.planned)
            return {**context, "frame": frame}  # type: ignore[typeddict-unknown-key]
        return context


def _generated(config: MkDocsConfig, uri: str, content: str | bytes) -> File:
    return File.generated(config, uri, content=content)
