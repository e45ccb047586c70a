"""Every field of every model: told in Dutch, with an example that is really valid."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import klimaatwerf.core.model as models
from klimaatwerf.core.check import parse
from klimaatwerf.core.model import Model
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Branch
from klimaatwerf.schema import documents, example
from klimaatwerf.schema.files import FILES
from klimaatwerf.schema.shape import Field, Group, Items, Named, Shape, fields_of
from klimaatwerf.sources.yaml import compose
from tests.dutch import english_words
from tests.leaf import SOURCE

ROOTS = {
    *(one for one in vars(models).values() if isinstance(one, type) and issubclass(one, Model)),
    *(file.model for file in FILES),
}


def _models(kind: type[Model]) -> Iterator[type[Model]]:
    yield kind
    for field in fields_of(kind):
        shape: Shape = field.shape
        while isinstance(shape, Items | Named):
            shape = shape.item if isinstance(shape, Items) else shape.value
        if isinstance(shape, Group):
            yield from _models(shape.model)


KINDS = sorted({kind for root in ROOTS for kind in _models(root)}, key=lambda kind: kind.__name__)
FIELDS = [(kind, field) for kind in KINDS for field in fields_of(kind)]
IDS = [f"{kind.__name__}.{field.name}" for kind, field in FIELDS]


def test_only_the_slug_can_not_stand_in_a_file() -> None:
    """It is the name of the folder."""
    written = {field.info for _, field in FIELDS}
    other = {
        f"{kind.__name__}.{name}"
        for kind in KINDS
        for name, info in kind.model_fields.items()
        if info not in written
    }
    assert other == {"Municipality.slug"}


@pytest.mark.parametrize(
    "info",
    [
        pytest.param(info, id=f"{kind.__name__}.{name}")
        for kind in KINDS
        for name, info in kind.model_fields.items()
    ],
)
def test_a_field_is_told_in_one_short_dutch_sentence_with_an_example(info) -> None:
    assert info.description
    assert info.examples
    assert len(info.description.split()) <= 20
    assert info.description.endswith((".", "?"))
    assert english_words(info.description) == []


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=IDS)
def test_an_example_of_a_field_is_valid(kind: type[Model], field: Field) -> None:
    """What is wrong with the group as a whole, such as a field that lacks, says nothing here."""
    problems = Collector()
    node = compose(f"{field.name}: {field.example}\n", SOURCE, problems)
    assert isinstance(node, Branch)
    _, found = parse(kind, node, ())
    about = [one for one in found if one.path.split(".")[0] == field.name]
    wrong = [one.code for one in about if one.is_error and one.code not in _NEEDS_ANOTHER]
    assert (wrong, problems.problems) == ([], [])


_NEEDS_ANOTHER = {
    "alt-missing",
    "logo-alt-missing",
    "picture-alt-missing",
    "end-without-start",
    "moved-without-start",
    "participate-missing",
    "override-reason-missing",
}
"""What only says that the example needs a second field beside it."""


@pytest.mark.parametrize("file", [one.file for one in documents()])
def test_an_example_of_a_file_can_be_composed(file: str) -> None:
    text = example(file)
    front = text.split("---\n")[1] if file.endswith(".md") else text
    problems = Collector()
    assert compose(front, SOURCE, problems) is not None
    assert problems.problems == []
