"""What may stand in each file, for the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klimaatwerf.schema.files import FILES, File, own_fields
from klimaatwerf.schema.shape import Field, Group, Items, Named, Shape, Value, fields_of

__all__ = ["HIDE", "Document", "FieldDoc", "documents", "kind_of"]


@dataclass(frozen=True)
class FieldDoc:
    """A field: `path` as in `contact.email` or `participate[].type`, values as written in YAML.

    `required` counts within the group that holds the field; what comes from the register, from the
    file's name or from an item of BBL is not required.
    """

    path: str
    kind: str
    required: bool
    description: str
    example: str
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""


@dataclass(frozen=True)
class Document:
    """A file, or a kind of file, with its fields; `schema` is the name of its JSON Schema."""

    file: str
    title: str
    description: str
    fields: tuple[FieldDoc, ...]
    schema: str


HIDE = FieldDoc(
    path="hide",
    kind="ja of nee",
    required=False,
    description="Met `ja` verdwijnt dit van je site, ook als het van BBL of je regio komt.",
    example="ja",
    default="nee",
)

_PLURALS = {
    "datum": "datums",
    "getal": "getallen",
    "id": "ids",
    "keuze": "keuzes",
    "postcode": "postcodes",
    "weekdag": "weekdagen",
}


def documents() -> tuple[Document, ...]:
    """Every file that people write, those of a municipality first."""
    return tuple(_document(file) for file in FILES)


def _document(file: File) -> Document:
    fields: list[FieldDoc] = []
    for field in own_fields(file):
        given = field.name in file.elsewhere or (file.key and field.name == "id")
        fields.extend(_documented(field, "", given=bool(given)))
    if file.hides:
        fields.append(HIDE)
    return Document(file.file, file.title, file.description, tuple(fields), file.schema)


def _documented(field: Field, prefix: str, *, given: bool = False) -> Iterator[FieldDoc]:
    """A field and those below it; what is `given` from elsewhere is not required."""
    path = f"{prefix}{field.name}"
    yield FieldDoc(
        path,
        kind_of(field.shape),
        field.info.is_required() and not given,
        field.description,
        field.example,
        _choices(field.shape),
        field.default,
    )
    below, shape = path, field.shape
    while not isinstance(shape, Value | Group):
        below += "[]" if isinstance(shape, Items) else ".<naam>"
        shape = shape.item if isinstance(shape, Items) else shape.value
    if isinstance(shape, Group):
        for one in fields_of(shape.model):
            yield from _documented(one, f"{below}.", given=given)


def kind_of(shape: Shape) -> str:
    """The name of a shape for a reader."""
    match shape:
        case Value(type=leaf):
            return leaf.kind
        case Group(key=key):
            return "id of groep velden" if key else "groep velden"
        case Named():
            return "waarden met een naam"
        case Items(item=Group(key=key)):
            return "lijst van ids of groepen velden" if key else "lijst van groepen velden"
        case Items(item=item):
            kind = kind_of(item)
            plural = "teksten" if kind.startswith("tekst") else _PLURALS.get(kind, kind)
            return f"lijst van {plural}"


def _choices(shape: Shape) -> tuple[tuple[str, str], ...]:
    inner = shape.item if isinstance(shape, Items) else shape
    return inner.type.choices if isinstance(inner, Value) else ()
