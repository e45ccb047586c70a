"""From tree to model: every problem at once, each at the place of what is wrong."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import klimaatwerf.core.model as models
from klimaatwerf.core.check import Checker, parse
from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.model import Action, Event, Municipality, Topic
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.site import Site
from klimaatwerf.core.tree import Branch, Layer, Leaf, Node, Place, Source, leaves
from klimaatwerf.core.values import Values
from klimaatwerf.pipeline import prepare
from tests.sites import shipped
from tests.strategies import nodes
from tests.trees import FILES, Plain, branch, layer_of, tree

MODELS = [
    getattr(models, name) for name in models.__all__ if name not in ("Model", "PACT_VERSIONS")
]
FILE = FILES[Layer.MUNICIPALITY]


def told(kind: Any, value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, str, int, int]]:
    _, problems = parse(kind, tree(value), path)
    return [(one.code, one.path, one.place.line, one.place.column) for one in problems]


TOPIC = {"id": "groen", "title": "Groen", "lead": "Meer bomen."}


def test_a_good_tree_gives_a_model_and_nothing_to_tell():
    made, problems = parse(Topic, tree({**TOPIC, "order": "3"}), ())
    assert made is not None
    assert (made.model_dump(exclude_defaults=True), problems) == ({**TOPIC, "order": 3}, ())


def test_a_wrong_value_is_told_where_it_stands():
    assert told(Topic, {**TOPIC, "order": "drie"}, ("topics", "groen")) == [
        ("bad-whole", "topics.groen.order", 5, 3)
    ]


def test_an_unknown_field_is_told_where_its_name_stands():
    assert told(Topic, {**TOPIC, "titel": "x"}) == [("unknown-field", "titel", 5, 1)]


def test_the_nearest_known_field_is_proposed_as_it_is_written():
    event = tree({"recurrence": {"form": "2027-01-01"}})
    _, problems = parse(Event, event, ())
    assert {one.hint.rpartition(". ")[2] for one in problems if one.code == "unknown-field"} == {
        "Bedoel je `from`?"
    }


def test_what_is_missing_is_told_at_the_deepest_node_that_there_is():
    item = {"title": "Haag", "participate": [{"type": "mail"}]}
    assert told(Action, item)[-1] == ("missing-field", "participate.0.label", 4, 1)


def test_what_is_missing_says_what_it_is_for_and_gives_an_example():
    _, problems = parse(Municipality, tree({"nis": "12002"}), ())
    assert [str(one) for one in problems if one.path == "brand"] == [
        (
            f"{FILE}:1:1: brand: Het veld `brand` ontbreekt. De kleur van je gemeente. "
            'Bijvoorbeeld: brand: {primary: "#00703c"} [missing-field]'
        )
    ]


def test_what_is_missing_in_an_item_of_the_pack_is_told_in_the_file_of_the_municipality():
    theirs = branch({"id": "haag", "title": "Haag"}, Layer.PACK)
    mine = Leaf("haag", Source(FILE, Layer.MUNICIPALITY), 6, 12)
    merged = Branch({**theirs.items, "template": mine}, theirs.source)
    _, problems = parse(Action, merged, ())
    assert {one.place for one in problems} == {Place(FILE, 6, 12)}


def test_a_field_that_is_left_blank_is_a_field_that_is_left_out():
    assert told(Topic, {**TOPIC, "order": ""}) == []
    assert told(Topic, {**TOPIC, "title": ""}) == [("missing-field", "title", 3, 3)]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", ["Groen"], "text-expected"),
        ("title", {"nl": "Groen"}, "text-expected"),
        ("sources", "een boek", "list-expected"),
        ("sources", ["een boek"], "mapping-expected"),
    ],
)
def test_a_value_of_another_kind_is_told(field, value, code):
    assert [one for one, *_ in told(Topic, {**TOPIC, field: value})] == [code]


def test_remarks_have_the_path_of_the_leaf_that_they_are_about():
    item = {"start": "3/4/2027 19:30", "price": [{"amount": "5", "name": "Kin\u200bd"}]}
    assert told(Event, item, ("events", "feest"))[-2:] == [
        ("date-read", "events.feest.start", 2, 3),
        ("invisible-stripped", "events.feest.price.0.name", 6, 3),
    ]


def test_every_problem_of_a_tree_is_told_at_once():
    item = {"nis": "120", "status": "klaar", "contact": {"email": "x"}, "brand": {"primary": "y"}}
    assert [(code, path) for code, path, *_ in told(Municipality, item)] == [
        ("bad-nis", "nis"),
        ("missing-field", "name"),
        ("bad-choice", "status"),
        ("missing-field", "campaign"),
        ("bad-email", "contact.email"),
        ("bad-colour", "brand.primary"),
    ]


def shaped(kind: Any) -> st.SearchStrategy[Node]:
    """Trees with the fields of a model, filled with anything."""
    names = [field.alias or name for name, field in kind.model_fields.items()]
    source = Source(FILE, Layer.MUNICIPALITY)
    items = st.dictionaries(st.sampled_from(names) | st.text(max_size=3), nodes(), max_size=4)
    return st.builds(Branch, items, st.just(source)) | nodes()


@given(st.sampled_from(MODELS).flatmap(lambda kind: st.tuples(st.just(kind), shaped(kind))))
def test_whatever_the_tree_every_problem_is_of_the_catalogue_and_lies_in_its_file(pair):
    kind, node = pair
    made, problems = parse(kind, node, ("actions", "haag"))
    assert (made is None) == any(one.is_error for one in problems)
    places = {
        (one.code in MESSAGES, one.place.file, one.path.startswith("actions.haag"))
        for one in problems
    }
    assert places <= {(True, FILE, True)}


# ---- whole sites


def expand(leaf: Leaf, values: Values, problems: Collector) -> str:
    return leaf.text.replace("{{ name }}", values.text(("municipality", "name")))


PROFILE: dict[str, Plain] = {
    "nis": "12002",
    "name": "Dorp",
    "campaign": {"name": "Dorp doet"},
    "contact": {"phone": "03 000 00 00"},
    "brand": {"primary": "#00703c"},
}
VARIABLES = {
    "termijn": {"default": "5 werkdagen", "max_length": "20"},
    "uren": {"required": "ja"},
    "leuze": {},
}


def checked(
    checker: Checker | None = None, **parts: Any
) -> tuple[Site | None, list[tuple[str, str]]]:
    merged = layer_of(Layer.MUNICIPALITY, **{"municipality": PROFILE, **parts})
    site, problems = (checker or Checker(expand)).site(merged, "dorp", {})
    return site, [(one.code, one.path) for one in problems.problems]


def test_a_site_has_the_name_of_its_folder():
    site, problems = checked()
    assert site
    assert (site.slug, problems) == ("dorp", [])


def test_a_site_with_an_error_anywhere_is_no_site_and_all_errors_are_told():
    site, problems = checked(
        municipality={**PROFILE, "nis": "x"},
        topics=[{"id": "groen"}],
        partners=[{"id": "a", "name": "A", "type": "club"}],
    )
    assert site is None
    assert problems == [
        ("bad-nis", "municipality.nis"),
        ("missing-field", "topics.groen.title"),
        ("missing-field", "topics.groen.lead"),
        ("bad-choice", "partners.a.type"),
    ]


@pytest.mark.parametrize(
    ("texts", "found", "problems"),
    [
        ({"uren": "elke dag"}, {"termijn": "5 werkdagen", "uren": "elke dag", "leuze": ""}, []),
        ({}, None, [("text-required", "municipality.texts.uren")]),
        (
            {"uren": "x", "termijn": "x" * 21},
            None,
            [("text-too-long", "municipality.texts.termijn")],
        ),
        ({"uren": "x", "urn": "y"}, None, [("unknown-text", "municipality.texts.urn")]),
    ],
)
def test_texts_are_those_that_the_pack_declares(texts, found, problems):
    profile = {**PROFILE, "texts": texts} if texts else PROFILE
    site, told_ = checked(municipality=profile, pack={"variables": VARIABLES})
    texts_of_site = dict(site.texts) if site and not told_ else None
    assert (texts_of_site, told_) == (found, problems)


def pack_topic(lead: str, layer: Layer) -> Branch:
    return branch({**TOPIC, "lead": lead}, layer)


@pytest.mark.parametrize(
    ("layer", "lead"),
    [(Layer.PACK, "Samen in Dorp."), (Layer.MUNICIPALITY, "Samen in {{ name }}.")],
)
def test_only_the_short_texts_of_the_pack_are_filled_in(layer, lead):
    topics = Branch({"groen": pack_topic("Samen in {{ name }}.", layer)}, Source("x", layer))
    merged = Branch(
        {**layer_of(Layer.MUNICIPALITY, municipality=PROFILE).items, "topics": topics},
        Source(FILE, Layer.MUNICIPALITY),
    )
    site, _ = Checker(expand).site(merged, "dorp", {})
    assert site
    assert site.topics["groen"].lead == lead


def test_an_item_that_is_the_same_for_two_municipalities_is_checked_once():
    checker = Checker(expand)
    topics = layer_of(Layer.PACK, topics=[TOPIC]).branch("topics")
    sites = [
        checker.site(
            Branch(
                {"municipality": branch({**PROFILE, "name": name}), "topics": topics},
                Source(FILE, Layer.MUNICIPALITY),
            ),
            name.lower(),
            {},
        )[0]
        for name in ("Dorp", "Stad")
    ]
    assert sites[0]
    assert sites[1]
    assert sites[0].topics["groen"] is sites[1].topics["groen"]


def test_the_collections_of_a_site_can_not_be_changed():
    site, _ = checked(topics=[TOPIC])
    assert site
    with pytest.raises(TypeError):
        site.topics["water"] = site.topics["groen"]  # type: ignore[index]


@pytest.mark.parametrize("slug", ["asse", "berlaar", "horebeke", "mechelen"])
def test_every_remark_about_a_shipped_municipality_stands_at_the_leaf_it_names(slug):
    prepared = prepare(shipped(), slug)
    for one in prepared.problems:
        steps = tuple(one.path.split("."))
        assert [leaf.place for path, leaf in leaves(prepared.tree) if path == steps] == [one.place]
