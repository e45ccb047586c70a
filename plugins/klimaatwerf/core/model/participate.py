"""The ways to take part in an action; each works without a server of ours and without scripts."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import ForAudience, KeyOrFields, Model
from klimaatwerf.core.parse import Email, Phone, ShortText, Text, Url, YesNo, choice
from klimaatwerf.core.vocabulary import Availability, FormField, ParticipateType

__all__ = ["Asked", "Participate"]

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


class Asked(Model):
    """What a form or a mail asks; an answer is required unless the municipality says otherwise."""

    field: Annotated[FormField, choice(FormField)] = Field(
        description="Wat je vraagt.", examples=["email"]
    )
    optional: YesNo = Field(
        False, description="Met `ja` mag de lezer dit leeg laten.", examples=["ja"]
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
    fields: tuple[Annotated[Asked, KeyOrFields("field")], ...] = Field(
        (),
        description="Wat je vraagt, in een mail of in een formulier op de pagina zelf.",
        examples=["[name, email, {field: phone, optional: ja}]"],
    )
    closes_on: Day | None = Field(
        None,
        description="De laatste dag om mee te doen; daarna verdwijnt de knop.",
        examples=["2027-01-31"],
    )
    availability: Annotated[Availability, choice(Availability)] = Field(
        Availability.AVAILABLE,
        description="Met `full` is het volzet en verdwijnt de knop.",
        examples=["available"],
    )
    audience: ForAudience | None = Field(
        None,
        description="Voor wie deze manier is; zonder dit is ze voor iedereen.",
        examples=["resident"],
    )
    data_use: Text | None = Field(
        None,
        description="Wat je met de gegevens van de lezer doet; verplicht bij een form met fields.",
        examples=["We wissen je adres na de actie."],
    )

    needs: ClassVar[dict[ParticipateType, str]] = {
        ParticipateType.LINK: "url",
        ParticipateType.FORM: "url",
        ParticipateType.MAIL: "email",
        ParticipateType.PHONE: "phone",
        ParticipateType.VISIT: "instructions",
    }
    takes: ClassVar[dict[str, tuple[ParticipateType, ...]]] = {
        "url": (ParticipateType.LINK, ParticipateType.FORM),
        "email": (ParticipateType.MAIL,),
        "phone": (ParticipateType.PHONE,),
        "fields": (ParticipateType.MAIL, ParticipateType.FORM),
    }
    """The fields that go with some types only."""

    @model_validator(mode="after")
    def _usable(self) -> Participate:
        if not getattr(self, needed := self.needs[self.type]):
            raise fault("participate-incomplete", at="type", type=self.type.value, needed=needed)
        for name, types in self.takes.items():
            if getattr(self, name) and self.type not in types:
                raise fault(
                    "participate-surplus",
                    at=name,
                    type=self.type.value,
                    field=name,
                    types=" of ".join(f"`{one.value}`" for one in types),
                )
        asked = [one.field.value for one in self.fields]
        if twice := next((name for name in asked if asked.count(name) > 1), None):
            raise fault("participate-twice", at="fields", field=twice)
        return self

    @model_validator(mode="after")
    def _safe(self) -> Participate:
        if self.type is ParticipateType.FORM:
            if self.url and not self.origin:
                raise fault("form-insecure", at="url")
            if self.fields and not self.data_use:
                raise fault("data-use-missing", at="fields")
        return self

    @property
    def is_form(self) -> bool:
        """Whether the page itself holds the form."""
        return self.type is ParticipateType.FORM and bool(self.fields)

    @property
    def asks_data(self) -> bool:
        """Whether somebody gives personal data this way, so that we must say what becomes of it."""
        return self.type in (ParticipateType.MAIL, ParticipateType.FORM)

    @property
    def host(self) -> str:
        """The site that `url` leads to, as its readers know it."""
        return (urlsplit(self.url or "").hostname or "").removeprefix("www.")

    @property
    def origin(self) -> str:
        """The origin of `url` as a policy names it; "" where it is not secure, or strange.

        A host that a policy could read as more than a host is strange.
        """
        parts = urlsplit(self.url or "")
        try:
            host = (parts.hostname or "").encode("idna").decode()
            port = f":{parts.port}" if parts.port else ""
        except ValueError:  # no such name, no such port
            return ""
        secure = parts.scheme == "https" and "@" not in parts.netloc and _HOST.fullmatch(host)
        return f"https://{host}{port}" if secure else ""

    def open_on(self, today: date) -> bool:
        """Whether one can still take part this way."""
        in_time = self.closes_on is None or today <= self.closes_on
        return in_time and self.availability is Availability.AVAILABLE
