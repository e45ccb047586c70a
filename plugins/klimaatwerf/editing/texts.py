"""What a new folder says to the officer who opens it."""

from __future__ import annotations

__all__ = [
    "ACTIONS",
    "EVENTS",
    "GOALS",
    "MEDIA",
    "MUNICIPALITY",
    "NEWS",
    "OVERRIDES",
    "PAGE",
    "PARTNERS",
    "SECTIONS",
]

SECTIONS = (
    ("Je campagne en je startpagina", ("campaign", "hero", "announcement", "address_form")),
    ("Waar je nog te vinden bent", ("website", "channels", "site_url")),
    ("Wat je gemeente beloofde", ("commitments", "traject")),
    (
        "Wat de wet vraagt voor je online gaat",
        ("enterprise_number", "publisher", "accessibility", "privacy"),
    ),
    ("Cijfers voor de doelen", ("inhabitants", "dwellings")),
    (
        "Teksten en onderdelen",
        ("texts", "features", "screens", "template", "region", "data_licence"),
    ),
    (
        "Staat al in het register: vul dit alleen in als het niet klopt",
        (
            "name",
            "former_names",
            "postcodes",
            "province",
            "language_regime",
            "language_regime_confirmed",
        ),
    ),
)
"""The fields of municipality.yml below contact and colour, in groups."""

MUNICIPALITY = """\
## Dit is de kern van je site. Een regel met ## ervoor legt iets uit.
## Een regel met # ervoor is een voorbeeld. Haal het # en de spatie weg, dan telt hij mee.
## Doe dat met alle regels van een blok, en zet er je eigen gegevens in.
## Staat er # # voor? Dan is eerst iets anders nodig, zoals een bestand in media/.

## De NIS-code zegt om welke gemeente het gaat: {name}, provincie {province}.
nis: {nis}

## Zo bereikt een inwoner je. VUL HIER JE ADRES IN: op dit adres komt geen mail aan.
contact:
  email: {email}
{contact}
## De hoofdkleur van je gemeente. Klimaatwerf maakt er de andere tinten bij.
brand:
  primary: "#00703c"
{brand}
## Hoe ver de site staat: draft is een ontwerp, live is online.
status: draft
"""

ACTIONS = """\
## De acties van je gemeente. Elke actie begint met een streepje.
## Dit is een actie van BBL, als idee. Loopt ze bij jou? Verander dan phase in running.
## Wat je niet invult, komt van BBL. Is dit niets voor jou? Kies dan een andere template.
{item}
## Dit mag je er allemaal bij zetten. Haal het # en de spatie weg.
{blocks}
## ---- Een actie van jezelf
{own}"""

PARTNERS = """\
## Wie meewerkt aan je campagne. Elke partner begint met een streepje.
## Met use neem je een partner van BBL. Zo hoef je niets meer in te vullen.
## Zolang er hide: ja staat, ziet niemand hem. Werkt hij mee? Haal die regel dan weg.
{item}
## ---- Een partner van bij jou. Haal het # en de spatie weg.
{own}"""

EVENTS = """\
## Wat er te doen is. Elke activiteit begint met een streepje.
## Dit is een voorbeeld. Zolang er hide: ja staat, ziet niemand het.
- id: voorbeeld
  hide: ja
  title: Mijn eerste activiteit
  lead: Zeg hier in één of twee zinnen wat er te doen is.
  start: {day} 10:00
  end: {day} 12:00
  place: {{name: De naam van de plek, locality: {name}}}
## Dit mag je er allemaal bij zetten. Haal het # en de spatie weg.
{blocks}
## ---- Een activiteit op enkele losse dagen
# - id: klimaattafels
#   title: Klimaattafels
#   lead: Twee avonden over je wijk.
#   occurrences:
#     - {{start: {day} 19:30, end: {day} 22:00}}
#   place: {{name: De naam van de plek, locality: {name}}}

## ---- Een activiteit die elke week terugkomt
# - id: hersteltafel
#   title: Hersteltafel
#   lead: Samen herstellen we wat stuk is.
#   recurrence: {{weekdays: [zaterdag], from: {day}, until: {day}, start_time: "10:00"}}
#   place: {{name: De naam van de plek, locality: {name}}}
"""

GOALS = """\
## Doelen met cijfers. Tekende je gemeente het pact? Dan staan de doelen er vanzelf.
## Dit is een voorbeeld van een eigen doel. Zolang er hide: ja staat, ziet niemand het.
- id: voorbeeld
  hide: ja
  title: Geveltuinen
  topic: groen
  unit: geveltuinen
  rule: {{per: absolute, amount: 50}}
  target_year: 2030
## Dit mag je er allemaal bij zetten. Haal het # en de spatie weg.
{blocks}
## ---- Cijfers bij een doel van BBL
## Tekende je gemeente het klimaatpact? Zeg dat eerst bij commitments in municipality.yml.
# # - goal: tree
# #   values:
# #     - {{date: 2026-11-23, value: 250, source: eigen telling}}
## Kies je een ander doel dan de berekening geeft? Zeg dan ook waarom.
# #   target_override: 5000
# #   reason: De gemeenteraad koos een ander doel.
"""

OVERRIDES = """\
# yaml-language-server: $schema=../../plugins/klimaatwerf/data/schema/overrides.json
## Welke teksten van BBL je veranderde, en welke versie dat was. Klimaatwerf vult dit zelf in.
[]
"""

PAGE = """\
---
title: Voorbeeld van een pagina
hide: ja
---

Dit is een voorbeeld van een eigen pagina. Zolang er bovenaan `hide: ja` staat, ziet niemand ze.

De naam van het bestand wordt het adres, met kleine letters en koppeltekens.
Zo krijgt `klimaatfonds.md` het adres `/klimaatfonds/`.

Wil je een pagina van BBL veranderen? Maak hier een bestand met dezelfde naam, zoals `over.md`.
Wat je niet invult, blijft van BBL.
"""

NEWS = """\
---
title: Voorbeeld van een bericht
lead: Eén zin die zegt wat er gebeurde.
hide: ja
---

Dit is een voorbeeld van een nieuwsbericht. Zolang er bovenaan `hide: ja` staat, ziet niemand het.

De naam van het bestand begint met de dag, en daarna komt een kort adres.
"""

MEDIA = """\
Zet in deze map de beelden van {name}: je logo, foto's en tekeningen.

- Gebruik svg, png, jpg, webp of avif. Een verslag of folder mag pdf zijn.
- Kies een korte naam met kleine letters en koppeltekens, zoals haag-in-bloei.jpg.
- Zeg bij elk beeld wat er te zien is, in het veld alt.
- Gebruik alleen beelden waarvoor je toestemming hebt, ook van wie erop staat.

Dit bestand komt niet op je site. Je mag het verwijderen.
"""
