"""What pydantic finds as problems of the catalogue, each at the deepest node that there is."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.problems import Problem, closest, nearest, problem, quoted
from klimaatwerf.core.tree import Branch, Layer, Leaf, Node, Place, leaves, locate

__all__ = ["translated", "wanted"]

_MAPPING_TYPES = ("model_type", "model_attributes_type", "dict_type", "mapping_type")
_FEW, _SHORT = 12, 40
_Location = tuple[str | int, ...]


def translated(
    errors: Iterable[ErrorDetails], model: type[BaseModel], root: Node, path: tuple[str, ...]
) -> list[Problem]:
    """The problems behind what pydantic found in a tree; `path` is that of its root."""
    return [_translate(found, model, root, path) for found in _without_consequences(errors, model)]


def wanted(model: type[BaseModel], location: tuple[str, ...]) -> tuple[str, str]:
    """What a field is for, and an example of it as one writes it in a file."""
    field = _field_at(model, location)
    example = _example_of(field) or _item(_model_at(model, location))
    return getattr(field, "description", None) or "", f"{location[-1]}: {example}"


def _without_consequences(
    errors: Iterable[ErrorDetails], model: type[BaseModel]
) -> Iterator[ErrorDetails]:
    """What pydantic found, less what only follows from something else that it found.

    A list whose items are wrong is not empty, and a field that was misspelt is not missing.
    """
    found = list(errors)
    meant = {
        (*one["loc"][:-1], closest(str(one["loc"][-1]), _fields(_model_at(model, one["loc"][:-1]))))
        for one in found
        if one["type"] == "extra_forbidden" and one["loc"]
    }
    for one in found:
        where = one["loc"]
        if one["type"] == "too_short" and any(_lies_in(other["loc"], where) for other in found):
            continue
        if one["type"] == "missing" and where in meant:
            continue
        yield one


def _lies_in(location: _Location, where: _Location) -> bool:
    """Whether a location lies below another."""
    return len(location) > len(where) and location[: len(where)] == where


def _translate(
    details: ErrorDetails, model: type[BaseModel], root: Node, path: tuple[str, ...]
) -> Problem:
    """Pydantic's finding as a problem of the catalogue, at the deepest node that there is."""
    facts = dict(details.get("ctx") or {})
    at = facts.pop("at", None)
    location = (*details["loc"], at) if at else tuple(details["loc"])
    full = (*path, *map(str, location))
    kind = details["type"]
    if kind == "extra_forbidden":
        return _unknown(model, root, location, full)
    if kind == "missing":
        return _missing(model, root, location, full)
    node, _ = locate(root, location)
    if kind in MESSAGES and "code" in facts:
        facts.pop("code")
        in_list = bool(location) and isinstance(location[-1], int)
        if kind == "text-expected" and in_list and (fixed := _with_colon(node)):
            return problem("text-with-colon", node.place, full, fixed=fixed)
        return problem(kind, node.place, full, **facts)
    if kind in _MAPPING_TYPES:
        example = _mapping_example(model, location)
        return problem("mapping-expected", node.place, full, example=example)
    if kind in ("tuple_type", "list_type"):
        example = _list_example(model, location, node)
        return problem("list-expected", node.place, full, example=example)
    return problem("list-empty" if kind == "too_short" else "bad-value", node.place, full)


def _unknown(
    model: type[BaseModel], root: Node, location: _Location, full: tuple[str, ...]
) -> Problem:
    """A field that the model does not have, with the nearest one or, where they are few, all."""
    name = str(location[-1]) if location else ""
    parent, _ = locate(root, location[:-1])
    place = parent.key_place(name) if isinstance(parent, Branch) else parent.place
    known = _fields(_model_at(model, location[:-1]))
    group = _group_with(name, _model_at(model, location[:-1]))
    hint = (
        f"Hoort het onder `{group}`? Zet er dan twee spaties voor."
        if group
        else nearest(name, known)
    )
    code = "unknown-field" if hint or not 0 < len(known) <= _FEW else "unknown-field-of"
    listed = ", ".join(f"`{one}`" for one in known)
    return problem(code, place, full, field=name, known=listed, hint=hint)


