"""The fields of goals.yml, central and local."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticKnownError

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Ids, Model, Reference, Weight
from klimaatwerf.core.parse import (
    Decimals,
    Id,
    Name,
    ShortText,
    Text,
    Version,
    Year,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import Direction, GoalScheme, Rounding, RuleUnit

__all__ = ["Goal", "GoalValue", "Rule"]


class Rule(Model):
    """How the target follows from the size of the municipality; fractions are cut off."""

    per: Annotated[RuleUnit, choice(RuleUnit)] = Field(
        description="Waarmee je vermenigvuldigt.", examples=["inhabitant"]
    )
    amount: Decimals = Field(description="Hoeveel.", examples=["0.5"])
    rounding: Annotated[Rounding, choice(Rounding)] = Field(
        Rounding.TRUNCATE,
        description="Wat er met een deel van een eenheid gebeurt.",
        examples=["truncate"],
    )


class GoalValue(Model):
    """A measured value."""

    date: Day = Field(description="De dag van het cijfer.", examples=["2026-08-31"])
    value: Decimals = Field(description="Het cijfer.", examples=["4812"])
    source: ShortText = Field(description="Waar het vandaan komt.", examples=["Groenblauwpeil"])
    estimated: YesNo = Field(
        False, description="Met `ja` zegt de site dat het een schatting is.", examples=["nee"]
    )


class Goal(Model):
    """A target figure with what was reached."""

    id: Id = Field(description="De korte, vaste naam van het doel.", examples=["geveltuinen"])
    title: Name = Field(description="Wat je telt.", examples=["Bomen"])
    scheme: Annotated[GoalScheme, choice(GoalScheme)] = Field(
        GoalScheme.LOCAL,
        description="Waar het doel vandaan komt; een doel van jezelf is `local`.",
        examples=["local"],
    )
    version: Version | None = Field(
        None, description="De versie van het pact waarin het doel staat.", examples=["2.1"]
    )
    replaces: Ids = Field(
        (),
        description="Doelen van een eerdere versie van het pact die dit doel vervangt.",
        examples=["[geveltuinen-2025]"],
    )
    topic: Id = Field(description="De id van een thema.", examples=["groen"])
    unit: ShortText = Field(description="De eenheid.", examples=["bomen"])
    unit_one: ShortText | None = Field(
        None, description="De eenheid bij precies één.", examples=["boom"]
    )
    rule: Rule = Field(
        description="Hoe groot het doel is.", examples=["{per: absolute, amount: 50}"]
    )
    baseline_year: Year | None = Field(
        None, description="Het jaar waarmee je vergelijkt.", examples=["2021"]
    )
    target_year: Year | None = Field(
        None, description="Het jaar van het doel.", examples=["2030"], validate_default=True
    )
    """Left out only where the scheme names no year."""
    direction: Annotated[Direction, choice(Direction)] = Field(
        Direction.INCREASE, description="Of meer of minder beter is.", examples=["increase"]
    )
    cumulative: YesNo = Field(
        True, description="Met `ja` is elk cijfer het totaal tot dan toe.", examples=["ja"]
    )
    counts: Text | None = Field(
        None,
        description="Wat meetelt en wat niet.",
        examples=["Bomen op openbaar en eigen terrein."],
    )
    source: Reference | None = Field(
        None,
        description="De bron van het doel.",
        examples=["{title: Klimaatplan Berlaar, date: 2026-11-23}"],
    )
    sources: tuple[Reference, ...] = Field(
        (),
        description="Andere bronnen bij het doel.",
        examples=["[{title: Groenplan Berlaar, date: 2026-11-23}]"],
    )
    valid_until: Day | None = Field(
        None, description="Tot wanneer het doel geldt.", examples=["2030-12-31"]
    )
    reviewed_on: Day | None = Field(
        None, description="Wanneer iemand het doel het laatst nakeek.", examples=["2026-11-23"]
    )
    goal: Id | None = Field(
        None,
        description="De id van een doel van BBL waar je cijfers voor geeft.",
        examples=["tree"],
    )
    values: tuple[GoalValue, ...] = Field(
        (),
        description="Je cijfers; ze worden een balk, een grafiek en een tabel.",
        examples=["[{date: 2026-08-31, value: 4812, source: Groenblauwpeil}]"],
    )
    target_override: Decimals | None = Field(
        None, description="Een ander doel dan de berekening geeft.", examples=["5000"]
    )
    reason: ShortText | None = Field(
        None,
        description="Waarom je een ander doel kiest; verplicht bij `target_override`.",
        examples=["De gemeenteraad koos een hoger doel."],
    )
    weight: Weight = None

    @field_validator("target_year")
    @classmethod
    def _dated(cls, year: int | None, info: ValidationInfo) -> int | None:
        if year is None and info.data.get("scheme") is GoalScheme.LOCAL:
            raise PydanticKnownError("missing")
        return year

    @model_validator(mode="after")
    def _explained(self) -> Goal:
        if (self.baseline_year or 0) >= (self.target_year or 9999):
            raise fault("years-backwards")
        if self.rule.amount <= 0 or (self.target_override or 1) <= 0:
            raise fault("bad-amount")
        if self.target_override is not None and not self.reason:
            raise fault("override-reason-missing", at="target_override")
        return self

    def over_on(self, today: date) -> bool:
        """Whether its year has passed."""
        return self.target_year is not None and date(self.target_year, 12, 31) < today
