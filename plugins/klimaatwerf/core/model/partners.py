"""The fields of partners.yml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import ForAudience, Model, Reference, ReviewedOn, Weight
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
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import PartnerType

__all__ = ["Partner"]


class Offer(Model):
    """What a partner offers to whom."""

    id: Id = Field(description="Een korte naam.", examples=["tuinadvies"])
    title: ShortText = Field(description="De titel.", examples=["Gratis tuinadvies"])
    description: Text | None = Field(
        None,
        description="Wat het aanbod inhoudt.",
        examples=["Een vrijwilliger komt langs in je tuin."],
    )
    audience: ForAudience | None = Field(
        None, description="Voor wie het aanbod is.", examples=["resident"]
    )
    action: Id | None = Field(
        None,
        description="De id van de actie waar het aanbod bij hoort.",
        examples=["behaag-je-tuin"],
    )


class Consent(Model):
    """What the partner agreed to."""

    logo: YesNo = Field(False, description="Met `ja` mag het logo op de site.", examples=["ja"])
    contact: YesNo = Field(
        False, description="Met `ja` mogen mail, telefoon en adres op de site.", examples=["ja"]
    )
    on: Day | None = Field(
        None, description="Wanneer de partner dat goedkeurde.", examples=["2026-11-01"]
    )


class Partner(Model):
    """An organisation that takes part."""

    id: Id = Field(
        description="De korte, vaste naam van de partner.", examples=["buurtcomite-de-linde"]
    )
    use: Id | None = Field(
        None,
        description="De id van een partner van BBL; wat je niet invult, komt van BBL.",
        examples=["natuurpunt"],
    )
    name: Name = Field(description="De naam van de partner.", examples=["Natuurpunt"])
    type: Annotated[PartnerType, choice(PartnerType)] = Field(
        description="Wat voor organisatie het is.", examples=["association"]
    )
    lead: Lead | None = Field(
        None, description="Eén zin over de partner.", examples=["Zorgt voor natuur in je buurt."]
    )
    logo: MediaPath | None = Field(
        None,
        description="Het logo; het komt alleen op de site met `consent`.",
        examples=["media/logo-de-linde.svg"],
    )
    logo_alt: ShortText | None = Field(
        None,
        description="Wat het logo zegt; verplicht bij een logo.",
        examples=["Logo van De Linde"],
    )
    url: Url | None = Field(
        None, description="De website van de partner.", examples=["https://www.delinde.example/"]
    )
    email: Email | None = Field(
        None,
        description="Het mailadres; het komt alleen op de site met `consent`.",
        examples=["info@delinde.example"],
    )
    phone: Phone | None = Field(
        None,
        description="Het nummer; het komt alleen op de site met `consent`.",
        examples=["03 000 00 00"],
    )
    address: ShortText | None = Field(
        None,
        description="Het adres; het komt alleen op de site met `consent`.",
        examples=["Markt 2, 2590 Berlaar"],
    )
    audiences: tuple[ForAudience, ...] = Field(
        (), description="Voor wie de partner iets doet.", examples=["[resident, association]"]
    )
    offers: tuple[Offer, ...] = Field(
        (),
        description="Wat de partner aanbiedt.",
        examples=["[{id: tuinadvies, title: Gratis tuinadvies}]"],
    )
    valid_until: Day | None = Field(
        None,
        description="Tot wanneer de partner meedoet; daarna verdwijnt hij.",
        examples=["2030-12-31"],
    )
    consent: Consent = Field(
        Consent(),
        description="Wat de partner goedkeurde; zonder dit blijft zijn contact verborgen.",
        examples=["{logo: ja, contact: ja, on: 2026-11-01}"],
    )
    enterprise_number: EnterpriseNumber | None = Field(
        None, description="Het ondernemingsnummer van de partner.", examples=["0999.999.922"]
    )
    weight: Weight = None
    scope: Id | None = Field(
        None,
        description="Hoe ver de partner werkt; bij BBL is dat `central`.",
        examples=["central"],
    )
    reviewed_on: ReviewedOn = None
    sources: tuple[Reference, ...] = Field(
        (),
        description="Waar de feiten over de partner vandaan komen.",
        examples=["[{title: De Linde}]"],
    )

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
