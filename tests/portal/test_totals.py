"""Totals per goal, only of what can be added up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from klimaatwerf.core.vocabulary import SiteStatus
from klimaatwerf.portal.totals import Standing, Total, totals
from tests.portal.networks import CATALOGUE, goal, town

DAY = date(2026, 8, 31)


def _total(**fields: object) -> Total:
    given = {"id": "tree", "title": "Tree", "unit": "bomen", "target_year": 2030}
    return Total(**{**given, **fields})  # type: ignore[arg-type]


def test_last_values_add_up_beside_the_targets_of_who_reports() -> None:
    earlier = date(2026, 1, 1)
    towns = [
        town("Aalst", goals=(goal(value=30, estimated=True),)),
        town("Boom", goals=(goal(value=20, measured_on=earlier, target=Decimal(50)),)),
        town("Damme", goals=(goal(),)),
    ]
    total = _total(
        chosen_by=3,
        reported_by=2,
        value=Decimal(50),
        target=Decimal(250),
        reported_target=Decimal(150),
        since=earlier,
        until=DAY,
        estimates=1,
    )
    assert totals(CATALOGUE, towns) == (Standing(SiteStatus.LIVE, 3, (total,)),)
    assert total.percent == 33


def test_what_is_invented_or_a_draft_stands_by_itself() -> None:
    towns = [
        town("Aalst", "example", goals=(goal(value=1),)),
        town("Boom", "draft"),
        town("Damme", goals=(goal(value=2),)),
    ]
    found = totals(CATALOGUE, towns)
    assert [(one.status, [total.value for total in one.totals]) for one in found] == [
        (SiteStatus.LIVE, [Decimal(2)]),
        (SiteStatus.DRAFT, []),
        (SiteStatus.EXAMPLE, [Decimal(1)]),
    ]


def test_shares_are_not_added_up() -> None:
    towns = [town("Aalst", goals=(goal("co2", 12, summable=False),))]
    (standing,) = totals(CATALOGUE, towns)
    (share,) = standing.totals
    assert share == Total(
        id="co2",
        title="Co2",
        unit="procent",
        target_year=2030,
        chosen_by=1,
        reported_by=1,
        since=DAY,
        until=DAY,
    )
    assert share.percent is None


def test_a_target_that_is_unknown_makes_the_sum_of_targets_unknown() -> None:
    towns = [town("Aalst", goals=(goal(value=12, target=None),))]
    (total,) = totals(CATALOGUE, towns)[0].totals
    assert total == _total(chosen_by=1, reported_by=1, value=Decimal(12), since=DAY, until=DAY)
    assert total.percent is None


def test_own_goals_and_other_units_stay_out() -> None:
    towns = [town("Aalst", goals=(goal("bankjes", 3), goal("tree", 3, unit="hectare")))]
    assert totals(CATALOGUE, towns) == (Standing(SiteStatus.LIVE, 1, ()),)
