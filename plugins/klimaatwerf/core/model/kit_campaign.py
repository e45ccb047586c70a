"""The fields of content/kit/campaign.yml: what one sends when, along which channel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from klimaatwerf.core.model.base import Frozen, Ids, Model
from klimaatwerf.core.parse import ShortText, Text, Whole

__all__ = ["CampaignRules", "CampaignStep"]


class CampaignStep(Model):
    """A general step of a campaign, counted back from its start."""

    channel: ShortText = Field(description="Langs welk kanaal.", examples=["infoblad"])
    title: ShortText = Field(
        description="Wat er moet gebeuren.", examples=["De affiches laten drukken"]
    )
    days_before: Whole = Field(description="Hoeveel dagen vooraf.", examples=["28"])
    pieces: Ids = Field(
        (), description="De stukken van de kit die erbij horen.", examples=["[affiche-a3]"]
    )


class CampaignRules(Model):
    """What holds for every campaign."""

    steps: tuple[CampaignStep, ...] = Field(
        min_length=1,
        description="De stappen per kanaal; ze tellen waar de methode er geen taak voor heeft.",
        examples=["[{channel: affiche, title: De affiches laten drukken, days_before: 28}]"],
    )
    pieces: Annotated[Mapping[str, Ids], Frozen] = Field(
        default_factory=dict,
        description="Welke stukken van de kit bij een taak van een methode horen, per kanaal.",
        examples=["{affiche: [affiche-a3]}"],
    )
    late: Annotated[Mapping[str, Text], Frozen] = Field(
        default_factory=dict,
        description="Wat je nog kan doen als de dag voorbij is, per kanaal.",
        examples=["{infoblad: Zet het op de site.}"],
    )
