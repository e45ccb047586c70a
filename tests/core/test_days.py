"""The days on which a site changes: all of them are foreseen, for two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from klimaatwerf.core.plan import Plan, plan
from klimaatwerf.pipeline import Prepared, prepare
from klimaatwerf.project import Project, load_project
from klimaatwerf.render.asks import Ask, Stale, stale
from klimaatwerf.report import problem_as_json
from tests.sites import PORTAL, TODAY, renderer, shipped
from tests.small import FILES, Small

YEARS = 2
LAST = TODAY.replace(year=TODAY.year + YEARS)
ONE = timedelta(days=1)
D = "municipalities/dorp"
WAY = "{type: mail, label: Mail, email: a@dorp.example, closes_on: 2027-02-10}"
RICH = {
    f"{D}/municipality.yml": FILES[f"{D}/municipality.yml"]
    + "announcement: {text: Hallo, from: 2026-12-24, until: 2027-01-03}\n"
    + "accessibility: {status: full, assessed_on: 2026-03-01, reviewed_on: 2026-05-01,"
    + " method: self, contact: a@dorp.example, enforcement: Klaag.}\n",
    f"{D}/events.yml": FILES[f"{D}/events.yml"]
    + "".join(
        f"- {{id: {id_}, title: {id_}, lead: Kom., attendance: online,"
        f" online_url: 'https://dorp.example', {fields}}}\n"
        for id_, fields in {
            "reeks": "occurrences: [{start: 2027-01-10 19:00}, {start: 2027-02-10 19:00,"
            " end: 2027-02-11 01:00}, {start: 2028-01-05 20:00, status: cancelled}]",
            "elke-week": "recurrence: {weekdays: [zaterdag], from: 2027-09-04, until: 2027-10-30,"
            " start_time: '10:00', except: [2027-09-18]}",
            "inschrijven": "start: 2027-05-08 14:00, booking: {required: ja,"
            " email: a@dorp.example, closes_on: 2027-05-01}",
            "laat-dicht": "start: 2027-06-05 14:00, booking: {required: ja,"
            " email: a@dorp.example, closes_on: 2027-06-20}",
        }.items()
    ),
    f"{D}/actions.yml": FILES[f"{D}/actions.yml"]
    + f"  dates: {{start: 2027-03-01, end: 2027-04-30}}\n  participate: [{WAY}]\n"
    + "- {id: even, title: Even, lead: Kort., topic: water, phase: running,"
    + " audiences: [resident], publish_from: 2027-07-01, publish_until: 2027-08-31}\n",
    f"{D}/partners.yml": FILES[f"{D}/partners.yml"].rstrip("}\n") + ", valid_until: 2027-11-30}\n",
    f"{D}/goals.yml": FILES[f"{D}/goals.yml"]
    + "- {id: eigen, title: Eigen doel, topic: water, unit: tonnen, target_year: 2027,"
    + " rule: {per: absolute, amount: 40}}\n",
    f"{D}/content/news/2027-10-10-later.md": "---\ntitle: Later\nlead: Straks.\n---\nTekst.\n",
}
"""Something of everything that a day can change."""


@dataclass(frozen=True)
class Town:
    """A municipality that can be planned for any day."""

    project: Project
    prepared: Prepared

    @classmethod
    def of(cls, project: Project, slug: str) -> Town:
        """One without errors."""
        found = prepare(project, slug)
        assert found.plan is not None, "\n".join(map(str, found.problems))
        return cls(project, found)

    def plan(self, today: date) -> Plan:
        """Its plan."""
        assert self.prepared.site is not None
        return plan(self.prepared.site, self.prepared.tree, today)[0]

    def problems(self, today: date) -> list[Mapping[str, object]]:
        """What is told about it."""
        found = prepare(replace(self.project, today=today), self.prepared.slug)
        return [problem_as_json(one) for one in found.problems]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Town:
    small = Small.lay_out(tmp_path_factory.mktemp("rich") / "root")
    for name, text in RICH.items():
        small.write(name, text)
    return Town.of(load_project(small.root, TODAY, PORTAL), "dorp")


def rendered(planned: Plan, root: Path) -> tuple[dict[str, bytes], Mapping[str, frozenset[Ask]]]:
    """Every page and every file of a plan, with what they asked."""
    site = renderer(planned, root=root)
    pages = {page.destination: site.document(page).encode() for page in planned.pages.values()}
    return pages | site.files(), site.asked


def _stale(before: Plan, now: Plan, asked: Mapping[str, frozenset[Ask]]) -> Stale:
    """What may be different, of the files too."""
    return stale(before, now, asked, renderer(now).file_names)


def periods(town: Town) -> Iterator[tuple[date, date]]:
    """The periods of two years in which nothing changes, by their first and last day."""
    first = TODAY
    while first < LAST:
        after = next(iter(town.plan(first).changes_on), LAST)
        yield first, min(after, LAST) - ONE
        first = after


def test_a_rich_municipality_looks_the_same_until_a_day_that_its_plan_named(rich: Town) -> None:
    found = list(periods(rich))
    assert len(found) > 25
    for first, last in found:
        assert (
            rendered(rich.plan(first), rich.project.root)[0]
            == rendered(rich.plan(last), rich.project.root)[0]
        ), (first, last)


def test_on_such_a_day_a_page_that_is_not_stale_stays_the_same(rich: Town) -> None:
    before = rich.plan(TODAY)
    documents, asked = rendered(before, rich.project.root)
    stale_ones: list[int] = []
    for first, _ in list(periods(rich))[1:]:
        now = rich.plan(first)
        fresh, asks = rendered(now, rich.project.root)
        found = _stale(before, now, asked)
        pages = [page.destination for path, page in now.pages.items() if path not in found.pages]
        kept = [*pages, *(name for name in asks if name in fresh and name not in found.files)]
        assert [name for name in kept if fresh[name] != documents[name]] == [], first
        stale_ones.append(len(found.pages))
        before, documents, asked = now, fresh, asks
    assert max(stale_ones) < len(before.pages)


def test_what_is_told_of_a_rich_municipality_changes_on_those_days_only(rich: Town) -> None:
    for first, last in periods(rich):
        assert rich.problems(first) == rich.problems(last), (first, last)


@pytest.mark.parametrize("slug", ["berlaar", "mechelen"])
def test_a_shipped_municipality_looks_the_same_until_a_day_that_its_plan_named(slug: str) -> None:
    town = Town.of(shipped(), slug)
    for first, last in periods(town):
        assert (
            rendered(town.plan(first), town.project.root)[0]
            == rendered(town.plan(last), town.project.root)[0]
        ), (first, last)


def test_in_the_rich_municipality_every_question_has_one_answer_on_every_day_between(
    rich: Town,
) -> None:
    for first, last in periods(rich):
        before = rich.plan(first)
        asked = rendered(before, rich.project.root)[1]
        for number in range(1, (last - first).days + 1):
            now = rich.plan(first + timedelta(days=number))
            assert _stale(before, now, asked) == Stale(frozenset(), frozenset()), now.today


def test_in_the_fullest_municipality_every_question_has_one_answer_until_such_a_day() -> None:
    town = Town.of(shipped(), "asse")
    asked = rendered(town.plan(TODAY), town.project.root)[1]
    for first, last in periods(town):
        before, now = town.plan(first), town.plan(last)
        found = _stale(before, now, asked)
        assert found.pages == now.pages.keys() - asked.keys(), (first, last)
        assert found.files == frozenset(), (first, last)
