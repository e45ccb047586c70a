"""The JSON-LD of a page: itself, where it stands, what it is about, and who is behind it.

An address is only told where the site's own address is known; a relative one means something else
to everybody who reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from markupsafe import Markup

from klimaatwerf.core.pages import Page
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.render.addresses import folder_address
from klimaatwerf.render.structured import actions
from klimaatwerf.render.structured.lists import list_of
from klimaatwerf.render.structured.nodes import LANGUAGE, Node, as_script, filled, plain
from klimaatwerf.render.structured.organisations import government, government_name
from klimaatwerf.render.structured.subjects import subject_of
from klimaatwerf.render.theme import safe
from klimaatwerf.render.view import View

__all__ = ["StructuredData"]

_TYPES: Mapping[Layout, str] = {
    **dict.fromkeys(
        (
            Layout.AUDIENCES,
            Layout.AUDIENCE,
            Layout.ACTIONS,
            Layout.CHOICE,
            Layout.TOPICS,
            Layout.TOPIC,
            Layout.AGENDA,
            Layout.ARCHIVE,
            Layout.MONTH,
            Layout.PARTNERS,
            Layout.PARTICIPATION,
            Layout.NEWS,
            Layout.INDEX,
            Layout.KIT,
        ),
        "CollectionPage",
    ),
    **dict.fromkeys((Layout.ACTION, Layout.EVENT), "ItemPage"),
    Layout.CONTACT: "ContactPage",
    Layout.IMPRINT: "AboutPage",
}
"""What schema.org has a word for; all else is a WebPage."""
_ABOUT = "over"
"""The page that tells about the site."""
_IN_FULL = frozenset({Layout.HOME, Layout.CONTACT, Layout.IMPRINT})
"""The pages that say how to reach the gemeente."""
_WITH_QUESTIONS = frozenset({Layout.ACTION, Layout.IDEA})
_CONTEXT = "https://schema.org"


class StructuredData:
    """Tells of the pages of one site."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._municipality = view.plan.site.municipality
        site_url = self._municipality.site_url
        self._base = folder_address(site_url) if site_url else "_:"
        self._owner = {"@id": self._named("gemeente")}

    def _named(self, name: str) -> str:
        """The identity of something of the whole site; it holds in one document only without #."""
        return f"{self._base}{'' if self._base == '_:' else '#'}{name}"

    def of(self, page: Page) -> Markup:
        """The JSON-LD of a page, as it stands in its script element."""
        url = self._view.canonical(page)
        subject = subject_of(self._view, page, url, self._owner)
        nodes = [self._page(page, url), *([subject] if subject else [])]
        parts = [*map(as_script, nodes), self._behind[self._is_about(page)]]
        return safe(f'{{"@context":"{_CONTEXT}","@graph":[{",".join(parts)}]}}')

    def _is_about(self, page: Page) -> bool:
        return page.layout in _IN_FULL or page.path == _ABOUT

    @cached_property
    def _behind(self) -> tuple[str, str]:
        """The site and the gemeente: in short, and in full with how to reach it."""
        identity = self._owner["@id"]
        site = filled(
            type="WebSite",
            id=self._named("website"),
            name=self._municipality.campaign.name,
            url=self._base if self._municipality.site_url else None,
            inLanguage=LANGUAGE,
            publisher=self._owner,
        )
        brief = filled(
            type="GovernmentOrganization",
            id=identity,
            name=government_name(self._municipality),
            url=self._municipality.website,
        )
        full = government(self._municipality, identity)
        shared = as_script(site)
        return f"{shared},{as_script(brief)}", f"{shared},{as_script(full)}"

    def _page(self, page: Page, url: str | None) -> Node:
        """The page itself, with the list or the questions that it is made of."""
        asked = getattr(page.subject, "faq", ()) if page.layout in _WITH_QUESTIONS else ()
        kind = "AboutPage" if page.path == _ABOUT else _TYPES.get(page.layout, "WebPage")
        return filled(
            type="FAQPage" if asked else kind,
            id=url,
            url=url,
            name=page.title,
            description=page.description,
            inLanguage=LANGUAGE,
            isPartOf={"@id": self._named("website")},
            breadcrumb=self._trail(page, url),
            mainEntity=actions.questions(
                (one.question, plain(self._view, one.answer)) for one in asked
            )
            or list_of(self._view, page),
        )

    def _trail(self, page: Page, url: str | None) -> Node | None:
        """The way from the home page to this one."""
        above = self._view.plan.breadcrumb(page)
        if url is None or not above:
            return None
        rows: list[Node] = [
            {
                "@type": "ListItem",
                "position": number,
                "name": one.title if one.path else "Start",
                "item": {"@type": "WebPage", "@id": self._view.whole(one)},
            }
            for number, one in enumerate(above, start=1)
        ]
        rows.append({"@type": "ListItem", "position": len(rows) + 1, "name": page.title})
        return {"@type": "BreadcrumbList", "itemListElement": rows}
