"""The fields of actions.yml and of BBL's action templates."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Ids, Image, Link, Model, Reference, key_or_fields
from klimaatwerf.core.parse import (
    Body,
    Decimals,
    Email,
    Id,
    Lead,
    Name,
    Phone,
    ShortText,
    Text,
    Url,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import (
    ActionKind,
    ActionPhase,
    ActionStatus,
    Audience,
    ParticipateType,
    PartnerRole,
    TaskState,
)

__all__ = ["Action", "ActionTemplate", "Participate", "Partnership"]

AudienceField = Annotated[Audience, choice(Audience)]


class Dates(Model):
    """When an action runs: from one day to another, or all the time."""

    start: Day | None = None
    end: Day | None = None
    continuous: YesNo = False

    @model_validator(mode="after")
    def _in_order(self) -> Dates:
        if self.start and self.end and self.end < self.start:
            raise fault("end-before-start", at="end")
        return self


class Partnership(Model):
    """A partner in an action."""

    partner: Id = Field(description="De id van een partner.", examples=["natuurpunt"])
    role: Annotated[PartnerRole, choice(PartnerRole)] = PartnerRole.COLLABORATOR


class Participate(Model):
    """A way to take part that works without a server."""

    type: Annotated[ParticipateType, choice(ParticipateType)] = Field(
        description="Hoe iemand meedoet.", examples=["mail"]
    )
    label: ShortText = Field(description="De tekst op de knop.", examples=["Schrijf je in"])
    url: Url | None = None
    email: Email | None = None
    phone: Phone | None = None
    instructions: Text | None = None
    closes_on: Day | None = None
    audience: AudienceField | None = None
    data_use: Text | None = None

    needs: ClassVar[dict[ParticipateType, str]] = {
        ParticipateType.LINK: "url",
        ParticipateType.FORM: "url",
        ParticipateType.MAIL: "email",
        ParticipateType.PHONE: "phone",
        ParticipateType.VISIT: "instructions",
    }

    @model_validator(mode="after")
    def _usable(self) -> Participate:
        if not getattr(self, needed := self.needs[self.type]):
            raise fault("participate-incomplete", at="type", type=self.type.value, needed=needed)
        return self

    def open_on(self, today: date) -> bool:
        """Whether one can still take part this way."""
        return self.closes_on is None or today <= self.closes_on


class Progress(Model):
    """A value on a day."""

    date: Day = Field(description="De dag van het cijfer.", examples=["2026-10-01"])
    value: Decimals = Field(description="Het cijfer.", examples=["480"])
    source: ShortText | None = None
    note: ShortText | None = None


class Task(Model):
    """Something to be done."""

    title: ShortText = Field(description="Wat er moet gebeuren.", examples=["Flyer bestellen"])
    due: Day | None = None
    state: Annotated[TaskState, choice(TaskState)] = TaskState.TODO
    owner: Name | None = None
    public: YesNo = False


class Update(Model):
    """News about an action."""

    date: Day = Field(description="De dag.", examples=["2026-10-01"])
    title: ShortText = Field(description="De titel.", examples=["De eerste haag staat er"])
    body: Text | None = None


class Question(Model):
    """A question that people ask, with its answer."""

    question: ShortText = Field(description="De vraag.", examples=["Wat kost het?"])
    answer: Text = Field(description="Het antwoord.", examples=["Niets."])


class Indicator(Model):
    """What is counted."""

    unit: ShortText = Field(description="De eenheid.", examples=["m"])
    label: ShortText = Field(description="Wat je telt.", examples=["meter haag"])


class _Substance(Model):
    """What an action and its template have in common."""

    id: Id
    title: Name = Field(description="De titel.", examples=["Behaag je tuin"])
    lead: Lead = Field(
        description="Eén zin die zegt wat het is, hoogstens 200 tekens.",
        examples=["Bestel een voordelig pakket haagplanten."],
    )
    topic: Id = Field(description="De id van een thema.", examples=["groen"])
    audiences: tuple[AudienceField, ...] = Field(
        min_length=1, description="Voor wie het is.", examples=["[resident, association]"]
    )
    kind: Annotated[ActionKind, choice(ActionKind)] | None = None
    body: Body | None = None
    goal: Id | None = None
    steps: tuple[Text, ...] = ()
    moments: Ids = ()
    faq: tuple[Question, ...] = ()
    indicator: Indicator | None = None
    sources: tuple[Reference, ...] = ()


class ActionTemplate(_Substance):
    """An action as BBL proposes it."""

    werf: Whole | None = None
    partners: Ids = ()
    methods: Ids = ()
    images: tuple[Image, ...] = ()
    reviewed_on: Day | None = None


class Action(_Substance):
    """An action of a municipality."""

    template: Id | None = None
    phase: Annotated[ActionPhase, choice(ActionPhase)] = Field(
        description="In welke fase de actie zit; de lezer ziet dat.", examples=["running"]
    )
    status: Annotated[ActionStatus, choice(ActionStatus)] = ActionStatus.ON_TIME
    status_reason: ShortText | None = None
    dates: Dates | None = None
    partners: tuple[Annotated[Partnership, key_or_fields("partner")], ...] = ()
    participate: tuple[Participate, ...] = ()
    method: Id | None = None
    progress: tuple[Progress, ...] = ()
    tasks: tuple[Task, ...] = ()
    images: tuple[Image, ...] = ()
    updates: tuple[Update, ...] = ()
    related: Ids = ()
    links: tuple[Link, ...] = ()
    decision_url: Url | None = None
    aliases: Ids = ()
    publish_from: Day | None = None
    publish_until: Day | None = None
    review_by: Day | None = None
    featured: YesNo = False
    weight: Whole | None = None
    owner: Name | None = None
    internal_notes: Text | None = None

    @model_validator(mode="after")
    def _told(self) -> Action:
        if self.status is not ActionStatus.ON_TIME and not self.status_reason:
            raise fault("reason-missing", at="status", status=self.status.value)
        return self

    def published_on(self, today: date) -> bool:
        """Whether it is on the site on that day."""
        return (self.publish_from or today) <= today <= (self.publish_until or today)

    def change_dates(self) -> tuple[date, ...]:
        """The first days on which the site shows it differently."""
        closing: list[Any] = [way.closes_on for way in self.participate]
        return tuple(
            day for day in (self.publish_from, self.publish_until, *closing) if day is not None
        )
