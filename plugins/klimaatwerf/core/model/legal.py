"""What the law asks of a site: publisher, accessibility, privacy."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from klimaatwerf.core.dates import Day
from klimaatwerf.core.model.base import Model
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
)

__all__ = ["Accessibility", "Privacy", "Publisher"]


class Publisher(Model):
    """The verantwoordelijke uitgever."""

    name: Name = Field(description="Staat op elk drukwerk.", examples=["An Voorbeeld"])
    address: ShortText = Field(
        description="Staat op elk drukwerk.", examples=["Markt 1, 2590 Berlaar"]
    )


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
    issues: tuple[Text, ...] = Field(
        (),
        description="Wat nog niet in orde is, met de oplossing.",
        examples=["[Oude verslagen zijn ingescand. Vraag ons de tekst.]"],
    )
    contact: ShortText | None = Field(
        None, description="Waar een lezer een probleem meldt.", examples=["klimaat@berlaar.example"]
    )
    enforcement: Text = Field(
        description="Waar een lezer terechtkan die geen goed antwoord krijgt.",
        examples=["Vlaamse Ombudsdienst"],
    )


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
