"""Trees of text leaves: paths, places and blanks."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from klimaatwerf.core.frozen import FrozenMapping
from klimaatwerf.core.tree import (
    EMPTY,
    Branch,
    Layer,
    Leaf,
    Place,
    Source,
    leaves,
    locate,
    reusing,
)
from tests.strategies import branches, nodes
from tests.trees import branch

SOURCE = Source("municipalities/dorp/municipality.yml", Layer.MUNICIPALITY)


def contact() -> Branch:
    return branch({"contact": {"email": "a@dorp.example", "phone": ""}, "codes": ["1", "2"]})


def test_a_leaf_knows_its_place_and_layer():
    leaf = Leaf("no", SOURCE, 4, 8)
    assert (leaf.place, leaf.layer) == (Place(SOURCE.file, 4, 8), Layer.MUNICIPALITY)


@pytest.mark.parametrize(
    ("text", "quoted", "blank"), [("", False, True), ("", True, False), ("x", False, False)]
)
def test_only_an_empty_leaf_without_quotes_is_blank(text, quoted, blank):
    assert Leaf(text, SOURCE, quoted=quoted).blank is blank


def test_what_a_leaf_replaced_does_not_count_when_it_is_compared():
    assert Leaf("x", SOURCE, replaced=Leaf("y", SOURCE)) == Leaf("x", SOURCE)


@pytest.mark.parametrize("name", ["text", "line", "source"])
def test_a_leaf_is_frozen(name):
    with pytest.raises(FrozenInstanceError):
        setattr(Leaf("x", SOURCE), name, "y")


def test_the_empty_branch_can_not_be_filled():
    assert isinstance(EMPTY.items, FrozenMapping)


def test_get_follows_a_path_through_branches_only():
    root = contact()
    assert root.get("contact", "email") == Leaf("a@dorp.example", SOURCE, 3, 3)
    assert root.get("contact", "email", "host") is None
    assert root.get("codes", "0") is None


def test_text_is_none_for_what_is_blank_or_no_leaf():
    root = contact()
    assert root.text("contact", "email") == "a@dorp.example"
    assert [root.text(*path) for path in (("contact", "phone"), ("contact",), ("no",))] == [
        None
    ] * 3


def test_branch_is_empty_for_what_is_no_branch():
    root = contact()
    assert root.branch("contact") is root.items["contact"]
    assert root.branch("contact", "email") is EMPTY
    assert root.branch("no") is EMPTY


def test_a_key_has_a_place_of_its_own():
    root = contact()
    assert root.branch("contact").key_place("phone") == Place(SOURCE.file, 4, 1)
    assert root.key_place("unknown") == Place(SOURCE.file, 1, 1)


def test_a_key_of_another_layer_lies_in_the_file_of_its_value():
    theirs = Leaf("x", Source("content/goals.yml", Layer.PACK), 7, 5)
    merged = Branch({"unit": theirs}, SOURCE, 1, 1, {"unit": (7, 3)})
    assert merged.key_place("unit") == Place("content/goals.yml", 7, 3)


def test_leaves_come_in_order_with_their_paths():
    assert [(path, leaf.text) for path, leaf in leaves(contact())] == [
        (("contact", "email"), "a@dorp.example"),
        (("contact", "phone"), ""),
        (("codes", "0"), "1"),
        (("codes", "1"), "2"),
    ]


@given(nodes())
def test_every_leaf_is_located_by_its_own_path(node):
    assert [(path, leaf) for path, leaf in leaves(node) if locate(node, path)[0] is not leaf] == []


@given(branches(), nodes())
def test_locate_gives_the_deepest_node_and_how_many_steps_led_there(root, below):
    base = Branch({**root.items, "z": below}, root.source)
    assert locate(base, ("z", "no", "more")) == (below, 1)


@given(nodes(), nodes())
def test_reusing_a_former_tree_changes_nothing_of_what_is_said(former, now):
    assert reusing(former, now) == now


@given(branches())
def test_an_equal_tree_is_the_former_one_itself(former):
    assert reusing(former, replace(former)) is former


def test_what_is_equal_inside_another_tree_is_the_former_one_itself():
    former = branch({"a": {"x": "1"}, "b": {"x": "1"}})
    now = branch({"a": {"x": "1"}, "b": {"x": "2"}})
    found = reusing(former, now)
    assert isinstance(found, Branch)
    assert found.get("a") is former.get("a")
    assert found.get("b") == now.get("b")
