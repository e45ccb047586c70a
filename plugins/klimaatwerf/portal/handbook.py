"""The generated pages of the handbook: Markdown texts by their path below content/portal/."""

from __future__ import annotations

from klimaatwerf.portal.reference import (
    Example,
    components_page,
    lists_page,
    messages_page,
    values_page,
)
from klimaatwerf.sources.examples import load_examples

__all__ = ["INDEX", "generated_pages"]

INDEX = "handboek/index.md"
"""The page that makes a portal have a handbook."""

_ORDER = 400
"""Where the reference begins; the written pages come before it."""


def generated_pages() -> dict[str, str]:
    """Every page that is made from the code."""
    examples = {code: Example(**one) for code, one in load_examples().items()}
    return {
        "handboek/meldingen.md": messages_page(_ORDER, examples),
        "handboek/lijsten.md": lists_page(_ORDER + 1),
        "handboek/onderdelen.md": components_page(_ORDER + 2),
        "handboek/waarden.md": values_page(_ORDER + 3),
    }
