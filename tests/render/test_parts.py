"""The parts of a text: pairs, and values that could be empty."""

from __future__ import annotations

import pytest

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, Leaf, Source
from klimaatwerf.core.vocabulary import AddressForm
from klimaatwerf.render.parts import Call, Choice, Je, Part, Text, Value, flat, unguarded
from klimaatwerf.render.template import parse

SOURCE = Source("content/pages/over.md", Layer.PACK)


def parts(text: str) -> tuple[Part, ...]:
    """The parts of a text without faults."""
    problems = Collector()
    found = parse(Leaf(text, SOURCE), problems, frozenset({"openingsuren"}))
    assert problems.problems == []
    return found


@pytest.mark.parametrize(
    ("form", "words"), [(AddressForm.JE, "Kom je?"), (AddressForm.U, "Komt u?")]
)
def test_a_pair_has_words_for_each_form(form, words):
    assert Je("Kom je?", "Komt u?").for_form(form) == words


def test_every_part_is_found_those_inside_choices_too():
    inner = "{% if has_events %}\n\n{{ events() }}\n\n{% else %}\n\n{{ news() }}\n\n{% endif %}"
    found = flat(parts(f"{{% if has_news %}}\n\n{inner}\n\n{{% endif %}}"))
    assert [type(part) for part in found if not isinstance(part, Text)] == [
        Choice,
        Choice,
        Call,
        Call,
    ]


def test_a_value_is_named_as_it_is_written():
    (value,) = (part for part in parts("{{ municipality.name }}") if isinstance(part, Value))
    assert value.name == "municipality.name"


def could_be_empty(text: str, guards: frozenset[str] = frozenset()) -> list[str]:
    return [value.name for value in unguarded(parts(text), guards)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ municipality.name }} {{ municipality.campaign.name }}", []),
        ("{{ municipality.contact.email }}", ["municipality.contact.email"]),
        ("{% if municipality.publisher %}\n\n{{ municipality.publisher.name }}\n\n{% endif %}", []),
        (
            "{% if municipality.website %}\n\nx\n\n{% endif %}\n\n{{ municipality.website }}",
            ["municipality.website"],
        ),
        (
            (
                "{% if municipality.website %}\n\nx\n\n{% else %}\n\n{{ municipality.website }}\n\n"
                "{% endif %}"
            ),
            ["municipality.website"],
        ),
        (
            "{% if municipality.website %}\n\n{{ municipality.contact.phone }}\n\n{% endif %}",
            ["municipality.contact.phone"],
        ),
        (
            "{% if municipality.channels %}\n\n{{ municipality.channels.facebook }}\n\n{% endif %}",
            ["municipality.channels.facebook"],
        ),
        ("{{ texts.openingsuren }}", ["texts.openingsuren"]),
        (
            (
                "{% if municipality.hero %}\n\n{% if municipality.website %}\n\n"
                "{{ municipality.website }}\n\n{% endif %}\n\n{% endif %}"
            ),
            [],
        ),
    ],
)
def test_a_value_that_no_choice_guards_is_found(text, found):
    assert could_be_empty(text) == found


def test_what_a_page_waits_for_guards_its_values():
    text = "{{ municipality.publisher.name }}"
    assert could_be_empty(text, frozenset({"municipality.publisher"})) == []
