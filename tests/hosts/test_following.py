"""Municipalities on different releases in one run: each gets its own, and no more is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klimaatwerf.core.channels import EARLY, STABLE, Did, Event, as_line
from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.packs import Packs
from klimaatwerf.publish.manifest import MANIFEST
from klimaatwerf.report import State
from klimaatwerf.sources.releases import JOURNAL
from tests.roots import bytes_of
from tests.sites import TODAY
from tests.small import Small

DORP, GEHUCHT, STAD = "dorp", "gehucht", "stad"
TEXT = "content/pages/contact.md"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small.lay_out(tmp_path / "root")


def release(small: Small, version: str, channel: str) -> None:
    Releases.of(small.root).release(Draft(version, 1), channel, TODAY)


def follow(small: Small, slug: str, **template: str) -> None:
    chosen = ", ".join(f"{name}: {value}" for name, value in template.items())
    file = small.root / f"municipalities/{slug}/municipality.yml"
    kept = [
        line
        for line in file.read_text(encoding="utf-8").splitlines(keepends=True)
        if not line.startswith("template:")
    ]
    file.write_text("".join(kept) + f"template: {{{chosen}}}\n", encoding="utf-8")


def rewrite(small: Small, word: str) -> None:
    """Let a page begin with a word of its own."""
    text = (small.root / TEXT).read_text(encoding="utf-8")
    head, body = text.rsplit("---\n", 1)
    small.write(TEXT, f"{head}---\n{word}. {body}")


def words(small: Small, *slugs: str) -> dict[str, str | None]:
    """Which of the words each site shows on that page."""
    shown = {}
    for slug in slugs or (DORP, GEHUCHT, STAD):
        page = (small.root / "site" / slug / "contact/index.html").read_text(encoding="utf-8")
        shown[slug] = next(
            (one for one in ("Straks", "Daarna", "Eerst") if f"{one}. " in page), None
        )
    return shown


def states(small: Small, today: date = TODAY) -> dict[str, State]:
    report = small.build(today=today)
    assert [str(one) for one in report.problems if one.is_error] == []
    return {slug: site.state for slug, site in report.sites.items()}


def contents(small: Small, slug: str) -> dict[str, str]:
    files = bytes_of(small.root / "site" / slug)
    return {name: digest for name, digest in files.items() if name != MANIFEST}


def test_each_municipality_shows_what_it_follows(small):
    rewrite(small, "Eerst")
    release(small, "2027.1", STABLE)
    rewrite(small, "Daarna")
    release(small, "2027.2", EARLY)
    rewrite(small, "Straks")
    follow(small, GEHUCHT, channel="early")
    follow(small, STAD, version="2027.2")
    states(small)
    assert words(small) == {DORP: "Eerst", GEHUCHT: "Daarna", STAD: "Daarna"}
    Releases.of(small.root).withdraw("2027.2", TODAY)
    states(small)
    assert words(small) == {DORP: "Eerst", GEHUCHT: "Straks", STAD: "Daarna"}


def test_a_release_gives_the_bytes_that_the_working_pack_gave(small):
    small.build()
    before = {slug: contents(small, slug) for slug in (DORP, GEHUCHT, STAD)}
    release(small, "2027.1", STABLE)
    assert set(states(small).values()) == {State.UNCHANGED}
    assert {slug: contents(small, slug) for slug in before} == before


def test_what_is_edited_in_the_working_pack_leaves_who_follows_a_release_alone(small):
    release(small, "2027.1", STABLE)
    follow(small, GEHUCHT, channel="early")
    small.build()
    rewrite(small, "Straks")
    report = small.build()
    found = {slug: (one.state, one.rendered) for slug, one in report.sites.items()}
    assert found[DORP] == found[STAD] == (State.UNCHANGED, 0)
    assert found[GEHUCHT] == (State.BUILT, 1)


def test_a_promotion_renders_only_the_pages_that_the_release_changed(small):
    release(small, "2027.1", STABLE)
    small.build()
    rewrite(small, "Straks")
    release(small, "2027.2", EARLY)
    assert set(states(small).values()) == {State.UNCHANGED}
    Releases.of(small.root).promote("2027.2", STABLE, TODAY)
    report = small.build()
    assert {slug: one.rendered for slug, one in report.sites.items()} == dict.fromkeys(
        (DORP, GEHUCHT, STAD), 1
    )
    assert words(small) == dict.fromkeys((DORP, GEHUCHT, STAD), "Straks")


def test_a_rollback_restores_the_former_bytes(small):
    release(small, "2027.1", STABLE)
    small.build()
    before = {slug: contents(small, slug) for slug in (DORP, GEHUCHT, STAD)}
    rewrite(small, "Straks")
    release(small, "2027.2", STABLE)
    small.build()
    assert {slug: contents(small, slug) for slug in before} != before
    Releases.of(small.root).rollback(STABLE, TODAY)
    small.build()
    assert {slug: contents(small, slug) for slug in before} == before


def test_each_pack_is_read_once_however_many_follow_it(small, monkeypatch):
    release(small, "2027.1", STABLE)
    release(small, "2027.2", EARLY)
    follow(small, GEHUCHT, channel="early")
    read: list[str | None] = []
    plain = Packs.read

    def noted(self: Packs, version: str | None) -> object:
        known = self.working if version is None else self.releases
        before = known if version is None else len(self.releases)
        found = plain(self, version)
        if before is None or (version is not None and len(self.releases) != before):
            read.append(version)
        return found

    monkeypatch.setattr(Packs, "read", noted)
    small.build()
    assert sorted(map(str, read)) == ["2027.1", "2027.2", "None"]


def test_a_release_that_was_tampered_with_costs_its_followers_only_and_keeps_their_sites(small):
    release(small, "2027.1", STABLE)
    follow(small, GEHUCHT, channel="early")
    small.build()
    before = contents(small, DORP)
    package = small.root / "content/releases/2027.1.zip"
    package.write_bytes(package.read_bytes() + b"x")
    report = small.build()
    assert {slug: one.state for slug, one in report.sites.items()} == {
        DORP: State.KEPT,
        GEHUCHT: State.UNCHANGED,
        STAD: State.KEPT,
    }
    assert [(one.code, one.place.file) for one in report.problems if one.is_error] == [
        ("package-changed", "content/releases/2027.1.zip")
    ]
    assert contents(small, DORP) == before


def test_a_fault_in_the_working_pack_costs_nobody_who_follows_a_release(small):
    release(small, "2027.1", STABLE)
    follow(small, GEHUCHT, channel="early")
    small.build()
    small.change(TEXT, "---\n", "---\nwat: is dit\n")
    report = small.build()
    assert {slug: one.state for slug, one in report.sites.items()} == {
        DORP: State.UNCHANGED,
        GEHUCHT: State.KEPT,
        STAD: State.UNCHANGED,
    }


def test_a_fault_in_a_release_is_told_where_it_stands_in_the_package(small):
    release(small, "2027.1", STABLE)
    small.change("content/pack.yml", 'min_generator: "0.1"', 'min_generator: "99.1"')
    release(small, "2099.1", EARLY)
    small.change("content/pack.yml", 'min_generator: "99.1"', 'min_generator: "0.1"')
    follow(small, STAD, channel="early")
    report = small.build()
    assert [str(one) for one in report.problems if one.is_error] == [
        (
            "content/releases/2099.1.zip/pack.yml:5:16: pack.min_generator: Dit pakket vraagt "
            "Klimaatwerf 99.1 of nieuwer; dit is 0.1.0. Werk Klimaatwerf bij. [generator-old]"
        )
    ]
    assert report.sites[STAD].state is State.FAILED
    assert report.sites[DORP].state is State.BUILT


def test_the_end_of_support_is_told_on_its_day_without_building_again(small):
    release(small, "2027.1", STABLE)
    Releases.of(small.root).support("2027.1", date(2028, 12, 31), TODAY)
    follow(small, STAD, version="2027.1")
    small.build()

    def told(today: date) -> list[str]:
        report = small.build(today=today)
        return [one.code for one in report.problems if one.code.startswith("support")]

    assert told(date(2028, 9, 1)) == []
    assert told(date(2028, 10, 2)) == ["support-ending-channel", "support-ending"]
    assert told(date(2029, 1, 1)) == ["support-ended-channel", "support-ended"]


def test_what_a_damaged_journal_cost_is_made_good_once_it_is_mended(small):
    release(small, "2027.1", EARLY)
    small.build()
    journal = small.root / JOURNAL
    good = journal.read_bytes()
    journal.write_bytes(good + b"{\n")
    follow(small, STAD, channel="stable")
    assert small.build().sites[STAD].state is State.KEPT
    journal.write_bytes(good)
    assert set(states(small).values()) <= {State.UNCHANGED, State.BUILT}


def test_a_journal_that_an_editor_marked_as_utf_8_still_moves_its_followers(small):
    rewrite(small, "Eerst")
    release(small, "2027.1", STABLE)
    rewrite(small, "Daarna")
    release(small, "2027.2", EARLY)
    journal = small.root / JOURNAL
    journal.write_bytes(b"\xef\xbb\xbf" + journal.read_bytes())
    small.build()
    event = as_line(Event(Did.PROMOTE, "2027.2", TODAY.isoformat(), STABLE))
    journal.write_bytes(journal.read_bytes() + event.encode())
    small.build()
    assert words(small) == dict.fromkeys((DORP, GEHUCHT, STAD), "Daarna")


def test_a_region_can_lead_its_municipalities_away_from_a_damaged_release(small):
    release(small, "2027.1", EARLY)
    rewrite(small, "Straks")
    release(small, "2027.2", EARLY)
    defaults = "content/regions/kempen/municipality.yml"
    small.write(defaults, "template: {version: 2027.1}\n")
    package = small.root / "content/releases/2027.1.zip"
    package.write_bytes(package.read_bytes() + b"x")
    assert small.build().sites[GEHUCHT].state is State.FAILED
    small.write(defaults, "template: {version: 2027.2}\n")
    assert small.build().sites[GEHUCHT].state is State.BUILT
    assert words(small, GEHUCHT) == {GEHUCHT: "Straks"}


def test_who_stays_with_a_withdrawn_release_is_never_sent_to_another_withdrawn_one(small):
    for version in ("2027.1", "2027.2", "2027.3"):
        release(small, version, EARLY)
    follow(small, STAD, version="2027.1")

    def told() -> list[str]:
        found = [one for one in small.build().problems if one.code == "version-withdrawn"]
        return [one.hint.partition(",")[0] for one in found]

    Releases.of(small.root).withdraw("2027.1", TODAY)
    assert told() == ["Kies een andere versie (2027.3)"]
    Releases.of(small.root).withdraw("2027.3", TODAY)
    assert told() == ["Kies een andere versie (2027.2)"]


def test_a_municipality_can_move_to_another_release_and_back(small):
    rewrite(small, "Eerst")
    release(small, "2027.1", STABLE)
    rewrite(small, "Daarna")
    release(small, "2027.2", EARLY)
    small.build()
    before = contents(small, STAD)
    follow(small, STAD, channel="early")
    small.build(STAD)
    assert words(small) == {DORP: "Eerst", GEHUCHT: "Eerst", STAD: "Daarna"}
    follow(small, STAD, channel="stable")
    small.build(STAD)
    assert contents(small, STAD) == before


def test_a_picture_of_a_release_is_published_from_its_package(small):
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'
    )
    small.write("content/media/haag.svg", drawing)
    text = (small.root / TEXT).read_text(encoding="utf-8")
    small.write(TEXT, f"{text}\n![Een haag](/media/haag.svg)\n")
    release(small, "2027.1", STABLE)
    small.build()
    before = contents(small, DORP)
    assert "media/haag.svg" in before
    (small.root / "content/media/haag.svg").unlink()
    small.write(TEXT, text)
    small.build(clean=True)
    assert contents(small, DORP) == before
