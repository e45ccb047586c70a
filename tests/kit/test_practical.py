"""What an event's flyer says that one must know to come."""

from dataclasses import replace

import pytest

from klimaatwerf.core.kit.items import ItemKind, KitItem
from klimaatwerf.core.kit.practical import practical
from tests.models import event

ITEM = KitItem(
    "plantdag",
    ItemKind.EVENT,
    "Plantdag",
    "Samen planten.",
    day="zaterdag 6 maart",
    hour="10 tot 12 uur",
    place="Zaal De Linde",
    address="Markt 1, 2590 Berlaar",
    url="https://berlaar.example/plantdag/",
)
PLACE = {"name": "Zaal De Linde", "accessibility": "Geen drempel."}


def _told(item=ITEM, **given):
    made = event(start="2027-03-06 10:00", attendance="offline", place=PLACE, **given)
    return {point.title: point.text for point in practical(item, made)}


def test_an_event_that_is_free_and_open_says_so():
    assert _told() == {
        "Wanneer": "zaterdag 6 maart, 10 tot 12 uur",
        "Waar": "Zaal De Linde, Markt 1, 2590 Berlaar",
        "Wat kost het": "Gratis",
        "Inschrijven": "Niet nodig",
        "Toegankelijkheid": "Geen drempel",
    }


def test_prices_stand_with_whom_they_are_for():
    price = [{"amount": "5", "name": "Per kind"}, {"amount": "0", "name": "Begeleider"}]
    assert _told(price=price)["Wat kost het"] == "Per kind: 5 euro. Begeleider: gratis"


@pytest.mark.parametrize(
    ("booking", "told"),
    [
        ({"required": "ja"}, "Vooraf"),
        ({"availability": "full"}, "Volzet"),
        ({"url": "https://berlaar.example/in"}, "Via de QR-code, tot en met maandag 1 maart"),
        (
            {"email": "klimaat@berlaar.example", "phone": "03 000 00 00"},
            "Mail naar klimaat@berlaar.example of bel 03 000 00 00, tot en met maandag 1 maart",
        ),
    ],
)
def test_how_one_books_is_said_in_few_words(booking, told):
    late = replace(ITEM, until="Schrijf in tot en met maandag 1 maart")
    assert _told(late, booking=booking)["Inschrijven"] == told


def test_without_a_code_the_address_of_the_form_is_spelled():
    item = KitItem("plantdag", ItemKind.EVENT, "Plantdag", "Samen planten.")
    told = _told(item, booking={"url": "https://berlaar.example/in"})
    assert told["Inschrijven"] == "https://berlaar.example/in"


def test_an_event_online_says_nothing_of_a_door():
    item = KitItem("plantdag", ItemKind.EVENT, "Plantdag", "Samen.", place="Online", online=True)
    assert _told(item) == {"Waar": "Online", "Wat kost het": "Gratis", "Inschrijven": "Niet nodig"}
