"""What pydantic finds, as problems of the catalogue: without its consequences, with examples."""

import pytest

from klimaatwerf.core.check import parse
from klimaatwerf.core.model import Action, Event, Municipality, Partner
from klimaatwerf.core.problems import Problem
from tests.trees import Plain, tree

ACTION: dict[str, Plain] = {
    "id": "haag",
    "title": "Haag",
    "lead": "Plant.",
    "topic": "groen",
    "audiences": ["resident"],
    "phase": "idea",
}


def found(kind, value) -> list[Problem]:
    return list(parse(kind, tree(value), ())[1])


def codes(kind, value) -> list[tuple[str, str]]:
    return [(one.code, one.path) for one in found(kind, value)]


def test_a_list_whose_items_are_wrong_is_not_called_empty():
    assert codes(Action, {**ACTION, "audiences": ["buren", "vrienden"]}) == [
        ("bad-choice", "audiences.0"),
        ("bad-choice", "audiences.1"),
    ]


def test_a_list_without_items_is():
    assert codes(Action, {**ACTION, "audiences": []}) == [("list-empty", "audiences")]


def test_a_field_that_was_misspelt_is_not_called_missing():
    misspelt = {"titel" if name == "title" else name: value for name, value in ACTION.items()}
    (problem,) = found(Action, misspelt)
    assert problem.path == "titel"
    assert "Bedoel je `title`?" in problem.hint


def test_a_field_that_was_forgotten_beside_another_slip_of_the_pen_is_missing():
    wrong = {name: value for name, value in ACTION.items() if name != "topic"}
    assert ("missing-field", "topic") in codes(Action, {**wrong, "zomaar": "x"})


def test_a_fault_deep_in_a_list_is_told_with_its_whole_path():
    offers = [{"id": "a", "title": "A"}, {"id": "b"}]
    partner = {"id": "x", "name": "X", "type": "shop", "offers": offers}
    assert codes(Partner, partner) == [("missing-field", "offers.1.title")]


@pytest.mark.parametrize(
    ("kind", "value", "path", "example"),
    [
        (Municipality, {"nis": "12002"}, "contact", "contact: {email: klimaat@berlaar.example}"),
        (Municipality, {"nis": "12002"}, "brand", 'brand: {primary: "#00703c"}'),
        (Action, {"id": "haag"}, "phase", "phase: running"),
        (Event, {"id": "feest"}, "title", "title: Repair Café"),
    ],
)
def test_what_is_missing_is_told_with_an_example(kind, value, path, example):
    (hint,) = [one.hint for one in found(kind, value) if one.path == path]
    assert example in hint


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({**ACTION, "dates": "morgen"}, "dates"),
        ({**ACTION, "participate": "bel ons"}, "participate"),
        ({**ACTION, "participate": ["bel ons"]}, "participate.0"),
        ({**ACTION, "audiences": "resident"}, "audiences"),
        ({**ACTION, "audiences": {"a": "resident"}}, "audiences"),
    ],
)
def test_a_value_of_another_shape_is_told_once_with_an_example(value, path):
    (problem,) = found(Action, value)
    assert problem.path == path
    assert "ijvoorbeeld" in problem.hint
