"""The fields of BBL's pack: topics, methods, moments, pages, news, regions and pack.yml."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Ids, Model, Reference, frozen_map
from klimaatwerf.core.parse import (
    Body,
    Email,
    Id,
    Lead,
    MediaPath,
    Name,
    PathId,
    Phone,
    ShortText,
    Text,
    Url,
    Version,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import ITEM_LAYOUTS, Audience, Channel, Layout, RegionKind

__all__ = ["Medium", "Method", "Moment", "Pack", "PageText", "Post", "Region", "Topic"]


class Variable(Model):
    """A value that a municipality may give in `texts`."""

    type: ShortText = "text"
    required: YesNo = False
    max_length: Whole | None = None
    default: Text | None = None
    example: Text | None = None


class Change(Model):
    """A line of the changelog."""

    kind: ShortText = Field(description="layout, text, legal of fix.", examples=["text"])
    summary: Text = Field(description="Wat er veranderde.", examples=["Nieuwe tekst"])
    audience: ShortText | None = None
    affects: tuple[ShortText, ...] = ()


class Pack(Model):
    """pack.yml."""

    version: Version = Field(description="De versie.", examples=["2026.1"])
    schema_: Whole = Field(1, alias="schema")
    released_on: Day | None = None
    channel: Annotated[Channel, choice(Channel)] = Channel.STABLE
    min_generator: Version | None = None
    end_of_support: Day | None = None
    locked: tuple[ShortText, ...] = ()
    variables: frozen_map(Variable)  # type: ignore[valid-type]
    proper_names: tuple[ShortText, ...] = ()
    changelog: tuple[Change, ...] = ()


class Topic(Model):
    """A theme."""

    id: Id
    title: Name = Field(description="De titel.", examples=["Groen"])
    lead: Lead = Field(description="Eén zin.", examples=["Meer bomen en hagen."])
    body: Body | None = None
    illustration: Id | None = None
    order: Whole = 100
    werf: Whole | None = None
    weight: Whole | None = None
    reviewed_on: Day | None = None
    sources: tuple[Reference, ...] = ()


class MethodTask(Model):
    """A task counted back from the moment."""

    title: ShortText = Field(description="Wat er moet gebeuren.", examples=["Zaal vastleggen"])
    days_before: Whole = Field(description="Hoeveel dagen vooraf.", examples=["42"])
    channel: ShortText | None = None


class Method(Model):
    """A participation method."""

    id: Id
    title: Name = Field(description="De titel.", examples=["Klimaattafel"])
    lead: Lead = Field(description="Eén zin.", examples=["Samen aan tafel."])
    audiences: tuple[Annotated[Audience, choice(Audience)], ...] = ()
    group_size: ShortText | None = None
    duration: ShortText | None = None
    phases: tuple[ShortText, ...] = ()
    tasks: tuple[MethodTask, ...] = ()
    materials: tuple[ShortText, ...] = ()
    report_questions: tuple[ShortText, ...] = ()
    body: Body | None = None
    weight: Whole | None = None
    reviewed_on: Day | None = None
    sources: tuple[Reference, ...] = ()


class When(Model):
    """From one day to another, or a rule in words."""

    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    rule: ShortText | None = None

    @model_validator(mode="after")
    def _given(self) -> When:
        if not (self.from_ or self.rule):
            raise fault("moment-when")
        return self


class Moment(Model):
    """A moment of the year that campaigns can join."""

    id: Id
    title: Name = Field(description="De titel.", examples=["Week van de Mobiliteit"])
    when: When = Field(description="Wanneer.", examples=["{from: 2027-09-16, until: 2027-09-22}"])
    certain: YesNo = False
    topics: Ids = ()
    actions: Ids = ()
    source: Reference | None = None
    weight: Whole | None = None
    reviewed_on: Day | None = None
    sources: tuple[Reference, ...] = ()


class Menu(Model):
    """A page's place in the menu; `parent` is the path of another page."""

    label: ShortText = Field(description="De tekst in het menu.", examples=["Doe mee"])
    order: Whole = 100
    parent: ShortText | None = None


class PageText(Model):
    """A page of the pack or of a municipality."""

    id: PathId
    title: Name = Field(description="De titel van de pagina.", examples=["Over de campagne"])
    description: ShortText | None = None
    lead: Lead | None = None
    menu: Menu | None = None
    audience: Annotated[Audience, choice(Audience)] | None = None
    when: ShortText | None = None
    layout: Annotated[Layout, choice(Layout, without=ITEM_LAYOUTS)] = Layout.PAGE
    locked: YesNo = False
    body: Body | None = None
    weight: Whole | None = None
    reviewed_on: Day | None = None
    sources: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def _for_somebody(self) -> PageText:
        if self.layout is Layout.AUDIENCE and self.audience is None:
            raise fault("audience-missing", at="layout")
        return self


class Post(Model):
    """A news item; its date is part of the file's name."""

    id: PathId
    date: Day
    title: Name = Field(description="De titel.", examples=["Onze eerste haag staat er"])
    lead: Lead = Field(description="Eén zin.", examples=["Driehonderd meter haag in één dag."])
    image: MediaPath | None = None
    alt: ShortText | None = None
    actions: Ids = ()
    body: Body | None = None

    @model_validator(mode="after")
    def _described(self) -> Post:
        if self.image and not self.alt:
            raise fault("picture-alt-missing", at="image")
        return self

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return self.id

    def published_on(self, today: datetime.date) -> bool:
        """Whether it is on the site on that day."""
        return self.date <= today


class RegionContact(Model):
    """How to reach a region."""

    department: ShortText | None = None
    email: Email | None = None
    phone: Phone | None = None
    form_url: Url | None = None


class Region(Model):
    """An intercommunale or a province."""

    id: Id
    title: Name = Field(description="De naam.", examples=["Voorbeeldregio"])
    kind: Annotated[RegionKind, choice(RegionKind)] = Field(
        description="Wat het is.", examples=["intercommunale"]
    )
    website: Url | None = None
    contact: RegionContact | None = None


class Medium(Model):
    """A picture of BBL."""

    file: MediaPath = Field(description="Een bestand in media/.", examples=["haag.svg"])
    alt: ShortText | None = None
    credit: ShortText | None = None
    licence: ShortText | None = None
    topics: Ids = ()
