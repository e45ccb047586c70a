"""What the kit can say of each action and event of a site from its own data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from klimaatwerf.core.calendar import Session
from klimaatwerf.core.kit.days import days_of, hours_of, in_words, period, short_day, until
from klimaatwerf.core.kit.items import ItemKind, KitItem, KitPartner, Point, Words
from klimaatwerf.core.kit.practical import practical
from klimaatwerf.core.model import Action, Event
from klimaatwerf.core.model.base import Image
from klimaatwerf.core.model.events import Venue
from klimaatwerf.core.model.participate import Participate
from klimaatwerf.core.pages import address_of
from klimaatwerf.core.select import Selection
from klimaatwerf.core.tree import Branch, Layer, Place, locate
from klimaatwerf.core.values import Values
from klimaatwerf.core.vocabulary import Attendance, Audience, ParticipateType

__all__ = [
    "by_name",
    "facts",
    "invitation",
    "where_shared",
    "with_words",
]

_UNTIL = "Doe mee tot"
_ENROL = "Schrijf in tot"
_ENDS = "Loopt tot"
_BEGINS = {ParticipateType.VISIT: "Kom langs tot", ParticipateType.PHONE: "Bel tot"}
"""What comes before the last day of a way to take part, where that is no order or entry."""
_TITLED = re.compile(r"\*\*(.+?)\*\*\s*(.*)", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")
_TYPED = 40
"""Characters of an address that somebody still types; of a longer one the code is scanned."""


def facts(selection: Selection, values: Values, tree: Branch) -> dict[str, KitItem]:
    """A kit for each open action and each event that is to come, by the address of its page."""
    found = {}
    for action in selection.actions():
        if action.is_open:
            found[address_of(action)] = _of_action(action, selection, values, tree)
    for session in selection.next_events():
        found[address_of(session.event)] = _of_event(session, selection, values, tree)
    return found


def _of_action(action: Action, selection: Selection, values: Values, tree: Branch) -> KitItem:
    today, dates = selection.today, action.dates
    start = dates.start if dates else None
    end = dates.end if dates else None
    ways = action.open_ways(today)
    first = next((way for way in ways if way.closes_on), None)
    deadline = first.closes_on if first else end if end and end >= today else None
    sessions = selection.events(action=action.id)
    nearest = next((one.start.date() for one in sessions if not one.is_off), None)
    return KitItem(
        id=action.id,
        kind=ItemKind.ACTION,
        title=action.kit.title or action.title,
        lead=action.lead,
        kicker=action.kit.kicker or _for_whom(action.audiences),
        audiences=action.audiences,
        topic=action.topic,
        template=action.template,
        method=action.method,
        steps=tuple(map(_step, action.steps)),
        own_steps=_is_own(tree, ("actions", action.id, "steps", 0)),
        # Its last day is told once: as what one can still do until then.
        day=period(start, None if end == deadline else end, today, dates),
        starts_on=nearest or start,
        ends_on=end,
        deadline=deadline,
        until=until(deadline, today, _BEGINS.get(first.type, _UNTIL) if first else _ENDS),
        sticker=action.kit.sticker,
        window=action.kit.window or "",
        url=_address(action, action.kit.address, values),
        short_url=_to_type(_address(action, action.kit.address, values), values),
        **_picture(action.images, selection, wanted=action.kit.photo),
        partners=_partners((one.partner for one in action.partners), selection),
        ways=tuple(_way(way, today) for way in ways),
        ways_of=tuple(way.audience for way in ways),
        places=_places(tree, ("actions", action.id), len(action.steps)),
    )


def _of_event(session: Session, selection: Selection, values: Values, tree: Branch) -> KitItem:
    event = session.event
    site, today = selection.site, selection.today
    action = site.actions.get(event.action or "")
    online = event.attendance is Attendance.ONLINE or session.status.value == "moved_online"
    closes = event.booking.closes_on
    venue = event.place
    item = KitItem(
        id=event.id,
        kind=ItemKind.EVENT,
        title=event.kit.title or event.title,
        lead=event.lead,
        kicker=event.kit.kicker or _for_whom(event.audiences),
        audiences=event.audiences,
        topic=selection.topic_of(event.id),
        template=action.template if action else None,
        action=event.action,
        method=event.method,
        day=days_of(session, today),
        hour=hours_of(session),
        place="Online" if online else venue.name if venue else "",
        address="" if online or not venue else _street(venue),
        online=online,
        starts_on=session.start.date(),
        ends_on=session.last_day,
        deadline=closes if closes and closes >= today else None,
        until=until(closes if closes and closes >= today else None, today, _ENROL),
        sticker=event.kit.sticker,
        window=event.kit.window or "",
        url=_address(event, event.kit.address, values),
        short_url=_to_type(_address(event, event.kit.address, values), values),
        **_picture(event.images, selection, wanted=event.kit.photo),
        partners=_partners(
            (one.partner for one in action.partners) if action else iter(()), selection
        ),
        ways=tuple(_bookings(event)),
        places=_places(tree, ("events", event.id), 0),
    )
    return replace(item, gains=practical(item, event))


def by_name(items: Iterable[KitItem]) -> dict[str, KitItem]:
    """The items by the name of their kit: their id; an event with the id of an action adds to it.

    `items` are in the order of `facts`, the actions first.
    """
    found: dict[str, KitItem] = {}
    for item in items:
        found[item.id if item.id not in found else f"{item.id}-activiteit"] = item
    return found


def with_words(item: KitItem, words: Words) -> KitItem:
    """The item in the words of a recruit file, where the municipality gave none of its own."""
    begin = item.until.partition(" en met ")[0]
    if begin == _UNTIL and words.until:  # not the last day of something else: that is no order
        begin = words.until
    usual = (begin, short_day(item.deadline)) if item.deadline else words.sticker
    return replace(
        item,
        kicker=words.kicker if words.kicker and "kit.kicker" not in item.places else item.kicker,
        steps=item.steps if item.own_steps else words.steps or item.steps,
        until=item.until.replace(_UNTIL, begin, 1),
        sticker=item.sticker or usual,
        slogan=item.sticker or words.sticker,
        window=item.window or words.window,
    )


def where_shared(item: KitItem) -> KitItem:
    """The item as the picture shows it where its page is shared.

    It has no words of a recruit file, and no gains: so what only they tell changes no picture.
    """
    return replace(with_words(item, Words()), gains=())


def invitation(item: KitItem, audience: Audience, words: Words) -> KitItem | None:
    """The item as an invitation to one audience; None where the words know nothing to say."""
    voice = words.voices.get(audience)
    if voice is None or not (voice.title and voice.gains):
        return None
    return replace(
        item,
        audience=audience,
        title=voice.title,
        lead=voice.hook,
        kicker=f"{item.title}: voor {audience.label}",
        gains=voice.gains,
        # Its title and lead are BBL's; the kicker holds what the municipality wrote.
        places={
            "item": item.places["item"],
            "item.kicker": item.places.get("kit.title", item.places["item.title"]),
        }
        if item.places
        else {},
    )


# ---- words, addresses, pictures


def _step(text: str) -> Point:
    """A step of the site, which is Markdown; what stands in bold before it is its title."""
    match = _TITLED.fullmatch(text.strip())
    title, rest = (match[1], match[2]) if match else ("", text)
    return Point(_plain(title).rstrip(".:"), _plain(rest))


def _plain(markdown: str) -> str:
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", markdown)).split())


def _street(venue: Venue) -> str:
    town = f"{venue.postcode or ''} {venue.locality or ''}".strip()
    return ", ".join(part for part in (venue.street, town) if part)


def _for_whom(audiences: tuple[Audience, ...]) -> str:
    *first, last = [audience.label for audience in audiences] or [""]
    return f"Voor {', '.join(first)} en {last}" if first else f"Voor {last}" if last else ""


def _address(item: Action | Event, short: str | None, values: Values) -> str:
    """The address of an item's page, or the short one that leads to it."""
    base = values.municipality.site_url
    return f"{base.rstrip('/')}/{short or address_of(item)}/" if base else ""


