"""Lighthouse, as on a phone, over pages that are served here."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.browser.programs import CHROMIUM, FLAGS, NODE, missing

__all__ = ["PAGES", "Marks", "marks"]

PAGES = {
    "Home": "",
    "Acties": "acties/",
    "Actie": "acties/samen-zonnepanelen/",
    "Agenda": "agenda/",
    "Plan": "plan/",
}
"""The page types that are measured, with a page of the live municipality for each."""

SCRIPT = Path(__file__).with_name("tools") / "lighthouse.mjs"


@dataclass(frozen=True)
class Marks:
    """The score of a page in each category, from 0 to 1, and each audit that cost points."""

    scores: dict[str, float | None]
    failed: list[object]


def marks(addresses: Iterable[str], categories: Iterable[str]) -> dict[str, Marks]:
    """What Lighthouse says of these addresses."""
    node, chromium = NODE.found(), CHROMIUM.found()
    assert node, missing([NODE])
    assert chromium, missing([CHROMIUM])
    done = subprocess.run(
        [node, str(SCRIPT), ",".join(categories), *addresses],
        env={**os.environ, "CHROME_PATH": chromium, "CHROME_FLAGS": json.dumps(FLAGS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    errors = {address: said["error"] for address, said in answer.items() if said["error"]}
    assert errors == {}
    return {address: Marks(said["scores"], said["failed"]) for address, said in answer.items()}
