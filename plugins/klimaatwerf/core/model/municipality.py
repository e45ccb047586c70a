"""The fields of municipality.yml."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Model, frozen_map
from klimaatwerf.core.parse import (
    Colour,
    Email,
    EnterpriseNumber,
    Id,
    Lead,
    MediaPath,
    Name,
    Nis,
    PagePath,
    Phone,
    Postcode,
    ShortText,
    Target,
    Text,
    Url,
    Version,
    Whole,
    Year,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import (
    AccessibilityStatus,
    AddressForm,
    AssessmentMethod,
    Channel,
    LanguageRegime,
    PactVersion,
    SiteStatus,
    TrajectState,
    Typeface,
)

__all__ = ["PACT_VERSIONS", "Municipality"]

PACT_VERSIONS = tuple(PactVersion)


class Campaign(Model):
    """How the campaign presents itself."""

    name: Name
    slogan: ShortText | None = None
    lead: Lead | None = None


class CallToAction(Model):
    """The one button of the hero; without a target it leads to the actions."""

    label: ShortText = Field(description="De tekst op de knop.", examples=["Doe mee"])
    action: Id | None = None
    event: Id | None = None
    page: PagePath | None = None


class Hero(Model):
    """The opening of the home page."""

    title: ShortText | None = None
    lead: Lead | None = None
    image: MediaPath | None = None
    alt: ShortText | None = None
    call_to_action: CallToAction | None = None

    @model_validator(mode="after")
    def _described(self) -> Hero:
        if self.image and not self.alt:
            raise fault("picture-alt-missing", at="image")
        return self


class Count(Model):
    """A figure with its date and source."""

    value: Whole = Field(description="Het aantal.", examples=["11949"])
    as_of: Day = Field(description="De datum van het cijfer.", examples=["2020-01-01"])
    source: ShortText = Field(description="Waar het cijfer vandaan komt.", examples=["Statbel"])


class Contact(Model):
    """How to reach the municipality; one of email, phone and form_url is required."""

    department: ShortText | None = None
    address: ShortText | None = None
    email: Email | None = None
    phone: Phone | None = None
    form_url: Url | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Contact:
        if not (self.email or self.phone or self.form_url):
            raise fault("contact-missing")
        return self


class Infoblad(Model):
    """The municipal paper."""

    days_before: Whole = Field(description="Hoeveel dagen vooraf.", examples=["21"])


class Channels(Model):
    """Where the municipality speaks; links only."""

    newsletter: Url | None = None
    facebook: Url | None = None
    instagram: Url | None = None
    infoblad: Infoblad | None = None


class Publisher(Model):
    """The verantwoordelijke uitgever."""

    name: Name = Field(description="Staat op elk drukwerk.", examples=["An Voorbeeld"])
    address: ShortText = Field(
        description="Staat op elk drukwerk.", examples=["Markt 1, 2590 Berlaar"]
    )


class Brand(Model):
    """One or two colours, from which the rest is derived, the logo and the typeface."""

    primary: Colour = Field(description="De hoofdkleur van je gemeente.", examples=['"#00703c"'])
    secondary: Colour | None = None
    logo: MediaPath | None = None
    logo_alt: ShortText | None = None
    font: Annotated[Typeface, choice(Typeface)] = Typeface.BRICOLAGE_GROTESQUE

    @model_validator(mode="after")
    def _described(self) -> Brand:
        if self.logo and not self.logo_alt:
            raise fault("logo-alt-missing", at="logo")
        return self


class Covenant(Model):
    """The municipality's own promise in the Covenant of Mayors."""

    signed: Day | None = None
    baseline_year: Year | None = None
    reduction_2030: Whole | None = None
    neutral_by: Year | None = None


class Commitments(Model):
    """What the municipality signed."""

    covenant: Covenant | None = None
    climate_pact: tuple[Annotated[PactVersion, choice(PactVersion)], ...] = ()


class Phase(Model):
    """A phase of the process from plan to action."""

    phase: Id | None = None
    title: ShortText = Field(description="De naam van de fase.", examples=["Samen kiezen"])
    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    state: Annotated[TrajectState, choice(TrajectState)] = Field(
        description="Waar je staat.", examples=["now"]
    )
    text: Text | None = None


