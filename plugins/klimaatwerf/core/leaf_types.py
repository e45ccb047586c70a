"""What all validators of text leaves have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Leaf

__all__ = ["LeafType", "as_written", "clean", "fault", "shown", "visible"]

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    "(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]\u200d)"  # which also joins emoji
)


def fault(code: str, **facts: object) -> PydanticCustomError:
    """An error of the catalogue, as pydantic passes it on.

    The facts travel in the context; the text here never reaches a reader. `at` names the field of
    a model that the error is about.
    """
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


@dataclass(frozen=True, eq=False, slots=True)
class LeafType:
    """How pydantic converts a leaf; other values it refuses.

    `kind` is the name of the type for a reader, `form` what an editor must accept, as JSON Schema,
    and `choices` are the values of a closed list with their labels.
    """

    convert: Callable[[Leaf, Collector], Any]
    kind: str
    form: Mapping[str, Any]
    choices: tuple[tuple[str, str], ...] = ()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The validator, as pydantic asks for it."""
        return core_schema.with_info_plain_validator_function(self._validate)

    def _validate(self, value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, Leaf):
            raise fault("text-expected")
        remarks = info.context if isinstance(info.context, Collector) else Collector()
        return self.convert(value, remarks)


def as_written(kind: str, *types: str, **form: object) -> tuple[str, dict[str, object]]:
    """The name of a type and the form that an editor accepts."""
    return kind, {"type": types, **form}


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
