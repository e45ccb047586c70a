"""What all validators of text leaves have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Leaf

__all__ = ["clean", "fault", "leaf_type", "shown", "visible"]

_INVISIBLE = re.compile(
    "[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d"  # which also joins emoji
)

T = TypeVar("T")


def fault(code: str, **facts: object) -> PydanticCustomError:
    """An error of the catalogue, as pydantic passes it on.

    The facts travel in the context; the text here never reaches a reader. `at` names the field of
    a model that the error is about.
    """
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


def leaf_type(convert: Callable[[Leaf, Collector], T]) -> PlainValidator:
    """A pydantic validator that converts leaves only."""

    def validate(value: Any, info: ValidationInfo) -> T:
        if not isinstance(value, Leaf):
            raise fault("text-expected")
        remarks = info.context if isinstance(info.context, Collector) else Collector()
        return convert(value, remarks)

    return PlainValidator(validate)


def clean(leaf: Leaf, remarks: Collector) -> str:
    """The text in NFC, without invisible characters."""
    text = unicodedata.normalize("NFC", leaf.text).replace("\r\n", "\n").strip()
    if match := _INVISIBLE.search(text):
        remarks.add("invisible-stripped", leaf.place, character=f"U+{ord(match[0]):04X}")
        text = _INVISIBLE.sub("", text)
    return text


def visible(leaf: Leaf) -> str:
    """The text in NFC.

    Raises:
        PydanticCustomError: it holds an invisible character.
    """
    if match := _INVISIBLE.search(leaf.text):
        raise fault("invisible-refused", character=f"U+{ord(match[0]):04X}")
    return unicodedata.normalize("NFC", leaf.text).strip()


def shown(text: str) -> str:
    """A value as a message shows it: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
