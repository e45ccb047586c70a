"""The fields of partners.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Model, Reference
from klimaatwerf.core.parse import (
    Email,
    EnterpriseNumber,
    Id,
    Lead,
    MediaPath,
    Name,
    Phone,
    ShortText,
    Text,
    Url,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import Audience, PartnerType

__all__ = ["Partner"]


class Offer(Model):
    """What a partner offers to whom."""

    id: Id = Field(description="Een korte naam.", examples=["tuinadvies"])
    title: ShortText = Field(description="De titel.", examples=["Gratis tuinadvies"])
    description: Text | None = None
    audience: Annotated[Audience, choice(Audience)] | None = None
    action: Id | None = None


class Consent(Model):
    """What the partner agreed to."""

    logo: YesNo = False
    contact: YesNo = False
    on: Day | None = None


class Partner(Model):
    """An organisation that takes part."""

    id: Id
    use: Id | None = None
    name: Name = Field(description="De naam van de partner.", examples=["Natuurpunt"])
    type: Annotated[PartnerType, choice(PartnerType)] = Field(
        description="Wat voor organisatie het is.", examples=["association"]
    )
    lead: Lead | None = None
    logo: MediaPath | None = None
    logo_alt: ShortText | None = None
    url: Url | None = None
    email: Email | None = None
    phone: Phone | None = None
    address: ShortText | None = None
    audiences: tuple[Annotated[Audience, choice(Audience)], ...] = ()
    offers: tuple[Offer, ...] = ()
    valid_until: Day | None = None
    consent: Consent = Consent()
    enterprise_number: EnterpriseNumber | None = None
    weight: Whole | None = None
    scope: Id | None = None
    reviewed_on: Day | None = None
    sources: tuple[Reference, ...] = ()

    @model_validator(mode="after")
    def _described(self) -> Partner:
        if self.logo and not self.logo_alt:
            raise fault("logo-alt-missing", at="logo")
        return self

    def public(self) -> Partner:
        """The partner as readers may see it: contact data and logo only with consent."""
        hidden: dict[str, None] = {}
        if not self.consent.contact:
            hidden |= dict.fromkeys(("email", "phone", "address"))
        if not self.consent.logo:
            hidden |= dict.fromkeys(("logo", "logo_alt"))
        return self.model_copy(update=hidden) if hidden else self
