"""Goals as readers get them: a figure, a line with the same in words, a table, and all counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from klimaatwerf.core.goals import Progress, standings
from klimaatwerf.core.vocabulary import ProgressState
from klimaatwerf.render.words import monogram
from tests.pages import Element, document
from tests.sites import documents, planned

_LARGEST = 1_400
"""Bytes of a chart with its words."""
_COMMITTED = (
    "inhabitants: {value: 11949, as_of: 2026-01-01, source: Statbel}\n"
    "commitments: {climate_pact: [1.0, 2.0],"
    " covenant: {signed: 2016-10-12, baseline_year: 2011, reduction_2030: 40}}\n"
)
_GOALS = """\
- goal: tree
  values:
    - {date: 2024-12-31, value: 2310, source: groendienst}
    - {date: 2026-08-31, value: 4812, source: groendienst, estimated: ja}
- goal: co2-2030
  values:
    - {date: 2015-12-31, value: 8, source: Provincies in cijfers}
    - {date: 2024-12-31, value: 27, source: Provincies in cijfers}
- goal: hedge
  values:
    - {date: 2026-08-31, value: 3520, source: groendienst}
- id: restafval
  title: Restafval per inwoner
  topic: circulair
  unit: kilo restafval
  rule: {per: absolute, amount: 90}
  target_year: 2030
  direction: decrease
  cumulative: nee
  values:
    - {date: 2022-12-31, value: 138, source: afvalcijfers}
    - {date: 2025-12-31, value: 117, source: afvalcijfers}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    root = tmp_path_factory.mktemp("doelen")
    made = documents(planned(root, {"goals.yml": _GOALS}, more=_COMMITTED))
    return {name: document(html) for name, html in made.items()}


@pytest.fixture(scope="module")
def rows(pages: dict[str, Element]) -> dict[str, Element]:
    """The row of each goal of the plan, by its title."""
    found = [one for one in pages["plan/index.html"].all("li") if "row" in _classes(one)]
    return {_title(one): one for one in found}


def _classes(element: Element) -> list[str]:
    return element.attributes.get("class", "").split()


def _title(row: Element) -> str:
    return next(one.words() for one in row if "t" in _classes(one))


def _charts(page: Element) -> list[Element]:
    return [one for one in page.all("svg") if "chart" in _classes(one)]


def test_a_goal_with_two_values_has_a_line_that_tells_the_same_in_words(rows):
    (chart,) = _charts(rows["Bomen erbij"])
    assert chart.attributes["role"] == "img"
    assert [one.words() for one in chart.all("title", "desc")] == [
        "Bomen erbij: lijn van de cijfers",
        (
            "2 cijfers, van 2.310 bomen op dinsdag 31 december 2024 tot 4.812 bomen op maandag"
            " 31 augustus 2026. De stippellijn gaat recht van 0 op vrijdag 1 januari 2021 naar"
            " 11.949 op dinsdag 31 december 2030. Het laatste cijfer ligt onder het pad."
        ),
    ]
    assert [one.words() for one in chart.all("text")] == [
        "2021",
        "eind 2030",
        "richtcijfer 11.949",
        "4.812",
    ]


def test_all_values_of_a_line_stand_in_a_table_below_it(rows):
    cells = [
        [cell.words() for cell in line.all("th", "td")] for line in rows["Bomen erbij"].all("tr")
    ]
    assert cells == [
        ["Datum", "Stand (bomen)", "Soort cijfer", "Bron"],
        ["31 december 2024", "2.310", "gemeten", "groendienst"],
        ["31 augustus 2026", "4.812", "schatting", "groendienst"],
    ]


def test_a_goal_with_one_value_has_its_bar_only(rows):
    assert _charts(rows["Haag en geveltuin"]) == []
    assert rows["Haag en geveltuin"].all("rect")


def test_a_reduction_is_a_line_that_falls(rows):
    (chart,) = _charts(rows["Minder CO₂"])
    (line,) = chart.all("polyline")
    first, last = (pair.split(",") for pair in line.attributes["points"].split())
    assert float(first[1]) < float(last[1])
    assert [one.words() for one in chart.all("text")][2:] == ["doel 40 % minder", "27 % minder"]


def test_no_chart_is_heavy(pages, tmp_path):
    text = documents(planned(tmp_path, {"goals.yml": _GOALS}, more=_COMMITTED))["plan/index.html"]
    charts = [one.partition("</svg>")[0] for one in text.split('<svg class="chart"')[1:]]
    assert len(charts) == 3
    assert max(len(one.encode()) for one in charts) <= _LARGEST


def test_the_plan_counts_its_goals_by_how_far_they_are(pages):
    (section,) = [
        one
        for one in pages["plan/index.html"].all("section")
        if one.attributes["aria-labelledby"] == "hoe-ver"
    ]
    lead = next(one.words() for one in section.all("p"))
    counts = [int(one.words()) for one in section.all("b")]
    assert lead.startswith(f"Van {sum(counts)} doelen: ")
    assert [str(count) in lead for count in counts] == [True] * len(counts)


def test_home_counts_what_rises_and_what_falls(pages):
    meters = [one.words() for one in pages["index.html"].all("li") if "meter" in _classes(one)]
    assert [words.split(" ")[0] for words in meters] == ["4.812", "3.520", "27"]
    assert all("Bron: " in words and "Stand op" in words for words in meters)


def test_home_draws_a_goal_that_falls_as_a_line(tmp_path):
    only = "- id: restafval" + _GOALS.partition("- id: restafval")[2]
    page = document(documents(planned(tmp_path, {"goals.yml": only}))["index.html"])
    (meter,) = [one for one in page.all("li") if "meter" in _classes(one)]
    assert len(_charts(meter)) == 1
    assert "Doel: 90 kilo restafval of minder tegen eind 2030." in meter.words()


def test_goals_are_counted_from_the_best_to_those_without_data():
    states = [ProgressState.NO_DATA, None, ProgressState.BEHIND, ProgressState.NO_DATA]
    found = [Progress(Decimal(1), None, None, None, state) for state in states]
    assert standings(found) == (
        (ProgressState.BEHIND, 1),
        (None, 1),
        (ProgressState.NO_DATA, 2),
    )


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Natuurpunt", "N"),
        ("Basisschool De Zonnebloem", "BZ"),
        ("Repair & Share", "RS"),
        ("De", "D"),
        ("’t Veld", "TV"),
    ],
)
def test_a_partner_without_a_logo_has_the_first_letters_of_its_name(name, letters):
    assert monogram(name) == letters
