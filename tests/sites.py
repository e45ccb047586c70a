"""Municipalities for tests: the shipped ones, and small ones that are laid out in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import jinja2

from klimaatwerf.core.plan import Plan
from klimaatwerf.pipeline import Prepared, prepare
from klimaatwerf.project import Project, load_project
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.markdown import Converter
from klimaatwerf.render.site import SiteRenderer
from klimaatwerf.render.takeaways import Draw, Outside
from klimaatwerf.render.theme import environment

__all__ = [
    "EXTENSIONS",
    "PORTAL",
    "ROOT",
    "SHORTEST",
    "TODAY",
    "converter",
    "documents",
    "lay_out",
    "made",
    "planned",
    "renderer",
    "shipped",
]

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 23)
PORTAL = "https://klimaatwerf.example/"
SHORTEST = 'nis: 45062\ncontact: {email: klimaat@dorp.example}\nbrand: {primary: "#00703c"}\n'
EXTENSIONS = ("admonition", "attr_list", "def_list", "footnotes", "tables", "toc")


@cache
def shipped(today: date = TODAY) -> Project:
    """The repository's own pack and municipalities on a day; read once."""
    if today != TODAY:
        return replace(shipped(), today=today)
    return load_project(ROOT, today, PORTAL)


def lay_out(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a root; a path names its own folders."""
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def made(
    root: Path,
    files: Mapping[str, str] | None = None,
    *,
    more: str = "",
    today: date = TODAY,
    slug: str = "dorp",
) -> Prepared:
    """A municipality with the shipped pack: the shortest municipality.yml with `more` below it.

    `files` are its other files, by their path in its folder.
    """
    own = {"municipality.yml": SHORTEST + more, **(files or {})}
    lay_out(root / "municipalities" / slug, own)
    return prepare(replace(shipped(), root=root, today=today), slug)


def planned(
    root: Path,
    files: Mapping[str, str] | None = None,
    *,
    more: str = "",
    today: date = TODAY,
    slug: str = "dorp",
) -> Plan:
    """The plan of a municipality that has no errors."""
    found = made(root, files, more=more, today=today, slug=slug)
    assert found.plan is not None, "\n".join(map(str, found.problems))
    return found.plan


@cache
def converter() -> Converter:
    """The converter that sites share, with the extensions of mkdocs.yml."""
    return Converter(EXTENSIONS)


@cache
def theme(shared: Converter) -> jinja2.Environment:
    """The shipped theme, its templates compiled once."""
    return environment(ROOT / "themes/klimaatwerf", shared.plain)


def renderer(
    plan: Plan, shared: Converter | None = None, root: Path = ROOT, draw: Draw | None = None
) -> SiteRenderer:
    """A renderer with the shipped theme; its pictures lie below a root, and `draw` draws more."""
    used = shared or converter()
    names = shipped().texts.names
    return SiteRenderer(
        plan, theme(used), used, names, gallery=Gallery(root), outside=Outside(draw)
    )


def documents(plan: Plan) -> dict[str, str]:
    """Every page of a site as a whole document, by its destination."""
    site = renderer(plan)
    return {
        page.destination: str(site.frame(page, site.content(page).html))
        for page in plan.pages.values()
    }
