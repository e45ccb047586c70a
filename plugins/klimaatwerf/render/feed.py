"""The news of a site for feed readers: Atom, RFC 4287."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from markupsafe import escape

from klimaatwerf.core.brussels import BRUSSELS
from klimaatwerf.core.model import Municipality, Post
from klimaatwerf.core.pages import address_of
from klimaatwerf.render.addresses import folder_address
from klimaatwerf.render.view import View

__all__ = ["FEED", "feed", "files"]

FEED = "nieuws.xml"
_LANGUAGE = "nl-BE"
_NO_XML = "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What XML has no way to write; compiled when first used, as that takes 3 ms."""


def files(view: View) -> dict[str, Callable[[], str]]:
    """The maker of the feed, where there is news."""
    return {FEED: partial(feed, view)} if view.plan.selection.news() else {}


def feed(view: View) -> str:
    """All posts, the newest first.

    A post changed on its own day, for no other is known. Addresses are whole where the address of
    the site is known; else they are relative to the feed, which a reader then got from a preview.
    """
    municipality = view.plan.site.municipality
    base = folder_address(municipality.site_url) if municipality.site_url else ""
    page = "nieuws/" if view.href("nieuws") else ""
    posts: tuple[Post, ...] = view.ask("news")
    entries = "".join(_entry(post, base, municipality) for post in posts)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_LANGUAGE}">\n'
        f"<id>{_identity(municipality, 'nieuws')}</id>\n"
        f"<title>{_text(f'Nieuws van {municipality.campaign.name}')}</title>\n"
        f"<updated>{_moment(posts[0].date)}</updated>\n"
        f"<author><name>{_text(f'Gemeente {municipality.name}')}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{_text(base + FEED)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{_text(base + page) or "./"}"/>\n'
        f"{entries}</feed>\n"
    )


def _entry(post: Post, base: str, municipality: Municipality) -> str:
    moment = _moment(post.date)
    return (
        "<entry>\n"
        f"<id>{_identity(municipality, address_of(post), post.date)}</id>\n"
        f"<title>{_text(post.title)}</title>\n"
        f"<published>{moment}</published>\n<updated>{moment}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{_text(f"{base}{address_of(post)}/")}"/>\n'
        f"<summary>{_text(post.lead)}</summary>\n"
        "</entry>\n"
    )


def _moment(day: date) -> str:
    """The first moment of a day in Brussels."""
    return datetime.combine(day, time.min, BRUSSELS).isoformat()


def _text(value: str) -> str:
    """A value as text of XML."""
    return str(escape(re.sub(_NO_XML, "", value)))


def _identity(municipality: Municipality, name: str, day: date | None = None) -> str:
    """A name that stays the same whatever is written: a tag (RFC 4151), or without address a UUID.

    The day of a tag is one on which the name was the site's: for the feed, that of its form.
    """
    host = urlsplit(municipality.site_url or "").hostname
    path = f"{municipality.slug}/{name}"
    if not host:
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{municipality.nis}/{path}')}"
    return f"tag:{host},{day.isoformat() if day else '2026'}:{path}"
