"""Text leaves in the template language, kept as they were written for who fills them in."""

from __future__ import annotations

from dataclasses import dataclass

from klimaatwerf.core.leaf_types import LeafType, fault, visible
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Leaf

__all__ = ["TemplateText", "template_text"]


@dataclass(frozen=True, eq=False, slots=True)
class TemplateText(LeafType):
    """A text with placeholders; a reader may see at most `limit` characters of it (0: any)."""

    limit: int = 0


def template_text(limit: int = 0) -> TemplateText:
    """The type of a text with placeholders of which a reader sees at most so many characters."""
    if not limit:
        form = {"type": ("string", "number", "boolean"), "minLength": 1}
        return TemplateText(_kept, "tekst met invulvelden", form)
    # As it stands, with its placeholders, a text may be longer.
    form = {
        "type": ("string", "number", "boolean"),
        "minLength": 1,
        "anyOf": ({"maxLength": limit}, {"pattern": r"\{[{%]"}),
    }
    return TemplateText(_kept, f"tekst tot {limit} tekens", form, limit=limit)


def _kept(leaf: Leaf, remarks: Collector) -> Leaf:
    if not visible(leaf):
        raise fault("empty-value")
    return leaf
