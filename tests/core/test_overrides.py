"""What a municipality replaced of the pack, and whether that moved on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.core.overrides import (
    Drift,
    State,
    counts,
    digest_of_node,
    drift_of,
    is_leftover,
    overrides_of,
)
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Branch, Layer, Leaf, Source
from klimaatwerf.sources.markdown import read_markdown
from klimaatwerf.sources.yaml import compose
from tests.strategies import nodes
from tests.trees import layer_of, tree

PACK = layer_of(
    Layer.PACK,
    pages=[{"id": "over", "title": "Over", "menu": {"order": "1", "label": "Over"}}],
    topics=[{"id": "groen", "title": "Groen"}],
    templates=[
        {"id": "haag", "title": "Haag", "lead": "Plant.", "partners": ["a"], "goal": "hedge"}
    ],
    partners=[{"id": "bbl", "name": "BBL", "offers": [{"id": "raad", "title": "Raad"}]}],
    goals=[{"id": "tree", "title": "Bomen", "unit": "boom"}],
)


def paths(**local: Any) -> list[str]:
    return [one.name for one in overrides_of(layer_of(Layer.MUNICIPALITY, **local), PACK)]


def test_what_adds_nothing_replaces_nothing() -> None:
    assert paths() == []
    assert (
        paths(pages=[{"id": "eigen", "title": "Eigen"}], actions=[{"id": "x", "title": "X"}]) == []
    )


def test_a_mapping_is_replaced_key_by_key() -> None:
    page = {"id": "over", "title": "Over ons", "menu": {"order": "2", "parent": "x"}}
    assert paths(pages=[page]) == ["pages.over.title", "pages.over.menu.order"]


def test_an_action_replaces_what_its_template_has() -> None:
    action = {"template": "haag", "lead": "Kom.", "goal": "tree", "phase": "running"}
    assert paths(actions=[action]) == ["actions.haag.lead", "actions.haag.goal"]
    assert paths(actions=[{"id": "wij", **action}]) == ["actions.wij.lead", "actions.wij.goal"]


def test_partners_and_goals_replace_what_they_take_from_the_catalogue() -> None:
    assert paths(
        partners=[{"use": "bbl", "name": "B"}, {"id": "bbl-zelf", "name": "C"}],
        goals=[{"goal": "tree", "title": "Meer bomen", "reason": "x"}],
        topics=[{"id": "groen", "title": "Natuur"}],
    ) == ["topics.groen.title", "partners.bbl.name", "goals.tree.title"]


def test_an_item_of_a_region_says_in_the_merged_tree_what_it_takes() -> None:
    local = layer_of(Layer.MUNICIPALITY, partners=[{"id": "onze", "name": "B"}])
    merged = layer_of(Layer.REGION, partners=[{"id": "onze", "use": "bbl"}])
    assert [one.target for one in overrides_of(local, PACK, merged)] == [
        ("partners", "bbl", "name")
    ]


def test_a_list_is_one_value_unless_it_only_adds_items() -> None:
    assert paths(actions=[{"template": "haag", "partners": ["b"]}]) == ["actions.haag.partners"]
    fresh, same = {"id": "x", "title": "X"}, {"id": "raad", "title": "Advies"}
    assert paths(partners=[{"use": "bbl", "offers": [fresh]}]) == []
    assert paths(partners=[{"use": "bbl", "offers": [fresh, same]}]) == ["partners.bbl.offers"]


def test_empty_fields_and_what_an_item_says_of_itself_replace_nothing() -> None:
    source = Source("municipalities/dorp/content/pages/over.md", Layer.MUNICIPALITY)
    blank = {"id": Leaf("over", source), "title": Leaf("", source), "hide": Leaf("nee", source)}
    local = Branch({"pages": Branch({"over": Branch(blank, source)}, source)}, source)
    assert list(overrides_of(local, PACK)) == []


def stamped(path: str, value: Any, version: str = "1.0") -> Stamp:
    return Stamp.model_construct(path=path, version=version, hash=digest_of_node(tree(value)))


@pytest.mark.parametrize(
    ("own", "stamps", "expected"),
    [
        ("Kom.", [stamped("actions.haag.lead", "Plant.")], State.ADAPTED),
        ("Kom.", [stamped("actions.haag.lead", "Vroeger.")], State.MOVED_ON),
        ("Kom.", [], State.UNSTAMPED),
        ("Plant.", [], State.REDUNDANT),
        (" Plant.\n", [stamped("actions.haag.lead", "Vroeger.")], State.REDUNDANT),
    ],
)
def test_the_state_follows_from_own_text_stamp_and_pack(
    own: str, stamps: list[Stamp], expected: State
) -> None:
    local = layer_of(Layer.MUNICIPALITY, actions=[{"template": "haag", "lead": own}])
    version = "1.0" if stamps else ""
    found = drift_of(local, PACK, stamps)
    assert found == (Drift("actions.haag.lead", expected, version),)
    assert counts(found)[expected] == 1


def test_a_value_whose_target_is_gone_is_an_orphan_and_one_that_is_gone_a_leftover() -> None:
    local = layer_of(Layer.MUNICIPALITY, actions=[{"template": "weg", "lead": "Kom."}])
    orphan, leftover = stamped("actions.weg.lead", "X"), stamped("pages.over.title", "X")
    found = drift_of(local, PACK, [orphan, leftover])
    assert found == (Drift("actions.weg.lead", State.ORPHAN, "1.0"),)
    assert [is_leftover(one, local) for one in (orphan, leftover)] == [False, True]


def test_what_is_hidden_does_not_go_stale() -> None:
    page = {"id": "over", "title": "Over ons", "hide": "ja"}
    local = layer_of(Layer.MUNICIPALITY, pages=[page])
    assert drift_of(local, PACK, [stamped("pages.over.title", "Vroeger")]) == ()
    assert [one.hidden for one in overrides_of(local, PACK)] == [True]


def _read(text: str) -> Any:
    return compose(text, Source("x.yml", Layer.PACK), Collector())


def test_layout_is_no_part_of_a_fingerprint() -> None:
    same = ("{a: x, b: [c, d]}", 'b:\n- "c"\n- d\na: |\n  x\n', "a: x\r\nb: [c, d]\r\nc:\r\n")
    assert len({digest_of_node(_read(text)) for text in same}) == 1
    source = Source("x.md", Layer.PACK)
    texts = ("---\na: b\n---\nEen  \n\ntwee\n", "Een\r\n\r\ntwee")
    bodies = [read_markdown(text, source, Collector()).items["body"] for text in texts]
    assert digest_of_node(bodies[0]) == digest_of_node(bodies[1])


@given(nodes(), nodes())
def test_values_that_say_something_else_have_another_fingerprint(one: Any, other: Any) -> None:
    same = digest_of_node(one) == digest_of_node(other)
    assert same == (_said(one) == _said(other))


def _said(node: Any) -> Any:
    if isinstance(node, Leaf):
        return node.text.strip()
    if isinstance(node, Branch):
        found = node.items.items()
        return {k: _said(v) for k, v in found if not (isinstance(v, Leaf) and v.blank)}
    return [_said(item) for item in node.items]
