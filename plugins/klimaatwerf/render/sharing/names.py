"""Which pages have a picture of their own for where they are shared, and under which names.

The name of a file holds a digest of all that its picture shows, so that who keeps a copy asks for
the new one, and so that a build need not draw it to know whether it is another.
"""

from __future__ import annotations

from functools import lru_cache

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.plan import Plan

__all__ = ["PREVIEW", "card_alt", "card_name", "preview_name"]

_EDITION = "2"
"""To be raised when the picture looks different for the same item and design."""
_FOLDER = "assets"
_CARD, _PREVIEW = f"{_FOLDER}/deel-", f"{_FOLDER}/kit-"
PREVIEW = (720, 378)
"""The width and height of a preview in pixels: as wide as a telephone, or as a column on two."""


def card_name(plan: Plan, path: str) -> str | None:
    """The name of the picture of a page; None where it has none of its own (25 µs).

    That is where the kit knows nothing of it, where there are no designs, and where nobody knows
    the address of the site, for only whole ones can be shared.
    """
    item = plan.kit.get(path)
    if item is None or not plan.kit_edition or not plan.site.municipality.site_url:
        return None
    digest = fingerprint((*_of_site(plan), *_told(item), *_media(plan, item)))
    return f"{_CARD}{digest[:12]}.png"


def preview_name(card: str) -> str:
    """The name of the small copy of a picture, for a page that shows many of them."""
    return card.replace(_CARD, _PREVIEW).replace(".png", ".webp")


def card_alt(item: KitItem) -> str:
    """The words on the picture, for who does not see it."""
    when = ", ".join(part for part in (item.day, item.hour) if part) or item.until
    parts = (item.title, when[:1].upper() + when[1:], item.place)
    return " ".join(
        part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part
    )


def _of_site(plan: Plan) -> tuple[str, ...]:
    """What all pictures of a site show."""
    own = plan.site.municipality
    brand = own.brand
    return (
        _EDITION,
        _made_with(),
        plan.kit_edition,
        own.name,
        own.campaign.name,
        own.address_form.value,
        brand.primary,
        brand.secondary or "",
        brand.font.value,
        _digest(plan, brand.logo),
        brand.logo_alt or "",
    )


def _told(item: KitItem) -> tuple[str, ...]:
    """What an item says, each part with its number of lines before it."""
    return (
        item.id,
        item.family.value,
        item.title,
        item.kicker,
        item.lead,
        item.template or "",
        item.action or "",
        item.day,
        item.hour,
        item.place,
        item.address,
        item.until,
        item.window,
        item.url,
        item.short_url,
        item.photo_alt,
        item.photo_credit,
        *(part for lines in (item.sticker, item.slogan) for part in (str(len(lines)), *lines)),
        str(len(item.steps)),
        *(part for one in (*item.steps, *item.gains) for part in (one.title, one.text)),
    )


def _media(plan: Plan, item: KitItem) -> tuple[str, ...]:
    """The pictures on it, and the theme that its drawing follows from."""
    topic = plan.site.topics.get(item.topic or "")
    partners = (part for one in item.partners for part in (one.name, _digest(plan, one.logo)))
    return (_digest(plan, item.photo), (topic.illustration if topic else "") or "", *partners)


def _digest(plan: Plan, name: str | None) -> str:
    """The digest of a picture of the media."""
    found = plan.site.pictures.get(name) if name else None
    return found.digest if found else ""


@lru_cache(maxsize=1)
def _made_with() -> str:
    """What draws: another version may give other bytes."""
    from importlib.metadata import version  # noqa: PLC0415 (0.01 s, only where pictures are)

    return version("typst")
