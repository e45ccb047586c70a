"""What a design gets to draw: an item of the kit with the face of its municipality, as JSON.

The same for the site and for the kit, so that a picture that is shared is the one that the kit
holds. The digest of a sheet follows from all that its piece shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.kit.formats import Format, Use, Variant
from klimaatwerf.core.kit.items import KitItem, Point
from klimaatwerf.core.kit_palette import kit_palette
from klimaatwerf.core.model import Municipality
from klimaatwerf.render.press.art import Art, art_of, bold_of
from klimaatwerf.render.press.orders import Order
from klimaatwerf.render.press.pictures import Pictures
from klimaatwerf.render.press.typefaces import families, shown
from klimaatwerf.render.qr import modules, svg_path

__all__ = ["Sheet", "Studio", "told_of"]

EDITION = "1"
"""To be raised when the same data must be drawn anew."""
_QUIET = 4
"""Modules of white around a QR code, as its standard asks."""
_SCREEN_WITH_QR = 1000
"""Pixels of the shorter side of a screen on which a QR code can be scanned."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One piece, ready to be drawn."""

    order: Order
    digest: str
    """Follows from all that the piece shows but its design and typeface."""
    picture: str
    """What its drawing shows."""
    words: Mapping[str, str]
    """What the law asks of it, and the words of every piece."""


@dataclass(frozen=True)
class Studio:
    """The face of one municipality, with what gives its pictures.

    `scene` names what the site draws of an item.
    """

    municipality: Municipality
    theme: Path
    scene: Callable[[KitItem], str]
    pictures: Pictures

    def sheet(self, item: KitItem, format: Format, variant: Variant = Variant.READER) -> Sheet:
        """A piece of an item.

        Raises:
            SourceError: a logo or photograph is damaged.
        """
        colours = self.colours(item)
        printed = format.use is Use.PRINT
        files: dict[str, bytes] = {}
        drawing = bold_of(self.theme, self.scene(item), item.template, clear=format.is_wide)
        art = art_of(self.theme, drawing, colours)
        words = self._words(format)
        data = {
            "format": format.kind,
            "width": format.width,
            "height": format.height,
            "unit": format.unit,
            "family": item.family.value,
            "variant": variant.value,
            "colours": dict(colours),
            "fonts": families(self.municipality.brand.font),
            "municipality": self._municipality(files),
            "partners": [
                {"name": one.name, "logo": self._logo(one.logo, one.logo_alt, files)}
                for one in item.partners
            ],
            "item": told_of(item),
            "words": words,
            "qr": self._qr(item, format, colours["ink"]),
            "art": _drawn(art),
            "photo": self._photo(item, files),
        }
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        order = Order(
            f"{format.design}.typ",
            text,
            type="pdf" if printed else "png",
            tagged=variant is Variant.READER,
            pictures=tuple(files.items()),
        )
        return Sheet(order, fingerprint((EDITION, format.type, text)), art.alt, words)

    def colours(self, item: KitItem) -> Mapping[str, str]:
        """The colours of the family that an item belongs to."""
        brand = self.municipality.brand
        return kit_palette(brand.primary, brand.secondary)[item.family.value]

    def _municipality(self, files: dict[str, bytes]) -> dict[str, Any]:
        own = self.municipality
        contact, publisher = own.contact, own.publisher
        return {
            "name": self._shown(own.name),
            "campaign": self._shown(own.campaign.name),
            "logo": self._logo(own.brand.logo, own.brand.logo_alt or "", files),
            "contact": {
                "department": self._shown(contact.department),
                "email": "" if contact.unanswered else contact.email or "",
                "phone": contact.phone or "",
                "address": self._shown(contact.address),
            },
            "publisher": {
                "name": self._shown(publisher.name),
                "address": self._shown(publisher.address),
            }
            if publisher
            else None,
        }

    def _shown(self, text: str | None) -> str:
        return shown(text or "", self.municipality.brand.font)

    def _logo(self, name: str | None, alt: str, files: dict[str, bytes]) -> dict[str, Any] | None:
        laid = self.pictures.logo(name) if name else None
        if laid is None:
            return None
        files.update((laid.file,) if laid.file else ())
        return {**laid.told, "alt": alt}

    def _photo(self, item: KitItem, files: dict[str, bytes]) -> dict[str, Any] | None:
        laid = self.pictures.photo(item.photo) if item.photo else None
        if laid is None:
            return None
        files.update((laid.file,) if laid.file else ())
        return {**laid.told, "alt": item.photo_alt, "credit": item.photo_credit}

    def fixed_words(self) -> dict[str, str]:
        """Who answers for it, and whom to ask, in words that are the same on every piece."""
        own = self.municipality
        publisher, contact = own.publisher, own.contact
        ways = [
            f"bel {contact.phone}" if contact.phone else "",
            f"mail naar {contact.email}" if contact.email and not contact.unanswered else "",
        ]
        asked = " of ".join(way for way in ways if way)
        return {
            "publisher": self._shown(f"V.U.: {publisher.name}, {publisher.address}")
            if publisher
            else "",
            "questions": f"Vragen? {asked[0].upper()}{asked[1:]}." if asked else "",
        }

    def _words(self, format: Format) -> dict[str, str]:
        """What the law asks of printed matter, and a few words of every piece."""
        return {
            **self.fixed_words(),
            "litter": "Niet op de openbare weg gooien" if format.handed_out else "",
            "window": "Wij doen mee",
            "number": "Nummer",
        }

    def _qr(self, item: KitItem, format: Format, ink: str) -> str | None:
        small = min(format.width, format.height) < _SCREEN_WITH_QR
        if not item.url or format.use is Use.SOCIAL or (format.use is Use.SCREEN and small):
            return None
        return _code(item.url, ink)


@lru_cache(maxsize=512)
def _code(text: str, ink: str) -> str | None:
    """A QR code with its white, as an SVG; None for a text that is too long for one."""
    rows = modules(text)
    if rows is None:
        return None
    side = len(rows) + 2 * _QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" '
        f'viewBox="{-_QUIET} {-_QUIET} {side} {side}">'
        f'<path fill="#ffffff" d="M{-_QUIET} {-_QUIET}h{side}v{side}h-{side}z"/>'
        f'<path stroke="{ink}" stroke-width="1.02" d="{svg_path(rows)}"/></svg>'
    )


def told_of(item: KitItem) -> dict[str, Any]:
    """What a design gets of an item; the name of its shared picture follows from all of it."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": item.title,
        "kicker": item.kicker,
        "lead": item.lead,
        "day": item.day,
        "hour": item.hour,
        "place": item.place,
        "address": item.address,
        "until": item.until,
        "steps": [_point(one) for one in item.steps],
        "gains": [_point(one) for one in item.gains],
        "sticker": list(item.sticker),
        "window": item.window,
        "url": item.url,
        "short_url": item.short_url,
    }


def _point(one: Point) -> dict[str, str]:
    return {"title": one.title, "text": one.text}


def _drawn(art: Art) -> dict[str, Any]:
    return {
        "svg": art.svg,
        "width": art.width,
        "above": art.above,
        "below": art.below,
        "left": art.left,
        "right": art.right,
        "focus": art.focus,
        "alt": art.alt,
    }
