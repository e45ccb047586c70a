"""Redirects, colours, and what search engines read first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from markupsafe import escape

from klimaatwerf.core.brand import derive, stylesheet
from klimaatwerf.core.design_tokens import design_tokens
from klimaatwerf.core.links import relative
from klimaatwerf.core.pages import address_of
from klimaatwerf.core.typefaces import font_css
from klimaatwerf.core.vocabulary import EMBEDS
from klimaatwerf.render.addresses import folder_address
from klimaatwerf.render.theme import ASSETS
from klimaatwerf.render.view import View

__all__ = ["BRAND_CSS", "brand_css", "files", "redirect", "robots", "sitemap", "tokens_json"]

BRAND_CSS = f"{ASSETS}/brand.css"


def files(view: View) -> dict[str, Callable[[], str]]:
    """The makers of these files."""
    plan = view.plan
    found: dict[str, Callable[[], str]] = {
        f"{former}/index.html": partial(redirect, view, former) for former in plan.redirects
    }
    found[BRAND_CSS] = partial(brand_css, view)
    found["data/tokens.json"] = partial(tokens_json, view)
    found["robots.txt"] = partial(robots, view)
    if plan.site.municipality.site_url and not view.hidden:
        found["sitemap.xml"] = partial(sitemap, view)
    return found


def redirect(view: View, former: str) -> str:
    """The document that stands at a former address."""
    there = view.redirect_of(former)
    page = view.listed(there)
    template = view.theme.get_template("layouts/redirect.html")
    target = relative(former, there)
    return template.render(
        target=target, canonical=view.canonical(page) or target, title=page.title
    )


def brand_css(view: View) -> str:
    """The municipality's colours by role, and its typeface."""
    brand = view.plan.site.municipality.brand
    return stylesheet(derive(brand.primary, brand.secondary)) + font_css(brand.font)


def tokens_json(view: View) -> str:
    """The same for other tools, with the colours of the communication kit."""
    brand = view.plan.site.municipality.brand
    return design_tokens(brand.primary, brand.secondary, brand.font)


def sitemap(view: View) -> str:
    """The addresses of the site for search engines; only of posts it is known when they changed."""
    dates = {address_of(post): post.date for post in view.ask("news")}
    pages = [page for path in view.paths() if (page := view.plan.pages[path]).layout not in EMBEDS]
    rows = "".join(
        f"<url><loc>{escape(address)}</loc>{_changed(dates.get(page.path))}</url>\n"
        for page in pages
        if (address := view.canonical(page))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _changed(day: date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""


def robots(view: View) -> str:
    """What search engines may read."""
    if view.hidden:
        return "User-agent: *\nDisallow: /\n"
    site_url = view.plan.site.municipality.site_url
    rule = "User-agent: *\nAllow: /\n"
    return f"{rule}Sitemap: {folder_address(site_url)}sitemap.xml\n" if site_url else rule
