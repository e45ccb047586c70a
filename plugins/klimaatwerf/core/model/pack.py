"""The fields of pack.yml, media.yml and region.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from klimaatwerf.core.dates import Day
from klimaatwerf.core.model.base import Frozen, Ids, KeyOrFields, Model
from klimaatwerf.core.parse import (
    Email,
    Id,
    MediaPath,
    Name,
    Phone,
    ShortText,
    Text,
    Url,
    Version,
    Whole,
    YesNo,
    choice,
)
from klimaatwerf.core.vocabulary import ChangeKind, Channel, RegionKind

__all__ = ["Change", "Medium", "Pack", "Region", "Variable"]


class Variable(Model):
    """A value that a municipality may give in `texts`."""

    type: ShortText = Field("text", description="Wat voor waarde het is.", examples=["text"])
    required: YesNo = Field(
        False, description="Met `ja` moet elke gemeente de tekst invullen.", examples=["nee"]
    )
    max_length: Whole | None = Field(
        None, description="Hoeveel tekens de tekst mag hebben.", examples=["40"]
    )
    default: Text | None = Field(
        None, description="Wat er staat als een gemeente niets invult.", examples=["5 werkdagen"]
    )
    example: Text | None = Field(
        None, description="Een voorbeeld voor de gemeente.", examples=["10 werkdagen"]
    )


class Change(Model):
    """A line of the changelog."""

    kind: Annotated[ChangeKind, choice(ChangeKind)] = Field(
        description="Waar de verandering over gaat.", examples=["text"]
    )
    summary: Text = Field(description="Wat er veranderde.", examples=["Nieuwe tekst"])
    audience: ShortText | None = Field(
        None, description="Wie de verandering merkt.", examples=["alle gemeenten"]
    )
    affects: tuple[ShortText, ...] = Field(
        (),
        description="Welke paden veranderden. Wie er geen van gebruikt, ziet de regel niet.",
        examples=["[pages.privacy]"],
    )


class Locked(Model):
    """A path that nobody below the pack can change."""

    path: ShortText = Field(
        description="Het pad, zoals `pages.privacy.body`; `*` staat voor elke id.",
        examples=["goals.*.rule"],
    )
    reason: Text | None = Field(
        None,
        description="Waarom dit vastligt; de melding zet dit na een dubbele punt.",
        examples=["een doel van het klimaatpact heeft overal dezelfde definitie"],
    )


class PackContact(Model):
    """Whom to ask about the pack."""

    name: ShortText = Field(
        "Bond Beter Leefmilieu",
        description="De naam van de organisatie of de dienst.",
        examples=["Bond Beter Leefmilieu"],
    )
    email: Email | None = Field(
        None, description="Het mailadres.", examples=["sjablonen@voorbeeldkoepel.example"]
    )
    url: Url | None = Field(
        None,
        description="De pagina waar de organisatie bereikbaar is.",
        examples=["https://www.bondbeterleefmilieu.be/"],
    )


class Pack(Model):
    """pack.yml."""

    version: Version = Field(description="De versie.", examples=["2026.1"])
    schema_: Whole = Field(
        1, alias="schema", description="De versie van de velden; nu is dat 2.", examples=["2"]
    )
    released_on: Day | None = Field(
        None, description="Wanneer deze versie uitkwam.", examples=["2026-11-23"]
    )
    channel: Annotated[Channel, choice(Channel)] = Field(
        Channel.STABLE, description="Voor wie deze versie is.", examples=["stable"]
    )
    min_generator: Version | None = Field(
        None,
        description="De oudste versie van Klimaatwerf die het pakket aankan.",
        examples=["0.1"],
    )
    end_of_support: Day | None = Field(
        None, description="Tot wanneer BBL deze versie bijhoudt.", examples=["2027-12-31"]
    )
    contact: PackContact = Field(
        PackContact(),
        description="Bij wie een gemeente terechtkan met een vraag over het pakket.",
        examples=["{name: Bond Beter Leefmilieu}"],
    )
    locked: tuple[Annotated[Locked, KeyOrFields("path")], ...] = Field(
        (),
        description="De paden die een gemeente of regio niet mag veranderen, met de reden.",
        examples=["[{path: pages.privacy.body, reason: deze tekst moet overal juist zijn}]"],
    )
    variables: Annotated[Mapping[str, Variable], Frozen] = Field(
        default_factory=dict,
        description="De korte teksten die een gemeente onder `texts` mag invullen.",
        examples=["{antwoordtermijn: {default: 5 werkdagen}}"],
    )
    proper_names: tuple[ShortText, ...] = Field(
        (),
        description="Namen waarin een je of u gewoon blijft staan.",
        examples=["[Behaag je tuin]"],
    )
    changelog: tuple[Change, ...] = Field(
        (),
        description="Wat er in deze versie veranderde.",
        examples=["[{kind: text, summary: Nieuwe tekst}]"],
    )


class RegionContact(Model):
    """How to reach a region."""

    department: ShortText | None = Field(
        None, description="De naam van de dienst.", examples=["Team klimaat"]
    )
    email: Email | None = Field(
        None, description="Het mailadres.", examples=["klimaat@voorbeeldregio.example"]
    )
    phone: Phone | None = Field(None, description="Het telefoonnummer.", examples=["03 000 00 00"])
    form_url: Url | None = Field(
        None,
        description="Het adres van het contactformulier.",
        examples=["https://www.voorbeeldregio.example/contact"],
    )


class Region(Model):
    """An intercommunale or a province."""

    id: Id = Field(
        description="De korte, vaste naam van de regio; dat is de naam van de map.",
        examples=["voorbeeldregio"],
    )
    title: Name = Field(description="De naam.", examples=["Voorbeeldregio"])
    kind: Annotated[RegionKind, choice(RegionKind)] = Field(
        description="Wat het is.", examples=["intercommunale"]
    )
    website: Url | None = Field(
        None,
        description="De website van de regio.",
        examples=["https://www.voorbeeldregio.example/"],
    )
    contact: RegionContact | None = Field(
        None,
        description="Zo bereikt een gemeente de regio.",
        examples=["{email: klimaat@voorbeeldregio.example}"],
    )


class Medium(Model):
    """A picture of BBL."""

    file: MediaPath = Field(description="Een bestand in media/.", examples=["haag.svg"])
    alt: ShortText | None = Field(
        None,
        description="Wat er te zien is, voor wie de afbeelding niet ziet.",
        examples=["Een haag in bloei"],
    )
    credit: ShortText | None = Field(
        None, description="Wie de afbeelding maakte.", examples=["Bond Beter Leefmilieu"]
    )
    licence: ShortText | None = Field(
        None, description="Onder welke licentie de gemeenten ze gebruiken.", examples=["CC BY 4.0"]
    )
    topics: Ids = Field(
        (), description="De ids van thema’s waar de afbeelding bij past.", examples=["[groen]"]
    )
