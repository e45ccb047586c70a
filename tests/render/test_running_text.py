"""Plain texts with choices in their lines: what is empty leaves neither a hole nor a line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, Leaf, Source
from klimaatwerf.core.values import Values
from klimaatwerf.core.vocabulary import AddressForm
from klimaatwerf.render.running_text import filled_in, holes, longest
from klimaatwerf.render.template import parse
from tests.sites import planned

OWN = {"item": ("day", "place")}
SOURCE = Source("content/kit/channels.yml", Layer.PACK)


def leaf(text: str) -> Leaf:
    return Leaf(text, SOURCE, 3, 5)


def parts_of(text: str):
    problems = Collector()
    parts = parse(leaf(text), problems, (), own=OWN)
    assert problems.problems == []
    return parts


@pytest.fixture(scope="module")
def values(tmp_path_factory) -> Values:
    return planned(tmp_path_factory.mktemp("root")).values


def told(text: str, values: Values, **item: str) -> str:
    own = {"item": {"day": "", "place": "", **item}}
    return filled_in(parts_of(text), replace(values, own=own))


@pytest.mark.parametrize(
    ("text", "item", "expected"),
    [
        ("Kom{% if item.day %} {{ item.day }}{% endif %}.", {}, "Kom."),
        ("Kom{% if item.day %} {{ item.day }}{% endif %}.", {"day": "morgen"}, "Kom morgen."),
        ("{% if item.day %}a{% else %}b{% endif %}", {}, "b"),
        ("Een\n{% if item.day %}Wanneer: {{ item.day }}{% endif %}\nTwee", {}, "Een\nTwee"),
        ("Een\n{% if item.day %}\n{{ item.day }}\n{% endif %}\nTwee", {}, "Een\nTwee"),
        ("Een\n{% if item.day %}\n{{ item.day }}\n{% endif %}\nTwee", {"day": "x"}, "Een\nx\nTwee"),
        ("Een\n\n{{ item.day }}\n\nTwee", {}, "Een\n\nTwee"),
        ("Een\n\n{{ item.day }}\n{{ item.place }}\n\nTwee", {"place": "y"}, "Een\n\ny\n\nTwee"),
        ("Een\n\n\n\nTwee\n", {}, "Een\n\nTwee"),
        ("  Kom{% if item.day %} x{% endif %}  nu \n  langs", {}, "Kom nu\nlangs"),
        ("{% if item.day %}\n{% if item.place %}a{% endif %}\n{% endif %}\nb", {"day": "x"}, "b"),
        ("{{ municipality.name }}, {{ item.day }}", {"day": "{{ item.place }}"}, "Hove"),
        ('{{ je("Kom je?", "Komt u?") }}', {}, "Kom je?"),
    ],
)
def test_what_is_empty_leaves_neither_a_hole_nor_a_line(values, text, item, expected):
    if expected == "Hove":  # a value is never read as a text of its own
        expected = f"{values.municipality.name}, {item['day']}"
    assert told(text, values, **item) == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "Een.",
                "{{ item.day }}",
                "{% if item.place %}Waar: {{ item.place }}{% endif %}",
                "{% if item.day %}",
                "{% else %}",
                "{% endif %}",
                "",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["", "morgen"]),
    st.sampled_from(["", "Zaal"]),
)
def test_no_text_starts_or_ends_with_an_empty_line_or_has_two(values, rows, day, place):
    problems = Collector()
    parts = parse(leaf("\n".join(rows)), problems, (), own=OWN)
    if not problems.problems:
        own = {"item": {"day": day, "place": place}}
        text = filled_in(parts, replace(values, own=own))
        assert (text.strip("\n"), "\n\n\n" in text, "\0" in text) == (text, False, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ item.day }}", ["item.day"]),
        ("Kom\n{{ item.day }}\nlangs", []),
        ("Kom {{ item.day }}\nlangs", ["item.day"]),
        ("Kom {% if item.day %}{{ item.day }}{% endif %}", []),
        ("{% if item.place %}Kom {{ item.day }}{% endif %}", ["item.day"]),
        ("{{ municipality.name }}", []),
    ],
)
def test_a_value_that_can_be_empty_in_a_sentence_is_a_hole(text, found):
    known = frozenset({"municipality.name"})
    assert [one.name for one in holes(parts_of(text), leaf(text), known)] == found


def test_a_text_is_at_least_as_long_as_its_longest_choice():
    parts = parts_of('ab{% if item.day %}c{% else %}def{% endif %}{{ je("gh", "ghi") }}')
    assert [longest(parts, form) for form in (AddressForm.JE, AddressForm.U)] == [7, 8]


@pytest.mark.parametrize("text", ["Kom{% if item.day %} x{% endif %}", "{{ item.day }}"])
def test_other_texts_know_no_roots_of_the_kit_and_no_choice_in_a_line(text):
    problems = Collector()
    parse(leaf(text), problems, ())
    assert {one.code for one in problems.problems} <= {"template-alone", "unknown-value"}
    assert problems.failed
