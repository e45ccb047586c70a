"""What a site will consist of: pages with their destinations, menu, redirects and files.

Everything that could collide or point nowhere is settled here, before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from klimaatwerf.core.calendar import sessions
from klimaatwerf.core.kit.days import WITHOUT_YEAR, told_days
from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.law import REVIEW_DAYS
from klimaatwerf.core.links import Internal, links_of, resolve
from klimaatwerf.core.model import Event
from klimaatwerf.core.model.base import Image
from klimaatwerf.core.months import Month
from klimaatwerf.core.pages import MenuItem, Page, address_of, menu_of, refuse_menu_cycles
from klimaatwerf.core.picture import Picture
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.redirects import redirects
from klimaatwerf.core.select import Selection
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Branch, Place
from klimaatwerf.core.values import Values
from klimaatwerf.core.vocabulary import MADE_LAYOUTS, ActionPhase, Layout

__all__ = ["Plan", "plan"]

LEGAL = ("zoeken", "over", "contact", "toegankelijkheid", "privacy", "colofon")
"""The pages that every page links to in its footer, in order."""

_WITHOUT_TEXT = MADE_LAYOUTS | {Layout.NOT_FOUND}


@dataclass(frozen=True)
class Plan:
    """A site, ready to be rendered."""

    site: Site
    selection: Selection
    values: Values
    pages: Mapping[str, Page]
    menu: tuple[MenuItem, ...]
    legal: tuple[Page, ...]
    redirects: Mapping[str, str]
    """Former page paths with the page that they lead to."""
    away: Mapping[str, str]
    """Pages that exist on other days, with the page above them that stands in for them today."""
    files: Mapping[str, str]
    """Destinations of media that are published as they are, with their source from the root."""
    pictures: Mapping[str, Picture]
    """The pictures that are shown or linked to, by their name in the media."""
    changes_on: tuple[date, ...]
    """The days after today on which it will look different."""
    kit: Mapping[str, KitItem] = field(default_factory=dict)
    """What the communication kit says of each item that has a page, by the path of that page."""
    kit_edition: str = ""
    """A digest of the design of the pictures that are shared, with drawings and typefaces."""
    kit_files: str = ""
    """A digest of all that the pack gives for the kit."""

    @property
    def today(self) -> date:
        """The day that it is planned for."""
        return self.selection.today

    @cached_property
    def texts(self) -> tuple[Page, ...]:
        """The pages that are no item and no error, by title."""
        shown = (page for page in self.pages.values() if page.layout not in _WITHOUT_TEXT)
        return tuple(sorted(shown, key=lambda page: page.title.casefold()))

    def breadcrumb(self, page: Page) -> tuple[Page, ...]:
        """The pages above a page, the home page first."""
        if not page.path or page.layout is Layout.NOT_FOUND:
            return ()
        parts = page.path.split("/")
        above = ["/".join(parts[:depth]) for depth in range(len(parts))]
        if page.layout is Layout.IDEA:
            above = ["", "acties"]
        return tuple(self.pages[path] for path in above if path in self.pages)


def plan(site: Site, tree: Branch, today: date) -> tuple[Plan, Collector]:
    """The plan of a site for a day; `tree` says where its values were written."""
    problems = Collector()
    selection = Selection(site, today)
    values = Values(site.municipality, site.texts, selection.derived())
    pages = _pages(selection, tree, values, problems)
    refuse_menu_cycles(site, tree, problems)
    media = {**dict(_files(site)), **dict(_files_in_texts(site, pages))}
    made = Plan(
        site=site,
        selection=selection,
        values=values,
        pages=pages,
        menu=menu_of(pages),
        legal=tuple(pages[path] for path in LEGAL if path in pages),
        redirects=dict(redirects(site, tree, pages, problems)),
        away=dict(_away(site, tree, pages)),
        files={name: source for name, source in media.items() if name not in site.pictures},
        pictures={name: site.pictures[name] for name in media if name in site.pictures},
        changes_on=_changes(selection),
    )
    return made, problems


def _pages(
    selection: Selection, tree: Branch, values: Values, problems: Collector
) -> dict[str, Page]:
    """All pages by their path, each address once."""
    pages: dict[str, Page] = {}
    written: dict[str, Page] = {}
    for page in (
        *_text_pages(selection.site, tree, values),
        *_item_pages(selection, tree),
        *_choice_pages(selection, tree),
    ):
        other = pages.get(page.path) or written.get(page.destination)
        if other is not None:
            problems.add(
                "address-clash",
                page.place,
                address=f"/{page.destination.removesuffix('index.html')}",
                other=f"{other.place.file}:{other.place.line}",
            )
        else:
            pages[page.path] = written[page.destination] = page
    for page in _embeds(selection.site, tree, pages):
        if page.path in pages:
            problems.add("address-reserved", pages[page.path].place, address=f"/{page.path}/")
        pages[page.path] = page
    return pages


def _embeds(site: Site, tree: Branch, pages: Mapping[str, Page]) -> Iterator[Page]:
    """The pages for a frame on the municipality's own site."""
    made = [(Layout.EMBED_ACTIONS, "acties", "Acties")]
    if site.municipality.features.events:
        made.append((Layout.EMBED_AGENDA, "agenda", "Agenda"))
    for layout, path, title in made:
        real = pages.get(path)
        yield Page(
            path=f"embed/{path}",
            layout=layout,
            title=real.title if real else title,
            description=real.description if real else title,
            place=tree.place,
            parent=path if real else "",
        )


