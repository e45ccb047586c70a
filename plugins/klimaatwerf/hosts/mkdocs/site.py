"""The plugin that stands in for ours while MkDocs builds the site of one municipality."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from klimaatwerf.hosts.mkdocs.page import PreparedPage
from klimaatwerf.hosts.mkdocs.theme import SharedTheme
from klimaatwerf.pipeline import Project
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.theme import DEFAULT_TYPEFACE, font_files

__all__ = ["SitePlugin"]


class SitePlugin(BasePlugin):  # type: ignore[type-arg]
    """Adds the pages and files of a plan to MkDocs' own."""

    site: SiteRenderer
    project: Project
    theme: SharedTheme

    def assign(self, site: SiteRenderer, project: Project, theme: SharedTheme) -> None:
        """Say which site is built next."""
        self.site, self.project, self.theme = site, project, theme

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
        self._use_own_typeface(files, config)
        for name, source in plan.files.items():
            path = str(self.project.root / source)
            files.append(File.generated(config, name, abs_src_path=path))
        return files

    def _use_own_typeface(self, files: Files, config: MkDocsConfig) -> None:
        """Publish the municipality's typeface in the place of the portal's."""
        typeface = self.site.plan.site.municipality.brand.font
        if typeface is DEFAULT_TYPEFACE:
            return
        for name in font_files(DEFAULT_TYPEFACE):
            if (file := files.get_file_from_path(name)) is not None:
                files.remove(file)
        folder = Path(self.theme.custom_dir or "")
        for name in font_files(typeface):
            files.append(File.generated(config, name, abs_src_path=str(folder / name)))

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """Let main.html call our frame."""
        if isinstance(page, PreparedPage):
            frame = functools.partial(self.site.frame, page.planned)
            return {**context, "frame": frame}  # type: ignore[typeddict-unknown-key]
        return context


def _generated(config: MkDocsConfig, uri: str, content: str) -> File:
    return File.generated(config, uri, content=content)
