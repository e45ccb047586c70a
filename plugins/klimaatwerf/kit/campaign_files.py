"""A campaign plan for the officer, as a page and as a calendar file.

The plan in Word is the letter `draaiboek`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import escape

from klimaatwerf.core.dates import long_date
from klimaatwerf.core.fingerprint import fingerprint
from klimaatwerf.core.kit.campaign import Anchor, Campaign, CampaignTask
from klimaatwerf.render.ical import calendar, component, line, text, utc

__all__ = ["plan_calendar", "plan_html"]

_FIRST_STAMP = datetime(2020, 1, 1, tzinfo=UTC)
_FIRST_DAY = date(2020, 1, 1)


def plan_html(plan: Campaign) -> str:
    """The plan as HTML from its heading on, to stand in the frame of the kit's pages."""
    return "\n".join(_html(plan)) + "\n"


def _html(plan: Campaign) -> Iterator[str]:
    yield f"<h1>Campagneplan: {escape(plan.title)}</h1>"
    if plan.day:
        method = f" De methode is: {escape(plan.method)}." if plan.method else ""
        yield f"<p>Teruggeteld vanaf {escape(plan.counted_from)}.{method}</p>"
    for note in plan.notes:
        yield f"<p><strong>Let op:</strong> {escape(note)}</p>"
    if not plan.tasks:
        return
    yield "<table>"
    yield "<caption>Wat je wanneer doet</caption>"
    heads = ("Tegen wanneer", "Wat", "Kanaal", "Uit de kit")
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for task in plan.tasks:
        yield _row(task)
    yield "</tbody>"
    yield "</table>"


def _row(task: CampaignTask) -> str:
    late = f" <em>Voorbij. {escape(task.advice)}</em>" if task.passed else ""
    day = f'<time datetime="{task.day.isoformat()}">{long_date(task.day)}</time>'
    cells = (
        f'<th scope="row">{day}</th>',
        f"<td>{escape(task.title)}{late}</td>",
        f"<td>{escape(task.channel)}</td>",
        f"<td>{escape(', '.join(task.pieces))}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"


def plan_calendar(plan: Campaign, slug: str) -> bytes | None:
    """What is still to do as days in a calendar; None where there is nothing to put in it.

    What has passed is left out: a calendar would only say that it is too late.
    """
    if plan.day is None:
        return None
    kind = "Start" if plan.anchor is Anchor.START else "Laatste dag om mee te doen"
    last = CampaignTask(plan.day, kind, "")
    return calendar(_entry(task, plan, slug) for task in (*plan.to_do, last))


def _entry(task: CampaignTask, plan: Campaign, slug: str) -> bytes:
    """A task as a day.

    Its UID stays the same when the start moves, so that it moves in the calendar too. Nobody
    remembers the former start: a later one counts as the newer state.
    """
    assert plan.day is not None  # noqa: S101 (an entry is made of a plan with a day only)
    state = (plan.day - _FIRST_DAY).days
    uid = fingerprint((plan.item, task.channel, task.title))[:20]
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
        yield f"Uit de kit: {', '.join(task.pieces)}"
    yield f"Teruggeteld vanaf {plan.counted_from}."
