"""The shape of a field: a value, a group of fields, a list, or values with a name."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from klimaatwerf.core.leaf_types import LeafType
from klimaatwerf.core.model import Model
from klimaatwerf.core.model.base import KeyOrFields

__all__ = ["Field", "Group", "Items", "Named", "Shape", "Value", "fields_of"]


@dataclass(frozen=True)
class Value:
    """One leaf."""

    type: LeafType


@dataclass(frozen=True)
class Group:
    """Fields with a name; an id alone may stand for the field `key`."""

    model: type[Model]
    key: str = ""


@dataclass(frozen=True)
class Items:
    """A list."""

    item: Shape


@dataclass(frozen=True)
class Named:
    """Values with names of their own."""

    value: Shape


Shape = Value | Group | Items | Named


@dataclass(frozen=True)
class Field:
    """A field of a model, with the name that it has in YAML."""

    name: str
    shape: Shape
    info: FieldInfo

    @property
    def description(self) -> str:
        """What it is for."""
        return self.info.description or ""

    @property
    def example(self) -> str:
        """A value, as written in YAML after `name: `."""
        return str(self.info.examples[0]) if self.info.examples else ""

    @property
    def default(self) -> str:
        """What counts where nothing is filled in, as written in YAML."""
        value = None if self.info.is_required() else self.info.default
        if isinstance(value, bool):
            return "ja" if value else "nee"
        return str(value) if isinstance(value, str | int) else ""


def fields_of(model: type[Model]) -> Iterator[Field]:
    """The fields of a model that may stand in a file, in their order."""
    for name, info in model.model_fields.items():
        shape = _shape(info.annotation, info.metadata)
        if shape is not None:
            yield Field(info.alias or name, shape, info)


def _shape(annotation: Any, metadata: typing.Iterable[Any] = ()) -> Shape | None:
    """The shape behind an annotation; None for what no file can give."""
    marks = list(metadata)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(arguments[0], [*marks, *arguments[1:]])
    if leaf := next((mark for mark in marks if isinstance(mark, LeafType)), None):
        return Value(leaf)
    if origin in (types.UnionType, typing.Union):
        return _shape(next(one for one in arguments if one is not type(None)), marks)
    if origin is tuple:
        item = _shape(arguments[0])
        return Items(item) if item else None
    if origin is not None and issubclass(origin, Mapping):
        value = _shape(arguments[1])
        return Named(value) if value else None
    if isinstance(annotation, type) and issubclass(annotation, Model):
        keys = (mark.name for mark in marks if isinstance(mark, KeyOrFields))
        return Group(annotation, next(keys, ""))
    return None
