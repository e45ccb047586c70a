"""The little that the network keeps of a municipality."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from klimaatwerf.core.tree import EMPTY
from klimaatwerf.core.vocabulary import ActionPhase, SiteStatus
from klimaatwerf.pipeline import Prepared
from klimaatwerf.portal.keeping import from_text, to_text
from klimaatwerf.portal.summary import ActionSummary, GoalSummary, Summary, summary_of
from klimaatwerf.sources.register import load_register
from tests.sites import made, shipped

ACTIONS = """
- template: repair-cafe
  phase: running
  review_by: 2026-10-01
  internal_notes: niet voor lezers
  participate: [{type: visit, label: Kom langs, instructions: Op zaterdag.}]
- id: later
  title: Later
  lead: Nog niet.
  topic: groen
  audiences: [resident]
  phase: idea
  publish_from: 2027-01-01
"""
GOALS = """
- goal: hedge
  values:
    - {date: 2025-01-01, value: 80, source: telling}
    - {date: 2026-01-01, value: 120, source: telling, estimated: ja}
- id: bankjes
  title: Bankjes
  topic: samen
  unit: procent
  rule: {per: absolute, amount: 40}
  cumulative: nee
  target_year: 2030
"""
MORE = """
postcodes: [9667]
former_names: [Ommelands]
status: example
commitments: {climate_pact: [1.0]}
inhabitants: {value: 2000, as_of: 2026-01-01, source: proef}
accessibility: {status: full, assessed_on: 2025-06-01, method: self, enforcement: De ombudsdienst}
"""


def _summary(root: Path) -> Summary:
    found = made(root, {"actions.yml": ACTIONS, "goals.yml": GOALS}, more=MORE)
    assert found.plan is not None, found.problems
    return summary_of(found)


def test_what_is_published_is_kept_and_no_more(tmp_path: Path) -> None:
    summary = _summary(tmp_path)
    (action,) = summary.actions
    assert replace(action, title="") == ActionSummary(
        id="repair-cafe",
        template="repair-cafe",
        title="",
        topic="circulair",
        phase=ActionPhase.RUNNING,
        path="acties/repair-cafe",
        review_by=date(2026, 10, 1),
    )
    hedge = GoalSummary(
        id="hedge",
        title="Haag en geveltuin",
        unit="meter",
        target_year=2030,
        summable=True,
        target=Decimal(1000),
        value=Decimal(120),
        measured_on=date(2026, 1, 1),
        estimated=True,
    )
    own = GoalSummary("bankjes", "Bankjes", "procent", 2030, summable=False, target=Decimal(40))
    assert [one for one in summary.goals if one.id in (hedge.id, own.id)] == [hedge, own]
    assert replace(summary, actions=(), goals=()) == Summary(
        slug="dorp",
        name="Horebeke",
        province="Oost-Vlaanderen",
        nis="45062",
        postcodes=("9667",),
        former_names=("Ommelands",),
        status=SiteStatus.EXAMPLE,
        campaign="Horebeke voor het klimaat",
        statement_of=date(2025, 6, 1),
        plan_path="plan",
        site_url="https://klimaatwerf.example/dorp/",
    )


def test_a_municipality_that_cannot_be_read_is_known_by_the_register(tmp_path: Path) -> None:
    entry = load_register().entries["44021"]
    assert summary_of(Prepared("gent", EMPTY, entry, None, ())) == Summary(
        slug="gent",
        name="Gent",
        province="Oost-Vlaanderen",
        nis="44021",
        postcodes=entry.postcodes,
        campaign="Gent",
    )
    assert summary_of(Prepared("weg", EMPTY, None, None, ())) == Summary(
        "weg", "weg", campaign="weg"
    )


def test_a_municipality_with_errors_keeps_its_facts_but_counts_for_nothing(tmp_path: Path) -> None:
    found = made(tmp_path, {"actions.yml": ACTIONS + "- phase: running\n"}, more=MORE)
    assert found.plan is None
    summary = summary_of(found)
    assert (summary.name, summary.actions, summary.goals) == ("Horebeke", (), ())


def test_a_summary_can_be_kept_as_text(tmp_path: Path) -> None:
    summary = _summary(tmp_path)
    assert from_text(to_text(summary)) == summary
    assert [from_text(text) for text in (None, "", "{}", '{"slug": 1}')] == [None] * 4


def test_a_summary_stays_small(tmp_path: Path) -> None:
    assert shipped().register is load_register()
    assert len(pickle.dumps(_summary(tmp_path))) < 2000
