"""What the law asks of a site: publisher, accessibility, privacy."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import KeyOrFields, Model
from klimaatwerf.core.parse import (
    Name,
    ShortText,
    Text,
    Url,
    choice,
)
from klimaatwerf.core.vocabulary import (
    AccessibilityStatus,
    AssessmentMethod,
    InaccessibleReason,
)

__all__ = ["Accessibility", "Issue", "Privacy", "Publisher"]


class Publisher(Model):
    """The verantwoordelijke uitgever."""

    name: Name = Field(description="Staat op elk drukwerk.", examples=["An Voorbeeld"])
    address: ShortText = Field(
        description="Staat op elk drukwerk.", examples=["Markt 1, 2590 Berlaar"]
    )


class Issue(Model):
    """A part of the site that is not accessible, why, and what a reader can do instead."""

    what: Text = Field(
        description="Wat nog niet in orde is.", examples=["Oude verslagen zijn ingescand."]
    )
    reason: Annotated[InaccessibleReason, choice(InaccessibleReason)] = Field(
        InaccessibleReason.NON_COMPLIANCE,
        description="Onder welke van de drie redenen van de wet het valt.",
        examples=["burden"],
    )
    why: Text | None = Field(
        None,
        description="Waarom het niet in orde is; nodig bij burden.",
        examples=["Alles overtypen kost meer dan het oplevert."],
    )
    alternative: Text | None = Field(
        None,
        description="Hoe een lezer de informatie wel krijgt.",
        examples=["Vraag ons de tekst, dan sturen we ze door."],
    )

    @model_validator(mode="after")
    def _justified(self) -> Issue:
        if self.reason is InaccessibleReason.BURDEN and not self.why:
            raise fault("burden-unexplained", at="reason")
        return self


class Accessibility(Model):
    """The facts of the accessibility statement (Implementing Decision (EU) 2018/1523)."""

    status: Annotated[AccessibilityStatus, choice(AccessibilityStatus)] = Field(
        description="Hoe toegankelijk de site is.", examples=["partial"]
    )
    assessed_on: Day = Field(description="Wanneer je dat naging.", examples=["2026-11-23"])
    method: Annotated[AssessmentMethod, choice(AssessmentMethod)] = Field(
        description="Wie dat naging.", examples=["self"]
    )
    report_url: Url | None = Field(
        None,
        description="Het adres van het verslag.",
        examples=["https://www.berlaar.example/verslag"],
    )
    reviewed_on: Day | None = Field(
        None, description="Wanneer je de verklaring het laatst nakeek.", examples=["2026-11-23"]
    )
    assessor: ShortText | None = Field(
        None,
        description="Wie het naging, bij method external.",
        examples=["Bureau Voorbeeld"],
    )
    issues: tuple[Annotated[Issue, KeyOrFields("what")], ...] = Field(
        (),
        description="Wat nog niet in orde is, met de oplossing; een zin of een groepje velden.",
        examples=["[Oude verslagen zijn ingescand. Vraag ons de tekst.]"],
    )
    contact: ShortText | None = Field(
        None, description="Waar een lezer een probleem meldt.", examples=["klimaat@berlaar.example"]
    )
    enforcement: Text = Field(
        description="Waar een lezer terechtkan die geen goed antwoord krijgt.",
        examples=["Vlaamse Ombudsdienst"],
    )

    @model_validator(mode="after")
    def _consistent(self) -> Accessibility:
        full = self.status is AccessibilityStatus.FULL
        if full and any(one.reason is not InaccessibleReason.OUT_OF_SCOPE for one in self.issues):
            raise fault("statement-contradiction", at="status")
        return self

    @property
    def looked_at(self) -> date:
        """When somebody last looked at the statement."""
        return self.reviewed_on or self.assessed_on

    @property
    def review_by(self) -> date:
        """The day on which it is a year old; 28 February where it was made on the 29th."""
        day = self.looked_at
        leap = (day.month, day.day) == (2, 29)
        return day.replace(year=day.year + 1, day=28 if leap else day.day)


class Privacy(Model):
    """Who handles personal data."""

    controller: ShortText = Field(
        description="Wie beslist over de gegevens.", examples=["Gemeente Berlaar"]
    )
    dpo_contact: ShortText | None = Field(
        None,
        description="Hoe een lezer je functionaris voor gegevensbescherming bereikt.",
        examples=["privacy@berlaar.example"],
    )
    url: Url | None = Field(
        None,
        description="Het adres van je privacyverklaring.",
        examples=["https://www.berlaar.example/privacy"],
    )
