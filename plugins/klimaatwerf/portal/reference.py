"""The reference pages of the handbook that tell what texts can call and show, and which words fit.

All of it is made from the catalogues of the core, so that no page can say what is not so.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from klimaatwerf.core import vocabulary
from klimaatwerf.core.components import COMPONENTS, Argument, Component
from klimaatwerf.core.messages import GROUPS, Message
from klimaatwerf.core.values import ALWAYS_FILLED, DERIVED, paths_below
from klimaatwerf.portal.markdown import code, page, plain, table

__all__ = ["Example", "components_page", "lists_page", "messages_page", "values_page"]


@dataclass(frozen=True, slots=True)
class Example:
    """A line that `check` really said, with the row that it was about (empty where none was)."""

    said: str
    row: str


# ---- messages

_SEVERITIES = {
    "error": "Fout: de site wordt niet gebouwd zolang dit er staat.",
    "warning": "Waarschuwing: de site wordt gebouwd, maar kijk dit na.",
    "hint": "Opmerking: een tip, je kan ze laten staan.",
}


class _Dots(dict[str, str]):
    """Facts that nobody knows yet."""

    def __missing__(self, key: str) -> str:
        return "…"


def messages_page(order: int, examples: Mapping[str, Example]) -> str:
    """Every message that `check` and `build` can give."""
    blocks = [
        (
            "Elke melding eindigt met een code tussen rechte haken, zoals `[yaml-colon]`. "
            "Zoek die code hier. Waar drie puntjes staan, vult de melding in wat bij jou staat."
        ),
        (
            "De voorbeelden zijn meldingen over fouten die we zelf maakten, in een verzonnen "
            "gemeente. Hoe je een melding leest, staat bij [Problemen oplossen](../problemen.md)."
        ),
    ]
    for name, group in GROUPS.items():
        blocks.append(f"## {name} {{#{_anchor(name)}}}")
        blocks += [_message(key, one, examples.get(key)) for key, one in group.items()]
    return page(
        "Wat elke melding betekent",
        "Alle meldingen op code, met wat er scheelt en wat je eraan doet.",
        order,
        *blocks,
    )


def _message(name: str, message: Message, example: Example | None) -> str:
    said, way_out = (plain(text.format_map(_Dots()).replace("….", "…")) for text in message[:2])
    lines = [
        f"### {name} {{#{name}}}",
        _SEVERITIES[message.severity],
        f"**Wat er scheelt:** {said}",
    ]
    if way_out:
        lines.append(f"**Wat je doet:** {way_out}")
    if example is not None:
        if example.row:
            lines += ["Bijvoorbeeld, om deze regel:", code("text", example.row)]
        lines += ["Dan staat er:", code("text", example.said)]
    return "\n\n".join(lines)


def _anchor(name: str) -> str:
    words = re.sub("[^a-z]+", "-", name.lower()).strip("-")
    return f"groep-{words}"


# ---- components

_ARGUMENTS = {
    Argument.TEXT: "een tekst",
    Argument.NUMBER: "een getal, zoals `3`",
    Argument.YES_NO: "`true` of `false`",
    Argument.ADDRESS: "een adres, zoals `/contact/`",
    Argument.TOPIC: "de id van een thema",
    Argument.ACTION: "de id van een actie",
    Argument.GOAL: "de id van een doel",
    Argument.METHOD: "de id van een methode",
}
_SAMPLES: dict[object, str] = {
    Argument.TEXT: '"Stel je vraag"',
    Argument.NUMBER: "3",
    Argument.YES_NO: "true",
    Argument.ADDRESS: '"/contact/"',
    Argument.TOPIC: '"groen"',
    Argument.ACTION: '"plantdag-school"',
    Argument.GOAL: '"tree"',
    Argument.METHOD: '"klimaattafel"',
}


def components_page(order: int) -> str:
    """The components with what they can be given."""
    blocks = [
        (
            "Een onderdeel toont iets uit de gegevens: acties, partners, je contact. Zet het "
            "alleen op een regel, helemaal links, met een lege regel ervoor en erna. "
            "Hoe dat werkt, staat bij [Invulvelden](../bbl/invulvelden.md)."
        ),
    ]
    for name, one in COMPONENTS.items():
        blocks += [f"## {name} {{#{name}}}", code("text", component_call(name, one))]
        rows = [
            *((f"`{key}`", _takes(kind), "ja") for key, kind in one.required.items()),
            *((f"`{key}`", _takes(kind), "nee") for key, kind in one.optional.items()),
        ]
        blocks.append(
            table(("Gegeven", "Wat het is", "Verplicht"), rows)
            if rows
            else "Dit onderdeel krijgt geen gegevens mee."
        )
    return page("Onderdelen", "Wat je in een tekst kan oproepen, en hoe.", order, *blocks)


def component_call(name: str, component: Component) -> str:
    """A call as a text has it: all that is required, and the first of what is not."""
    given = [_sample(kind) for kind in component.required.values()]
    given += [f"{key}={_sample(kind)}" for key, kind in tuple(component.optional.items())[:1]]
    return f"{{{{ {name}({', '.join(given)}) }}}}"


def _sample(kind: Argument | type[StrEnum]) -> str:
    return _SAMPLES[kind] if isinstance(kind, Argument) else f'"{next(iter(kind))}"'


def _takes(kind: Argument | type[StrEnum]) -> str:
    if isinstance(kind, Argument):
        return _ARGUMENTS[kind]
    return "een van " + ", ".join(f"`{member.value}`" for member in kind)


# ---- values

_DERIVED = {
    "signed_covenant": "ondertekende het Burgemeestersconvenant",
    "signed_pact": "ondertekende een versie van het klimaatpact",
    "has_actions": "heeft acties op de site",
    "has_ideas": "heeft ideeën: sjablonen die nog geen actie zijn",
    "has_events": "heeft iets in de agenda dat nog komt",
    "has_past_events": "heeft iets in het archief van de agenda",
    "has_partners": "heeft partners op de site",
    "has_goals": "heeft doelen op de site",
    "has_news": "heeft nieuws op de site",
    "has_methods": "toont manieren om samen te overleggen",
    "has_moments": "toont momenten van het jaar",
    "has_traject": "vulde `traject` in",
    "has_publisher": "vulde `publisher` in",
    "has_enterprise_number": "vulde `enterprise_number` in",
    "is_live": "heeft `status: live`",
    "is_example": "heeft `status: example`",
    "is_draft": "heeft `status: draft`",
}


def values_page(order: int) -> str:
    """The paths that a text can show or ask for."""
    shown = [path for path in paths_below(()) if "." in path]
    return page(
        "Waarden",
        "Wat je in een tekst kan tonen, en waar je naar kan vragen.",
        order,
        "## Vragen met ja of nee",
        "Deze woorden gebruik je in een keuze, zoals `{% if has_events %}`. "
        "Het antwoord is ja als de gemeente:",
        table(("Waarde", "Ja als de gemeente"), ((f"`{n}`", _derived(n)) for n in DERIVED)),
        "## Wat je kan tonen",
        "Schrijf het pad tussen twee haken, zoals `{{ municipality.name }}`. Waar “altijd” staat, "
        "is de waarde bij elke gemeente ingevuld. Zet de rest in een keuze: "
        "`{% if municipality.contact.phone %}`.",
        table(
            ("Pad", "Ingevuld"),
            ((f"`{path}`", "altijd" if path in ALWAYS_FILLED else "soms") for path in shown),
        ),
        "Daar komen de teksten van het pakket bij, als `{{ texts.naam }}`. "
        "Welke er zijn, staat in content/pack.yml onder `variables`.",
    )


def _derived(name: str) -> str:
    if name.startswith("signed_pact_"):
        version = name.removeprefix("signed_pact_").replace("_", ".")
        return f"ondertekende klimaatpact {version}"
    return _DERIVED[name]


# ---- closed lists

_LISTS = {
    "Audience": "Doelgroepen",
    "ActionPhase": "Fasen van een actie",
    "ActionStatus": "Hoe een actie vordert",
    "ActionKind": "Soorten acties",
    "ParticipateType": "Manieren om mee te doen",
    "PartnerRole": "Rollen van een partner",
    "PartnerType": "Soorten partners",
    "EventStatus": "Of iets doorgaat",
    "Attendance": "Waar iets doorgaat",
    "Availability": "Of er nog plaats is",
    "PriceCategory": "Prijzen",
    "TaskState": "Hoe ver een taak is",
    "SiteStatus": "Status van de site",
    "AddressForm": "Aanspreking",
    "LanguageRegime": "Talen van de gemeente",
    "Channel": "Uitgaven van het pakket",
    "PactVersion": "Versies van het klimaatpact",
    "TrajectState": "Stappen van het traject",
    "AccessibilityStatus": "Hoe toegankelijk de site is",
    "AssessmentMethod": "Wie de toegankelijkheid naging",
    "GoalScheme": "Waar een doel vandaan komt",
    "RuleUnit": "Waarmee een doel rekent",
    "Rounding": "Afronden van een doel",
    "Direction": "Richting van een doel",
    "ProgressState": "Waar een doel staat (dit rekent de site uit)",
    "RegionKind": "Soorten regio’s",
    "Layout": "Soorten pagina’s",
    "Typeface": "Lettertypes",
    "DataLicence": "Licenties van de gegevens",
    "ColourUse": "Waar een kleur voor dient",
    "Scheme": "Licht of donker scherm",
}


def lists_page(order: int) -> str:
    """Every closed list, with the Dutch words that readers see."""
    blocks = ["Links staat wat je in het bestand schrijft, rechts wat de lezer ziet."]
    for name, terms in closed_lists():
        rows = ((f"`{term.value}`", getattr(term, "label", "")) for term in terms)
        blocks += [f"## {_LISTS.get(name, name)} {{#{name.lower()}}}", table(_HEADS, rows)]
    return page("Vaste lijsten", "De woorden waaruit je bij een veld kiest.", order, *blocks)


_HEADS = ("Je schrijft", "De lezer ziet")


def closed_lists() -> Iterator[tuple[str, tuple[StrEnum, ...]]]:
    """The closed lists by the name of their class, those of an officer's day first."""
    found = {
        name: kind
        for name, kind in inspect.getmembers(vocabulary, inspect.isclass)
        if issubclass(kind, StrEnum) and name in vocabulary.__all__
    }
    for name in (*(name for name in _LISTS if name in found), *sorted(found.keys() - _LISTS)):
        terms = tuple(found[name])
        if name == "Layout":
            terms = tuple(takewhile(lambda term: term not in vocabulary.MADE_LAYOUTS, terms))
        yield name, terms
