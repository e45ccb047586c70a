"""The fields of goals.yml, central and local."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticKnownError

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Ids, Model, Reference
from klimaatwerf.core.parse import (
    Decimals,
    Id,
    Name,
    ShortText,
    Text,
    Version,
    Whole,
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
    rounding: Annotated[Rounding, choice(Rounding)] = Rounding.TRUNCATE


class GoalValue(Model):
    """A measured value."""

    date: Day = Field(description="De dag van het cijfer.", examples=["2026-08-31"])
    value: Decimals = Field(description="Het cijfer.", examples=["4812"])
    source: ShortText = Field(description="Waar het vandaan komt.", examples=["Groenblauwpeil"])
    estimated: YesNo = False


class Goal(Model):
    """A target figure with what was reached."""

    id: Id
    title: Name = Field(description="Wat je telt.", examples=["Bomen"])
    scheme: Annotated[GoalScheme, choice(GoalScheme)] = GoalScheme.LOCAL
    version: Version | None = None
    replaces: Ids = ()
    """The goals of an earlier version of the scheme that this one sharpens."""
    topic: Id = Field(description="De id van een thema.", examples=["groen"])
    unit: ShortText = Field(description="De eenheid.", examples=["bomen"])
    unit_one: ShortText | None = Field(
        None, description="De eenheid bij precies één.", examples=["boom"]
    )
    rule: Rule = Field(
        description="Hoe groot het doel is.", examples=["{per: absolute, amount: 50}"]
    )
    baseline_year: Year | None = None
    target_year: Year | None = Field(
        None, description="Het jaar van het doel.", examples=["2030"], validate_default=True
    )
    """Left out only where the scheme names no year."""
    direction: Annotated[Direction, choice(Direction)] = Direction.INCREASE
    cumulative: YesNo = True
    counts: Text | None = None
    source: Reference | None = None
    sources: tuple[Reference, ...] = ()
    valid_until: Day | None = None
    reviewed_on: Day | None = None
    goal: Id | None = None
    values: tuple[GoalValue, ...] = ()
    target_override: Decimals | None = None
    reason: ShortText | None = None
    weight: Whole | None = None

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
