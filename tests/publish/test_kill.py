"""A process that publishes is killed at random moments: each site stays whole."""

from __future__ import annotations

import pytest

from tests.bench.kill import SLUGS, kill


@pytest.mark.parametrize("exchange", [True, False])
def test_after_a_kill_each_site_is_whole_old_or_new_and_the_next_start_mends_the_rest(
    exchange: bool,
) -> None:
    tally = kill(30, exchange=exchange)
    looked = sum(number for name, number in tally.items() if name.startswith("sites "))
    looked -= tally["sites away between two renames"]
    assert (tally["kills"], looked) == (30, 30 * len(SLUGS))
