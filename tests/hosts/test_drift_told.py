"""The network is told when BBL changes a text that a municipality replaced by its own."""

from __future__ import annotations

from pathlib import Path

from klimaatwerf.core.overrides import Drift, State
from klimaatwerf.editing.backups import Backup
from klimaatwerf.editing.settling import Settling
from klimaatwerf.pipeline import prepare
from klimaatwerf.portal.keeping import from_text
from klimaatwerf.project import load_project
from tests.sites import TODAY
from tests.small import FILES, Small

OVER = "content/pages/over.md"
ARCHIVE = "content/pages/agenda/archief.md"


def _told(small: Small, slug: str) -> tuple[Drift, ...]:
    summary = from_text(small.store().read_note(slug))
    assert summary is not None
    return summary.drift


def test_a_text_that_moved_on_is_told_though_the_site_stays_as_it_is(tmp_path: Path) -> None:
    small = Small.lay_out(tmp_path / "root")
    prepared = prepare(load_project(small.root, TODAY), "dorp")
    Settling(prepared, Backup(small.root)).stamp()
    small.build()
    known = {one.path: one.state for one in _told(small, "dorp")}
    assert known["pages.over.body"] is State.ADAPTED
    small.write(OVER, FILES[OVER].replace("vindt ons", "vindt ons hier"))
    report = small.build()
    assert (report.sites["dorp"].rendered, report.sites["dorp"].written) == (0, 0)
    now = {one.path: one.state for one in _told(small, "dorp")}
    assert now == {**known, "pages.over.body": State.MOVED_ON}
    assert _told(small, "stad") == ()


def test_a_text_of_a_page_that_is_out_of_season_moves_on_too(tmp_path: Path) -> None:
    small = Small.lay_out(tmp_path / "root")
    small.write("municipalities/stad/content/pages/agenda/archief.md", "Van ons.\n")
    prepared = prepare(load_project(small.root, TODAY), "stad")
    Settling(prepared, Backup(small.root)).stamp()
    small.build()
    assert [one.state for one in _told(small, "stad")] == [State.ADAPTED]
    small.write(ARCHIVE, FILES[ARCHIVE].replace("voorbij", "geweest"))
    small.build()
    assert [one.state for one in _told(small, "stad")] == [State.MOVED_ON]
