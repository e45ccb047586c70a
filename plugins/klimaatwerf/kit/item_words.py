"""What the texts of the kit can ask of an item: `{{ item.day }}`, `{% if item.place %}`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from klimaatwerf.core.kit.items import ItemKind, KitItem
from klimaatwerf.core.vocabulary import Audience

__all__ = ["ALWAYS", "FIELDS", "said"]

FIELDS = (
    "title",
    "lead",
    "day",
    "hour",
    "hours",
    "place",
    "address",
    "until",
    "url",
    "short_url",
    "ways",
    "partners",
    "event",
    "online",
    "invited",
)
"""What a text may write after `item.`, in the order of the handbook."""
ALWAYS = frozenset({"item.title", "item.lead"})
"""What every item has."""


def said(item: KitItem, audience: Audience) -> Mapping[str, str]:
    """The words of an item as they stand inside a sentence; "" for what it does not have.

    `event`, `online` and `invited` are there to ask after: "ja" or "".
    """
    until = _line(item.until)
    day = _small(_line(item.day))
    if until and day.startswith("tot en met "):
        day = ""  # two last days would confuse, and the deadline comes first
    hour = _line(item.hour)
    return {
        "title": _line(item.title),
        "lead": _line(item.lead),
        "day": day,
        "hour": hour,
        "hours": _hours(hour),
        "place": "online" if item.online else _line(item.place),
        "address": "" if item.online else _line(item.address),
        "until": until,
        "url": item.url,
        "short_url": item.short_url,
        "ways": "\n".join(f"- {_line(way)}" for way in item.ways_for(audience)),
        "partners": _together(_line(partner.name) for partner in item.partners),
        "event": "ja" if item.kind is ItemKind.EVENT else "",
        "online": "ja" if item.online else "",
        "invited": "ja" if not item.audiences or audience in item.audiences else "",
    }


def _hours(hour: str) -> str:
    """The hour after a verb: `van 9 tot 12 uur`, `om 20 uur`, `vanaf 20 uur`."""
    if not hour or hour.startswith("vanaf "):
        return hour
    return f"{'van' if ' tot ' in hour else 'om'} {hour}"


def _line(text: str) -> str:
    """A text of a municipality on one line, whatever it holds."""
    return " ".join(text.split())


def _small(text: str) -> str:
    """A day that begins a line as it stands after “Wanneer:”."""
    return text[:1].lower() + text[1:]


def _together(names: Iterable[str]) -> str:
    *first, last = list(names) or [""]
    return f"{', '.join(first)} en {last}" if first else last
