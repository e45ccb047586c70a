"""JSON Schema (draft 2020-12) of the data of a site, from the records themselves."""

from __future__ import annotations

import datetime
import json
import types
import typing
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any

from klimaatwerf.core.records import KINDS, Head
from klimaatwerf.core.vocabulary import Term

__all__ = ["schema_text"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_Form = dict[str, Any]


@cache
def schema_text(name: str) -> str:
    """The schema of one file of data, as text."""
    kind, title = KINDS[name]
    head = _object(Head)
    rows = {"type": "array", "description": title, "items": _object(kind)}
    own = {"$schema": {"type": "string", "description": "Waar dit schema staat."}}
    form = {
        "$schema": _DIALECT,
        "title": title,
        "description": f"{title} op de site van een gemeente.",
        **head,
        "properties": {**own, **head["properties"], name: rows},
        "required": [*own, *head["required"], name],
    }
    return json.dumps(form, ensure_ascii=False, indent=1) + "\n"


def _object(kind: type[Any]) -> _Form:
    """A record: all of its fields are there, and no others."""
    hints = typing.get_type_hints(kind)
    properties = {
        one.name: {
            **_form(hints[one.name], one.metadata.get("format")),
            "description": one.metadata["description"],
        }
        for one in fields(kind)
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _form(hint: Any, form: str | None = None) -> _Form:
    """The form of a value."""
    given = typing.get_args(hint)
    if typing.get_origin(hint) is types.UnionType:
        inner = next(one for one in given if one is not NoneType)
        return {"anyOf": [_form(inner, form), {"type": "null"}]}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _form(given[0])}
    if is_dataclass(hint):
        return _object(typing.cast("type[Any]", hint))
    if issubclass(hint, Term):
        return {"enum": [one.value for one in hint]}
    return {**_FORMS[hint], **({"format": form} if form else {})}


_FORMS: dict[Any, _Form] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    datetime.date: {"type": "string", "format": "date"},
    datetime.datetime: {"type": "string", "format": "date-time"},
}