class Accessibility(Model):
    """The facts of the accessibility statement (Implementing Decision (EU) 2018/1523)."""

    status: Annotated[AccessibilityStatus, choice(AccessibilityStatus)] = Field(
        description="Hoe toegankelijk de site is.", examples=["partial"]
    )
    assessed_on: Day = Field(description="Wanneer je dat naging.", examples=["2026-11-23"])
    method: Annotated[AssessmentMethod, choice(AssessmentMethod)] = Field(
        description="Wie dat naging.", examples=["self"]
    )
    report_url: Url | None = None
    reviewed_on: Day | None = None
    issues: tuple[Text, ...] = ()
    contact: ShortText | None = None
    enforcement: Text = Field(
        description="Waar een lezer terechtkan die geen goed antwoord krijgt.",
        examples=["Vlaamse Ombudsdienst"],
    )


class Privacy(Model):
    """Who handles personal data."""

    controller: ShortText = Field(
        description="Wie beslist over de gegevens.", examples=["Gemeente Berlaar"]
    )
    dpo_contact: ShortText | None = None
    url: Url | None = None


class TemplateChoice(Model):
    """Which release of the pack is followed."""

    channel: Annotated[Channel, choice(Channel)] = Channel.STABLE
    version: Version | None = None


class Features(Model):
    """Parts of the site that can be switched off."""

    events: YesNo = True
    partners: YesNo = True
    goals: YesNo = True
    news: YesNo = True
    kit_public: YesNo = False


class Screen(Model):
    """A digital screen; sizes in pixels, lead time in days."""

    name: Name = Field(description="Hoe het scherm heet.", examples=["Infoscherm Markt"])
    width: Whole = Field(description="Breedte in pixels.", examples=["1920"])
    height: Whole = Field(description="Hoogte in pixels.", examples=["1080"])
    format: ShortText = "png"
    max_kb: Whole | None = None
    days_before: Whole | None = None


class Announcement(Model):
    """A banner for some days."""

    text: Lead = Field(
        description="De boodschap.", examples=["Bestel je haag tot zondag 31 oktober"]
    )
    url: Target | None = None
    from_: Day | None = Field(None, alias="from")
    until: Day | None = None

    def shown_on(self, today: date) -> bool:
        """Whether it is shown on that day."""
        return (self.from_ or today) <= today <= (self.until or today)


class Municipality(Model):
    """A municipality: its facts, face, promises and choices."""

    nis: Nis = Field(description="De NIS-code zegt om welke gemeente het gaat.", examples=["12002"])
    slug: str = ""
    name: Name
    former_names: tuple[Name, ...] = ()
    postcodes: tuple[Postcode, ...] = ()
    province: ShortText | None = None
    status: Annotated[SiteStatus, choice(SiteStatus)] = SiteStatus.DRAFT
    site_url: Url | None = None
    website: Url | None = None
    campaign: Campaign
    hero: Hero | None = None
    inhabitants: Count | None = None
    dwellings: Count | None = None
    contact: Contact = Field(
        description="Zo bereikt een inwoner je.", examples=["{email: klimaat@berlaar.example}"]
    )
    channels: Channels = Channels()
    enterprise_number: EnterpriseNumber | None = None
    publisher: Publisher | None = None
    brand: Brand = Field(description="De kleur van je gemeente.", examples=['{primary: "#00703c"}'])
    address_form: Annotated[AddressForm, choice(AddressForm)] = AddressForm.JE
    language_regime: Annotated[LanguageRegime, choice(LanguageRegime)] = LanguageRegime.NL
    language_regime_confirmed: YesNo = False
    commitments: Commitments = Commitments()
    traject: tuple[Phase, ...] = ()
    accessibility: Accessibility | None = None
    privacy: Privacy | None = None
    template: TemplateChoice = TemplateChoice()
    region: Id | None = None
    features: Features = Features()
    texts: frozen_map(Text)  # type: ignore[valid-type]
    screens: tuple[Screen, ...] = ()
    announcement: Announcement | None = None

    def missing_for_live(self) -> tuple[str, ...]:
        """The legal fields that a live site still lacks, as paths."""
        needed: dict[str, Any] = {
            "enterprise_number": self.enterprise_number,
            "publisher": self.publisher,
            "contact.address": self.contact.address,
            "contact.email": self.contact.email or self.contact.form_url,
            "accessibility": self.accessibility,
            "privacy": self.privacy,
            "site_url": self.site_url,
        }
        return tuple(path for path, value in needed.items() if not value)
