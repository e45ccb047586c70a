"""The legal pages: every part that the law asks, from the declared fields, linked everywhere."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.sites import documents, planned

LEGAL = """\
status: live
site_url: https://klimaat.dorp.example/
enterprise_number: "0999.999.922"
publisher: {name: An Voorbeeld, address: "Markt 1, 9667 Dorp"}
privacy: {controller: "Gemeente Dorp, Markt 1", dpo_contact: dpo@dorp.example}
texts: {antwoordtermijn: 5 werkdagen}
accessibility:
  status: partial
  assessed_on: 2026-10-12
  method: external
  assessor: Bureau Voorbeeld
  report_url: https://dorp.example/verslag
  reviewed_on: 2026-11-16
  issues:
    - Eén filmpje heeft geen ondertitels.
    - {what: Oude verslagen zijn ingescand., reason: burden, why: Het zijn er duizend.,
       alternative: Vraag ons de tekst.}
    - {what: De kaart van de provincie., reason: out_of_scope, why: Ze is van een ander.}
  contact: toegankelijk@dorp.example
  enforcement: Schrijf naar de ombudsdienst, Markt 2.
"""
PLACE = {
    "municipality.yml": (
        'nis: 45062\nbrand: {primary: "#00703c"}\n'
        "contact: {email: klimaat@dorp.example, phone: 055 00 00 00, address: Markt 1}\n" + LEGAL
    )
}


def words(document: str) -> list[str]:
    """The lines of the main part that a reader sees."""
    main = document.split('<main id="inhoud"')[1].split("</main>", maxsplit=1)[0].partition(">")[2]
    inline = re.sub(r"</?(?:a|b|br|time)\b[^>]*>", "", main)
    lines = re.sub(r"<[^>]*>", "\n", inline).splitlines()
    return [" ".join(unescape(line).split()) for line in lines if line.strip()]


def part(found: list[str], heading: str, until: str = "") -> list[str]:
    """The lines after a heading up to another."""
    rest = found[found.index(heading) + 1 :]
    return rest[: rest.index(until)] if until else rest


def test_a_statement_has_every_part_of_the_european_model(tmp_path):
    found = words(documents(planned(tmp_path, PLACE))["toegankelijkheid/index.html"])
    assert found[found.index("Nalevingsstatus") - 2 : found.index("Nalevingsstatus")] == [
        (
            "Gemeente Horebeke streeft ernaar deze website toegankelijk te maken, overeenkomstig"
            " het Bestuursdecreet van 7 december 2018. Dat decreet zet Richtlijn (EU) 2016/2102"
            " van het Europees Parlement en de Raad om."
        ),
        "Deze verklaring geldt voor https://klimaat.dorp.example/.",
    ]
    assert part(found, "Nalevingsstatus", "Feedback en contactgegevens") == [
        (
            "Deze website voldoet gedeeltelijk aan de norm: WCAG 2.1, niveau AA, zoals opgenomen in"
            " EN 301 549, om de redenen hieronder."
        ),
        "Niet-toegankelijke inhoud",
        "Niet-naleving van het Bestuursdecreet",
        "Deze onderdelen voldoen nog niet:",
        "Eén filmpje heeft geen ondertitels.",
        "Onevenredige last",
        (
            "Voor deze onderdelen vraagt het decreet nu te veel van ons. Daarom vallen ze onder de"
            " uitzondering:"
        ),
        (
            "Oude verslagen zijn ingescand. Waarom: Het zijn er duizend. Zo kan het wel: Vraag ons"
            " de tekst."
        ),
        "De inhoud valt buiten de werkingssfeer van de toepasselijke wetgeving",
        "Voor deze onderdelen geldt het decreet niet:",
        "De kaart van de provincie. Waarom: Ze is van een ander.",
        "Opstelling van deze verklaring",
        (
            "Deze verklaring is opgesteld op 12 oktober 2026, na een evaluatie door een derde:"
            " Bureau Voorbeeld. Lees het verslag van de evaluatie."
        ),
        (
            "Ze is het laatst herzien op 16 november 2026. We herzien ze minstens één keer per"
            " jaar: de volgende keer ten laatste op 16 november 2027."
        ),
    ]
    assert part(found, "Feedback en contactgegevens", "Handhavingsprocedure")[1:] == [
        "toegankelijk@dorp.example",
        "Gemeente HorebekeMarkt 1",
        "klimaat@dorp.example",
        "055 00 00 00",
        "Je krijgt een antwoord binnen 5 werkdagen.",
    ]
    assert part(found, "Handhavingsprocedure")[0] == "Schrijf naar de ombudsdienst, Markt 2."


def test_a_statement_of_full_accessibility_has_no_list_of_what_is_not(tmp_path):
    text = PLACE["municipality.yml"]
    full = text.replace("partial", "full").partition("  issues:")[0]
    rest = "  contact:" + text.partition("\n  contact:")[2]
    found = documents(planned(tmp_path, {"municipality.yml": full + rest}))
    lines = words(found["toegankelijkheid/index.html"])
    assert "Niet-toegankelijke inhoud" not in lines
    assert (
        "Deze website voldoet volledig aan de norm: WCAG 2.1, niveau AA, zoals opgenomen in EN"
        in (" ".join(part(lines, "Nalevingsstatus")))
    )


def test_a_colofon_says_who_makes_the_site_as_the_law_asks(tmp_path):
    found = words(documents(planned(tmp_path, PLACE))["colofon/index.html"])
    assert part(found, "Wie maakt deze site?", "Samen gemaakt") == [
        "Gemeente HorebekeMarkt 1",
        "klimaat@dorp.example",
        "055 00 00 00",
        "Ondernemingsnummer: 0999.999.922",
        "Verantwoordelijke uitgever",
        "An VoorbeeldMarkt 1, 9667 Dorp",
    ]
    assert any(line.startswith("Lettertype: ") for line in found)


def test_privacy_says_who_decides_whom_to_ask_and_where_to_complain(tmp_path):
    found = words(documents(planned(tmp_path, PLACE))["privacy/index.html"])
    assert part(found, "Wie is verantwoordelijk?", "Je gegevens inkijken of laten wissen") == [
        "Gemeente Dorp, Markt 1 beslist over de gegevens die via deze campagne binnenkomen.",
        "Een vraag over gegevens? De functionaris voor gegevensbescherming: dpo@dorp.example.",
    ]
    assert "klacht indienen bij de Gegevensbeschermingsautoriteit." in " ".join(found)


def test_the_legal_pages_are_linked_from_every_page(tmp_path):
    for path, document in documents(planned(tmp_path, PLACE)).items():
        if path.startswith("embed/"):  # it is shown inside a page of the gemeente's own site
            continue
        foot = document.split('<nav class="legal"')[1].split("</nav>")[0]
        assert re.findall(r"<a [^>]*>(.*?)</a>", foot)[-4:] == [
            "Contact",
            "Toegankelijkheid",
            "Privacy",
            "Colofon",
        ]


@pytest.mark.parametrize(
    ("status", "mark"),
    [("live", None), ("draft", "Ontwerp:"), ("example", "Voorbeeldsite:")],
)
def test_what_is_not_live_is_marked_and_kept_from_search_engines_on_every_page(
    tmp_path, status, mark
):
    text = PLACE["municipality.yml"].replace("status: live", f"status: {status}")
    for path, document in documents(planned(tmp_path, {"municipality.yml": text})).items():
        assert re.findall(r'<p class="demo"><b>(.*?)</b>', document) == ([mark] if mark else [])
        assert ('name="robots" content="noindex"' in document) is bool(
            mark or path.startswith(("404", "embed/"))
        )
