"""The files with the recruitment texts of an item: a page, a document, a plain text an audience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.values import Values
from klimaatwerf.core.vocabulary import Audience
from klimaatwerf.kit.text_document import as_document
from klimaatwerf.kit.text_layout import length_told
from klimaatwerf.kit.text_page import as_page
from klimaatwerf.kit.texts import KitText

__all__ = ["as_plain", "text_files"]


def text_files(item: KitItem, texts: Sequence[KitText], values: Values) -> Mapping[str, bytes]:
    """Every file by its name; none where there are no texts."""
    if not texts:
        return {}
    plain = {
        f"teksten-{audience.label}.txt": as_plain(item, audience, list(own)).encode()
        for audience, own in groupby(texts, key=lambda one: one.audience)
    }
    return {
        "teksten.html": as_page(item, texts, values).encode(),
        "teksten.docx": as_document(item, texts, values),
        **plain,
    }


def as_plain(item: KitItem, audience: Audience, texts: Sequence[KitText]) -> str:
    """The texts for one audience below each other, as plain text."""
    head = f"{item.title}: teksten voor {audience.label}"
    return "\n".join((head, "=" * len(head), "", *_plain(texts)))


def _plain(texts: Sequence[KitText]) -> Iterator[str]:
    for text in texts:
        head = f"{text.label}, {text.length.label} ({length_told(text)})"
        yield from (head, "-" * len(head), "")
        if text.heading is not None:
            yield from (f"{text.heading.name}: {text.heading.text}", "")
        yield from (text.text, "", "")
