"""The shipped examples of messages are those of the golden cases."""

from __future__ import annotations

import json
import os
from pathlib import Path

from klimaatwerf import sources
from klimaatwerf.core.messages import GROUPS, MESSAGES
from klimaatwerf.sources.examples import load_examples
from tests.portal.examples import gathered

FILE = Path(sources.__file__).parents[1] / "data/message-examples.json"


def test_the_shipped_examples_are_what_the_golden_cases_say() -> None:
    examples = gathered()
    if os.environ.get("KLIMAATWERF_UPDATE_GOLDEN"):
        text = json.dumps(examples, ensure_ascii=False, indent=1, sort_keys=True)
        FILE.write_text(f"{text}\n", encoding="utf-8")
        load_examples.cache_clear()
    assert load_examples() == examples


def test_every_example_is_of_a_message_that_there_is() -> None:
    assert sorted(load_examples().keys() - MESSAGES) == []


def test_no_message_is_in_two_groups() -> None:
    assert sum(map(len, GROUPS.values())) == len(MESSAGES)
