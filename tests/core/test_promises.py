"""The goals that come with what was signed: sharpened ones, and promises of each municipality."""

from datetime import date
from decimal import Decimal

import pytest

from klimaatwerf.core.cascade import cascade
from klimaatwerf.core.goals import Latest, Progress, progress
from klimaatwerf.core.model import Goal
from klimaatwerf.core.tree import Branch, Layer, Leaf
from klimaatwerf.core.vocabulary import ProgressState
from tests.models import faults, goal, municipality
from tests.sites import planned
from tests.trees import Plain, layer_of, plain

PACK = layer_of(
    Layer.PACK,
    goals=[
        {"id": "tree", "title": "Bomen", "scheme": "lekp"},
        {"id": "charge-point-1", "title": "Laadpunten", "scheme": "lekp", "version": "1.0"},
        {
            "id": "charge-point",
            "title": "Laadpunten",
            "scheme": "lekp",
            "version": "2.0",
            "replaces": ["charge-point-1"],
        },
        {
            "id": "co2",
            "title": "Minder",
            "scheme": "covenant",
            "rule": {"per": "percent_reduction"},
        },
    ],
)
VALUES = [{"date": "2026-01-01", "value": "3"}]


def goals_of(commitments, goals=()) -> tuple[Branch, list[tuple[str, str]]]:
    """The goals of a municipality, with what is told about them."""
    mine: dict[str, Plain] = {"municipality": {"commitments": commitments}, "goals": list(goals)}
    register = layer_of(Layer.REGISTER, municipality={"name": "Dorp"})
    merged, problems = cascade(
        register, PACK, Branch({}, PACK.source), layer_of(Layer.MUNICIPALITY, **mine)
    )
    return merged.branch("goals"), [(one.code, one.path) for one in problems.problems]


@pytest.mark.parametrize(
    ("versions", "shown"),
    [
        (["1.0"], ["tree", "charge-point-1"]),
        (["1.0", "2.0"], ["tree", "charge-point"]),
        (["2.0"], ["charge-point"]),
        (["1.0", "2.1"], ["tree", "charge-point-1"]),
    ],
)
def test_a_goal_stands_aside_only_for_a_signed_one_that_sharpens_it(versions, shown):
    found, problems = goals_of({"climate_pact": versions})
    assert (list(found.items), problems) == (shown, [])


def test_figures_of_a_goal_that_was_sharpened_are_told_not_lost_in_silence():
    found, problems = goals_of(
        {"climate_pact": ["1.0", "2.0"]}, [{"goal": "charge-point-1", "values": VALUES}]
    )
    assert list(found.items) == ["tree", "charge-point"]
    assert problems == [("goal-sharpened", "goals.charge-point-1")]


def test_a_sharpened_goal_stays_where_the_sharper_one_is_hidden():
    found, problems = goals_of(
        {"climate_pact": ["1.0", "2.0"]},
        [{"goal": "charge-point", "hide": "ja"}, {"goal": "charge-point-1", "values": VALUES}],
    )
    assert (list(found.items), problems) == (["tree", "charge-point-1"], [])


@pytest.mark.parametrize(("amount", "year"), [("40", "2011"), ("55", "1990"), ("20", "2005")])
def test_the_goal_of_the_covenant_holds_the_municipalitys_own_promise(amount, year):
    covenant = {"reduction_2030": amount, "baseline_year": year}
    found, problems = goals_of({"covenant": covenant})
    assert plain(found) == {
        "co2": {
            "id": "co2",
            "title": "Minder",
            "scheme": "covenant",
            "rule": {"per": "percent_reduction", "amount": amount},
            "baseline_year": year,
        }
    }
    assert problems == []


def test_a_promise_has_its_origin_in_the_municipality():
    found, _ = goals_of({"covenant": {"reduction_2030": "40"}})
    amount = found.get("co2", "rule", "amount")
    assert isinstance(amount, Leaf)
    assert amount.layer is Layer.MUNICIPALITY


@pytest.mark.parametrize("covenant", [{}, {"signed": "2021-06-15"}, {"reduction_2030": "veel"}])
def test_without_a_promise_the_goal_of_the_covenant_is_not_there(covenant):
    found, problems = goals_of({"covenant": covenant})
    assert (list(found.items), problems) == ([], [])


def test_figures_of_the_covenant_without_a_promise_are_told():
    found, problems = goals_of({}, [{"goal": "co2", "values": VALUES}])
    assert found.items == {}
    assert problems == [("covenant-figure-missing", "goals.co2")]


def test_a_goal_without_a_year_has_no_path_and_no_state():
    values = [{"date": "2026-12-31", "value": "10", "source": "telling"}]
    fields: dict[str, Plain] = {
        "rule": {"per": "absolute", "amount": "100"},
        "baseline_year": "2021",
    }
    open_ended = goal(scheme="lekp", target_year="", values=values, **fields)
    assert progress(open_ended, municipality()) == Progress(
        Decimal(100), Latest(date(2026, 12, 31), Decimal(10), "telling"), 10, None, None
    )


def test_a_goal_of_ones_own_needs_a_year():
    written = {"id": "tree", "title": "Bomen", "topic": "groen", "unit": "bomen"}
    rule = {"per": "inhabitant", "amount": "1"}
    assert faults(Goal, {**written, "rule": rule}) == [("missing-field", "target_year")]
    assert faults(Goal, {**written, "rule": rule, "scheme": "lekp"}) == []


COVENANT = "commitments: {covenant: {reduction_2030: %s, baseline_year: 2011}}\n"


@pytest.mark.parametrize(("amount", "target"), [(40, Decimal(40)), (55, Decimal(55))])
def test_the_shipped_goal_of_the_covenant_claims_no_state_without_values(tmp_path, amount, target):
    site = planned(tmp_path, more=COVENANT % amount).site
    found = progress(site.goals["co2-2030"], site.municipality)
    assert found == Progress(target, None, None, None, ProgressState.NO_DATA)


def test_a_measured_reduction_stands_beside_the_path_from_the_baseline(tmp_path):
    values = "- {goal: co2-2030, values: [{date: 2020-12-31, value: 12, source: nulmeting}]}\n"
    site = planned(tmp_path, {"goals.yml": values}, more=COVENANT % 40).site
    found = progress(site.goals["co2-2030"], site.municipality)
    assert (found.percent, found.expected, found.state) == (30, 50, ProgressState.BEHIND)
