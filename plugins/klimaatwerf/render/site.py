"""A plan as pages: the content of each, then the frame around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

import jinja2
from markupsafe import Markup

from klimaatwerf.core.brand import derive, stylesheet
from klimaatwerf.core.calendar import sessions
from klimaatwerf.core.links import External, Internal, relative, resolve
from klimaatwerf.core.plan import MenuItem, Page, Plan, address_of
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.vocabulary import Audience, Layout, SiteStatus
from klimaatwerf.render.markdown import Converter, Filled, Heading, fill
from klimaatwerf.render.template import Call, Je
from klimaatwerf.render.theme import ASSETS, safe

__all__ = ["Rendered", "SiteRenderer"]

_IDS = re.compile(r'\sid="([^"]+)"')


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
    below: tuple[_ActiveItem, ...]


class SiteRenderer:
    """Renders the pages of one plan with a theme that all sites of a process share."""

    def __init__(
        self, plan: Plan, theme: jinja2.Environment, converter: Converter, texts: frozenset[str]
    ) -> None:
        self.plan = plan
        self.theme = theme
        self.converter = converter
        self.texts = texts
        self._frames: dict[tuple[str, str], tuple[Markup, Markup]] = {}
        self._addresses: dict[tuple[str, str], str] = {}

    def content(self, page: Page, text: str | None = None) -> Rendered:
        """The content of a page; `text` replaces its Markdown where a plugin changed it.

        Raises:
            SourceError: its text can't be filled in for this municipality.
        """
        context = self._context(page)
        body = self._body(page, text, context)
        layout = self.theme.get_template(f"layouts/{page.layout}.html")
        html = layout.render({**context, "page": _View(page, self.plan), "body": safe(body.html)})
        return Rendered(page, html, body.headings)

    def frame(self, page: Page, content: str) -> Markup:
        """The whole document around the content of a page."""
        context = self._context(page)
        header, footer = self._header_and_footer(page, context)
        municipality = self.plan.site.municipality
        campaign = municipality.campaign.name
        title = page.title if not page.path else f"{page.title} | {campaign}"
        document = self.theme.get_template("frame.html").render(
            {
                **context,
                "page": _View(page, self.plan),
                "content": safe(content),
                "header": header,
                "footer": footer,
                "title": title if page.path else campaign,
                "description": page.description,
                "canonical": self.canonical(page),
                "noindex": self.hidden or page.layout is Layout.NOT_FOUND,
            }
        )
        return safe(document)

    def redirect(self, former: str, there: str) -> str:
        """The document that stands at a former address."""
        page = self.plan.pages[there]
        return self.theme.get_template("layouts/redirect.html").render(
            target=relative(former, there),
            title=page.title,
            municipality=self.plan.site.municipality,
        )

    def brand_css(self) -> str:
        """The municipality's colours by role."""
        brand = self.plan.site.municipality.brand
        return stylesheet(derive(brand.primary, brand.secondary))

    def sitemap(self) -> str | None:
        """The addresses of the site for search engines; None where nobody knows them."""
        addresses = [
            address
            for page in self.plan.pages.values()
            if page.layout is not Layout.NOT_FOUND and (address := self.canonical(page))
        ]
        if not addresses:
            return None
        rows = "".join(f"<url><loc>{Markup.escape(address)}</loc></url>\n" for address in addresses)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
        )

    def robots(self) -> str:
        """What search engines may read."""
        if self.hidden:
            return "User-agent: *\nDisallow: /\n"
        site_url = self.plan.site.municipality.site_url
        sitemap = f"Sitemap: {urljoin(_folder(site_url), 'sitemap.xml')}\n" if site_url else ""
        return f"User-agent: *\nAllow: /\n{sitemap}"

    @property
    def hidden(self) -> bool:
        """Whether search engines should stay away."""
        return self.plan.site.municipality.status is not SiteStatus.LIVE

    def canonical(self, page: Page) -> str | None:
        """The absolute address of a page, where the site's address is known."""
        site_url = self.plan.site.municipality.site_url
        if not site_url:
            return None
        return urljoin(_folder(site_url), f"{page.path}/" if page.path else "")

    def href(self, page: Page, target: Any) -> str | None:
        """The address of an item, page or address as seen from `page`; None where it is not."""
        if target is None:
            return None
        if isinstance(target, str) and not isinstance(target, Audience):
            path = target.strip("/")
        else:
            path = address_of(getattr(target, "event", target))
        if path not in self.plan.pages:
            return None
        return self._relative(page, path)

    def _relative(self, page: Page, path: str) -> str:
        """A page or file of the site as seen from a page; from the 404 page by its full path."""
        if page.layout is Layout.NOT_FOUND:
            base = urlsplit(self.plan.site.municipality.site_url or "/").path
            is_file = "." in path.rpartition("/")[2]
            return f"{_folder(base)}{path}{'' if is_file or not path else '/'}"
        key = (page.path, path)
        if key not in self._addresses:
            self._addresses[key] = relative(*key)
        return self._addresses[key]

    def _body(self, page: Page, text: str | None, context: Mapping[str, Any]) -> Filled:
        if page.body is None:
            return Filled("", ())
        leaf = page.body
        if text is not None and text != leaf.text:
            leaf = type(leaf)(text, leaf.source, leaf.line, leaf.column, quoted=True)
        problems = Collector()
        compiled = self.converter.compile(leaf, problems, self.texts)
        if problems.failed:
            raise SourceError(problems.problems)
        filled = fill(
            compiled,
            self.plan.values,
            link=lambda target: self._link(page, target, leaf.source.file),
            component=lambda call: self._component(call, context),
            problems=problems,
        )
        if problems.failed:
            raise SourceError(problems.problems)
        return filled

    def _link(self, page: Page, target: str, file: str) -> str:
        found = resolve(target, file, self.plan.pages, self.plan.site.media)
        if isinstance(found, Internal):
            path = self._relative(page, found.path)
            return f"{path}#{found.fragment}" if found.fragment else path
        if isinstance(found, External):
            return found.target
        there = self.plan.away.get(found.path)
        return self._relative(page, there) if there is not None else target

    def _component(self, call: Call, context: Mapping[str, Any]) -> str:
        form = self.plan.values.address_form
        given = {
            name: value.for_form(form) if isinstance(value, Je) else value
            for name, value in call.arguments
        }
        template = self.theme.get_template(f"components/{call.name}.html")
        return template.render({**context, **_ABSENT, **given}).strip()

    def _header_and_footer(self, page: Page, context: Mapping[str, Any]) -> tuple[Markup, Markup]:
        """Rendered once per depth and active menu item."""
        depth = "404" if page.layout is Layout.NOT_FOUND else "../" * len(page.path.split("/"))
        key = (depth if page.path else "", page.section)
        if key not in self._frames:
            menu = tuple(_active(item, page) for item in self.plan.menu)
            shared = {**context, "menu": menu, "legal": self._legal(page)}
            self._frames[key] = (
                safe(self.theme.get_template("header.html").render(shared)),
                safe(self.theme.get_template("footer.html").render(shared)),
            )
        return self._frames[key]

    def _legal(self, page: Page) -> tuple[_ActiveItem, ...]:
        return tuple(
            _ActiveItem(one.menu_label or one.title, one, one.section == page.section, ())
            for one in self.plan.legal
        )

    def _context(self, page: Page) -> dict[str, Any]:
        """What every template of a page can use."""
        return {
            **self._shared,
            "href": lambda target: self.href(page, target),
            "asset": lambda name: self._asset(page, name),
        }

    def _asset(self, page: Page, name: str) -> str:
        path = name if name in self.plan.site.media else f"{ASSETS}/{name}"
        return self._relative(page, path)

    @cached_property
    def _shared(self) -> dict[str, Any]:
        plan = self.plan
        selection = plan.selection
        form = plan.values.address_form
        names = (
            "actions ideas topics events past_events partners goals moments methods news audiences"
            " topic action partner goal method progress action_progress"
        ).split()
        queries: dict[str, Callable[..., Any]] = {name: getattr(selection, name) for name in names}
        return {
            **queries,
            "event": plan.site.events.get,
            "sessions": sessions,
            "steps": lambda subject: getattr(subject, "steps", ()),
            "municipality": plan.site.municipality,
            "today": plan.today,
            "je": lambda je, u: Je(je, u).for_form(form),
        }


_ABSENT = dict.fromkeys(
    ("topic", "audience", "phase", "kind", "featured", "limit", "type", "scheme")
)
"""Arguments that a component was not given."""


class _View:
    """A page as a template sees it, with the pages above it."""

    def __init__(self, page: Page, plan: Plan) -> None:
        self._page = page
        self.breadcrumb = plan.breadcrumb(page)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)


def _active(item: MenuItem, page: Page) -> _ActiveItem:
    below = tuple(_active(one, page) for one in item.below)
    return _ActiveItem(item.label, item.page, item.page.section == page.section, below)


def _folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"
