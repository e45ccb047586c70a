"""The fields that a letter in Word can show: the one list of their names, meanings and examples.

What a template may ask, the legend in the handbook and the sample with which `check-kit` tries a
template are all made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

__all__ = ["FIELDS", "FILTERS", "GROUPS", "Field", "sample", "shape"]


class Field(NamedTuple):
    """A field; `[]` in its name stands for each one of a list.

    An example that is a text makes it a text, a truth makes it a choice; None is a picture.
    """

    name: str
    meaning: str
    example: str | bool | None


_ITEM = (
    Field("item.title", "de titel van de actie of activiteit", "Plantdag in het park"),
    Field("item.kicker", "een korte regel boven de titel", "Voor wie een tuin heeft"),
    Field("item.lead", "één zin die zegt wat het is", "We planten samen tweehonderd struiken."),
    Field("item.is_event", "of het een activiteit met een datum is", True),
    Field("item.day", "de dag", "zaterdag 21 november"),
    Field("item.hour", "het uur", "10 tot 12 uur"),
    Field("item.place", "de naam van de plek", "Wandelpad Groene Hoek"),
    Field("item.address", "het adres van de plek", "Hoekstraat 4, 1730 Asse"),
    Field("item.online", "of het (ook) online te volgen is", True),
    Field("item.until", "tot wanneer iemand kan meedoen", "Bestel tot en met zondag 31 oktober"),
    Field("item.url", "het volledige adres van de pagina", "https://asse.example/acties/haag/"),
    Field("item.short_url", "het korte adres van de pagina", "asse.example/haag"),
    Field("item.steps[].title", "een stap: wat je doet, in enkele woorden", "Kies je pakket"),
    Field("item.steps[].text", "een stap: de uitleg", "Zon of schaduw? Er is een pakket voor."),
    Field("item.ways[]", "een manier om mee te doen", "Mail klimaat@asse.example"),
    Field("item.partners[].name", "de naam van een partner", "Natuurpunt Asse"),
)
_TEXT = (
    Field("text.title", "de titel voor deze doelgroep", "Een haag voor jouw tuin?"),
    Field("text.hook", "de zin die pakt", "Een haag is een huis voor vogels."),
    Field("text.why", "waarom het de moeite is", "Een haag geeft schaduw en houdt regen vast."),
    Field("text.ask", "wat je vraagt", "Bestel je pakket en plant het in november."),
    Field("text.gains[].title", "een voordeel: enkele woorden", "Koel in de zomer"),
    Field("text.gains[].text", "een voordeel: de uitleg", "Een haag geeft schaduw."),
)
_SENDER = (
    Field("municipality.name", "de naam van de gemeente", "Asse"),
    Field("municipality.campaign", "de naam van de campagne", "Asse steekt de handen uit"),
    Field("contact.department", "de dienst die schrijft", "Team klimaat"),
    Field("contact.address", "het adres van de dienst", "Voorbeeldplein 1, 1730 Asse"),
    Field("contact.email", "het mailadres van de dienst", "klimaat@asse.example"),
    Field("contact.phone", "het telefoonnummer van de dienst", "02 000 00 00"),
    Field("publisher.name", "de verantwoordelijke uitgever", "Jan Voorbeeld"),
    Field("publisher.address", "het adres van die uitgever", "Voorbeeldplein 1, 1730 Asse"),
    Field("logo", "het logo; leeg als er geen is", None),
)
_WORDS = (
    Field("words.publisher", "de regel met de verantwoordelijke uitgever", "V.U.: Jan Voorbeeld"),
    Field("words.questions", "hoe iemand een vraag stelt", "Vragen? Bel 02 000 00 00."),
)
_PLAN = (
    Field("plan_from", "vanaf welke dag teruggeteld is", "zaterdag 21 november 2026"),
    Field("plan_note", "wat je bij het plan moet weten", "Twee dagen zijn al voorbij."),
    Field("plan[].day", "een taak: tegen wanneer", "vrijdag 5 november"),
    Field("plan[].title", "een taak: wat je doet", "Bericht voor het infoblad indienen"),
    Field("plan[].channel", "een taak: langs welk kanaal", "infoblad"),
    Field("plan[].pieces", "een taak: de stukken uit de kit die erbij horen", "Affiche A3"),
    Field("plan[].passed", "een taak: of de dag al voorbij is", True),
    Field("plan[].advice", "een taak: wat je dan nog kan doen", "Zet het op de site."),
)

GROUPS: Mapping[str, tuple[Field, ...]] = {
    "Waarover de brief gaat": _ITEM,
    "De tekst voor deze doelgroep": _TEXT,
    "Wie schrijft": _SENDER,
    "Vaste regels": _WORDS,
    "Het campagneplan": _PLAN,
}
"""The fields by what they are about, in the order of the legend."""

FIELDS: tuple[Field, ...] = tuple(field for fields in GROUPS.values() for field in fields)

FILTERS: Mapping[str, str] = {
    "capital": "maakt van de eerste letter een hoofdletter",
    "join": "zet een lijst achter elkaar, met wat je ertussen wil",
}
"""What can be done to a value, after a `|`."""


def shape() -> dict[str, Any]:
    """The tree of names: a mapping for what has parts, a list of one for a list, else None."""
    return _tree(FIELDS, lambda _: None)


def sample(*, filled: bool) -> dict[str, Any]:
    """A context with every field: from the examples, or with each as empty as it can be."""
    if filled:
        return _tree(FIELDS, lambda field: field.example)
    found = _tree(FIELDS, lambda field: False if field.example is True else "")
    return {name: _emptied(one) for name, one in found.items()}


def _tree(fields: Iterable[Field], leaf: Callable[[Field], Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields:
        here: Any = found
        *path, last = field.name.split(".")
        for part in path:
            here = _below(here, part)
        if last.endswith("[]"):
            here[last[:-2]] = [leaf(field)]
        else:
            here[last] = leaf(field)
    return found


def _below(here: dict[str, Any], part: str) -> Any:
    """The mapping in which the rest of a name stands."""
    if not part.endswith("[]"):
        return here.setdefault(part, {})
    return here.setdefault(part[:-2], [{}])[0]


def _emptied(value: Any) -> Any:
    """The same with every list empty."""
    if isinstance(value, list):
        return []
    if isinstance(value, dict):
        return {name: _emptied(one) for name, one in value.items()}
    return value
