"""Line charts: what is later stands further right, what is more stands higher, no label is lost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.goals import StraightPath
from klimaatwerf.render.charts import HEIGHT, WIDTH, Chart, Measured, line_chart

_DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
_LEVELS = st.decimals(-100_000, 999_999_999, places=2, allow_nan=False, allow_infinity=False)
_VALUES = st.lists(
    st.builds(Measured, _DAYS, _LEVELS, st.booleans()),
    min_size=2,
    max_size=12,
    unique_by=lambda one: one.date,
)


@st.composite
def _paths(draw: st.DrawFn) -> StraightPath:
    start = draw(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
    end = start + timedelta(days=draw(st.integers(1, 15_000)))
    return StraightPath(start, draw(_LEVELS), end, draw(_LEVELS))


@st.composite
def _charts(draw: st.DrawFn) -> tuple[list[Measured], Chart]:
    values = draw(_VALUES)
    chart = line_chart(
        values,
        draw(st.none() | _paths()),
        draw(st.none() | _LEVELS),
        draw(st.sampled_from(["doel", "richtcijfer"])),
        draw(st.none() | _DAYS),
        draw(st.booleans()),
    )
    assert chart is not None
    return sorted(values, key=lambda one: one.date), chart


def _measured(*pairs: tuple[str, int]) -> list[Measured]:
    return [Measured(date.fromisoformat(day), Decimal(value)) for day, value in pairs]


@given(_charts())
def test_a_later_value_never_stands_left_of_an_earlier_one(drawn):
    _, chart = drawn
    assert all(one.x <= other.x for one, other in pairwise(chart.points))


@given(_charts())
def test_a_higher_value_never_stands_on_the_wrong_side_of_a_lower_one(drawn):
    values, chart = drawn
    by_value = sorted(zip(values, chart.points, strict=True), key=lambda pair: pair[0].value)
    heights = [point.y for _, point in by_value]
    assert heights == sorted(heights, reverse=not chart.falls)


@given(_charts())
def test_all_points_and_the_path_stay_in_the_box(drawn):
    _, chart = drawn
    places = [(point.x, point.y) for point in chart.points]
    if chart.path:
        places += [chart.path[:2], chart.path[2:]]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)


@given(_charts())
def test_no_label_covers_another_or_leaves_the_box(drawn):
    _, chart = drawn
    assert all(label.is_inside for label in chart.labels)
    assert not [pair for pair in combinations(chart.labels, 2) if pair[0].covers(pair[1])]


def test_one_day_is_no_line():
    assert line_chart(_measured(("2025-12-31", 4))) is None
    assert line_chart(_measured(("2025-12-31", 4), ("2025-12-31", 5))) is None


def test_a_figure_that_is_too_long_for_every_place_has_no_label():
    long = Decimal("9" * 40)
    found = line_chart(_measured(("2025-01-01", 1), ("2026-01-01", 2)), None, long, "richtcijfer")
    assert found is not None
    assert [label.text for label in found.labels] == ["1 jan 2025", "1 jan 2026", "2"]


def test_a_rising_goal_shows_its_years_its_target_and_where_it_stands():
    path = StraightPath(date(2021, 1, 1), Decimal(0), date(2030, 12, 31), Decimal(11949))
    values = _measured(("2024-12-31", 2310), ("2026-08-31", 4812))
    chart = line_chart(values, path, path.to_value, "richtcijfer")
    assert chart
    assert [label.text for label in chart.labels] == [
        "2021",
        "eind 2030",
        "richtcijfer 11.949",
        "4.812",
    ]
    assert str(chart.path) == str((8.0, chart.ground, 312.0, chart.goal))
    assert [point.y < chart.ground for point in chart.points] == [True, True]


def test_a_reduction_falls_from_the_whole_to_what_is_left():
    path = StraightPath(date(2011, 1, 1), Decimal(0), date(2030, 12, 31), Decimal(40))
    chart = line_chart(
        _measured(("2015-12-31", 8), ("2024-12-31", 27)), path, path.to_value, reduction=True
    )
    assert chart
    assert chart.falls
    assert chart.path
    left, top, right, bottom = chart.path
    assert (left, right) == (8, 312)
    assert top < chart.points[0].y < chart.points[1].y < bottom < chart.ground
    assert [label.text for label in chart.labels[2:]] == ["doel 40 % minder", "27 % minder"]


def test_a_few_weeks_are_labelled_by_their_days():
    chart = line_chart(_measured(("2026-11-09", 64), ("2026-11-20", 138)))
    assert chart
    assert [label.text for label in chart.labels] == ["9 nov 2026", "20 nov 2026", "138"]
