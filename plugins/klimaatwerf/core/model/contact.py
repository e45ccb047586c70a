"""How a municipality is reached, and where it speaks."""

from __future__ import annotations

from pydantic import Field, model_validator

from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Model
from klimaatwerf.core.parse import (
    Email,
    Phone,
    ShortText,
    Url,
    Whole,
)

__all__ = ["PLACEHOLDER", "Channels", "Contact", "Infoblad"]

PLACEHOLDER = "vul-hier-je-adres-in"
"""The name in the mail address of a new municipality, until somebody fills in the real one."""


class Contact(Model):
    """How to reach the municipality; one of email, phone and form_url is required."""

    department: ShortText | None = Field(
        None, description="De naam van je dienst.", examples=["Dienst klimaat"]
    )
    address: ShortText | None = Field(
        None,
        description="Het adres van je dienst; verplicht als de site online gaat.",
        examples=["Markt 1, 2590 Berlaar"],
    )
    email: Email | None = Field(
        None, description="Het mailadres van je dienst.", examples=["klimaat@berlaar.example"]
    )
    phone: Phone | None = Field(
        None, description="Het telefoonnummer van je dienst.", examples=["03 000 00 00"]
    )
    form_url: Url | None = Field(
        None,
        description="Het adres van je contactformulier.",
        examples=["https://www.berlaar.example/contact"],
    )

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not (self.email or self.phone or self.form_url):
            raise fault("contact-missing")
        return self

    @property
    def unanswered(self) -> bool:
        """Whether the mail address is still that of a new municipality."""
        return (self.email or "").startswith(f"{PLACEHOLDER}@")


class Infoblad(Model):
    """The municipal paper."""

    days_before: Whole = Field(description="Hoeveel dagen vooraf.", examples=["21"])


class Channels(Model):
    """Where the municipality speaks; links only."""

    newsletter: Url | None = Field(
        None,
        description="Het adres om op je nieuwsbrief in te schrijven.",
        examples=["https://www.berlaar.example/nieuwsbrief"],
    )
    facebook: Url | None = Field(
        None,
        description="Je pagina op Facebook; de site toont alleen een link.",
        examples=["https://www.facebook.example/berlaar"],
    )
    instagram: Url | None = Field(
        None,
        description="Je pagina op Instagram; de site toont alleen een link.",
        examples=["https://www.instagram.example/berlaar"],
    )
    infoblad: Infoblad | None = Field(
        None,
        description="Hoelang vooraf je teksten voor het infoblad klaar zijn.",
        examples=["{days_before: 21}"],
    )
