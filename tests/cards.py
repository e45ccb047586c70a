"""A design of pictures for sharing that is drawn in a few milliseconds, for small roots."""

from __future__ import annotations

from tests.small import Small

__all__ = ["CARD", "DESIGN", "with_cards"]

CARD = "content/kit/designs/sociaal.typ"
DESIGN = """\
#let d = json(bytes(sys.inputs.data))
#set page(width: 120pt, height: 63pt, margin: 4pt, fill: rgb(d.colours.sky))
#set text(font: d.fonts.head, size: 8pt)
#d.item.title \\
#d.item.day #d.item.hour #d.item.place
#metadata((
  field: "item.title", size: 8, max: 8, min: 8, hyphenated: false,
  ok: d.item.title.len() <= 40, characters: d.item.title.len(),
)) <fit>
"""
"""It has room for a title of 40 characters."""


def with_cards(small: Small) -> Small:
    """The same root with the design in its pack."""
    small.write(CARD, DESIGN)
    return small
