"""The generated pages of the handbook: Markdown texts by their path below content/portal/."""

from __future__ import annotations

from klimaatwerf.portal.catalogue import Catalogue
from klimaatwerf.portal.fields import fields_pages
from klimaatwerf.portal.letter_fields import letter_fields_page
from klimaatwerf.portal.markdown import page
from klimaatwerf.portal.offer import municipalities_page, offer_page
from klimaatwerf.portal.playbooks import playbook_pages
from klimaatwerf.portal.reference import (
    Example,
    components_page,
    lists_page,
    messages_page,
    values_page,
)
from klimaatwerf.sources.examples import load_examples
from klimaatwerf.sources.register import load_register

__all__ = ["INDEX", "generated_pages"]

INDEX = "handboek/index.md"
"""The page that makes a portal have a handbook."""

_PLAYBOOKS = 250
"""Where the playbooks stand: between the pages for officers and those for BBL."""
_ORDER = 400
"""Where the reference begins; the written pages come before it."""


def generated_pages(catalogue: Catalogue | None = None) -> dict[str, str]:
    """Every page that is made from the code, and those that are made from the pack."""
    examples = {code: Example(**one) for code, one in load_examples().items()}
    pages = {
        "index.md": _index(),
        "meldingen.md": messages_page(_ORDER + 20, examples),
        "lijsten.md": lists_page(_ORDER + 30),
        "onderdelen.md": components_page(_ORDER + 40),
        "waarden.md": values_page(_ORDER + 50),
        "briefvelden.md": letter_fields_page(_ORDER + 55),
        "gemeenten.md": municipalities_page(load_register().flemish(), _ORDER + 60),
        **{f"velden/{name}": text for name, text in fields_pages(_ORDER + 1).items()},
    }
    made = {f"handboek/naslag/{name}": text for name, text in pages.items()}
    if catalogue is not None:
        made["handboek/naslag/aanbod.md"] = offer_page(catalogue.ids, _ORDER + 15)
        for name, text in playbook_pages(catalogue.playbooks, _PLAYBOOKS).items():
            made[f"handboek/draaiboeken/{name}"] = text
    return made


def _index() -> str:
    return page(
        "Naslag",
        "Elk veld, elke melding en elk woord dat je kan kiezen.",
        _ORDER,
        "Deze pagina’s maakt het programma zelf. Ze kloppen dus altijd met wat het doet.",
        "- [Alle velden](velden/index.md)\n"
        "- [Wat BBL aanbiedt](aanbod.md): de ids van sjablonen, doelen en partners\n"
        "- [Wat elke melding betekent](meldingen.md)\n"
        "- [Vaste lijsten](lijsten.md)\n"
        "- [Onderdelen](onderdelen.md) voor in een tekst\n"
        "- [Waarden](waarden.md) voor in een tekst\n"
        "- [Velden van een brief](briefvelden.md) van de communicatiekit\n"
        "- [NIS-codes](gemeenten.md) van de gemeenten",
    )