def _missing(
    model: type[BaseModel], root: Node, location: _Location, full: tuple[str, ...]
) -> Problem:
    """A field that must be there, with what it is for and an example."""
    name = str(location[-1]) if location else ""
    field = _field_at(model, location)
    place = _nearest_place(root, location[: locate(root, location)[1]])
    bare = place.file.endswith(".md") and isinstance(root, Branch) and not root.keys
    return problem(
        "front-matter-missing" if bare else "missing-field",
        place,
        full,
        field=name,
        description=getattr(field, "description", None) or "Het is verplicht.",
        example=f"{name}: {_example_of(field) or '…'}",
    )


def _with_colon(node: Node) -> str:
    """The text that became a field because of its colon, between quotes; "" for other nodes."""
    if isinstance(node, Branch) and len(node.items) == 1:
        ((key, value),) = node.items.items()
        if isinstance(value, Leaf):
            return quoted(f"{key}: {value.text}".strip())
    return ""


def _example_of(field: FieldInfo | None) -> str:
    """The example that a field gives, or the empty string."""
    return str(field.examples[0]) if field is not None and field.examples else ""


def _item(shape: type[BaseModel] | None) -> str:
    """A group of fields as an example: those that are required, else the first two."""
    fields = (
        {field.alias or name: field for name, field in shape.model_fields.items()} if shape else {}
    )
    needed = {name: field for name, field in fields.items() if field.is_required()}
    chosen = needed or dict(list(fields.items())[:2])
    inner = ", ".join(f"{name}: {_example_of(field) or '…'}" for name, field in chosen.items())
    return f"{{{inner or 'naam: …'}}}"


def _mapping_example(model: type[BaseModel], location: _Location) -> str:
    """The fields that belong at a location, as an example."""
    example = _example_of(_field_at(model, location)) or _item(_model_at(model, location))
    named = bool(location) and isinstance(location[-1], str)
    return f"{location[-1]}: {example}" if named else example


def _list_example(model: type[BaseModel], location: _Location, node: Node) -> str:
    """A list as an example: of groups of fields, of the text that was written, or of words."""
    name = location[-1] if location else "…"
    shape = _model_at(model, location)
    if shape is not None:
        return f"{name}: [{_item(shape)}]"
    if isinstance(node, Leaf) and len(node.text) <= _SHORT:
        return f"{name}: [{node.text}]"
    return f"{name}: {_example_of(_field_at(model, location)) or '[een, twee]'}"


def _nearest_place(root: Node, location: _Location) -> Place:
    """Where to write what is missing: the deepest node, in the municipality's file if it can."""
    node, _ = locate(root, location)
    own = [leaf.place for _, leaf in leaves(node) if leaf.layer is Layer.MUNICIPALITY]
    if own and isinstance(node, Branch) and node.source.layer is not Layer.MUNICIPALITY:
        return min(own)
    return node.place


def _model_at(model: type[BaseModel], location: _Location) -> type[BaseModel] | None:
    """The model that a location in the data leads to."""
    kind: Any = model
    for step in location:
        if isinstance(step, int):
            continue
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return None
        named = {field.alias or name: field for name, field in kind.model_fields.items()}
        if step not in named:
            return None
        kind = _inner(named[step].annotation)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """The class inside `X | None`, `tuple[X, …]` and `Annotated[X, …]`."""
    origin = typing.get_origin(annotation)
    if origin in (types.UnionType, typing.Union):
        return _inner(next(kind for kind in typing.get_args(annotation) if kind is not type(None)))
    if origin is not None:
        return _inner(typing.get_args(annotation)[0])
    return annotation


def _group_with(name: str, model: type[BaseModel] | None) -> str:
    """The one group of a model that has such a field; "" where there is none, or several."""
    groups = [
        field.alias or group
        for group, field in (model.model_fields if model else {}).items()
        if isinstance(kind := _inner(field.annotation), type)
        and issubclass(kind, BaseModel)
        and name in _fields(kind)
    ]
    return groups[0] if len(groups) == 1 else ""


def _fields(model: type[BaseModel] | None) -> tuple[str, ...]:
    if model is None:
        return ()
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _field_at(model: type[BaseModel], location: _Location) -> FieldInfo | None:
    parent = _model_at(model, location[:-1])
    for name, field in (parent.model_fields if parent else {}).items():
        if location and (field.alias or name) == location[-1]:
            return field
    return None
