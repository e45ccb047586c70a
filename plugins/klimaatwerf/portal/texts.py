"""The files of content/portal/ as their author wrote them: what stands above a page is checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import Field

from klimaatwerf.core.check import parse
from klimaatwerf.core.model import Model
from klimaatwerf.core.parse import Body, Name, ShortText, Whole, YesNo, choice
from klimaatwerf.core.problems import Collector, Problem, SourceError, closest
from klimaatwerf.core.tree import Layer
from klimaatwerf.core.vocabulary import Term
from klimaatwerf.sources.files import Folder
from klimaatwerf.sources.markdown import read_markdown

__all__ = ["PortalLayout", "PortalText", "portal_problems"]


class PortalLayout(Term):
    """The kinds of page of the portal, each a template of the theme."""

    MUNICIPALITIES = "municipalities", "startpagina met alle gemeenten"
    ACTIONS = "actions", "acties"
    GOALS = "goals", "doelen"
    VERSIONS = "versions", "versies"
    DRIFT = "drift", "wat gemeenten aanpasten"
    FRESHNESS = "freshness", "wat aandacht vraagt"
    PAGE = "page", "gewone pagina"


class PortalMenu(Model):
    """A page's place in the header."""

    label: ShortText = Field(description="De tekst in het menu.", examples=["Handboek"])
    order: Whole | None = Field(
        None, description="De plaats in het menu: een lager getal staat eerst.", examples=["40"]
    )


class PortalText(Model):
    """What stands above a page of the portal."""

    title: Name = Field(description="De titel van de pagina.", examples=["Een actie toevoegen"])
    description: ShortText | None = Field(
        None,
        description="Eén zin onder de titel en voor zoekmachines.",
        examples=["Van sjabloon tot pagina, in vijf stappen."],
    )
    layout: Annotated[PortalLayout, choice(PortalLayout)] = Field(
        PortalLayout.PAGE, description="Hoe de pagina eruitziet.", examples=["page"]
    )
    menu: PortalMenu | None = Field(
        None,
        description="De plaats in het menu; zonder dit staat de pagina er niet in.",
        examples=["{label: Handboek, order: 40}"],
    )
    order: Whole | None = Field(
        None, description="De plaats in haar map: een lager getal staat eerst.", examples=["110"]
    )
    noindex: YesNo = Field(
        False, description="Met `ja` laten zoekmachines de pagina weg.", examples=["ja"]
    )
    body: Body | None = Field(
        None, description="De tekst van de pagina, in Markdown.", examples=["Zo begin je eraan."]
    )


def portal_problems(portal: Path, name: str) -> tuple[Problem, ...]:
    """What is wrong above the pages of the portal, which MkDocs itself would print as text.

    A field that we don't know may be one of another plugin, unless it looks like one of ours.
    """
    problems = Collector()
    folder = Folder(portal, name, Layer.PACK)
    for relative in folder.files(problems) if portal.is_dir() else ():
        if not relative.endswith(".md"):
            continue
        try:
            page = read_markdown(folder.read_text(relative), folder.source(relative), problems)
        except SourceError as error:
            problems.extend(error.problems)
            continue
        items = {key: node for key, node in page.items.items() if _ours(key)}
        problems.extend(parse(PortalText, replace(page, items=items), ())[1])
    return tuple(problems.problems)


def _ours(key: str) -> bool:
    known = PortalText.model_fields
    return key in known or closest(key, known) is not None
