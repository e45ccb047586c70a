"""A plan as pages: the content of each, the frame around it, and the files for machines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from klimaatwerf.core.model import Action
from klimaatwerf.core.pages import MenuItem, Page
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.tree import Leaf
from klimaatwerf.core.vocabulary import EMBEDS, Layout
from klimaatwerf.render.asks import Ask
from klimaatwerf.render.beside import Maker, makers
from klimaatwerf.render.feed import FEED
from klimaatwerf.render.gallery import Gallery
from klimaatwerf.render.markdown import Compiled, Converter, Filled, Heading, fill
from klimaatwerf.render.parts import Call, Choice, Je, Value
from klimaatwerf.render.sharing.cards import picture_for
from klimaatwerf.render.structured import StructuredData
from klimaatwerf.render.takeaways import Outside
from klimaatwerf.render.theme import safe
from klimaatwerf.render.view import View

__all__ = ["Rendered", "SiteRenderer"]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of a page: nothing from elsewhere, nothing inline."""

_NOT_FOR_SEARCH = EMBEDS | {Layout.NOT_FOUND}
_ON_HOME = frozenset(
    ("action", "actions", "audience_links", "button", "events", "ideas", "news", "topics")
)
"""The components whose styles Home has by itself, in site.css; page.css has those of the others."""
_IDS = re.compile(r'\sid="([^"]+)"')
_ABSENT = dict.fromkeys(
    ("topic", "audience", "phase", "kind", "featured", "limit", "type", "scheme")
)
"""Arguments that a component was not given."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The content of a page: what stands in its main element."""

    page: Page
    html: str
    headings: tuple[Heading, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """The ids that can be linked to."""
        return frozenset(_IDS.findall(self.html))


@dataclass(frozen=True, slots=True)
class _ActiveItem:
    """A line of the menu as a template sees it."""

    label: str
    page: Page
    active: bool
    below: tuple[_ActiveItem, ...] = ()


class SiteRenderer:
    """Renders the pages of one plan with a theme that all sites of a process share."""

    def __init__(
        self,
        plan: Plan,
        theme: jinja2.Environment,
        converter: Converter,
        texts: frozenset[str],
        *,
        preview: bool = False,
        gallery: Gallery | None = None,
        outside: Outside | None = None,
    ) -> None:
        self.plan = plan
        self.theme = theme
        self.converter = converter
        self.texts = texts
        self.preview = preview
        self.asked: dict[str, frozenset[Ask]] = {}
        """What each page asked of the plan, by its path, and each file beside them, by its name."""
        pictures = gallery or Gallery(Path())
        self._view = View(plan, theme, pictures, self._compiled, outside)
        self._structured = StructuredData(self._view)
        self._frames: dict[tuple[str, str], tuple[dict[str, Markup], set[Ask]]] = {}

    def content(self, page: Page, text: str | None = None) -> Rendered:
        """The content of a page; `text` replaces its Markdown where a plugin changed it.

        Raises:
            SourceError: its text can't be filled in for this municipality.
        """
        self._view.turn_to(page)
        body = self._body(page, text)
        self._view.here.body = safe(body.html)
        html = self._view.render(f"layouts/{page.layout}.html", {"body": safe(body.html)})
        self.asked[page.path] = self._view.taken()
        return Rendered(page, html, body.headings)

    def frame(self, page: Page, content: str) -> Markup:
        """The whole document around the content of a page."""
        self._view.turn_to(page)
        campaign = self.plan.site.municipality.campaign.name
        values: dict[str, Any] = {
            "content": safe(content),
            "title": f"{page.title} | {campaign}" if page.path else campaign,
            "description": page.description,
            "canonical": self._view.canonical(page),
            "policy": None if self.preview else self._policy(page),
            "noindex": self._view.hidden or page.layout in _NOT_FOR_SEARCH,
        }
        if page.layout not in EMBEDS:
            values |= self._around(page)
        frame = "embed.html" if page.layout in EMBEDS else "frame.html"
        document = safe(self._view.render(frame, values))
        self.asked[page.path] = self.asked.get(page.path, frozenset()) | self._view.taken()
        return document

    def _around(self, page: Page) -> dict[str, Any]:
        """What a page has that does not stand in a frame elsewhere."""
        return {
            **self._shared(page),
            "feed": self._view.address(FEED) if self._view.filled(("has_news",)) else None,
            "picture": picture_for(self._view, page),
            "structured": self._structured.of(page),
        }

    def _policy(self, page: Page) -> str:
        """The policy of a page; the forms on it, and no others, may go where they say."""
        if not isinstance(page.subject, Action):
            return POLICY
        ways = page.subject.open_ways(self._view.today)
        return " ".join((POLICY, *sorted({way.origin for way in ways if way.is_form})))

    def document(self, page: Page) -> str:
        """The whole document of a page, as `main.html` of the theme makes it for MkDocs."""
        return self.frame(page, self.content(page).html)

    @cached_property
    def _makers(self) -> dict[str, Maker]:
        return makers(self._view)

    @property
    def file_names(self) -> tuple[str, ...]:
        """The names of what is written beside the pages."""
        return tuple(self._makers)

    def file(self, name: str) -> bytes:
        """What is written beside the pages under a name."""
        self._view.turn_to_file(name)
        made = self._makers[name]()
        self.asked[name] = self._view.taken()
        return made.encode() if isinstance(made, str) else made

    def files(self) -> dict[str, bytes]:
        """All that is written beside the pages."""
        return {name: self.file(name) for name in self._makers}

    def _body(self, page: Page, text: str | None) -> Filled:
        """The page's text as HTML of this municipality."""
        if page.body is None:
            return Filled("", ())
        leaf = page.body if text is None else replace(page.body, text=text)
        problems = Collector()
        compiled = self.converter.compile(leaf, problems, self.texts)
        for part in (*compiled.inline, *compiled.blocks):
            if isinstance(part, Value | Choice):
                self._view.asked.note("value", part.path)
        if not problems.failed:
            filled = fill(
                compiled,
                self.plan.values,
                link=lambda target: self._link(target, leaf, problems),
                image=lambda image: self._view.image_in_text(image, leaf.source.file),
                component=lambda call: self._component(call, leaf, problems),
                problems=problems,
            )
        if problems.failed:
            raise SourceError(problems.problems)
        return filled

    def _compiled(self, leaf: Leaf) -> Compiled:
        """A text as its page compiles it; what is wrong with it, its page tells."""
        return self.converter.compile(leaf, Collector(), self.texts)

    def _link(self, target: str, leaf: Leaf, problems: Collector) -> str:
        """A target as written in a text, as seen from the page at hand."""
        address = self._view.link(target, leaf.source.file)
        if address is None:
            problems.add("broken-link", leaf.place, target=target[:80], hint="")
        return address or ""

    def _component(self, call: Call, leaf: Leaf, problems: Collector) -> str:
        form = self.plan.values.address_form
        given = {
            name: value.for_form(form) if isinstance(value, Je) else value
            for name, value in call.arguments
        }
        if isinstance(target := given.get("target"), str):
            given["target"] = self._link(target, leaf, problems)
        return self._view.render(f"components/{call.name}.html", {**_ABSENT, **given}).strip()

    def _shared(self, page: Page) -> dict[str, Markup]:
        """Links, header and footer: rendered once per depth and active menu item."""
        key = (self._view.up, page.section)
        return self._view.asked.once(self._frames, key, lambda: self._parts(page))

    def _parts(self, page: Page) -> dict[str, Markup]:
        menu = tuple(_active(item, page) for item in self.plan.menu)
        legal = tuple(
            _ActiveItem(one.menu_label or one.title, one, one.section == page.section)
            for one in self.plan.legal
        )
        values = {"menu": menu, "legal": legal, "lean": self._is_lean(page)}
        return {
            name: safe(self._view.render(f"{name}.html", values))
            for name in ("links", "header", "footer")
        }

    def _is_lean(self, page: Page) -> bool:
        """Whether Home's own styles are enough: its text asks for nothing that only others show."""
        if page.path or page.body is None:
            return not page.path
        blocks = self._compiled(page.body).blocks
        return all(one.name in _ON_HOME for one in blocks if isinstance(one, Call))


def _active(item: MenuItem, page: Page) -> _ActiveItem:
    below = tuple(_active(one, page) for one in item.below)
    return _ActiveItem(item.label, item.page, item.page.section == page.section, below)
