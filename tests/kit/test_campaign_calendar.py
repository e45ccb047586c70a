"""The campaign plan as a page and as a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import icalendar
import vobject  # type: ignore[import-untyped]  # it carries no types

from klimaatwerf.core.kit.campaign import Campaign
from klimaatwerf.kit.campaign_calendar import plan_calendar
from klimaatwerf.kit.pages import KitPages
from tests.kit.lettering import plan_of, shipped_plan
from tests.pages import document

ASSE = shipped_plan("asse")
ITEM = ASSE.kit["acties/klimaattafel-wijk"]
PLAN = plan_of(ASSE, ITEM)
TO_DO = [task for task in PLAN.tasks if not task.passed]
NOTHING = plan_of(ASSE, replace(ITEM, starts_on=None, deadline=None))


def page_of(plan: Campaign) -> str:
    return KitPages(ASSE.site.municipality).plan(plan).decode()


def entries(plan: Campaign) -> list[Any]:
    data = plan_calendar(plan, "asse")
    assert data is not None
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_the_calendar_holds_what_is_still_to_do_and_the_start_as_whole_days() -> None:
    found = [(one["dtstart"].dt, one["dtend"].dt, str(one["summary"])) for one in entries(PLAN)]
    day = timedelta(days=1)
    wanted = [(one.day, one.day + day, one.title) for one in TO_DO]
    wanted.append((date(2027, 1, 14), date(2027, 1, 15), "Start"))
    assert found == [(day, end, f"{title} (Klimaattafel in de wijk)") for day, end, title in wanted]
    assert {one["transp"] for one in entries(PLAN)} == {"TRANSPARENT"}
    assert [one for one in entries(PLAN) if one.walk("VALARM")] == []


def test_another_reader_of_calendars_agrees() -> None:
    data = plan_calendar(PLAN, "asse")
    assert data is not None
    read = vobject.readOne(data.decode())
    assert len(read.vevent_list) == len(TO_DO) + 1
    assert read.vevent_list[0].dtstart.value == date(2026, 12, 3)
    assert read.vevent_list[0].description.value == (
        "Kanaal: infoblad\nUit de kit: Wervingsteksten, Link en Facebook\n"
        "Teruggeteld vanaf donderdag 14 januari 2027 (de start)."
    )


def test_tasks_that_are_called_the_same_are_told_apart_also_when_the_first_has_passed() -> None:
    first, *rest = TO_DO
    twice = (
        replace(first, passed=True),
        first,
        replace(first, day=first.day + timedelta(7)),
        *rest,
    )
    names = [str(one["uid"]) for one in entries(replace(PLAN, tasks=twice))]
    assert len(set(names)) == len(names) == len(TO_DO) + 2
    later = replace(
        PLAN, tasks=tuple(replace(task, passed=number < 2) for number, task in enumerate(twice))
    )
    assert [str(one["uid"]) for one in entries(later)] == names[1:]


def test_a_task_keeps_its_name_when_the_start_moves_and_is_newer() -> None:
    later = plan_of(ASSE, replace(ITEM, starts_on=date(2027, 2, 18)))
    former = {str(one["summary"]): one for one in entries(PLAN)}
    moved = {str(one["summary"]): one for one in entries(later)}
    both = former.keys() & moved.keys()
    assert len(both) == len(former)
    for name in both:
        assert former[name]["uid"] == moved[name]["uid"]
        assert former[name]["sequence"] < moved[name]["sequence"]
        assert former[name]["dtstamp"].dt < moved[name]["dtstamp"].dt
    uids = [str(one["uid"]) for one in entries(PLAN)]
    assert len(set(uids)) == len(uids)


def test_equal_plans_give_equal_bytes() -> None:
    assert plan_calendar(PLAN, "asse") == plan_calendar(plan_of(ASSE, ITEM), "asse")


def test_without_a_day_there_is_no_calendar() -> None:
    assert plan_calendar(NOTHING, "asse") is None


def test_the_page_tells_every_task_in_a_table_with_heads() -> None:
    page = document(page_of(PLAN))
    assert [one.words() for one in page.all("h1")] == ["Campagneplan: Klimaattafel in de wijk"]
    rows = [[cell.words() for cell in row.all("th", "td")] for row in page.all("tr")]
    assert rows[0] == ["Tegen wanneer", "Wat", "Kanaal", "Uit de kit"]
    assert rows[1] == [
        "donderdag 19 november",
        "Zaal en gespreksleiders vastleggen. Voorbij. Stuur de mail vandaag nog, of bel.",
        "e-mail",
        "",
    ]
    assert len(rows) == len(PLAN.tasks) + 1
    assert page.all("p")[1].words() == (
        "Teruggeteld vanaf donderdag 14 januari 2027 (de start). De methode is: Klimaattafel."
    )


def test_the_page_says_what_to_fill_in_where_there_is_no_day() -> None:
    text = document(page_of(NOTHING)).words()
    assert "Let op: Er is nog geen dag om van terug te tellen." in text
    assert "<table>" not in page_of(NOTHING)


def test_signs_in_a_title_stay_signs() -> None:
    assert "&lt;b&gt; &amp; co" in page_of(replace(PLAN, title="<b> & co"))
