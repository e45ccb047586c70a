"""A whole example of each file, put together from the examples of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from klimaatwerf.core.model.municipality import Count
from klimaatwerf.schema.files import FILES, File, file_named, own_fields
from klimaatwerf.schema.shape import Field, Group, Items, Named, Value, fields_of

__all__ = ["LEFT_OUT", "as_item", "example", "field_lines", "media_of_examples"]

LEFT_OUT: Mapping[str, frozenset[str]] = {
    "Municipality": frozenset({"region"}),
    "TemplateChoice": frozenset({"version"}),
    "CallToAction": frozenset({"action", "event"}),
    "Participate": frozenset({"url", "phone"}),
}
"""Fields that need something which not every root has, or that exclude each other."""


@dataclass(frozen=True)
class _Variant:
    """One item of an example: `only` these fields, or all but those `without`."""

    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)

    def shows(self, name: str) -> bool:
        """Whether the item has the field."""
        return name in self.only if self.only else name not in self.without


_SHORT_EVENT = frozenset({"id", "title", "lead", "place"})
_VARIANTS: Mapping[str, tuple[_Variant, ...]] = {
    "actions": (
        _Variant(only=frozenset({"template", "phase", "participate"})),
        _Variant(without=frozenset({"template"}), values={"title": "Plantdag op school"}),
    ),
    "partners": (
        _Variant(only=frozenset({"use"})),
        _Variant(
            without=frozenset({"use", "scope"}),
            values={"name": "Buurtcomité De Linde", "type": "citizen_group"},
        ),
    ),
    "events": (
        _Variant(without=frozenset({"occurrences", "recurrence"})),
        _Variant(
            only=_SHORT_EVENT | {"occurrences"},
            values={"id": "klimaattafels", "title": "Klimaattafels"},
        ),
        _Variant(
            only=_SHORT_EVENT | {"recurrence"},
            values={"id": "hersteltafel", "title": "Hersteltafel"},
        ),
    ),
    "goals": (
        _Variant(only=frozenset({"goal", "values", "target_override", "reason"})),
        _Variant(
            without=frozenset({"goal", "version", "target_override", "reason"}),
            values={"title": "Geveltuinen", "unit": "geveltuinen"},
        ),
    ),
}


def example(file: str) -> str:
    """A whole valid file with every field, by its name as in `municipality.yml`.

    Raises:
        KeyError: there is no such file.
    """
    described = file_named(file)
    items = _VARIANTS.get(described.schema, (_Variant(),))
    if described.many:
        blocks = [as_item(_lines(described, variant)) for variant in items]
        return "".join(f"{line}\n" for block in blocks for line in block)
    text = "".join(f"{line}\n" for line in _lines(described, items[0]))
    if not described.markdown:
        return text
    (body,) = (one.example for one in fields_of(described.model) if one.name == "body")
    return f"---\n{text}---\n\n{body}\n"


def media_of_examples() -> tuple[str, ...]:
    """The pictures that the examples of a municipality's files name."""
    own = [
        file for file in FILES if file.schema not in ("media", "pack", "region", "region-defaults")
    ]
    found = {path for file in own for one in own_fields(file) for path in _media(one)}
    return tuple(sorted(found))


def _media(one: Field) -> Iterator[str]:
    shape = one.shape.item if isinstance(one.shape, Items) else one.shape
    if isinstance(shape, Value) and shape.type.kind == "bestand":
        yield one.example
    elif isinstance(shape, Group):
        for below in fields_of(shape.model):
            yield from _media(below)


def _lines(file: File, variant: _Variant) -> Iterator[str]:
    left_out = LEFT_OUT.get(file.model.__name__, frozenset())
    for one in own_fields(file):
        if one.name not in left_out and variant.shows(one.name):
            yield from field_lines(one, variant.values.get(one.name, ""))


def field_lines(
    one: Field, value: str = "", aside: AbstractSet[str] = frozenset()
) -> Iterator[str]:
    """A field with all that lies below it, as lines of YAML; those `aside` are comments in it."""
    shape = one.shape
    if isinstance(shape, Group) and shape.model is not Count:  # each figure has its own source
        yield f"{one.name}:"
        yield from _indented(_group(shape, aside))
    elif isinstance(shape, Items) and isinstance(shape.item, Group):
        yield f"{one.name}:"
        yield from _indented(as_item(_group(shape.item, aside)))
    elif isinstance(shape, Named) and isinstance(shape.value, Group):
        yield f"{one.name}:"
        name = one.example.lstrip("{").partition(":")[0]
        yield from _indented([f"{name}:", *_indented(_group(shape.value, aside))])
    else:
        yield f"{one.name}: {value or one.example}"


def _group(shape: Group, aside: AbstractSet[str]) -> Iterator[str]:
    left_out = LEFT_OUT.get(shape.model.__name__, frozenset())
    for one in fields_of(shape.model):
        lines = field_lines(one, aside=aside)
        if one.name in aside:
            yield from (f"# {line}" for line in lines)
        elif one.name not in left_out:
            yield from lines


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def as_item(lines: Iterable[str]) -> Iterator[str]:
    """Lines as one item of a list."""
    for number, line in enumerate(lines):
        yield f"{'  ' if number else '- '}{line}"
