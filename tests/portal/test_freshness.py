"""What asks for attention in a municipality."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from klimaatwerf.core.channels import Did, Event
from klimaatwerf.core.overrides import Drift, State
from klimaatwerf.portal.freshness import Attention, Reason, attention_for, year_before
from klimaatwerf.portal.versions import Versions
from tests.portal.networks import TODAY, action, goal, town, versions

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


def _versions(**support: str) -> Versions:
    return versions(
        Event(Did.RELEASE, "2026.1", "2026-01-01", "stable", until=support.get("until", "")),
        Event(Did.RELEASE, "2026.2", "2026-06-01", "early", until="2026-08-01"),
        Event(Did.WITHDRAW, "2026.2", "2026-07-01"),
    )


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("2026-11-23", [Reason.SUPPORT_ENDING]),
        ("2026-11-22", [Reason.SUPPORT_ENDED]),
        ("2027-02-21", [Reason.SUPPORT_ENDING]),
        ("2027-02-22", []),
        ("", []),
    ],
)
def test_who_stays_with_a_version_is_told_when_its_support_ends(
    until: str, told: list[Reason]
) -> None:
    pinned = town("Aalst", follows="2026.1", version="2026.1")
    found = attention_for(pinned, TODAY, _versions(until=until))
    day = date.fromisoformat(until) if until else None
    assert found == tuple(Attention(reason, "2026.1", day) for reason in told)
    follower = town("Boom", follows="stable", version="2026.1")
    assert attention_for(follower, TODAY, _versions(until=until)) == ()


def test_who_stays_with_a_withdrawn_version_is_told_that_alone() -> None:
    pinned = town("Aalst", follows="2026.2", version="2026.2")
    assert attention_for(pinned, TODAY, _versions()) == (Attention(Reason.WITHDRAWN, "2026.2"),)


def test_own_texts_that_the_pack_moved_on_from_are_told_once() -> None:
    drift = tuple(
        Drift(path, state)
        for path, state in [
            ("pages.over.body", State.MOVED_ON),
            ("pages.contact.body", State.ADAPTED),
            ("actions.haag.lead", State.MOVED_ON),
        ]
    )
    assert attention_for(town("Aalst", drift=drift), TODAY) == (
        Attention(Reason.MOVED_ON, "pages.over.body, actions.haag.lead"),
    )


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2026, 11, 23), YEAR_AGO), (date(2028, 2, 29), date(2027, 2, 28))],
)
def test_a_year_before_is_a_day_that_exists(day: date, before: date) -> None:
    assert year_before(day) == before
