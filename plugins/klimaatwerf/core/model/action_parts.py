"""What an action holds: dates, partners, ways to take part, figures, tasks, news."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import ForAudience, Model
from klimaatwerf.core.parse import (
    Decimals,
    Email,
    Id,
    Name,
    Phone,
    ShortText,
    Text,
    Url,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import (
    ParticipateType,
    PartnerRole,
    TaskState,
)

__all__ = [
    "Dates",
    "Indicator",
    "Participate",
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


class Participate(Model):
    """A way to take part that works without a server."""

    type: Annotated[ParticipateType, choice(ParticipateType)] = Field(
        description="Hoe iemand meedoet.", examples=["mail"]
    )
    label: ShortText = Field(description="De tekst op de knop.", examples=["Schrijf je in"])
    url: Url | None = Field(
        None,
        description="Het adres van je formulier of pagina, bij type link of form.",
        examples=["https://www.berlaar.example/inschrijven"],
    )
    email: Email | None = Field(
        None,
        description="Het adres waar de mail aankomt, bij type mail.",
        examples=["klimaat@berlaar.example"],
    )
    phone: Phone | None = Field(
        None, description="Het nummer om te bellen, bij type phone.", examples=["03 000 00 00"]
    )
    instructions: Text | None = Field(
        None,
        description="Wat de lezer moet weten, zoals plaats en uren.",
        examples=["Zet je naam en je straat in de mail."],
    )
    closes_on: Day | None = Field(
        None,
        description="De laatste dag om mee te doen; daarna verdwijnt de knop.",
        examples=["2027-01-31"],
    )
    audience: ForAudience | None = Field(
        None,
        description="Voor wie deze manier is; zonder dit is ze voor iedereen.",
        examples=["resident"],
    )
    data_use: Text | None = Field(
        None,
        description="Wat je met de gegevens van de lezer doet.",
        examples=["We wissen je adres na de actie."],
    )

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
