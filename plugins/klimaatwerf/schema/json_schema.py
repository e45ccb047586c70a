"""JSON Schema (draft 2020-12) of every file, for editors that complete and check while typing.

A schema says what one file can say by itself. What a lower layer may give is not required, and
what holds between fields or files is left to `check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from klimaatwerf.core.model import Model
from klimaatwerf.schema.documents import HIDE, kind_of
from klimaatwerf.schema.files import FILES, File, own_fields
from klimaatwerf.schema.shape import Field, Group, Items, Named, Shape, Value, fields_of

__all__ = ["json_schema", "schema_files"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_YES_NO = {"enum": ["ja", "nee", True, False, None]}
_TEXTS_OF_BBL = frozenset({"topics", "partners", "goals", "moments", "page", "template", "method"})
"""Where a text may be longer as it stands, as it holds `{{ je("…", "…") }}`."""

_Form = dict[str, Any]


def schema_files() -> dict[str, str]:
    """Every schema by the name of its file, as text."""
    return {
        f"{file.schema}.json": json.dumps(json_schema(file), ensure_ascii=False, indent=1) + "\n"
        for file in FILES
    }


def json_schema(file: File) -> Mapping[str, Any]:
    """The schema of a file; of a Markdown file that of the fields above the text."""
    writer = _Writer(file.schema in _TEXTS_OF_BBL)
    given = file.elsewhere if file.schema == "municipality" else frozenset[str]()
    form = writer.group(own_fields(file), layered=file.layered, given=given)
    if file.hides:
        form["properties"]["hide"] = {
            **_YES_NO,
            "title": HIDE.kind,
            "description": HIDE.description,
        }
    if file.many and file.layered:
        keys = ("id", file.key) if file.key else ("id",)
        form["anyOf"] = [{"required": [key]} for key in keys]
    if file.many:
        form = {"type": "array", "items": form}
    head = {"$schema": _DIALECT, "title": file.title, "description": file.description}
    plain: dict[str, Any] = json.loads(json.dumps({**head, **form}))
    return plain


@dataclass(frozen=True)
class _Writer:
    """Writes shapes as JSON Schema; with `filled` a long text may hold a placeholder."""

    filled: bool

    def group(
        self, fields: Iterable[Field], *, layered: bool, given: frozenset[str] = frozenset()
    ) -> _Form:
        """Fields with a name, all others refused."""
        listed = tuple(fields)
        needed = [
            field.name
            for field in listed
            if field.info.is_required() and not layered and field.name not in given
        ]
        form: _Form = {
            "type": "object",
            "properties": {
                field.name: self._field(
                    field, layered=layered or field.name in given, needed=field.name in needed
                )
                for field in listed
            },
            "additionalProperties": False,
        }
        return {**form, "required": needed} if needed else form

    def _field(self, field: Field, *, layered: bool, needed: bool) -> _Form:
        form = self._shape(field.shape, layered=layered)
        if not needed:
            form = _or_nothing(form)
        form |= {"title": kind_of(field.shape), "description": field.description}
        if isinstance(field.shape, Value):
            form["examples"] = [_unquoted(field.example)]
            if field.default:
                form["default"] = field.default
        return form

    def _shape(self, shape: Shape, *, layered: bool) -> _Form:
        match shape:
            case Value(type=leaf):
                form = dict(leaf.form)
                limit = form.get("maxLength")
                if self.filled and limit:
                    del form["maxLength"]
                    form["anyOf"] = [{"maxLength": limit}, {"pattern": r"\{\{"}]
                return form
            case Group(model=model, key=key):
                form = self._model(model, layered=layered)
                return {"anyOf": [{"type": "string"}, form]} if key else form
            case Named(value=value):
                form = self._shape(value, layered=layered)
                return {"type": "object", "additionalProperties": form}
            case Items(item=item):
                return {"type": "array", "items": self._item(item, layered=layered)}

    def _item(self, item: Shape, *, layered: bool) -> _Form:
        """An item of a list: one with an id may lie over another, the rest stands by itself."""
        if not isinstance(item, Group):
            return self._shape(item, layered=False)
        names = {field.name for field in fields_of(item.model)}
        return self._shape(item, layered=layered and "id" in names)

    def _model(self, model: type[Model], *, layered: bool) -> _Form:
        return self.group(fields_of(model), layered=layered)


def _or_nothing(form: _Form) -> _Form:
    """The same, or nothing after the colon, which counts as leaving the field out."""
    if "type" in form:
        kinds = [form["type"]] if isinstance(form["type"], str) else list(form["type"])
        return {**form, "type": [*kinds, "null"]}
    key = "oneOf" if "oneOf" in form else "anyOf"
    return {**form, key: [*form[key], {"type": "null"}]}


def _unquoted(example: str) -> str:
    """An example as the text that it stands for."""
    return example[1:-1] if example[:1] in ("'", '"') else example
