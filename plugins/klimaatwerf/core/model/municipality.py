"""The fields of municipality.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from klimaatwerf.core.dates import Day
from klimaatwerf.core.model.appearance import Announcement, Brand, Campaign, Hero
from klimaatwerf.core.model.base import Frozen, Ids, Model
from klimaatwerf.core.model.contact import Channels, Contact
from klimaatwerf.core.model.legal import Accessibility, Privacy, Publisher
from klimaatwerf.core.model.promises import Commitments, Phase
from klimaatwerf.core.parse import (
    EnterpriseNumber,
    Id,
    Name,
    Nis,
    Postcode,
    ShortText,
    Text,
    Url,
    Version,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import (
    AccessibilityStatus,
    AddressForm,
    Channel,
    DataLicence,
    LanguageRegime,
    PactVersion,
    SiteStatus,
)

__all__ = ["PACT_VERSIONS", "Municipality"]

PACT_VERSIONS = tuple(PactVersion)


class Count(Model):
    """A figure with its date and source."""

    value: Whole = Field(description="Het aantal.", examples=["11656"])
    as_of: Day = Field(description="De datum van het cijfer.", examples=["2020-01-01"])
    source: ShortText = Field(description="Waar het cijfer vandaan komt.", examples=["Statbel"])


class TemplateChoice(Model):
    """Which release of the pack is followed."""

    channel: Annotated[Channel, choice(Channel)] = Field(
        Channel.STABLE, description="Welke versies van BBL’s teksten je volgt.", examples=["stable"]
    )
    version: Version | None = Field(
        None, description="De vaste versie van BBL’s teksten die je gebruikt.", examples=["2026.1"]
    )


class Features(Model):
    """Parts of the site that can be switched off."""

    events: YesNo = Field(True, description="Met `nee` verdwijnt de agenda.", examples=["ja"])
    partners: YesNo = Field(True, description="Met `nee` verdwijnen de partners.", examples=["ja"])
    goals: YesNo = Field(
        True, description="Met `nee` verdwijnen de doelen en cijfers.", examples=["ja"]
    )
    news: YesNo = Field(True, description="Met `nee` verdwijnt het nieuws.", examples=["ja"])
    kit_public: YesNo = Field(
        False, description="Met `ja` kan iedereen affiches en beelden downloaden.", examples=["nee"]
    )


class Screen(Model):
    """A digital screen; sizes in pixels, lead time in days."""

    name: Name = Field(description="Hoe het scherm heet.", examples=["Infoscherm Markt"])
    width: Whole = Field(description="Breedte in pixels.", examples=["1920"])
    height: Whole = Field(description="Hoogte in pixels.", examples=["1080"])
    format: ShortText = Field(
        "png", description="Het soort bestand dat het scherm toont.", examples=["png"]
    )
    max_kb: Whole | None = Field(
        None, description="Hoe groot het bestand mag zijn, in kilobyte.", examples=["500"]
    )
    days_before: Whole | None = Field(
        None, description="Hoeveel dagen vooraf het beeld klaar is.", examples=["14"]
    )


class Municipality(Model):
    """A municipality: its facts, face, promises and choices."""

    nis: Nis = Field(description="De NIS-code zegt om welke gemeente het gaat.", examples=["12002"])
    slug: str = Field(
        "",
        description="De naam van de map; ze staat in het adres van de site.",
        examples=["berlaar"],
    )
    name: Name = Field(
        description="De naam van je gemeente; zonder dit komt ze uit het register.",
        examples=["Berlaar"],
    )
    former_names: tuple[Name, ...] = Field(
        (),
        description="Vroegere namen, zodat de lezer je gemeente ook zo vindt.",
        examples=["[Gestel]"],
    )
    aliases: Ids = Field(
        (),
        description="Hoe de map van je gemeente vroeger heette; die adressen leiden naar je site.",
        examples=["[gestel]"],
    )
    postcodes: tuple[Postcode, ...] = Field(
        (), description="De postcodes; zonder dit komen ze uit het register.", examples=["[2590]"]
    )
    province: ShortText | None = Field(
        None,
        description="De provincie; zonder dit komt ze uit het register.",
        examples=["Antwerpen"],
    )
    status: Annotated[SiteStatus, choice(SiteStatus)] = Field(
        SiteStatus.DRAFT,
        description="Hoe ver de site staat; alleen `live` is voor zoekmachines.",
        examples=["draft"],
    )
    site_url: Url | None = Field(
        None,
        description="Waar de site staat, als ze een eigen adres heeft.",
        examples=["https://klimaat.berlaar.example/"],
    )
    website: Url | None = Field(
        None,
        description="De gewone website van je gemeente.",
        examples=["https://www.berlaar.example/"],
    )
    campaign: Campaign = Field(
        description="Hoe je campagne heet.", examples=["{name: Berlaar voor het klimaat}"]
    )
    hero: Hero | None = Field(
        None,
        description="De opening van je startpagina.",
        examples=["{title: Het klimaat begint in je straat}"],
    )
    inhabitants: Count | None = Field(
        None,
        description="Een nieuwer cijfer voor het aantal inwoners, met datum en bron.",
        examples=["{value: 11656, as_of: 2020-01-01, source: Statbel}"],
    )
    dwellings: Count | None = Field(
        None,
        description="Het aantal wooneenheden; sommige doelen rekenen ermee.",
        examples=["{value: 4900, as_of: 2026-01-01, source: eigen telling}"],
    )
    contact: Contact = Field(
        description="Zo bereikt een inwoner je.", examples=["{email: klimaat@berlaar.example}"]
    )
    channels: Channels = Field(
        Channels(),
        description="Waar je nog te vinden bent.",
        examples=['{newsletter: "https://www.berlaar.example/nieuwsbrief"}'],
    )
    enterprise_number: EnterpriseNumber | None = Field(
        None,
        description="Het ondernemingsnummer; verplicht als de site online gaat.",
        examples=["0999.999.922"],
    )
    publisher: Publisher | None = Field(
        None,
        description="De verantwoordelijke uitgever; verplicht als de site online gaat.",
        examples=['{name: An Voorbeeld, address: "Markt 1, 2590 Berlaar"}'],
    )
    brand: Brand = Field(description="De kleur van je gemeente.", examples=['{primary: "#00703c"}'])
    address_form: Annotated[AddressForm, choice(AddressForm)] = Field(
        AddressForm.JE, description="Of de site je of u zegt tegen de lezer.", examples=["je"]
    )
    language_regime: Annotated[LanguageRegime, choice(LanguageRegime)] = Field(
        LanguageRegime.NL,
        description="De talen van je gemeente volgens de wet; dat komt uit het register.",
        examples=["nl"],
    )
    language_regime_confirmed: YesNo = Field(
        False,
        description="Met `ja` bevestigt een faciliteitengemeente dat er ook Franse tekst is.",
        examples=["nee"],
    )
    commitments: Commitments = Field(
        Commitments(),
        description="Wat je bestuur ondertekende.",
        examples=["{climate_pact: [1.0, 2.1]}"],
    )
    traject: tuple[Phase, ...] = Field(
        (),
        description="De weg van plan naar actie, fase per fase.",
        examples=["[{title: Samen kiezen, state: now}]"],
    )
    accessibility: Accessibility | None = Field(
        None,
        description="De toegankelijkheidsverklaring; verplicht als de site online gaat.",
        examples=[
            "{status: full, assessed_on: 2026-11-23, method: self, enforcement: Ombudsdienst}"
        ],
    )
    privacy: Privacy | None = Field(
        None,
        description="Wie over persoonsgegevens beslist; verplicht als de site online gaat.",
        examples=["{controller: Gemeente Berlaar}"],
    )
    template: TemplateChoice = Field(
        TemplateChoice(),
        description="Welke versie van BBL’s teksten je volgt.",
        examples=["{channel: stable}"],
    )
    region: Id | None = Field(
        None,
        description="De id van je regio; die geeft partners, activiteiten en teksten mee.",
        examples=["voorbeeldregio"],
    )
    features: Features = Field(
        Features(), description="Delen van de site die je uitzet.", examples=["{news: nee}"]
    )
    data_licence: Annotated[DataLicence, choice(DataLicence)] = Field(
        DataLicence.BY,
        description="Wat anderen met de gegevens van je site mogen: `cc-by` vraagt je te vermelden,"
        " `cc0` vraagt niets.",
        examples=["cc-by"],
    )
    texts: Annotated[Mapping[str, Text], Frozen] = Field(
        default_factory=dict,
        description="Korte teksten die BBL aan jou overlaat, met hun naam.",
        examples=["{antwoordtermijn: 10 werkdagen}"],
    )
    screens: tuple[Screen, ...] = Field(
        (),
        description="De digitale schermen in je gemeente, voor beelden op maat.",
        examples=["[{name: Infoscherm Markt, width: 1920, height: 1080}]"],
    )
    announcement: Announcement | None = Field(
        None,
        description="Een boodschap boven elke pagina, voor enkele dagen.",
        examples=["{text: Bestel je haag tot zondag 31 oktober, until: 2027-10-31}"],
    )

    def missing_for_live(self) -> tuple[str, ...]:
        """The fields that the law asks of a site and that this one still lacks, as paths.

        A site must say who makes it and how to reach them (WER art. XII.6), who answers for it,
        how accessible it is (Decision (EU) 2018/1523) and who handles data (GDPR art. 13).
        """
        told, privacy = self.accessibility, self.privacy
        incomplete = told is not None and told.status is not AccessibilityStatus.FULL
        needed: dict[str, Any] = {
            "enterprise_number": self.enterprise_number,
            "publisher": self.publisher,
            "contact.address": self.contact.address,
            "contact.email": not self.contact.unanswered
            and (self.contact.email or self.contact.form_url),
            "accessibility": self.accessibility,
            "accessibility.issues": not incomplete or (told and told.issues),
            "privacy": privacy,
            "privacy.dpo_contact": not privacy or privacy.dpo_contact or privacy.url,
            "site_url": self.site_url,
        }
        return tuple(path for path, value in needed.items() if not value)
