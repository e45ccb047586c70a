"""JSON Schema (draft 2020-12) of the data of a site, from the records themselves."""

from __future__ import annotations

import datetime
import json
from dataclasses import is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin

from klimaatwerf.core.records import KINDS, Head, Part, parts_of
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


def _object(kind: Any) -> _Form:
    """A record: all of its fields are there, and no others."""
    properties = {
        one.name: {**_form(one), "description": one.told.description} for one in parts_of(kind)
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _form(part: Part) -> _Form:
    """The form of a field."""
    form = _value(part.type)
    if part.told.format:
        form["format"] = part.told.format
    return {"anyOf": [form, {"type": "null"}]} if part.optional else form


def _value(hint: Any) -> _Form:
    """The form of a value."""
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if is_dataclass(hint):
        return _object(hint)
    if issubclass(hint, Term):
        return {"enum": [one.value for one in hint]}
    return dict(_FORMS[hint])


_FORMS: dict[Any, _Form] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    datetime.date: {"type": "string", "format": "date"},
    datetime.datetime: {"type": "string", "format": "date-time"},
}
