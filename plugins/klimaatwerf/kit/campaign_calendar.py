"""A campaign plan as a calendar file, for the officer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.kit.campaign import Anchor, Campaign, CampaignTask, named
from klimaatwerf.render.ical import calendar, component, line, text, utc

__all__ = ["plan_calendar"]

_FIRST_STAMP = datetime(2020, 1, 1, tzinfo=UTC)
_FIRST_DAY = date(2020, 1, 1)


def plan_calendar(plan: Campaign, slug: str) -> bytes | None:
    """What is still to do as days in a calendar; None where there is nothing to put in it.

    What has passed is left out: a calendar would only say that it is too late.
    """
    if plan.day is None:
        return None
    kind = "Start" if plan.anchor is Anchor.START else "Laatste dag om mee te doen"
    last = CampaignTask(plan.day, kind, "")
    return calendar(
        _entry(task, number, plan, slug)
        for task, number in _numbered((*plan.tasks, last))
        if not task.passed
    )


def _numbered(tasks: Iterable[CampaignTask]) -> Iterator[tuple[CampaignTask, int]]:
    """Each task with the number of those like it that come before, for a plan can remind twice."""
    met: Counter[tuple[str, str]] = Counter()
    for task in tasks:
        key = task.channel, task.title
        yield task, met[key]
        met[key] += 1


def _entry(task: CampaignTask, number: int, plan: Campaign, slug: str) -> bytes:
    """A task as a day; `number` tells those that are called the same apart.

    Its UID stays the same when the start moves, so that it moves in the calendar too. Nobody
    remembers the former start: a later one counts as the newer state.
    """
    assert plan.day is not None  # noqa: S101 (an entry is made of a plan with a day only)
    state = (plan.day - _FIRST_DAY).days
    again = (str(number),) if number else ()
    uid = fingerprint((plan.item, task.channel, task.title, *again))[:20]
    return component(
        "VEVENT",
        (
            text("UID", f"plan-{uid}@{slug}.klimaatwerf"),
            line("DTSTAMP", utc(_FIRST_STAMP + timedelta(minutes=state))),
            line("SEQUENCE", str(max(state, 0))),
            line("DTSTART;VALUE=DATE", f"{task.day:%Y%m%d}"),
            line("DTEND;VALUE=DATE", f"{task.day + timedelta(days=1):%Y%m%d}"),
            text("SUMMARY", f"{task.title} ({plan.title})"),
            line("TRANSP", "TRANSPARENT"),
            text("CATEGORIES", "Campagneplan"),
            text("DESCRIPTION", "\n".join(_about(task, plan))),
        ),
    )


def _about(task: CampaignTask, plan: Campaign) -> Iterator[str]:
    if task.channel:
        yield f"Kanaal: {task.channel}"
    if task.pieces:
        yield f"Uit de kit: {named(task.pieces)}"
    yield f"Teruggeteld vanaf {plan.counted_from}."