def _text_pages(site: Site, tree: Branch, values: Values) -> Iterator[Page]:
    """The pages that have a file of their own, where what they wait for is filled."""
    for path, text in site.pages.items():
        if text.when and not values.filled(tuple(text.when.split("."))):
            continue
        name = "" if path == "index" else path.removesuffix("/index")
        yield Page(
            path=name,
            layout=text.layout,
            title=text.title,
            description=text.description or text.lead or text.title,
            place=_place(tree, "pages", path),
            body=text.body,
            lead=text.lead,
            subject=text,
            audience=text.audience,
            menu_label=text.menu.label if text.menu else None,
            menu_order=text.menu.order if text.menu else 100,
            parent=text.menu.parent if text.menu else None,
        )


def _item_pages(selection: Selection, tree: Branch) -> Iterator[Page]:
    """A page for each item that deserves one."""
    for month in selection.months():
        yield _month_page(month, tree)
    kinds: tuple[tuple[Layout, str, Iterable[Any]], ...] = (
        (Layout.ACTION, "actions", selection.actions()),
        (Layout.IDEA, "templates", selection.ideas()),
        (Layout.TOPIC, "topics", selection.topics()),
        (Layout.METHOD, "methods", selection.methods()),
        (Layout.POST, "posts", selection.news()),
        (Layout.EVENT, "events", _events(selection)),
    )
    for layout, collection, items in kinds:
        for item in items:
            yield Page(
                path=address_of(item),
                layout=layout,
                title=item.title,
                description=item.lead,
                place=_place(tree, collection, item.id),
                body=getattr(item, "body", None),
                lead=item.lead,
                subject=item,
            )


def _month_page(month: Month, tree: Branch) -> Page:
    """The page of a month, where an agenda is too long for one list."""
    return Page(
        path=address_of(month),
        layout=Layout.MONTH,
        title=month.title,
        description=f"Alle activiteiten rond het klimaat in {month.name}.",
        place=tree.place,
        subject=month,
    )


def _choice_pages(selection: Selection, tree: Branch) -> Iterator[Page]:
    """A page for each choice from the actions that has none yet: phases, and some audiences."""
    for choice in selection.choices():
        if choice.page.startswith("acties/"):
            phase = choice.what if isinstance(choice.what, ActionPhase) else None
            title = phase.heading if phase else f"Acties voor {choice.label.lower()}"
            yield Page(
                path=choice.page,
                layout=Layout.CHOICE,
                title=title,
                description=f"{title} in {selection.site.municipality.name}.",
                place=_place(tree, "pages", "acties/index"),
                subject=choice,
            )


def _events(selection: Selection) -> tuple[Event, ...]:
    return (
        tuple(selection.site.events.values()) if selection.site.municipality.features.events else ()
    )


def _place(tree: Branch, collection: str, identity: str) -> Place:
    node = tree.get(collection, identity)
    return node.place if node is not None else tree.place


