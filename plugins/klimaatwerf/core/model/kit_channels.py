"""The fields of channels.yml: how each channel puts the words of a recruit file together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from klimaatwerf.core.model.base import Frozen, Model
from klimaatwerf.core.parse import Id, Name, ShortText, Whole, choice
from klimaatwerf.core.template_text import template_text
from klimaatwerf.core.tree import Leaf
from klimaatwerf.core.vocabulary import Term

__all__ = ["Greetings", "Heading", "KitChannel", "KitChannels", "Length", "LengthUnit", "Piece"]

_GREETINGS = (
    "{resident: Beste inwoner, association: Beste leden, company: Beste ondernemer,"
    " shopkeeper: Beste handelaar, school: Beste directie, farmer: Beste landbouwer,"
    " staff: Beste collega}"
)
_CHANNEL = (
    "[{id: sms, label: Sms, use: Kort is genoeg., short: {limit: 160, frame: Kom!},"
    " long: {limit: 320, frame: Kom ook!}}]"
)

Frame = Annotated[Leaf, template_text()]


class Length(Term):
    """How long a text is."""

    SHORT = "short", "kort"
    LONG = "long", "lang"


class LengthUnit(Term):
    """What a channel counts."""

    CHARACTERS = "characters", "tekens"
    WORDS = "words", "woorden"


class Heading(Model):
    """The title, the subject or the head line of a text."""

    name: Name = Field(description="Hoe het kanaal zo’n kop noemt.", examples=["Onderwerp"])
    limit: Whole = Field(description="Hoeveel tekens erin passen.", examples=["60"])
    frame: Frame = Field(description="De kop, met invulvelden.", examples=['"{{ text.title }}"'])


class Piece(Model):
    """A text of one length."""

    limit: Whole = Field(
        description="Hoe lang de tekst mag zijn, in tekens of in woorden.", examples=["400"]
    )
    frame: Frame = Field(
        description="De tekst, met invulvelden en keuzes.",
        examples=['"{{ text.hook }} {{ text.ask }}"'],
    )


class KitChannel(Model):
    """A channel along which a municipality speaks."""

    id: Id = Field(description="De korte, vaste naam van het kanaal.", examples=["nieuwsbrief"])
    label: Name = Field(description="Hoe het kanaal heet.", examples=["Nieuwsbrief"])
    use: ShortText = Field(
        description="Eén zin: zo gebruik je de tekst.",
        examples=["Zet de knop onder de tekst."],
    )
    counts: Annotated[LengthUnit, choice(LengthUnit)] = Field(
        LengthUnit.CHARACTERS,
        description="Wat de limiet telt: tekens of woorden.",
        examples=["words"],
    )
    heading: Heading | None = Field(
        None,
        description="De titel of het onderwerp, als het kanaal er een heeft.",
        examples=['{name: Onderwerp, limit: 60, frame: "{{ text.title }}"}'],
    )
    short: Piece = Field(
        description="De korte tekst.", examples=['{limit: 400, frame: "{{ text.hook }}"}']
    )
    long: Piece = Field(
        description="De lange tekst.", examples=['{limit: 900, frame: "{{ text.why }}"}']
    )

    def piece(self, length: Length) -> Piece:
        """Its text of a length."""
        return self.short if length is Length.SHORT else self.long


class Greetings(Model):
    """How a letter starts for each audience."""

    resident: Frame = Field(description="Voor inwoners.", examples=["Beste inwoner"])
    association: Frame = Field(description="Voor verenigingen.", examples=["Beste vereniging"])
    company: Frame = Field(description="Voor bedrijven.", examples=["Beste ondernemer"])
    shopkeeper: Frame = Field(description="Voor handelaars.", examples=["Beste handelaar"])
    school: Frame = Field(description="Voor scholen.", examples=["Beste directie"])
    farmer: Frame = Field(description="Voor landbouwers.", examples=["Beste landbouwer"])
    staff: Frame = Field(description="Voor eigen medewerkers.", examples=["Beste collega"])


class KitChannels(Model):
    """All channels, with what their texts share."""

    greetings: Greetings = Field(
        description="De aanspreking van elke doelgroep, als `{{ text.greeting }}`.",
        examples=[_GREETINGS],
    )
    parts: Annotated[Mapping[str, Frame], Frozen] = Field(
        default_factory=dict,
        description="Stukken die in meer dan één tekst komen: `{{ part.naam }}`. Een stuk kan"
        " stukken gebruiken die erboven staan.",
        examples=['{vraag: "Vragen? {{ municipality.contact.email }}"}'],
    )
    channels: tuple[KitChannel, ...] = Field(
        min_length=1,
        description="De kanalen, in de volgorde waarin een gemeente ze ziet.",
        examples=[_CHANNEL],
    )
