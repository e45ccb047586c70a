"""data/tokens.json against the rules of the Design Tokens format, and against brand.css."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.brand import derive
from klimaatwerf.core.design_tokens import design_tokens
from klimaatwerf.core.kit_palette import kit_palette
from klimaatwerf.core.typefaces import families
from klimaatwerf.core.vocabulary import Typeface
from tests.strategies import colours

TYPES = {"color", "fontFamily"}


def tokens_of(group, path=(), kind=None):
    """Every token of a group with its path and type, which it may have from a group above."""
    kind = group.get("$type", kind)
    if "$value" in group:
        yield path, kind, group["$value"]
        return
    for name, inner in group.items():
        if not name.startswith("$"):
            yield from tokens_of(inner, (*path, name), kind)


def names_of(node):
    if isinstance(node, dict):
        for name, inner in node.items():
            yield name
            if name != "$value":
                yield from names_of(inner)


@given(colours, st.none() | colours, st.sampled_from(Typeface))
def test_every_token_has_a_type_and_a_value_of_that_type(primary, secondary, typeface):
    found = list(tokens_of(json.loads(design_tokens(primary, secondary, typeface))))
    assert {kind for _, kind, _ in found} == TYPES
    for path, kind, value in found:
        if kind == "fontFamily":
            assert value == list(families(typeface))
            continue
        assert value.keys() == {"colorSpace", "components", "alpha", "hex"}, path
        assert (value["colorSpace"], value["alpha"]) == ("srgb", 1)
        assert re.fullmatch("#[0-9a-f]{6}", value["hex"])
        assert all(0 <= part <= 1 for part in value["components"])
        assert [round(part * 255) for part in value["components"]] == list(
            bytes.fromhex(value["hex"][1:])
        )


def test_no_name_holds_what_the_format_keeps_for_itself():
    names = set(names_of(json.loads(design_tokens("#00703c", None, Typeface.NUNITO))))
    assert [name for name in names if re.search(r"[{}.]", name)] == []
    assert {name for name in names if name.startswith("$")} == {"$type", "$value"}


@given(colours, st.none() | colours)
def test_the_tokens_are_those_of_the_site_and_of_the_kit(primary, secondary):
    found = json.loads(design_tokens(primary, secondary, Typeface.FIGTREE))
    groups = {
        path: {name: token["$value"]["hex"] for name, token in group.items() if name != "$type"}
        for path, group in (
            ("light", found["light"]),
            ("dark", found["dark"]),
            *((f"kit.{name}", group) for name, group in found["kit"].items()),
        )
    }
    tokens = derive(primary, secondary)
    kit = {f"kit.{name}": group for name, group in kit_palette(primary, secondary).items()}
    assert groups == {"light": tokens.light, "dark": tokens.dark, **kit}


@pytest.mark.parametrize("typeface", list(Typeface))
def test_equal_input_gives_equal_bytes(typeface):
    assert len({design_tokens("#c8102e", "#ffffff", typeface) for _ in range(3)}) == 1
