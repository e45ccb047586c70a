"""The table of the benchmark and its goals."""

from __future__ import annotations

from typing import Any

from tests.bench.table import KINDS, cost_of_looking, goals, ratio, table


def _figures(**walls: list[float]) -> dict[str, Any]:
    """The same figures for each kind of run, but for the wall time."""
    rest = {
        "cpu": [1.0],
        "peak_mb": 210.0,
        "pages": 10,
        "html_bytes": 2_500_000,
        "sampled_wall": 3.0,
    }
    sizes = {"output_mb": 339.0, "disk_mb": 4.0, "kept_mb": 0.0}
    sides = {name: {"wall": wall, **rest, **sizes} for name, wall in walls.items()}
    return dict.fromkeys(KINDS, sides)


def test_a_ratio_is_that_of_the_medians() -> None:
    figures = _figures(klimaatwerf=[9.0, 1.0, 2.0], hugo=[4.0, 4.0, 40.0])
    assert ratio(figures, "cold", "klimaatwerf") == 0.5
    assert ratio(figures, "event", "hugo") == 1.0


def test_without_hugo_there_is_no_ratio() -> None:
    assert ratio(_figures(klimaatwerf=[1.0]), "cold", "klimaatwerf") is None


def test_the_table_has_a_row_for_each_kind_and_side() -> None:
    told = table(_figures(klimaatwerf=[0.1, 0.2], hugo=[0.3]))
    rows = [line.split() for line in told.splitlines()]
    assert [row[:2] for row in rows[1:]] == [
        [kind, side] for kind in KINDS for side in ("klimaatwerf", "hugo")
    ]
    assert rows[1] == (
        "cold klimaatwerf 0.15 0.10–0.20 1.00 0.50 × 210 10 2.5 339.0 4.0 0.0".split()
    )


def test_each_goal_is_met_or_missed_by_how_much() -> None:
    assert goals(_figures(klimaatwerf=[0.3], hugo=[0.5]), 285) == [
        "cold, goal: 0.60 × Hugo, to reach 0.5 × Hugo: missed by 0.10 × Hugo (20%)",
        "cold, must: 0.60 × Hugo, to reach 0.75 × Hugo: met",
        "nochange: 0.30 s, to reach 0.15 s: missed by 0.15 s (100%)",
        "event: 0.30 s, to reach 0.45 s: met",
        "shared: 0.30 s, to reach 1 s: met",
        "peak memory: 210.00 MB, to reach 200 MB: missed by 10.00 MB (5%)",
        "output: 339.00 MB, to reach 340 MB: met",
    ]


def test_many_municipalities_have_their_own_goal_for_memory() -> None:
    told = goals(_figures(klimaatwerf=[0.3]), 1000)
    assert told[0] == "The goals are set for 285 municipalities; this run has 1000."
    assert told[-1] == "peak memory: 210.00 MB, to reach 250 MB: met"


def test_what_looking_at_the_memory_costs_is_told() -> None:
    told = cost_of_looking(_figures(klimaatwerf=[2.0], hugo=[2.5]))
    assert told.partition(": ")[2] == "klimaatwerf +50%, hugo +20%"


def test_without_our_side_there_are_no_goals() -> None:
    assert goals(_figures(hugo=[1.0]), 285) == []
