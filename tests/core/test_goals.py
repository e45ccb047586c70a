"""Targets that are cut off to whole units, and where a goal stands beside its straight path."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.goals import Latest, Progress, action_progress, progress, target
from klimaatwerf.core.vocabulary import ProgressState, RuleUnit
from klimaatwerf.pipeline import prepare
from tests.models import action, goal, municipality
from tests.sites import shipped


def counted(**counts):
    return municipality(
        **{
            name: {"value": str(value), "as_of": "2026-01-01", "source": "voorbeeldcijfer"}
            for name, value in counts.items()
        }
    )


BERLAAR = counted(inhabitants=11949)


def reached(value, day="2026-12-31", **fields):
    values = [{"date": day, "value": str(value), "source": "telling"}]
    hundred = {"rule": {"per": "absolute", "amount": "100"}, "baseline_year": "2021"}
    return progress(goal(**{**hundred, "values": values, **fields}), BERLAAR)


# ---- targets


@pytest.mark.parametrize(
    ("what", "per", "amount", "expected"),
    [
        ("trees", "inhabitant", "1", 11949),
        ("metres of hedge", "inhabitant", "0.5", 5974),
        ("natuurgroenperken", "1000_inhabitants", "1", 11),
        ("shared cars", "1000_inhabitants", "2", 23),
        ("charge points", "100_inhabitants", "1.5", 179),
        ("per 500", "500_inhabitants", "1", 23),
    ],
)
def test_a_target_of_11949_inhabitants_is_cut_off(what, per, amount, expected):
    assert target(goal(rule={"per": per, "amount": amount}), BERLAAR) == expected


def test_the_shipped_goals_of_berlaar_have_the_targets_of_the_pact():
    plan = prepare(shipped(), "berlaar").plan
    assert plan
    assert {one.id: target(one, plan.site.municipality) for one in plan.site.goals.values()} == {
        "tree": 11949,
        "hedge": 5974,
        "nature-plot": 11,
        "renovation": 245,
        "renovation-fossil-free": 122,
        "energy-project": 23,
        "climate-table": 245,
        "wijkverbeteringscontract": 1,
        "solar-power": 860,
        "energy-community": 23,
        "shared-car": 23,
        "charge-point": 179,
        "bike-path": 11949,
        "depaving": 11949,
        "rainwater": 11949,
        "co2-2030": 40,
    }


def test_a_target_per_dwelling_counts_dwellings():
    rule = {"per": "1000_dwellings", "amount": "50"}
    assert target(goal(rule=rule), counted(inhabitants=11949, dwellings=4910)) == 245


@pytest.mark.parametrize(
    ("per", "counts"),
    [("inhabitant", {"dwellings": 4900}), ("1000_dwellings", {"inhabitants": 11949})],
)
def test_without_the_figure_that_it_needs_there_is_no_target(per, counts):
    assert target(goal(rule={"per": per, "amount": "1"}), counted(**counts)) is None


@pytest.mark.parametrize("per", ["absolute", "percent_reduction"])
def test_a_target_of_its_own_is_not_multiplied_and_not_cut_off(per):
    assert target(goal(rule={"per": per, "amount": "12.5"}), BERLAAR) == Decimal("12.5")


def test_another_target_goes_before_the_rule():
    assert target(goal(target_override="60", reason="Beslist."), BERLAAR) == 60


PER = {"inhabitant": 1, "100_inhabitants": 100, "500_inhabitants": 500, "1000_inhabitants": 1000}


def test_every_rule_of_the_data_model_is_known():
    others = {"1000_dwellings", "absolute", "percent_reduction"}
    assert {unit.value for unit in RuleUnit} == PER.keys() | others


@given(
    st.integers(0, 600_000),
    st.decimals("0.01", 1000, places=2, allow_nan=False),
    st.sampled_from(sorted(PER)),
)
def test_a_target_is_the_most_whole_units_that_the_rule_allows(size, amount, per):
    found = target(goal(rule={"per": per, "amount": str(amount)}), counted(inhabitants=size))
    assert found is not None
    assert found == int(found)
    assert found <= amount * size / PER[per] < found + 1


# ---- states


def test_without_a_value_there_is_no_data():
    assert progress(goal(), BERLAAR) == Progress(
        Decimal(11949), None, None, None, ProgressState.NO_DATA
    )


def test_without_a_target_a_value_is_shown_without_a_state():
    values = [{"date": "2026-12-31", "value": "5", "source": "telling"}]
    assert progress(goal(values=values), counted()) == Progress(
        None,
        Latest(date(2026, 12, 31), Decimal(5), "telling"),
        None,
        None,
        ProgressState.NO_DATA,
    )


def test_the_latest_value_is_that_of_the_last_day_wherever_it_is_written():
    values = [
        {"date": "2026-08-31", "value": "48", "source": "telling", "estimated": "ja"},
        {"date": "2023-12-31", "value": "12", "source": "telling"},
    ]
    found = progress(goal(rule={"per": "absolute", "amount": "100"}, values=values), BERLAAR)
    assert found.latest == Latest(date(2026, 8, 31), Decimal(48), "telling", estimated=True)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (0, ProgressState.BEHIND),
        (58, ProgressState.BEHIND),
        (60, ProgressState.ON_TRACK),
        (99, ProgressState.ON_TRACK),
        (100, ProgressState.ACHIEVED),
        (130, ProgressState.ACHIEVED),
    ],
)
def test_a_goal_stands_beside_the_straight_path_from_2021_to_2030(value, state):
    found = reached(value)
    assert (found.expected, found.percent, found.state) == (59, value, state)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-06-30", 0),
        ("2021-01-01", 0),
        ("2021-12-31", 9),
        ("2025-12-31", 49),
        ("2030-12-30", 99),
        ("2030-12-31", 100),
        ("2035-01-01", 100),
    ],
)
def test_the_straight_path_runs_from_the_baseline_to_the_end_of_the_target_year(day, expected):
    assert reached(1, day).expected == expected


@pytest.mark.parametrize("baseline", [""])
def test_without_a_path_a_goal_has_no_state_until_it_is_reached(baseline):
    states = [reached(value, baseline_year=baseline).state for value in (1, 100)]
    assert states == [None, ProgressState.ACHIEVED]
    assert reached(1, baseline_year=baseline).expected is None


def test_percent_is_cut_off_so_that_nobody_reads_100_too_early():
    assert reached("99.99").percent == 99


@pytest.mark.parametrize(
    ("value", "state"), [(99, ProgressState.ACHIEVED), (100, ProgressState.ACHIEVED)]
)
def test_where_less_is_better_a_goal_is_reached_at_its_target_or_below(value, state):
    assert reached(value, direction="decrease").state is state


def test_where_less_is_better_a_goal_below_its_falling_path_is_on_track():
    values = [
        {"date": "2021-01-01", "value": "200", "source": "telling"},
        {"date": "2025-12-31", "value": "120", "source": "telling"},
    ]
    rule = {"per": "absolute", "amount": "100"}
    falling = goal(rule=rule, baseline_year="2021", direction="decrease", values=values)
    assert progress(falling, BERLAAR).state is ProgressState.ON_TRACK


@given(st.integers(0, 200), st.dates(date(2015, 1, 1), date(2040, 1, 1)))
def test_a_goal_is_behind_exactly_below_its_path(value, day):
    found = reached(value, day.isoformat())
    assert found.percent is not None
    assert found.expected is not None
    behind = value < 100 and found.percent < found.expected
    assert (found.state is ProgressState.BEHIND) is behind
    assert (found.state is ProgressState.ACHIEVED) is (value >= 100)


# ---- actions


def test_an_action_without_figures_has_no_progress():
    assert action_progress(action(), goal(), BERLAAR) is None


def test_the_last_figure_of_an_action_stands_beside_the_target_of_its_goal():
    values = [{"date": "2026-11-16", "value": "1180"}, {"date": "2024-12-31", "value": "310"}]
    hedge = goal(rule={"per": "inhabitant", "amount": "0.5"})
    found = action_progress(action(progress=values), hedge, BERLAAR)
    assert found == Progress(
        Decimal(5974),
        Latest(date(2026, 11, 16), Decimal(1180), None),
        19,
        None,
        None,
    )


@pytest.mark.parametrize("aim", [None, goal(target_override="0", reason="Nul.")])
def test_without_a_target_an_action_has_no_percent(aim):
    values = [{"date": "2026-11-16", "value": "1180"}]
    found = action_progress(action(progress=values), aim, BERLAAR)
    assert found is not None
    assert found.percent is None
