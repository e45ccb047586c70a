"""The portal's pages and files as MkDocs knows them, and as our portal does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from klimaatwerf.portal.catalogue import Catalogue
from klimaatwerf.portal.data import data_files
from klimaatwerf.portal.former import former_files
from klimaatwerf.portal.frame import NOT_FOUND, OWN_ASSETS, PortalRenderer
from klimaatwerf.portal.handbook import INDEX, generated_pages
from klimaatwerf.portal.network import Network
from klimaatwerf.portal.pages import LAST, Heading, PortalPage, PortalSite
from klimaatwerf.portal.towns import town_pages
from klimaatwerf.project import portal_names
from klimaatwerf.render.theme import ASSETS
from klimaatwerf.work import slugs_in

__all__ = [
    "handbook_files",
    "place_not_found",
    "portal_files",
    "portal_page",
    "portal_site",
    "town_files",
]


def portal_files(network: Network, theme: Path, config: MkDocsConfig, root: Path) -> Iterator[File]:
    """What is written beside the pages: data, what leads on, and assets of the portal alone."""
    taken = portal_names(root) | set(slugs_in(root))
    former = former_files(network, taken, config.theme.get_env(), config.site_url)
    for name, content in {**data_files(network), **former}.items():
        yield File.generated(config, name, content=content)
    for name in OWN_ASSETS:
        source = theme / "portal" / name
        if source.is_file():
            yield File.generated(config, f"{ASSETS}/{name}", abs_src_path=str(source))


def handbook_files(
    files: Files, catalogue: Catalogue | None, config: MkDocsConfig
) -> Iterator[File]:
    """The pages of the handbook that nobody writes by hand, where there is a handbook."""
    if files.get_file_from_path(INDEX) is not None:
        for path, text in generated_pages(catalogue).items():
            yield File.generated(config, path, content=text)


def town_files(portal: PortalRenderer, config: MkDocsConfig) -> Iterator[File]:
    """The page of each municipality, written as it is: as a page of MkDocs it would cost more."""
    for name, content in town_pages(portal):
        yield File.generated(config, name, content=content)


def place_not_found(files: Files) -> None:
    """Write the page for wrong addresses where servers look for it."""
    if (file := files.get_file_from_path("404.md")) is not None:
        file.dest_uri = file.url = NOT_FOUND


def portal_site(files: Files) -> PortalSite:
    """All pages of the portal, in order."""
    pages = (file.page for file in files.documentation_pages())
    return PortalSite.of(portal_page(page) for page in pages if page is not None)


def portal_page(page: Page) -> PortalPage:
    """What the front matter and the text of a page say."""
    meta: dict[str, Any] = dict(page.meta)
    menu = meta.get("menu")
    menu = menu if isinstance(menu, dict) else {"label": menu} if menu else {}
    toc = (item for first in page.toc for item in _second(first))
    return PortalPage(
        path=page.file.url.strip("./"),
        title=str(page.title or ""),
        description=str(meta.get("description") or ""),
        layout=str(meta.get("layout") or "page"),
        order=_whole(meta.get("order")),
        menu_label=str(menu["label"]) if menu.get("label") else None,
        menu_order=_whole(menu.get("order")),
        noindex=meta.get("noindex") in (True, "ja"),
        headings=tuple(Heading(item.id, item.title) for item in toc),
    )


def _second(item: Any) -> list[Any]:
    """The headings of the second level: the item itself, or those below a title."""
    return [item] if item.level >= 2 else list(item.children)


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else LAST
