"""Leaves as a type reads them: their value and what is remarked, or the refusal."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, Leaf, Source

__all__ = ["SOURCE", "read", "refusal"]

SOURCE = Source("municipalities/dorp/events.yml", Layer.MUNICIPALITY)


def read(kind: Any, text: str) -> tuple[Any, list[str]]:
    """The value of a text, and the codes of what was remarked."""
    remarks = Collector()
    value = TypeAdapter(kind).validate_python(Leaf(text, SOURCE, 3, 9), context=remarks)
    return value, [remark.code for remark in remarks.problems]


def refusal(kind: Any, text: str) -> tuple[str, dict[str, Any]]:
    """The code and the facts with which a text is refused."""
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    (found,) = caught.value.errors()
    facts = dict(found["ctx"])
    assert facts.pop("code") == found["type"]
    return found["type"], facts
