"""What an action holds: dates, partners, figures, tasks, news."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Model
from klimaatwerf.core.parse import (
    Decimals,
    Id,
    Name,
    ShortText,
    Text,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import (
    PartnerRole,
    TaskState,
)

__all__ = [
    "Dates",
    "Indicator",
    "Partnership",
    "Progress",
    "Question",
    "Task",
    "Update",
]


class Dates(Model):
    """When an action runs: from one day to another, or all the time."""

    start: Day | None = Field(
        None, description="De eerste dag van de actie.", examples=["2027-02-01"]
    )
    end: Day | None = Field(
        None, description="De laatste dag van de actie.", examples=["2027-06-30"]
    )
    continuous: YesNo = Field(
        False,
        description="Met `ja` loopt de actie het hele jaar door, zonder einde.",
        examples=["nee"],
    )

    @model_validator(mode="after")
    def _in_order(self) -> Dates:
        if self.start and self.end and self.end < self.start:
            raise fault("end-before-start", at="end")
        return self


class Partnership(Model):
    """A partner in an action."""

    partner: Id = Field(
        description="De id van een partner uit partners.yml.", examples=["natuurpunt"]
    )
    role: Annotated[PartnerRole, choice(PartnerRole)] = Field(
        PartnerRole.COLLABORATOR,
        description="Wat de partner doet in de actie.",
        examples=["collaborator"],
    )


class Progress(Model):
    """A value on a day."""

    date: Day = Field(description="De dag van het cijfer.", examples=["2026-10-01"])
    value: Decimals = Field(description="Het cijfer.", examples=["480"])
    source: ShortText | None = Field(
        None, description="Waar het cijfer vandaan komt.", examples=["eigen telling"]
    )
    note: ShortText | None = Field(
        None, description="Een korte uitleg bij het cijfer.", examples=["bestellingen"]
    )


class Task(Model):
    """Something to be done."""

    title: ShortText = Field(description="Wat er moet gebeuren.", examples=["Flyer bestellen"])
    due: Day | None = Field(
        None, description="Tegen wanneer het klaar is.", examples=["2027-01-15"]
    )
    state: Annotated[TaskState, choice(TaskState)] = Field(
        TaskState.TODO, description="Hoever het staat.", examples=["todo"]
    )
    owner: Name | None = Field(None, description="Wie het doet.", examples=["dienst klimaat"])
    public: YesNo = Field(
        False, description="Met `ja` ziet de lezer deze taak op de site.", examples=["ja"]
    )


class Update(Model):
    """News about an action."""

    date: Day = Field(description="De dag van het nieuws.", examples=["2026-10-01"])
    title: ShortText = Field(
        description="De titel van het nieuws.", examples=["De eerste haag staat er"]
    )
    body: Text | None = Field(
        None,
        description="Het nieuws zelf, in enkele zinnen.",
        examples=["Tien buren plantten samen hun haag."],
    )


class Question(Model):
    """A question that people ask, with its answer."""

    question: ShortText = Field(description="De vraag.", examples=["Wat kost het?"])
    answer: Text = Field(description="Het antwoord.", examples=["Niets."])


class Indicator(Model):
    """What is counted."""

    unit: ShortText = Field(description="De eenheid.", examples=["m"])
    label: ShortText = Field(description="Wat je telt.", examples=["meter haag"])
