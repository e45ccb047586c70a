"""The laws of merging, and the rules of the three layers."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from pydantic import BaseModel

from klimaatwerf.core.cascade import INHERITED, by_identity, cascade, merge
from klimaatwerf.core.frozen import FrozenMapping
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import EMPTY, Branch, Layer, Leaf, Node, Source, leaves
from klimaatwerf.pipeline import prepare
from klimaatwerf.work import slugs_in
from tests.sites import ROOT, SHORTEST, lay_out, made, shipped
from tests.strategies import branches, nodes
from tests.trees import FILES, branch, layer_of, plain, tree

LOWER, UPPER = Layer.PACK, Layer.MUNICIPALITY


class ById(dict[str, Any]):
    """The items of a list by their ids."""


def named(node: Node) -> Any:
    """A tree with list items under their ids instead of their positions."""
    if isinstance(node, Leaf):
        return node
    if isinstance(node, Branch):
        return {key: named(item) for key, item in node.items.items()}
    ids = [item.text("id") for item in node.items if isinstance(item, Branch)]
    if node.items and len(ids) == len(node.items) and all(ids):
        return ById((str(key), named(item)) for key, item in zip(ids, node.items, strict=True))
    return [named(item) for item in node.items]


def lost(mine: Any, merged: Any) -> list[Any]:
    """The leaves and lists of `mine` that are not in `merged`; what is blank does not count."""
    if isinstance(mine, Leaf):
        return [] if mine.blank or merged == mine else [mine]
    if isinstance(mine, list):
        return [] if not mine or merged == mine else [mine]
    there = merged if isinstance(merged, dict) else {}
    return [one for key, item in mine.items() for one in lost(item, there.get(key))]


def in_order(lower: Any, upper: Any, merged: Any) -> bool:
    """Whether every mapping in `merged` has the keys of `lower` first, then new ones of `upper`."""
    if not isinstance(lower, dict) or type(lower) is not type(upper):
        return True
    filled = [key for key, item in upper.items() if not (isinstance(item, Leaf) and item.blank)]
    expected = [*lower, *(key for key in filled if key not in lower)]
    return list(merged) == expected and all(
        in_order(lower[key], upper[key], merged[key]) for key in lower.keys() & upper.keys()
    )


# ---- the laws of merging


@given(nodes(LOWER))
def test_nothing_laid_over_a_tree_gives_the_very_same_tree(lower):
    assert merge(lower, None) is lower
    assert merge(lower, Leaf("", Source(FILES[UPPER], UPPER))) is lower


@given(branches(LOWER))
def test_an_empty_mapping_laid_over_a_mapping_gives_the_very_same_mapping(lower):
    assert merge(lower, EMPTY) is lower


@given(nodes(UPPER))
def test_a_tree_laid_over_nothing_is_that_tree(upper):
    blank = isinstance(upper, Leaf) and upper.blank
    assert merge(None, upper) is (None if blank else upper)


@given(branches(LOWER))
def test_a_tree_laid_over_itself_is_that_tree(lower):
    assert merge(lower, lower) is lower


@given(branches(LOWER), branches(UPPER))
def test_nothing_local_is_lost(lower, upper):
    merged = merge(lower, upper)
    assert merged is not None
    assert lost(named(upper), named(merged)) == []


@given(branches(LOWER), branches(UPPER))
def test_what_the_local_tree_does_not_name_stays_the_very_same_node(lower, upper):
    merged = merge(lower, upper)
    assert isinstance(merged, Branch)
    unnamed = lower.items.keys() - upper.items.keys()
    assert all(merged.items[key] is lower.items[key] for key in unnamed)


@given(nodes(LOWER), nodes(UPPER))
def test_a_leaf_that_replaces_says_what_it_replaced(lower, upper):
    merged = merge(lower, upper)
    if isinstance(merged, Leaf) and merged is not lower:
        assert (merged, merged.replaced) == (upper, lower)


@given(branches(LOWER), branches(UPPER))
def test_what_is_inherited_comes_first_then_what_is_local_in_its_own_order(lower, upper):
    merged = merge(lower, upper)
    assert merged is not None
    assert in_order(named(lower), named(upper), named(merged))


@given(branches(LOWER), branches(UPPER))
def test_merging_twice_is_merging_once(lower, upper):
    once = merge(lower, upper)
    assert merge(once, upper) is once


@given(branches(LOWER), branches(Layer.REGION), branches(UPPER))
def test_three_layers_merge_into_the_leaves_of_the_three_with_their_own_places(one, two, three):
    merged = merge(merge(one, two), three)
    assert merged is not None
    known = {id(leaf.source) for tree_ in (one, two, three) for _, leaf in leaves(tree_)}
    assert {id(leaf.source) for _, leaf in leaves(merged)} <= known


# ---- the rules


def over(lower, upper):
    merged = merge(tree(lower, LOWER), tree(upper, UPPER))
    return plain(merged)


def test_the_last_scalar_wins():
    assert over({"title": "Groen", "order": "3"}, {"title": "Groener"}) == {
        "title": "Groener",
        "order": "3",
    }


def test_a_blank_field_is_no_choice():
    assert over({"title": "Groen"}, {"title": ""}) == {"title": "Groen"}


def test_an_empty_text_in_quotes_is_a_choice():
    quoted = Branch({"title": Leaf("", Source("x", UPPER), quoted=True)}, Source("x", UPPER))
    assert plain(merge(tree({"title": "Groen"}, LOWER), quoted)) == {"title": ""}


def test_mappings_merge_key_by_key():
    assert over({"menu": {"label": "Acties", "order": "20"}}, {"menu": {"order": "5"}}) == {
        "menu": {"label": "Acties", "order": "5"}
    }


def test_lists_of_scalars_are_replaced():
    assert over({"audiences": ["resident", "school"]}, {"audiences": ["farmer"]}) == {
        "audiences": ["farmer"]
    }


def test_a_list_of_items_with_an_id_is_merged_by_id():
    assert over(
        [{"id": "advies", "title": "Advies", "audience": "resident"}, {"id": "zaal"}],
        [{"id": "nieuw"}, {"id": "advies", "title": "Gratis advies"}],
    ) == [
        {"id": "advies", "title": "Gratis advies", "audience": "resident"},
        {"id": "zaal"},
        {"id": "nieuw"},
    ]


def test_a_list_of_items_without_ids_is_replaced():
    assert over([{"question": "Een?"}], [{"question": "Twee?"}]) == [{"question": "Twee?"}]


@pytest.mark.parametrize(
    ("lower", "upper"), [("x", ["y"]), (["x"], "y"), ({"a": "x"}, "y"), ("x", {"a": "y"})]
)
def test_a_value_of_another_kind_replaces(lower, upper):
    assert over(lower, upper) == upper


# ---- lists as branches by id


def by_id(name, items):
    problems = Collector()
    found = by_identity(tree(items), name, problems)
    return plain(found), [(one.code, one.path, one.place.line) for one in problems.problems]


@pytest.mark.parametrize(
    ("name", "key"), [("actions", "template"), ("partners", "use"), ("goals", "goal")]
)
def test_an_item_that_names_one_of_the_catalogue_gets_its_id(name, key):
    assert by_id(name, [{key: "tree", "title": "Bomen"}]) == (
        {"tree": {key: "tree", "title": "Bomen", "id": "tree"}},
        [],
    )


def test_an_id_of_its_own_goes_before_that_of_the_catalogue():
    found, problems = by_id("actions", [{"id": "onze-haag", "template": "behaag-je-tuin"}])
    assert (list(found), problems) == (["onze-haag"], [])


def test_items_that_can_not_be_told_apart_are_reported_and_left_out():
    found, problems = by_id("events", [{"id": "a"}, "b", {"title": "c"}, {"id": "a"}, {"id": "d"}])
    assert list(found) == ["a", "d"]
    assert problems == [
        ("item-form", "events.1", 4),
        ("id-missing", "events.2", 5),
        ("duplicate-id", "events.a", 7),
    ]


def test_what_should_be_a_list_and_is_not_is_reported():
    assert by_id("events", {"id": "a"}) == ({}, [("list-expected", "events", 1)])


def test_no_list_at_all_is_an_empty_collection():
    problems = Collector()
    assert by_identity(None, "events", problems) is EMPTY
    assert problems.problems == []


# ---- the cascade


def cascaded(
    pack: Branch = EMPTY, region: Branch = EMPTY, local: Branch = EMPTY
) -> tuple[Branch, list[tuple[str, str]]]:
    register = layer_of(Layer.REGISTER, municipality={"name": "Dorp", "province": "Antwerpen"})
    merged, problems = cascade(register, pack, region, local)
    return merged, [(one.code, one.path) for one in problems.problems]


PACK = layer_of(
    Layer.PACK,
    topics=[{"id": "groen", "title": "Groen"}, {"id": "water", "title": "Water"}],
    moments=[{"id": "plantweek", "title": "Plantweek"}],
    methods=[{"id": "tafel", "title": "Klimaattafel"}],
    pages=[{"id": "index", "title": "Start"}, {"id": "over", "title": "Over"}],
    templates=[
        {"id": "haag", "title": "Haag", "topic": "groen", "werf": "1", "methods": ["tafel"]},
        {"id": "tegel", "title": "Tegels", "topic": "water"},
    ],
    partners=[{"id": "natuurpunt", "name": "Natuurpunt"}, {"id": "fluvius", "name": "Fluvius"}],
    goals=[
        {"id": "tree", "title": "Bomen", "scheme": "lekp"},
        {"id": "charge-point", "title": "Laadpunten", "scheme": "lekp", "version": "2.0"},
        {"id": "co2", "title": "Uitstoot", "scheme": "covenant"},
    ],
)


def local(**parts: Any) -> Branch:
    return layer_of(Layer.MUNICIPALITY, **parts)


@pytest.mark.parametrize("name", INHERITED)
def test_a_municipality_that_adds_nothing_gets_exactly_what_is_inherited(name):
    merged, problems = cascaded(PACK)
    inherited, given = PACK.branch(name).items, merged.branch(name).items
    assert list(given) == list(inherited)
    assert all(given[key] is inherited[key] for key in inherited)
    assert problems == []


def test_a_municipality_that_adds_nothing_has_the_templates_as_ideas():
    merged, _ = cascaded(PACK)
    assert merged.branch("templates") == PACK.branch("templates")
    assert merged.branch("actions").items == {}


def test_partners_and_goals_of_the_catalogue_do_not_come_by_themselves():
    merged, _ = cascaded(PACK)
    assert (merged.branch("partners").items, merged.branch("goals").items) == ({}, {})


def test_a_template_that_is_adopted_is_no_idea_any_more():
    merged, _ = cascaded(PACK, local=local(actions=[{"template": "haag", "phase": "running"}]))
    assert list(merged.branch("templates").items) == ["tegel"]
    assert plain(merged.get("actions", "haag")) == {
        "id": "haag",
        "title": "Haag",
        "topic": "groen",
        "template": "haag",
        "phase": "running",
    }


def test_what_is_not_given_comes_from_the_template_with_its_own_origin():
    merged, _ = cascaded(PACK, local=local(actions=[{"id": "onze-haag", "template": "haag"}]))
    title, own = (
        merged.get("actions", "onze-haag", "title"),
        merged.get("actions", "onze-haag", "id"),
    )
    assert isinstance(title, Leaf)
    assert isinstance(own, Leaf)
    assert (title.layer, own.layer) == (Layer.PACK, Layer.MUNICIPALITY)


def test_a_central_partner_that_is_used_may_be_changed():
    merged, _ = cascaded(PACK, local=local(partners=[{"use": "fluvius", "lead": "Legt uit."}]))
    assert plain(merged.branch("partners")) == {
        "fluvius": {"id": "fluvius", "name": "Fluvius", "use": "fluvius", "lead": "Legt uit."}
    }


@pytest.mark.parametrize(
    ("name", "item", "code", "path"),
    [
        ("actions", {"template": "hag"}, "unknown-template", "actions.hag.template"),
        ("partners", {"use": "natuur"}, "unknown-use", "partners.natuur.use"),
        ("goals", {"goal": "trees"}, "unknown-goal", "goals.trees.goal"),
    ],
)
def test_an_item_of_the_catalogue_that_does_not_exist_is_reported(name, item, code, path):
    merged, problems = cascaded(PACK, local=local(**{name: [item]}))
    assert problems == [(code, path)]
    assert merged.branch(name).items == {}


@pytest.mark.parametrize(
    ("commitments", "goals"),
    [
        ({}, []),
        ({"climate_pact": ["1.0"]}, ["tree"]),
        ({"climate_pact": ["2.0"]}, ["charge-point"]),
        ({"climate_pact": ["1.0", "2.0"]}, ["tree", "charge-point"]),
        ({"covenant": {"signed": "2021-06-15", "reduction_2030": "40"}}, ["co2"]),
        ({"covenant": {"signed": "2021-06-15"}}, []),
        ({"covenant": {"reduction_2030": "veertig"}}, []),
        ({"covenant": {"reduction_2030": "0"}}, []),
    ],
)
def test_the_goals_of_a_signed_scheme_are_inherited(commitments, goals):
    merged, _ = cascaded(PACK, local=local(municipality={"commitments": commitments}))
    assert list(merged.branch("goals").items) == goals


def test_a_goal_that_is_named_comes_without_its_scheme_and_keeps_its_definition():
    values = [{"date": "2026-01-01", "value": "3"}]
    merged, problems = cascaded(PACK, local=local(goals=[{"goal": "tree", "values": values}]))
    assert problems == [("goal-unsigned", "goals.tree")]
    assert plain(merged.branch("goals")) == {
        "tree": {
            "id": "tree",
            "title": "Bomen",
            "scheme": "lekp",
            "goal": "tree",
            "values": values,
        }
    }


@pytest.mark.parametrize("word", ["ja", "true", "Ja"])
@pytest.mark.parametrize(
    ("name", "id_"), [("topics", "water"), ("pages", "over"), ("goals", "tree")]
)
def test_hide_takes_away_what_is_inherited(name, id_, word):
    mine = {
        "municipality": {"commitments": {"climate_pact": ["1.0", "2.0"]}},
        name: [{"id": id_, "hide": word}],
    }
    merged, problems = cascaded(PACK, local=local(**mine))
    assert id_ not in merged.branch(name).items
    assert merged.branch(name).items != {}
    assert problems == []


def test_hide_nee_keeps_an_item_and_leaves_no_trace():
    merged, _ = cascaded(PACK, local=local(topics=[{"id": "water", "hide": "nee"}]))
    assert plain(merged.get("topics", "water")) == {"id": "water", "title": "Water"}


def test_hide_with_another_word_is_reported():
    _, problems = cascaded(PACK, local=local(topics=[{"id": "water", "hide": "misschien"}]))
    assert problems == [("bad-yes-no", "topics.water.hide")]


def test_a_weight_puts_an_item_elsewhere_and_the_others_keep_their_order():
    mine = local(
        topics=[{"id": "water", "weight": "10"}, {"id": "lucht"}, {"id": "licht", "weight": "49"}]
    )
    merged, _ = cascaded(PACK, local=mine)
    assert list(merged.branch("topics").items) == ["water", "licht", "groen", "lucht"]


@pytest.mark.parametrize("weight", ["zwaar", "-1", "999999999"])
def test_a_weight_that_is_no_number_puts_an_item_nowhere_else(weight):
    merged, _ = cascaded(PACK, local=local(topics=[{"id": "groen", "weight": weight}]))
    assert list(merged.branch("topics").items) == ["groen", "water"]


def test_the_partners_events_and_actions_of_a_region_come_along():
    region = layer_of(
        Layer.REGION,
        partners=[{"id": "streekhuis", "name": "Streekhuis"}, {"use": "fluvius"}],
        events=[{"id": "streekdag", "title": "Streekdag"}],
        actions=[{"template": "tegel", "phase": "running"}],
        pages=[{"id": "streek", "title": "De streek"}],
    )
    merged, problems = cascaded(PACK, region)
    assert {
        name: list(merged.branch(name).items) for name in ("partners", "events", "actions", "pages")
    } == {
        "partners": ["streekhuis", "fluvius"],
        "events": ["streekdag"],
        "actions": ["tegel"],
        "pages": ["index", "over", "streek"],
    }
    assert problems == []


def test_a_municipality_goes_before_its_region_and_the_region_before_the_pack():
    pack = layer_of(Layer.PACK, pages=[{"id": "over", "title": "1", "lead": "1", "when": "1"}])
    region = layer_of(Layer.REGION, pages=[{"id": "over", "title": "2", "lead": "2"}])
    merged, _ = cascaded(pack, region, local(pages=[{"id": "over", "title": "3"}]))
    title = merged.get("pages", "over", "title")
    assert plain(merged.get("pages", "over")) == {
        "id": "over",
        "title": "3",
        "lead": "2",
        "when": "1",
    }
    assert isinstance(title, Leaf)
    assert plain(title.replaced) == "2"


def test_a_municipality_may_hide_what_its_region_brings():
    region = layer_of(Layer.REGION, events=[{"id": "streekdag"}, {"id": "streekfeest"}])
    merged, _ = cascaded(PACK, region, local(events=[{"id": "streekdag", "hide": "ja"}]))
    assert list(merged.branch("events").items) == ["streekfeest"]


def test_the_campaign_is_named_after_the_municipality_unless_it_has_a_name():
    merged, _ = cascaded(local=local(municipality={"campaign": {"slogan": "Samen"}}))
    named_, _ = cascaded(local=local(municipality={"campaign": {"name": "Dorp doet"}}))
    assert plain(merged.get("municipality", "campaign")) == {
        "name": "Dorp voor het klimaat",
        "slogan": "Samen",
    }
    assert plain(named_.get("municipality", "campaign")) == {"name": "Dorp doet"}


SIGNED = {"municipality": {"commitments": {"climate_pact": ["1.0"]}}}
LOCKED = Branch(
    {
        **PACK.items,
        "pack": branch({"locked": ["pages.over.title", "goals.tree.title", "topics.lucht"]}, LOWER),
    },
    PACK.source,
)


@pytest.mark.parametrize(
    ("mine", "problems"),
    [
        ({"pages": [{"id": "over", "title": "Anders"}]}, [("locked", "pages.over.title")]),
        ({"pages": [{"id": "over", "lead": "Erbij"}]}, []),
        (
            {**SIGNED, "goals": [{"goal": "tree", "title": "B"}]},
            [("locked", "goals.tree.title")],
        ),
        ({**SIGNED, "goals": [{"goal": "tree", "reason": "x"}]}, []),
        ({"topics": [{"id": "lucht", "title": "Lucht"}]}, []),
    ],
)
def test_a_field_that_the_pack_locks_is_refused(mine, problems):
    assert cascaded(LOCKED, local=local(**mine))[1] == problems


def test_a_region_may_not_change_what_is_locked_either():
    region = layer_of(Layer.REGION, pages=[{"id": "over", "title": "Streek"}])
    assert cascaded(LOCKED, region)[1] == [("locked", "pages.over.title")]


def test_a_page_that_is_locked_is_locked_as_a_whole():
    pack = layer_of(Layer.PACK, pages=[{"id": "privacy", "title": "Privacy", "locked": "ja"}])
    mine = local(pages=[{"id": "privacy", "title": "Anders", "lead": "Erbij"}])
    assert {path for _, path in cascaded(pack, local=mine)[1]} == {
        "pages.privacy.title",
        "pages.privacy.lead",
    }


# ---- the shipped municipalities


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_every_value_of_a_shipped_municipality_has_an_origin(slug):
    written = {"afgeleid", "register", "mkdocs.yml"}
    for path, leaf in leaves(prepare(shipped(), slug).tree):
        assert leaf.layer in Layer, path
        assert leaf.source.file in written or (ROOT / leaf.source.file).is_file(), path
        assert (leaf.line, leaf.column) >= (1, 1), path


@pytest.mark.parametrize("slug", slugs_in(ROOT))
def test_every_value_of_a_shipped_municipality_stands_where_it_says(slug):
    lines: dict[str, list[str]] = {}
    for path, leaf in leaves(prepare(shipped(), slug).tree):
        file = ROOT / leaf.source.file
        if path[-1] in ("id", "date") or not file.is_file() or leaf.source.file == "mkdocs.yml":
            continue
        rows = lines.setdefault(leaf.source.file, file.read_text("utf-8").split("\n"))
        rest = rows[leaf.line - 1][leaf.column - 1 :]
        assert rest.startswith(("|", "'", '"', leaf.text.split("\n")[0])), path


MUTABLE = (dict, list, set, bytearray)
ATOMS = (str, int, float, bool, type(None), date, datetime, time, Decimal, Enum, ZoneInfo, type)


def reachable(value: Any, seen: dict[int, Any]) -> dict[int, Any]:
    """Every value that can be reached from one, by its identity."""
    if id(value) in seen or isinstance(value, ATOMS):
        return seen
    seen[id(value)] = value
    if isinstance(value, dict):
        below = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        below = list(value)
    elif isinstance(value, BaseModel):
        below = [getattr(value, name) for name in type(value).model_fields]
    elif is_dataclass(value):
        below = [getattr(value, field.name) for field in fields(value)]
    else:
        raise AssertionError(f"what is a {type(value).__name__}?")
    for one in below:
        reachable(one, seen)
    return seen


def test_two_municipalities_share_no_value_that_can_be_changed(tmp_path):
    lay_out(tmp_path / "municipalities/gehucht", {"municipality.yml": SHORTEST})
    one, other = made(tmp_path, slug="dorp").plan, made(tmp_path, slug="gehucht").plan
    assert one
    assert other
    first, second = reachable(one.site, {}), reachable(other.site, {})
    shared = [first[key] for key in first.keys() & second.keys()]
    assert len(shared) > 100
    assert [
        value
        for value in shared
        if isinstance(value, MUTABLE) and not isinstance(value, FrozenMapping)
    ] == []


def test_everything_in_a_site_is_frozen():
    plan = prepare(shipped(), "asse").plan
    assert plan
    models = [one for one in reachable(plan.site, {}).values() if isinstance(one, BaseModel)]
    assert len(models) > 100
    assert {type(one).__name__ for one in models if not one.model_config["frozen"]} == set()