def _to_type(address: str, values: Values) -> str:
    """What people can type of an address: itself where that is short, else what it lies below."""
    home = values.municipality.site_url or ""
    host = f"https://{urlsplit(home).netloc}" if home else ""
    return next(
        (typed for one in (address, home, host) if len(typed := _as_typed(one)) <= _TYPED), ""
    )


def _as_typed(address: str) -> str:
    """An address without what nobody types."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".removeprefix("www.").rstrip("/")


def _picture(images: tuple[Image, ...], selection: Selection, *, wanted: bool) -> dict[str, Any]:
    """The first photograph, where the municipality wants one on its pieces."""
    for image in images if wanted else ():
        known = selection.site.pictures.get(image.file)
        if known is not None and not known.is_drawing:
            return {
                "photo": image.file,
                "photo_alt": image.alt or "",
                "photo_credit": image.credit or "",
            }
    return {}


def _partners(ids: Iterator[str], selection: Selection) -> tuple[KitPartner, ...]:
    """The partners as readers may see them: a logo only with consent."""
    shown = (selection.site.partners.get(id) for id in ids)
    return tuple(
        KitPartner(one.name, one.logo, one.logo_alt or "")
        for one in (partner.public() for partner in shown if partner is not None)
    )


# ---- taking part


def _way(way: Participate, today: date) -> str:
    """A way to take part as a sentence."""
    address = way.url or way.email or way.phone or ""
    last = f", tot en met {in_words(way.closes_on, today)}" if way.closes_on else ""
    return f"{way.label}: {address}{last}" if address else f"{way.label}{last}"


def _bookings(event: Event) -> Iterator[str]:
    booking = event.booking
    ways = [
        booking.url or "",
        f"mail naar {booking.email}" if booking.email else "",
        f"bel {booking.phone}" if booking.phone else "",
    ]
    told = " of ".join(way for way in ways if way)
    if told:
        yield f"Schrijf in: {told}"


# ---- where it was written


def _is_own(tree: Branch, path: tuple[str | int, ...]) -> bool:
    """Whether the municipality itself wrote what stands there."""
    node, depth = locate(tree, path)
    return depth == len(path) and node.source.layer is Layer.MUNICIPALITY


def _places(tree: Branch, path: tuple[str, str], steps: int) -> Mapping[str, Place]:
    def place(*names: str | int) -> Place:
        return locate(tree, (*path, *names))[0].place

    kit = locate(tree, (*path, "kit"))
    own = kit[0] if kit[1] == 3 and isinstance(kit[0], Branch) else Branch({}, tree.source)
    found = {"item": place(), "item.title": place("title"), "item.lead": place("lead")}
    for name in own.items:
        found[f"kit.{name}"] = found[f"item.{name}"] = place("kit", name)
    found.update((f"item.steps.{number}", place("steps", number)) for number in range(steps))
    if path[0] == "events":
        found["item.place"] = place("place", "name")
        found["item.address"] = place("place", "street")
    return found
