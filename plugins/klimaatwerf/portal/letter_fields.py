"""The reference page of the handbook about what a letter in Word can show."""

from __future__ import annotations

from klimaatwerf.kit.letter_fields import FILTERS, GROUPS, Field
from klimaatwerf.portal.markdown import page, table

__all__ = ["letter_fields_page"]


def letter_fields_page(order: int) -> str:
    """Every field of a letter with its meaning and an example."""
    blocks = [
        (
            "Deze velden kan een brief van de communicatiekit tonen. Schrijf een veld tussen twee "
            "haken: `{{ item.title }}`. Met `[]` is het een lijst: herhaal een stuk met `for`. Hoe "
            "dat gaat, staat bij [Brieven in Word](../bbl/brieven.md)."
        ),
    ]
    for title, fields in GROUPS.items():
        blocks.append(f"## {title}")
        rows = ((f"`{one.name}`", one.meaning, _example(one)) for one in fields)
        blocks.append(table(("Veld", "Wat het is", "Bijvoorbeeld"), rows))
    blocks.append("## Achter een veld")
    filters = ((f"`| {name}`", meaning) for name, meaning in FILTERS.items())
    blocks.append(table(("Je schrijft", "Wat het doet"), filters))
    return page(
        "Velden van een brief",
        "Wat een brief in Word van de communicatiekit kan tonen.",
        order,
        *blocks,
    )


def _example(field: Field) -> str:
    if field.example is None:
        return "een beeld"
    return "ja of nee" if isinstance(field.example, bool) else field.example
