"""What a municipality signed, and its way from plan to action."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from klimaatwerf.core.dates import Day
from klimaatwerf.core.model.base import Model
from klimaatwerf.core.parse import (
    Id,
    ShortText,
    Text,
    Whole,
    Year,
    choice,
)
from klimaatwerf.core.vocabulary import (
    PactVersion,
    TrajectState,
)

__all__ = ["Commitments", "Covenant", "Phase"]


class Covenant(Model):
    """The municipality's own promise in the Covenant of Mayors."""

    signed: Day | None = Field(
        None,
        description="Wanneer je bestuur het Burgemeestersconvenant tekende.",
        examples=["2021-06-15"],
    )
    baseline_year: Year | None = Field(
        None, description="Het jaar waarmee je vergelijkt.", examples=["2011"]
    )
    reduction_2030: Whole | None = Field(
        None, description="Hoeveel procent minder CO₂ je tegen 2030 belooft.", examples=["40"]
    )
    neutral_by: Year | None = Field(
        None, description="Tegen welk jaar je klimaatneutraal wil zijn.", examples=["2050"]
    )


class Commitments(Model):
    """What the municipality signed."""

    covenant: Covenant | None = Field(
        None,
        description="Wat je belooft in het Burgemeestersconvenant.",
        examples=["{signed: 2021-06-15, reduction_2030: 40}"],
    )
    climate_pact: tuple[Annotated[PactVersion, choice(PactVersion)], ...] = Field(
        (),
        description="Welke versies van het Lokaal Energie- en Klimaatpact je bestuur tekende.",
        examples=["[1.0, 2.1]"],
    )


class Phase(Model):
    """A phase of the process from plan to action."""

    phase: Id | None = Field(
        None, description="Een korte, vaste naam voor de fase.", examples=["samen-kiezen"]
    )
    title: ShortText = Field(description="De naam van de fase.", examples=["Samen kiezen"])
    from_: Day | None = Field(
        None, alias="from", description="De eerste dag van de fase.", examples=["2027-01-01"]
    )
    until: Day | None = Field(
        None, description="De laatste dag van de fase.", examples=["2027-06-30"]
    )
    state: Annotated[TrajectState, choice(TrajectState)] = Field(
        description="Waar je staat.", examples=["now"]
    )
    text: Text | None = Field(
        None, description="Wat er in de fase gebeurt.", examples=["Elke wijk kiest drie acties."]
    )
