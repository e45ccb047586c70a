"""YAML as a tree of text leaves: whatever the text, a tree or problems with their place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.tree import Branch, Layer, Leaf, Listing, Source, leaves
from klimaatwerf.sources.yaml import MAX_DEPTH, MAX_FIELD_LENGTH, compose
from tests.strategies import quoted_values, yaml_like
from tests.trees import plain

SOURCE = Source("municipalities/dorp/municipality.yml", Layer.MUNICIPALITY)


def read(text: str, first_line: int = 1) -> tuple[Any, list[tuple[str, int, int]]]:
    """The value of a text, and the codes and positions of what is wrong with it."""
    problems = Collector()
    node = None
    try:
        node = compose(text, SOURCE, problems, first_line)
        found = problems.problems
    except SourceError as error:
        found = list(error.problems)
    return plain(node), [(one.code, one.place.line, one.place.column) for one in found]


# ---- scalars stay as written


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "on",
        "ja",
        "true",
        "18:30",
        "19:30:00",
        "0207533478",
        "014201234",
        "1.10",
        "1_000",
        "0x1F",
        "0o17",
        "1e3",
        ".inf",
        ".nan",
        "2027-04-03",
        "2027-04-03 19:30",
        "=",
        "NULL",
        "+32 3 000 00 00",
        "een 'half' citaat",
        "a#b",
        "http://dorp.example/#x",
    ],
)
@pytest.mark.parametrize("form", ["{}", "waarde: {}", "- {}"])
def test_a_scalar_survives_as_it_is_written(text, form):
    expected = {"{}": text, "waarde: {}": {"waarde": text}, "- {}": [text]}
    assert read(form.format(text)) == (expected[form], [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"een \\"twee\\" \\u00e9"', 'een "twee" é'),
        ("'een ''twee'''", "een 'twee'"),
        ("|\n een\n twee\n", "een\ntwee\n"),
        (">-\n een\n twee\n", "een twee"),
        ("een\n  twee", "een twee"),
    ],
)
def test_quotes_and_blocks_are_read_as_yaml_says(text, value):
    assert read(f"waarde: {text}") == ({"waarde": value}, [])


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_filled_in_is_a_blank_leaf(text):
    node = compose(f"waarde: {text}", SOURCE, Collector())
    assert isinstance(node, Branch)
    leaf = node.items["waarde"]
    assert isinstance(leaf, Leaf)
    assert leaf.blank


@pytest.mark.parametrize("text", ['""', "''", '"null"', "'~'"])
def test_what_stands_in_quotes_is_never_blank(text):
    node = compose(f"waarde: {text}", SOURCE, Collector())
    assert isinstance(node, Branch)
    leaf = node.items["waarde"]
    assert isinstance(leaf, Leaf)
    assert not leaf.blank


@pytest.mark.parametrize("text", ["", "\n\n", "# alleen een opmerking\n", "---\n", "~"])
def test_a_text_without_content_is_no_tree(text):
    assert compose(text, SOURCE, Collector()) is None


# ---- places


def test_every_node_knows_its_line_and_column():
    text = "# kop\ncontact:\n  email: a@dorp.example\n  phone: '03'\ncodes: [1.0, 2.0]\n"
    node = compose(text, SOURCE, Collector())
    assert isinstance(node, Branch)
    assert [(path, leaf.line, leaf.column) for path, leaf in leaves(node)] == [
        (("contact", "email"), 3, 10),
        (("contact", "phone"), 4, 10),
        (("codes", "0"), 5, 9),
        (("codes", "1"), 5, 14),
    ]
    assert (node.place.line, node.place.column) == (2, 1)
    assert node.branch("contact").keys == {"email": (3, 3), "phone": (4, 3)}
    codes = node.items["codes"]
    assert isinstance(codes, Listing)
    assert (codes.line, codes.column) == (5, 8)


def test_places_count_from_the_line_where_the_text_starts():
    node = compose("a: 1\nb: 2\n", SOURCE, Collector(), first_line=7)
    assert isinstance(node, Branch)
    assert [leaf.line for _, leaf in leaves(node)] == [7, 8]
    assert read("a: *x\n", first_line=7)[1] == [("yaml-mark", 7, 4)]


# ---- what is refused and what is told


def test_a_key_that_comes_twice_keeps_its_first_value_and_is_told():
    assert read("a: 1\nb: 2\na: 3\n") == ({"a": "1", "b": "2"}, [("duplicate-key", 3, 1)])


def test_all_keys_that_come_twice_are_told():
    assert read("a: 1\na: {b: 2, b: 3}\na: 4\n") == (
        {"a": "1"},
        [("duplicate-key", 2, 1), ("duplicate-key", 2, 11), ("duplicate-key", 3, 1)],
    )


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: &x 1", "yaml-mark", 1, 4),
        ("a: &x [1]", "yaml-mark", 1, 4),
        ("a: *x", "yaml-mark", 1, 4),
        ("a: !!str 1", "yaml-tag", 1, 4),
        ("a: !!python/object/apply:os.system [x]", "yaml-tag", 1, 4),
        ("&x a: 1", "yaml-mark", 1, 1),
        ("a: 1\n--- \nb: 2\n", "yaml-documents", 2, 1),
        ("<<: {a: 1}", "yaml-merge-key", 1, 1),
        ("[a, b]: 1", "yaml-key", 1, 1),
        ("? {a: 1}\n: b", "yaml-key", 1, 3),
        ("a: [1, 2", "yaml-bracket", 1, 4),
        ("a: 'open", "yaml-quote", 1, 4),
        ("a:\n\tb: 1", "yaml-tab", 2, 1),
        ("a: b: c", "yaml-colon", 1, 5),
        ("a: @x", "yaml-sign", 1, 4),
        ('a: "\\x00"', "control-character", 1, 4),
    ],
)
def test_what_a_plain_document_does_not_hold_is_refused_where_it_stands(text, code, line, column):
    assert read(text) == (None, [(code, line, column)])


def test_what_was_told_before_a_document_is_refused_is_told_as_well():
    assert read("a: 1\na: 2\nb: *x\n") == (None, [("duplicate-key", 2, 1), ("yaml-mark", 3, 4)])


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_has_a_limit(opening):
    assert read(opening * (MAX_DEPTH + 1) + "x")[1][-1][0] == "yaml-deep"


def test_a_great_many_brackets_are_refused_like_a_few():
    assert read("[" * 200_000)[1][-1][0] == "yaml-deep"


def test_a_field_has_a_limit():
    assert read("a: " + "x" * MAX_FIELD_LENGTH)[1] == []
    assert read("a: " + "x" * (MAX_FIELD_LENGTH + 1))[1] == [("field-too-long", 1, 4)]


def test_a_hash_that_cuts_a_text_off_is_told():
    assert read("a: samen #straat\n") == ({"a": "samen"}, [("lost-comment", 1, 4)])


@pytest.mark.parametrize("text", ["a: samen # een opmerking", "a: '#straat'", "# kop\na: b"])
def test_a_comment_with_a_space_is_a_comment(text):
    assert read(text)[1] == []


def test_an_empty_dash_is_told_and_left_out():
    assert read("- a\n-\n- b\n") == (["a", "b"], [("empty-item", 2, 2)])


# ---- the laws


def checked(text: str) -> None:
    """Read a text: nothing but SourceError, and every problem of the catalogue and in its file."""
    problems = Collector()
    try:
        compose(text, SOURCE, problems)
        found = problems.problems
    except SourceError as error:
        found = list(error.problems)
        assert found
    last = len(text.splitlines()) + 1
    assert {one.code for one in found} <= MESSAGES.keys()
    assert [one for one in found if one.place.file != SOURCE.file] == []
    assert [
        one for one in found if not (1 <= one.place.line <= last and one.place.column >= 1)
    ] == []


@given(st.text())
@example("\x00")
@example("a: \ufeff")
@example("\u2028a: [")
def test_any_text_gives_a_tree_or_problems_in_its_file(text):
    checked(text)


@given(yaml_like)
@example("- - - [")
@example("a: |\n\tb")
@example("? a\n? a")
@example("%YAML 9.9\n---\na")
def test_any_text_of_yaml_signs_gives_a_tree_or_problems_in_its_file(text):
    checked(text)


@given(yaml_like)
def test_every_leaf_lies_in_its_file(text):
    try:
        node = compose(text, SOURCE, Collector())
    except SourceError:
        return
    last = len(text.splitlines()) + 1
    places = [leaf.place for _, leaf in leaves(node)] if node else []
    assert [place for place in places if not (1 <= place.line <= last and place.column >= 1)] == []


@pytest.mark.parametrize("style", [None, '"', "'"])
@pytest.mark.parametrize("unicode", [True, False])
@given(value=quoted_values)
@example(value={"a": ["no", "18:30", "0207533478", "1.10", "null", "~", "", " x ", "#x", "- a"]})
def test_any_tree_that_is_dumped_comes_back_with_the_same_texts(value, style, unicode):
    text = yaml.safe_dump(value, default_style=style, allow_unicode=unicode, sort_keys=False)
    node = compose(text, SOURCE, Collector())
    assert plain(node) == value


@given(quoted_values)
def test_a_tree_that_is_dumped_in_brackets_comes_back_with_the_same_texts(value):
    text = yaml.safe_dump(value, default_flow_style=True, sort_keys=False, width=10_000)
    assert plain(compose(text, SOURCE, Collector())) == value
