"""JSON as a design of the kit gets it, for tests: items, brands, logos, and a renderer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Literal

import segno
import typst

from klimaatwerf.core.kit_palette import kit_palette
from klimaatwerf.core.vocabulary import Typeface
from klimaatwerf.render.press.art import art_of
from klimaatwerf.render.press.typefaces import families

ROOT = Path(__file__).resolve().parents[2]
DESIGNS = ROOT / "content/kit/designs"
FONTS = ROOT / "themes/klimaatwerf/print/fonts"
THEME = ROOT / "themes/klimaatwerf"
TIMESTAMP = 1_790_000_000
"""In seconds: the moment that a PDF says it was made."""

BRANDS = {
    "green": ("#3aaa35", "#ffd500"),
    "dark": ("#14376f", "#8e1b3f"),
    "pale": ("#f6e27f", None),
    "garish": ("#ff00a8", "#00ff38"),
    "grey": ("#6b6b6b", "#9a9a9a"),
}
FORMATS: Mapping[str, tuple[str, float, float]] = {
    "a3": ("affiche", 297, 420),
    "a4": ("affiche", 210, 297),
    "flyer": ("flyer", 148, 210),
    "window": ("raam", 210, 297),
    "card": ("kaartje", 105, 148),
}
"""The designs on paper: file, width and height in mm."""


def points(*given: tuple[str, str]) -> list[dict[str, str]]:
    """Steps or gains, from titles and texts."""
    return [{"title": title, "text": text} for title, text in given]


STEPS = points(
    ("Kies je pakket", "Gemengde haag, bloesemhaag of vogelhaag. Betalen doe je online."),
    ("Haal hem af", "Zaterdag 20 november in de gemeentelijke loods. Breng een grote zak mee."),
    ("Plant en tel mee", "Plant voor het vriest. Meld je meters, dan groeit de teller op de site."),
    ("Geef water", "De eerste zomer vraagt een jonge haag elke week een gieter."),
    ("Toon ze", "Hang de raamaffiche op, dan volgen de buren."),
)
GAINS = points(
    ("Een pakket voor je zaak", "Sticker, affiche en een plek op de kaart."),
    ("Je staat op de kaart", "Wie zoekt waar het kan, vindt jou."),
    ("Samen met collega's", "Eén keer per jaar ontbijten we en kiezen we wat volgt."),
    ("Hulp op maat", "Iemand van de gemeente komt langs."),
    ("Een rustige straat", "Minder auto's, meer stoelen buiten."),
)
USUAL: Mapping[str, Any] = {
    "id": "behaag-je-tuin",
    "kind": "action",
    "title": "Behaag je tuin",
    "kicker": "Voor wie een tuin heeft",
    "lead": "Bestel een voordelig pakket met streekeigen haagplanten. Goed voor vogels, voor "
    "schaduw en voor het regenwater.",
    "day": "zaterdag 20 november",
    "hour": "10 tot 16 uur",
    "place": "Gemeentelijke loods",
    "address": "Dorpsstraat 12, 2590 Berlaar",
    "until": "Bestel tot en met zondag 31 oktober",
    "steps": STEPS[:3],
    "gains": GAINS[:3],
    "sticker": ["Bestel tot", "31 okt"],
    "slogan": ["Draad eruit,", "haag erin"],
    "window": "Onze tuin doet mee",
    "url": "https://klimaat.berlaar.example/acties/behaag-je-tuin/",
    "short_url": "klimaat.berlaar.example/haag",
}
EVENT: Mapping[str, Any] = {
    **USUAL,
    "id": "klimaattafel",
    "kind": "event",
    "title": "Schuif mee aan tafel",
    "kicker": "Klimaattafel voor bewoners en verenigingen",
    "lead": "Hoe wordt je wijk groener, warmer en veiliger? Kom mee kiezen wat we samen aanpakken. "
    "Met soep en kinderopvang.",
    "day": "dinsdag 19 januari",
    "hour": "19.30 tot 22 uur",
    "place": "Gemeentehuis, raadzaal",
    "address": "Markt 1, 2590 Berlaar",
    "until": "Schrijf je in tot en met dinsdag 12 januari",
    "sticker": ["Kom", "gratis", "mee praten"],
    "window": "Wij schuiven mee aan",
}
EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(USUAL, ""),
    "id": "x",
    "kind": "action",
    "title": "Haag",
    "steps": [],
    "gains": [],
    "sticker": [],
    "slogan": [],
}
"""What is always there, and nothing else."""
LONGEST: Mapping[str, Any] = {
    **USUAL,
    "id": "langst",
    "kind": "event",
    "title": "Verduurzamingsmogelijkheden voor appartementsgebouwen: "
    "samen renoveren met al wie er woont",
    "kicker": "Informatieavond voor eigenaars, huurders, syndici en bestuur",
    "lead": "Wat kan er in een gebouw waar twintig gezinnen samen beslissen? Een renovatiecoach "
    "legt uit hoe je een gemeenschappelijk dak, gevel en stookplaats aanpakt, welke premies er "
    "zijn en wie het werk coördineert.",
    "day": "donderdag 30 september",
    "hour": "19.30 tot 22.30 uur, deuren om 19 uur",
    "place": "Gemeenschapscentrum De Zonnewijzer, polyvalente zaal op de tweede verdieping",
    "address": "Burgemeester Van den Bogaertstraat 128 bus 3, 3520 Zonhoven",
    "until": "Schrijf je in tot en met donderdag 23 september",
    "steps": points(
        (
            "Schrijf je gebouw in bij ons",
            (
                "Vraag de syndicus om het verslag van de laatste algemene vergadering "
                "en het energieprestatiecertificaat."
            ),
        ),
        (
            "Kies een renovatiecoach uit",
            (
                "De coach bekijkt het dak, de gevel en de stookplaats, en maakt met "
                "jullie een masterplan voor het gebouw."
            ),
        ),
        (
            "Beslis samen op de vergadering",
            (
                "Met een gewone meerderheid kies je wat eerst komt, en met wie: de "
                "gemeente blijft twee jaar aan jullie zijde."
            ),
        ),
    ),
    "gains": points(
        (
            "Eén plan voor het hele gebouw",
            "Wat samen gebeurt, kost per gezin minder dan wanneer ieder apart iemand zoekt.",
        ),
        (
            "Een coach die alles uitlegt",
            "Die kent de premies, de regels voor mede-eigendom en de aannemers van hier.",
        ),
        (
            "Rust bij de syndicus en jou",
            "Het dossier ligt klaar, met verslagen die je zo op de vergadering kunt voorleggen.",
        ),
    ),
    "sticker": ["Inschrijven", "verplicht!", "tot 23 sept."],
    "window": "Ons appartementsgebouw gaat vooruit",
    "short_url": "klimaat.zonhoven-helchteren.example/appartementen",
}


def drawing(name: str, colours: Mapping[str, str]) -> dict[str, Any]:
    """A drawing of the theme: `kit/haag`, or a scene of the site such as `samen`."""
    return asdict(art_of(THEME, name, colours))


def logo(kind: str = "square") -> dict[str, Any]:
    """A logo: square, or wide as a word mark."""
    ratio = {"square": 1.0, "wide": 4.5, "tall": 0.7}[kind]
    width = round(ratio * 100)
    return {
        "svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 100"><rect '
        f'width="{width}" height="100" rx="20" fill="#1d6b1a"/><circle cx="{width / 2}" cy="50" '
        'r="30" fill="#ffd500"/></svg>',
        "path": None,
        "alt": f"Logo ({kind})",
        "ratio": ratio,
    }


PARTNERS: list[dict[str, Any]] = [
    {"name": "Natuurpunt Berlaar", "logo": None},
    {"name": "Energiehuis", "logo": logo("wide")},
    {"name": "De Vlam", "logo": logo()},
    {"name": "Regionaal Landschap Rivierenland", "logo": None},
    {"name": "Woonmaatschappij", "logo": logo("wide")},
    {"name": "Beweging", "logo": logo("tall")},
]
_FAMILY = {"event": "aankondigen", "action": "uitleggen"}


def sheet(
    design: str,
    item: Mapping[str, Any] = USUAL,
    *,
    family: str | None = None,
    variant: str = "scherm",
    brand: str = "green",
    art: str | None = "kit/haag",
    photo: Mapping[str, Any] | None = None,
    size: tuple[int, int] | None = None,
    typeface: Typeface = Typeface.BRICOLAGE_GROTESQUE,
    **other: Any,
) -> dict[str, Any]:
    """One piece; size in pixels makes one for a screen, and other replaces whole values."""
    family = family or _FAMILY[item["kind"]]
    colours = dict(kit_palette(*BRANDS[brand])[family])
    width, height = size or FORMATS[design][1:]
    return {
        "format": design,
        "width": width,
        "height": height,
        "unit": "px" if size else "mm",
        "family": family,
        "variant": variant,
        "colours": colours,
        "fonts": families(typeface),
        "municipality": {
            "name": "Berlaar",
            "campaign": "Berlaar 2030",
            "logo": logo(),
            "contact": {
                "department": "dienst Omgeving",
                "email": "klimaat@berlaar.example",
                "phone": "03 555 00 00",
                "address": "Markt 1, 2590 Berlaar",
            },
            "publisher": {"name": "Jan Voorbeeld", "address": "Markt 1, 2590 Berlaar"},
        },
        "partners": PARTNERS[:3],
        "item": dict(item),
        "words": {
            "publisher": "V.U.: Jan Voorbeeld, Markt 1, 2590 Berlaar",
            "litter": "Niet op de openbare weg gooien",
            "window": "Wij doen mee",
            "number": "Nummer",
            "questions": "Vragen? Bel 03 555 00 00 of mail klimaat@berlaar.example.",
        },
        "qr": _qr(item["url"] or "https://berlaar.example/"),
        "art": drawing(art, colours) if art and photo is None else None,
        "photo": photo,
        **other,
    }


def bare(design: str, **given: Any) -> dict[str, Any]:
    """A piece without all that may miss."""
    data = sheet(design, EMPTY, art=None, partners=[], qr=None, **given)
    data["municipality"] |= {
        "campaign": "",
        "logo": None,
        "publisher": None,
        "contact": dict.fromkeys(("department", "email", "phone", "address"), ""),
    }
    data["words"] |= {"publisher": "", "litter": "", "questions": ""}
    return data


@cache
def _qr(url: str) -> str:
    return segno.make(url, error="m", micro=False).svg_inline(border=3, dark="#000", light="#fff")


def inputs(data: Mapping[str, Any]) -> dict[str, str]:
    """What a design gets."""
    return {"data": json.dumps(data, ensure_ascii=False)}


@cache
def compiler(file: str) -> typst.Compiler:
    """The compiler of a design, `affiche` for affiche.typ; one for all tests of a process."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(str(DESIGNS / f"{file}.typ"), root=str(DESIGNS), font_paths=fonts)


def made(
    file: str, data: Mapping[str, Any], form: Literal["pdf", "png", "svg"] = "pdf"
) -> tuple[bytes, list[str], list[dict[str, Any]]]:
    """A piece, what Typst warned of, and the fields that may shrink to fit.

    A picture of a piece of one page; a PDF of any.
    """
    one = compiler(file)
    result, warnings = one.compile_with_warnings(
        sys_inputs=inputs(data),
        format=form,
        ppi=72 if form == "png" else None,
        pdf_standards=["ua-1"] if form == "pdf" and data["variant"] == "scherm" else None,
        timestamp=TIMESTAMP if form == "pdf" else None,
    )
    assert isinstance(result, bytes)
    return result, [warning.message for warning in warnings], _fields(one)


def seen(file: str, data: Mapping[str, Any], ppi: float = 72) -> list[bytes]:
    """A piece as one PNG a page, to look at."""
    result = compiler(file).compile(sys_inputs=inputs(data), format="png", ppi=ppi)
    return result if isinstance(result, list) else [result or b""]


def _fields(one: typst.Compiler) -> list[dict[str, Any]]:
    return [found["value"] for found in json.loads(one.query("<fit>"))]
