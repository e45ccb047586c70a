"""What a letter shows of one action or event of one municipality: a value for each field.

Plain values only, so that a letter can reach nothing else and its key follows from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from klimaatwerf.core.brand import derive
from klimaatwerf.core.kit.campaign import Campaign, named
from klimaatwerf.core.kit.days import in_words
from klimaatwerf.core.kit.items import ItemKind, KitItem, Point, Voice
from klimaatwerf.core.model import Municipality

__all__ = ["letter_context"]


def letter_context(
    item: KitItem,
    municipality: Municipality,
    voice: Voice,
    plan: Campaign,
    lines: Mapping[str, str],
    picture: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The fields of `letter_fields`, and what `letters.render` asks beside them.

    Args:
        item: what the letter is about.
        municipality: who writes.
        voice: what its audience is told and asked.
        plan: the campaign plan; for letters that don't show it, it costs nothing.
        lines: the fixed lines `publisher` and `questions`, as on the other pieces.
        picture: the logo as `png` (bytes), `ratio` (width by height) and `alt`; None without one,
            or where it is a drawing that nobody made a PNG of.
    """
    contact, publisher = municipality.contact, municipality.publisher
    reached = "" if contact.unanswered else contact.email or ""
    return {
        "item": _item(item),
        "text": {
            "title": _title(item, voice),
            "hook": voice.hook,
            "why": voice.why,
            "ask": voice.ask,
            "gains": _points(voice.gains),
        },
        "municipality": {"name": municipality.name, "campaign": municipality.campaign.name},
        "contact": {
            "department": contact.department or "",
            "address": contact.address or "",
            "email": reached,
            "phone": contact.phone or "",
        },
        "publisher": {
            "name": publisher.name if publisher else "",
            "address": publisher.address if publisher else "",
        },
        "words": {name: lines.get(name, "") for name in ("publisher", "questions")},
        **_plan(plan),
        "form": municipality.address_form.value,
        "colours": _colours(municipality),
        "picture": dict(picture) if picture else None,
    }


def _item(item: KitItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "kicker": item.kicker,
        "lead": item.lead,
        "is_event": item.kind is ItemKind.EVENT,
        "day": _day(item),
        "hour": item.hour,
        "place": item.place,
        "address": item.address,
        "online": item.online,
        "until": item.until,
        "url": item.url,
        "short_url": item.short_url,
        # To an event one comes; the steps are those of its action.
        "steps": [] if item.kind is ItemKind.EVENT else _points(item.steps),
        "ways": list(item.ways),
        "partners": [{"name": partner.name} for partner in item.partners],
    }


def _title(item: KitItem, voice: Voice) -> str:
    """The title for an audience, where it says another thing; an event has its own name."""
    return "" if item.kind is ItemKind.EVENT or voice.title == item.title else voice.title


def _day(item: KitItem) -> str:
    """The day, unless the last day to take part says the same."""
    last = item.day.removeprefix("Tot ")
    return "" if last != item.day and item.until.endswith(last) else item.day


def _points(points: Iterable[Point]) -> list[dict[str, str]]:
    return [{"title": point.title, "text": point.text} for point in points]


def _plan(plan: Campaign) -> dict[str, Any]:
    tasks = [
        {
            "day": in_words(task.day),
            "title": task.title,
            "channel": task.channel,
            "pieces": named(task.pieces),
            "passed": task.passed,
            "advice": task.advice,
        }
        for task in plan.tasks
    ]
    return {"plan": tasks, "plan_from": plan.counted_from, "plan_note": " ".join(plan.notes)}


def _colours(municipality: Municipality) -> dict[str, str]:
    """The colours of a letter: the first can be read on paper, the second is that of a line."""
    brand = municipality.brand
    tokens = derive(brand.primary, brand.secondary)
    return {"accent1": tokens.light["action"], "accent2": brand.primary}
