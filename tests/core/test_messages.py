"""The catalogue: every message is Dutch, complete and used; no word of pydantic comes through."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic_core import ErrorDetails
from pydantic_core._pydantic_core import list_all_errors

import klimaatwerf
from klimaatwerf.core.findings import translated
from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.model import Action, Municipality
from klimaatwerf.core.problems import problem
from klimaatwerf.core.tree import Place
from tests.dutch import english_words
from tests.trees import tree

PACKAGE = Path(klimaatwerf.__file__).parent
HERE = Place("municipalities/dorp/events.yml", 4, 3)
TELLERS = ("add", "fault", "problem", "Finding", "_error", "_pattern", "_refuse")
"""The functions whose first argument is a code."""

ACTION = tree({"id": "haag", "title": "Haag", "audiences": ["resident"], "dates": {"start": "x"}})
ERRORS = {str(one["type"]): one for one in list_all_errors()}
LOCATIONS: tuple[tuple[str | int, ...], ...] = (
    (),
    ("title",),
    ("onbekend",),
    ("audiences",),
    ("audiences", 0),
    ("dates", "start"),
    ("partners", 3, "partner"),
)


def facts_of(code: str) -> set[str]:
    """The names of the facts that a message takes."""
    message = MESSAGES[code]
    fields = (*string.Formatter().parse(message.text), *string.Formatter().parse(message.hint))
    return {name for _, name, _, _ in fields if name}


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_renders_on_one_line_with_every_fact(code: str) -> None:
    facts = {name: f"«{name}»" for name in facts_of(code)}
    line = str(problem(code, HERE, ("events", "plantdag"), **facts))
    assert line.startswith("municipalities/dorp/events.yml:4:3: events.plantdag: ")
    assert line.endswith(f" [{code}]")
    assert [fact for fact in facts.values() if fact not in line] == []
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_is_a_dutch_sentence_with_a_way_out(code: str) -> None:
    text, hint, severity = MESSAGES[code]
    assert severity in ("error", "warning", "hint")
    assert text.endswith(".")
    assert hint.endswith((".", "}")) or severity == "hint"
    shown = dict.fromkeys(facts_of(code), "…")
    assert english_words(f"{text} {hint}".format(**shown)) == []


@pytest.mark.parametrize("code", MESSAGES)
def test_a_fact_can_not_break_or_hide_a_message(code: str) -> None:
    facts = dict.fromkeys(facts_of(code), "een\ntwee\x1b[31m\u202edrie")
    assert str(problem(code, HERE, ("a\u200bb",), **facts)).isprintable()


@pytest.mark.parametrize("kind", sorted(ERRORS))
def test_every_error_of_pydantic_comes_out_in_dutch(kind: str) -> None:
    for model in (Action, Municipality):
        for location in LOCATIONS:
            (found,) = translated([_made_up(kind, location)], model, ACTION, ("actions", "haag"))
            assert found.code in MESSAGES
            assert english_words(f"{found.message} {found.hint}") == []
            assert found.place.file == "municipalities/dorp/municipality.yml"


def _made_up(kind: str, location: tuple[str | int, ...]) -> ErrorDetails:
    """An error as pydantic would report it."""
    example = ERRORS[kind]
    return {
        "type": kind,
        "loc": location,
        "msg": example["example_message_python"],
        "input": "x",
        "ctx": example["example_context"] or {},
    }


def test_every_code_that_the_package_tells_is_in_the_catalogue() -> None:
    told = {code for tree_ in _modules() for code in _told(tree_)}
    assert told - MESSAGES.keys() == set()
    assert len(told) > len(MESSAGES) / 2, "the functions that tell problems have other names now"


def test_every_code_of_the_catalogue_is_used() -> None:
    words = {
        node.value
        for tree_ in _modules()
        for node in ast.walk(tree_)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert MESSAGES.keys() - words == set()


def _modules() -> Iterator[ast.Module]:
    """Every module of the package but the catalogue."""
    for file in PACKAGE.rglob("*.py"):
        if file.name != "messages.py":
            yield ast.parse(file.read_text(encoding="utf-8"))


def _told(module: ast.Module) -> Iterator[str]:
    """The codes with which a module tells a problem."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        enough = len(node.args) > 1 or name not in ("add", "problem")
        if name in TELLERS and enough and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
