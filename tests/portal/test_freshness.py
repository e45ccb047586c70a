"""What asks for attention in a municipality."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from klimaatwerf.portal.freshness import Attention, Reason, attention_for, year_before
from tests.portal.networks import TODAY, action, goal, town

YEAR_AGO, DAY = date(2025, 11, 23), timedelta(days=1)


def test_all_that_grew_old_is_told_in_order() -> None:
    old = YEAR_AGO - DAY
    one = town(
        "Aalst",
        actions=(action("haag", review_by=TODAY - DAY),),
        statement_of=old,
        plan_path="plan",
        goals=(goal(value=1, measured_on=old),),
    )
    assert attention_for(one, TODAY, kept=True) == (
        Attention(Reason.KEPT),
        Attention(Reason.ACTION, "Haag", TODAY - DAY, "acties/haag"),
        Attention(Reason.STATEMENT, since=old, path="toegankelijkheid"),
        Attention(Reason.GOAL, "Tree", old, "plan"),
    )


def test_what_is_due_today_is_not_late() -> None:
    one = town(
        "Aalst",
        actions=(action("haag", review_by=TODAY), action(None)),
        statement_of=YEAR_AGO,
        goals=(goal(value=1, measured_on=YEAR_AGO), goal("hedge")),
    )
    assert attention_for(one, TODAY) == ()


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2026, 11, 23), YEAR_AGO), (date(2028, 2, 29), date(2027, 2, 28))],
)
def test_a_year_before_is_a_day_that_exists(day: date, before: date) -> None:
    assert year_before(day) == before
