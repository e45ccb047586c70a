"""The portal follows the life of the pack: it is built anew when that goes on, and only then."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from klimaatwerf.core.channels import EARLY, STABLE
from klimaatwerf.editing.backups import Backup
from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.editing.settling import Settling
from klimaatwerf.pipeline import prepare
from klimaatwerf.project import load_project
from klimaatwerf.sources.releases import package_name
from tests.sites import TODAY
from tests.small import Small

PAGE = "---\ntitle: Versies\nlayout: versions\n---\nWat toont wie?\n"
TOPIC = "- {id: lucht, title: Lucht, lead: Schone lucht., illustration: water, order: 3}\n"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    made = Small.lay_out(tmp_path / "root")
    made.write("content/portal/versies.md", PAGE)
    made.build()
    return made


def release(small: Small, version: str, channel: str) -> None:
    Releases.of(small.root).release(Draft(version, 1), channel, TODAY)


def rebuilt(small: Small) -> bool:
    """Whether a build made the portal anew; the one after it never does."""
    report = small.build()
    assert [str(one) for one in report.problems if one.is_error] == []
    assert not small.build().portal
    return report.portal


def versions(small: Small) -> dict[str, Any]:
    text = (small.root / "site/data/versions.json").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text)
    return told


def page(small: Small, path: str) -> str:
    return (small.root / "site" / path / "index.html").read_text(encoding="utf-8")


def test_a_release_a_promotion_and_what_is_taken_back_are_shown_at_once(small):
    assert versions(small)["channels"] == {"early": None, "stable": None}
    release(small, "2027.1", EARLY)
    assert (rebuilt(small), versions(small)["channels"]["early"]) == (True, "2027.1")
    Releases.of(small.root).promote("2027.1", STABLE, TODAY)
    assert (rebuilt(small), versions(small)["channels"]["stable"]) == (True, "2027.1")
    assert "versie 2027.1" in page(small, "versies/dorp")
    Releases.of(small.root).support("2027.1", TODAY, TODAY)
    assert (rebuilt(small), versions(small)["releases"][0]["supported_until"]) == (
        True,
        TODAY.isoformat(),
    )
    Releases.of(small.root).rollback(STABLE, TODAY)
    assert (rebuilt(small), versions(small)["channels"]["stable"]) == (True, None)


def test_a_line_of_the_changelog_of_the_working_pack_is_shown_at_once(small):
    line = "changelog:\n  - {kind: legal, summary: Een nieuwe wet.}\n"
    text = (small.root / "content/pack.yml").read_text(encoding="utf-8")
    small.write("content/pack.yml", text.split("changelog:")[0] + line)
    assert rebuilt(small)
    assert versions(small)["working"] == {
        "version": "2026.1",
        "changes": [
            {"kind": "legal", "summary": "Een nieuwe wet.", "audience": None, "affects": []}
        ],
    }


def drift(small: Small) -> dict[str, int]:
    """How many own texts of Dorp there are in each state that has some."""
    told = versions(small)["municipalities"][0]["drift"]
    return {state: number for state, number in told.items() if number}


def test_an_own_text_that_the_pack_moves_on_from_is_shown_at_once(small):
    unstamped = drift(small)["unstamped"]
    project = load_project(small.root, TODAY)
    Settling(prepare(project, "dorp"), Backup(small.root)).stamp()
    assert (rebuilt(small), drift(small)) == (True, {"adapted": unstamped})
    small.change("content/pages/over.md", "Je vindt ons", "Je treft ons")
    assert (rebuilt(small), drift(small)) == (True, {"adapted": unstamped - 1, "moved-on": 1})
    assert "klimaatwerf templates accept dorp pages.over.body" in page(small, "versies/dorp")


def test_the_portal_offers_what_the_stable_pack_offers(small):
    release(small, "2027.1", STABLE)
    topics = (small.root / "content/topics.yml").read_text(encoding="utf-8")
    small.write("content/topics.yml", topics + TOPIC)
    small.write("content/portal/handboek/index.md", "---\ntitle: Handboek\n---\nLees.\n")
    small.build()
    offer = "handboek/naslag/aanbod"
    assert "Lucht" not in page(small, offer)
    release(small, "2027.2", STABLE)
    assert rebuilt(small)
    assert "Lucht" in page(small, offer)


def test_a_package_that_is_gone_does_not_take_the_portal_along(small):
    release(small, "2027.1", STABLE)
    (small.root / package_name("2027.1")).unlink()
    report = small.build()
    assert report.portal
    assert versions(small)["releases"][0]["changes"] == []
