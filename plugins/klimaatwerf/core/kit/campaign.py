"""The plan of a campaign: what to do when, counted back from the day on which it starts.

It lays together the tasks of the participation method, the lead times of the municipality's paper
and screens, and the general steps of the kit for the channels that the method leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from klimaatwerf.core.dates import long_date
from klimaatwerf.core.holidays import is_holiday
from klimaatwerf.core.kit.formats import FORMATS, screen_formats
from klimaatwerf.core.kit.items import ItemKind, KitItem
from klimaatwerf.core.kit.letters import LETTERS
from klimaatwerf.core.model import Method, Municipality
from klimaatwerf.core.model.kit_campaign import CampaignRules, CampaignStep
from klimaatwerf.core.model.municipality import Screen

__all__ = ["TEXTS", "Anchor", "Campaign", "CampaignTask", "campaign_of", "named"]

_SATURDAY = 5
PAPER, SCREEN = "infoblad", "scherm"
_WINDOWS = frozenset(one.id for one in FORMATS if one.kind == "window")
TEXTS = "teksten"
"""What a task names where the recruitment texts belong to it."""


class Anchor(StrEnum):
    """From which day is counted back."""

    START = "de start"
    DEADLINE = "de laatste dag om mee te doen"
    NONE = ""


@dataclass(frozen=True, slots=True)
class CampaignTask:
    """Something to do on a day; `advice` says what one can still do where that day has passed."""

    day: date
    title: str
    channel: str
    pieces: tuple[str, ...] = ()
    """Names of formats and letters, and `teksten`."""
    passed: bool = False
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Campaign:
    """The plan of one action or event; without a day to count back from it has no tasks."""

    item: str
    title: str
    anchor: Anchor
    day: date | None
    """The day that is counted back from."""
    method: str
    """How the participation method is called, or ""."""
    tasks: tuple[CampaignTask, ...]
    notes: tuple[str, ...]
    """What the officer must know, in sentences."""

    @property
    def counted_from(self) -> str:
        """`zaterdag 21 november 2026 (de start)`; "" without a day."""
        return f"{long_date(self.day)} ({self.anchor})" if self.day else ""


@dataclass(frozen=True, slots=True)
class _Step:
    """A task before its day is known."""

    days_before: int
    title: str
    channel: str
    pieces: tuple[str, ...]


def named(pieces: Iterable[str]) -> str:
    """`Affiche A3, Brief aan inwoners`: pieces as the kit calls them."""
    labels = {TEXTS: "Wervingsteksten", **{one.id: one.label for one in (*FORMATS, *LETTERS)}}
    return ", ".join(labels.get(piece) or _of_screen(piece) for piece in pieces)


def _of_screen(piece: str) -> str:
    """`Schermbeeld 1080 × 1920`: the task itself names the screen."""
    size = piece.removeprefix("scherm-").removesuffix("-jpg").replace("x", "\u00a0×\u00a0")
    return f"Schermbeeld {size}"


def campaign_of(
    item: KitItem,
    method: Method | None,
    municipality: Municipality,
    rules: CampaignRules,
    today: date,
) -> Campaign:
    """The plan of an item as it stands today."""
    anchor, day = _anchor(item, today)
    used = method if anchor is Anchor.START else None
    tasks: tuple[CampaignTask, ...] = ()
    notes = [*_without_day(item, today)] if day is None else []
    if day is not None:
        steps = tuple(_steps(used, municipality, rules))
        found = (_task(_for(item, step), day, rules, today) for step in steps)
        tasks = tuple(sorted(found, key=lambda task: task.day))
        notes = [*_notes(tasks), *_guesses(steps, municipality, rules)]
    title = used.title if used else ""
    return Campaign(item.id, item.title, anchor, day, title, tasks, tuple(notes))


def _anchor(item: KitItem, today: date) -> tuple[Anchor, date | None]:
    """The start while it is to come, else the last day to take part."""
    if item.starts_on and item.starts_on >= today:
        return Anchor.START, item.starts_on
    if item.deadline and item.deadline >= today:
        return Anchor.DEADLINE, item.deadline
    return Anchor.NONE, None


def _without_day(item: KitItem, today: date) -> Iterator[str]:
    """Why there is no plan, and what makes that there is one."""
    if item.starts_on and item.starts_on < today:
        yield f"De start was op {long_date(item.starts_on)} en ligt dus achter ons."
    else:
        yield "Er is nog geen dag om van terug te tellen."
    if item.kind is ItemKind.ACTION:
        yield (
            "Vul bij de actie dates.start in, of zet in events.yml een activiteit met "
            f"action: {item.id}. Dan rekenen we elke taak voor je uit."
        )
    else:
        yield "Vul in events.yml bij start de dag en het uur in."


def _steps(
    method: Method | None, municipality: Municipality, rules: CampaignRules
) -> Iterator[_Step]:
    """What the method asks, and the general step for each channel that it leaves alone."""
    tasks = method.tasks if method else ()
    paper = municipality.channels.infoblad
    for task in tasks:
        channel = task.channel or ""
        own = paper and channel == PAPER
        days = paper.days_before if paper and own else task.days_before
        yield _Step(days, task.title, channel, rules.pieces.get(channel, ()))
    said = [(task.channel or "", task.title.lower()) for task in tasks]
    for step in rules.steps:
        if step.channel == SCREEN:
            yield from _for_screens(step, municipality.screens)
        elif not any(step.channel == channel or step.channel in title for channel, title in said):
            own = paper and step.channel == PAPER
            days = paper.days_before if paper and own else step.days_before
            yield _Step(days, step.title, step.channel, step.pieces)


def _for(item: KitItem, step: _Step) -> _Step:
    """The step with the pieces that the kit of the item has: an event has no window poster."""
    lacking = () if item.kind is ItemKind.ACTION else _WINDOWS
    return replace(step, pieces=tuple(one for one in step.pieces if one not in lacking))


def _for_screens(step: CampaignStep, screens: Sequence[Screen]) -> Iterator[_Step]:
    """The step for each screen, with its own lead time and its own picture."""
    for screen in screens:
        (format_,) = screen_formats((screen,))
        days = step.days_before if screen.days_before is None else screen.days_before
        yield _Step(days, f"{step.title}: {screen.name}", SCREEN, (format_.id,))


def _task(step: _Step, day: date, rules: CampaignRules, today: date) -> CampaignTask:
    due = _working_day(day - timedelta(days=step.days_before))
    task = CampaignTask(due, step.title, step.channel, step.pieces)
    if due >= today:
        return task
    return replace(task, passed=True, advice=rules.late.get(step.channel, ""))


def _working_day(day: date) -> date:
    """The same day, or the last working day before a weekend or a holiday."""
    while day.weekday() >= _SATURDAY or is_holiday(day):
        day -= timedelta(days=1)
    return day


def _notes(tasks: Iterable[CampaignTask]) -> Iterator[str]:
    passed = sum(task.passed for task in tasks)
    if passed == 1:
        yield "De dag van één taak is al voorbij. Daar staat bij wat je nog kan doen."
    elif passed:
        yield f"De dag van {passed} taken is al voorbij. Daar staat bij wat je nog kan doen."


def _guesses(
    steps: Iterable[_Step], municipality: Municipality, rules: CampaignRules
) -> Iterator[str]:
    """What was reckoned with because the municipality didn't say."""
    paper = next((step for step in steps if step.channel == PAPER), None)
    if paper and municipality.channels.infoblad is None:
        yield (
            f"Voor het infoblad rekenden we met {paper.days_before} dagen. Vul in municipality.yml "
            "bij channels.infoblad in hoeveel het er bij jou zijn."
        )
    usual = next((step.days_before for step in rules.steps if step.channel == SCREEN), 0)
    for screen in municipality.screens if usual else ():
        if screen.days_before is None:
            yield (
                f"Voor {screen.name} rekenden we met {usual} dagen. Vul in municipality.yml bij "
                "screens in hoeveel het er zijn (days_before)."
            )
