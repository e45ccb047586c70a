"""Whose steps the pieces of an action show."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.core.kit.facts import facts, with_words
from klimaatwerf.core.problems import Collector
from tests.kit.kits import ACTION, PROFILE
from tests.kit.telling import recruiting
from tests.sites import made


@pytest.mark.parametrize(
    "steps",
    ["", "  steps: [Meet je tuin., Graaf een geul., Plant.]\n"],
)
def test_steps_that_a_municipality_wrote_itself_come_before_those_of_the_recruit_file(
    tmp_path: Path, steps: str
) -> None:
    prepared = made(tmp_path, {"actions.yml": ACTION + steps}, more=PROFILE)
    plan = prepared.plan
    assert plan is not None
    (item,) = facts(plan.selection, plan.values, prepared.tree).values()
    words = recruiting().words(item, plan.values, Collector())
    shown = with_words(item, words).steps
    assert shown == (item.steps if steps else words.steps)
    assert item.own_steps is bool(steps)
    assert item.steps != words.steps