_IN_SEASON = {
    "has_events": "events",
    "has_past_events": "events",
    "has_partners": "partners",
    "has_news": "posts",
}
"""Derived values that change with the days, with what must be there for them to be true once."""


def _away(site: Site, tree: Branch, pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """What a link may name although it is not there today: a site must not break at midnight."""
    items = (*site.actions.values(), *site.posts.values())
    paths = [address_of(item) for item in items]
    paths += [
        address_of(text)
        for text in site.pages.values()
        if text.when in _IN_SEASON and getattr(site, _IN_SEASON[text.when])
    ]
    for folder, name in (("acties", "actions"), ("agenda", "events")):
        paths += [f"{folder}/{identity}" for identity in tree.branch(f"region_{name}").items]
    hidden = (path for path in tree.branch("pack_pages").items if path not in site.pages)
    paths += ["" if path == "index" else path.removesuffix("/index") for path in hidden]
    for path in paths:
        above = path
        while above and above not in pages:
            above = above.rpartition("/")[0]
        if path not in pages:
            yield path, above


def _files(site: Site) -> Iterator[tuple[str, str]]:
    """The media that the data name, each once."""
    municipality = site.municipality
    named: list[str | None] = [municipality.brand.logo]
    if municipality.hero:
        named.append(municipality.hero.image)
    images: list[Image] = []
    for action in site.actions.values():
        images += action.images
    for event in site.events.values():
        images += event.images
    named += [image.file for image in images]
    named += [partner.logo for partner in site.partners.values() if partner.consent.logo]
    named += [post.image for post in site.posts.values()]
    for name in dict.fromkeys(filter(None, named)):
        if name in site.media:
            yield name, site.media[name]


def _files_in_texts(site: Site, pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """The media that the texts show or link to."""
    bodies = ((page.body.text, page.body.source.file) for page in pages.values() if page.body)
    for text, file in (*bodies, *((text, "") for text in _short_texts(site))):
        if "media/" in text:
            for target, _ in links_of(text, Place(file, 1, 1)):
                found = resolve(target, file, pages, site.media)
                if isinstance(found, Internal) and found.is_file:
                    yield found.path, site.media[found.path]


def _short_texts(site: Site) -> Iterator[str]:
    """The Markdown in the data of a site."""
    for action in site.actions.values():
        yield from filter(None, (way.instructions for way in action.participate))
        yield from filter(None, (update.body for update in action.updates))
    for item in (*site.actions.values(), *site.templates.values(), *site.methods.values()):
        yield from getattr(item, "steps", ())
        yield from (one.answer for one in getattr(item, "faq", ()))
    yield from filter(None, (event.report for event in site.events.values()))
    yield from filter(None, (phase.text for phase in site.municipality.traject))
    if site.municipality.accessibility:
        yield from filter(None, (site.municipality.accessibility.enforcement,))


def _changes(selection: Selection) -> tuple[date, ...]:
    """The days on which something appears, closes, is due or moves to the archive."""
    site = selection.site
    one = timedelta(days=1)
    days: set[date] = set()
    for session in selection.events():
        days.add(session.last_day + one)
        if session.event.booking.closes_on:
            days.add(session.event.booking.closes_on + one)
    for event in selection.calendar():  # who follows the agenda keeps what was for a year or two
        last = max(session.last_day for session in sessions(site.events[event]))
        days.add(date(last.year + 2, 1, 1))
    for action in site.actions.values():
        days.update(action.change_dates())
    days.update(day - WITHOUT_YEAR for day in told_days(selection))
    days.update(post.date for post in site.posts.values())
    days.update(
        partner.valid_until + one for partner in site.partners.values() if partner.valid_until
    )
    days.update(moment.when.until + one for moment in site.moments.values() if moment.when.until)
    days.update(
        date(goal.target_year + 1, 1, 1) for goal in site.goals.values() if goal.target_year
    )
    statement = site.municipality.accessibility
    if statement:
        days.add(statement.looked_at + timedelta(days=REVIEW_DAYS + 1))
    if announcement := site.municipality.announcement:
        days.update(day for day in (announcement.from_,) if day)
        days.update(day + one for day in (announcement.until,) if day)
    return tuple(sorted(day for day in days if day > selection.today))
