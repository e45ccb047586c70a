"""What one must know to come to an event: when, where, what it costs, how to book."""

from __future__ import annotations

from collections.abc import Iterator

from klimaatwerf.core.kit.items import KitItem, Point
from klimaatwerf.core.model import Event
from klimaatwerf.core.model.events import Booking
from klimaatwerf.core.values import euro_text
from klimaatwerf.core.vocabulary import Availability

__all__ = ["practical"]


def practical(item: KitItem, event: Event) -> tuple[Point, ...]:
    """At most five points, each a label and what is known of it."""
    around = event.place.accessibility if event.place and not item.online else None
    told = (
        ("Wanneer", ", ".join(part for part in (item.day, item.hour) if part)),
        ("Waar", ", ".join(part for part in (item.place, item.address) if part)),
        ("Wat kost het", _begun(". ".join(_amounts(event)) or "gratis")),
        ("Inschrijven", _booked(event.booking, item)),
        ("Toegankelijkheid", around or ""),
    )
    return tuple(Point(title, text.rstrip(".")) for title, text in told if text)


def _amounts(event: Event) -> Iterator[str]:
    for price in event.price:
        amount = euro_text(price.amount) if price.amount else "gratis"
        yield f"{price.name}: {amount}" if price.name else amount


def _booked(booking: Booking, item: KitItem) -> str:
    """How one books, in so few words that one reads them at the door."""
    if booking.availability is Availability.FULL:
        return "Volzet"
    ways = [
        "via de QR-code" if booking.url and item.url else booking.url or "",
        f"mail naar {booking.email}" if booking.email else "",
        f"bel {booking.phone}" if booking.phone else "",
    ]
    how = " of ".join(way for way in ways if way)
    if not how:
        return "Vooraf" if booking.required else "Niet nodig"
    last = item.until.partition(" tot ")[2]
    said = how if how.startswith("http") else _begun(how)
    return f"{said}, tot {last}" if last else said


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
