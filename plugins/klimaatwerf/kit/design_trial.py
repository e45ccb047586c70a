"""Tries the designs of a pack: with little and with much to say, in every family and format."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from klimaatwerf.core.kit.formats import FORMATS, screen_formats
from klimaatwerf.core.kit.items import ItemKind, KitItem, KitPartner, Point
from klimaatwerf.core.model import Municipality
from klimaatwerf.core.model.appearance import Brand, Campaign
from klimaatwerf.core.model.contact import Contact
from klimaatwerf.core.model.legal import Publisher
from klimaatwerf.core.model.municipality import Screen
from klimaatwerf.core.problems import Problem
from klimaatwerf.core.tree import Place
from klimaatwerf.core.vocabulary import AddressForm, Audience, Typeface
from klimaatwerf.kit.drawing import DrawingRoom
from klimaatwerf.kit.pieces import Piece
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.press.pictures import Laid, Pictures
from klimaatwerf.render.press.studio import Sheet, Studio
from klimaatwerf.render.press.typefaces import FONTS
from klimaatwerf.sources.kits import FOLDER, KitFiles

__all__ = ["check_designs", "trials"]

_SCREENS = ((1920, 1080), (1080, 1920), (576, 288))
_SHORT = KitItem("proef", ItemKind.ACTION, "Kom", "Kom kijken.")
_LONG = KitItem(
    "proef",
    ItemKind.ACTION,
    "Samen renoveren in appartementsgebouwen: zo begin je eraan",
    "Bestel samen met je buren een voordelig pakket haagplanten van bij ons, en haal het op in het"
    " gemeentemagazijn. Een haag geeft schaduw en is een thuis voor vogels.",
    kicker="Voor inwoners, verenigingen, bedrijven, handelaars en scholen",
    steps=tuple(
        Point(f"Stap nummer {n}", "Meet hoeveel meter haag je wil planten.") for n in "123"
    ),
    gains=tuple(Point(f"Voordeel {n}", "Wie zoekt waar het kan, vindt jouw zaak.") for n in "123"),
    day="woensdag 23 september",
    hour="19.30 tot 22.30 uur",
    place="Gemeenschapscentrum De Oude Vierschaar, grote zaal",
    address="Burgemeester Van Ackerwijk 12, 1730 Asse",
    until="Schrijf in tot en met woensdag 16 september",
    sticker=("Schrijf in tot", "16 sep"),
    window="Onze hele straat doet dit jaar mee",
    url="https://www.voorbeeldgemeente.example/acties/samen-renoveren/",
    short_url="voorbeeldgemeente.example/samen-isoleren",
    partners=(KitPartner("Energiehuis Voorbeeldland"), KitPartner("Natuurpunt")),
)


class _Pictures(Pictures):
    """A logo and a photograph that lie nowhere."""

    def photo(self, name: str) -> Laid | None:
        """A grey one."""
        return Laid({"svg": None, "path": name, "ratio": 1.5}, (name, _grey()))


@cache
def _grey() -> bytes:
    from PIL import Image  # noqa: PLC0415 (0.05 s that only who tries designs pays)

    made = io.BytesIO()
    Image.new("RGB", (150, 100), "#888888").save(made, "PNG")
    return made.getvalue()


def check_designs(files: Mapping[str, bytes], theme: Path) -> Iterator[Problem]:
    """What is wrong with the designs, each fault once; `theme` has the drawings and typefaces."""
    told: set[tuple[Place, str]] = set()
    kit = KitFiles({name: data for name, data in files.items() if name.startswith(FOLDER)})
    with DrawingRoom(kit, theme / FONTS, Kept(), presses=2) as room:
        for drawn in room.draw([(piece, sheet) for piece, sheet in trials(theme)]):
            for found in drawn.problems:
                if (found.place, found.code) not in told:
                    told.add((found.place, found.code))
                    yield found


def trials(theme: Path) -> Iterator[tuple[Piece, Sheet]]:
    """Every format in every family, with the shortest and a long item."""
    screens = (
        Screen.model_construct(
            name="Scherm", width=width, height=height, format="png", max_kb=None, days_before=None
        )
        for width, height in _SCREENS
    )
    studio = Studio(_municipality(), theme, lambda item: "groen", _Pictures(theme, {}, {}))
    for format in (*FORMATS, *screen_formats(screens)):
        for item in _items(format.design):
            for variant in format.variants:
                piece = Piece(item, format, variant)
                yield piece, studio.sheet(item, format, variant)


def _items(design: str) -> Iterator[KitItem]:
    place = Place(f"content/kit/{FOLDER}{design}.typ", 1, 1)
    for item in (_SHORT, _LONG):
        known = replace(item, places={"item": place})
        yield known
        yield replace(known, kind=ItemKind.EVENT)
        yield replace(known, audience=Audience.SHOPKEEPER)
    yield replace(known, photo="media/proef.png", photo_alt="Een haag", photo_credit="An Voorbeeld")


def _municipality() -> Municipality:
    """A municipality that exists nowhere, with what printed matter asks for."""
    return Municipality.model_construct(
        nis="00000",
        name="Voorbeeldgemeente",
        campaign=Campaign.model_construct(name="Voorbeeldgemeente voor het klimaat", slogan=None),
        brand=Brand.model_construct(
            primary="#00703c",
            secondary="#f4c430",
            logo=None,
            logo_alt=None,
            font=Typeface.BRICOLAGE_GROTESQUE,
        ),
        contact=Contact.model_construct(
            department="Dienst klimaat en milieu",
            address="Markt 1, 1000 Voorbeeldgemeente",
            email="klimaat@voorbeeldgemeente.example",
            phone="02 000 00 00",
            form_url=None,
        ),
        publisher=Publisher.model_construct(
            name="An Voorbeeld", address="Markt 1, 1000 Voorbeeldgemeente"
        ),
        address_form=AddressForm.JE,
    )
