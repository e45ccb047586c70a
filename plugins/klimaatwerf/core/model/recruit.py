"""The fields of a recruit file: how one action, or any, is told to each audience."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.model.base import Model
from klimaatwerf.core.template_text import template_text
from klimaatwerf.core.tree import Leaf

__all__ = ["Appeal", "Appeals", "Gain", "Recruit", "Step"]

THREE = range(3, 4)
"""A poster has three places for steps and three for gains."""

_STEPS = (
    "[{title: Kies je pakket, text: Meet je tuin en kies.},"
    " {title: Bestel op tijd, text: Vul het formulier in.},"
    " {title: Plant in de winter, text: Dan slaan de wortels aan.}]"
)
_GAINS = (
    "[{title: Meer schaduw, text: Een haag houdt de tuin koel.},"
    " {title: Meer vogels, text: Ze nestelen in de takken.},"
    " {title: Samen, text: Eén haag is goed voor twee tuinen.}]"
)


class Step(Model):
    """One of three steps, as a poster explains them."""

    title: Annotated[Leaf, template_text(28)] = Field(
        description="De stap in een paar woorden, hoogstens 28 tekens.",
        examples=["Kies je pakket"],
    )
    text: Annotated[Leaf, template_text(110)] = Field(
        description="Wat je dan doet, hoogstens 110 tekens.",
        examples=["Meet je tuin en kies de planten die erbij passen."],
    )


class Gain(Model):
    """One of three things that somebody gains."""

    title: Annotated[Leaf, template_text(30)] = Field(
        description="Wat je ermee wint, hoogstens 30 tekens.", examples=["Meer schaduw"]
    )
    text: Annotated[Leaf, template_text(90)] = Field(
        description="Waarom dat zo is, hoogstens 90 tekens.",
        examples=["Een haag breekt de wind en houdt de tuin koel."],
    )


class Appeal(Model):
    """What one audience is told and asked."""

    title: Annotated[Leaf, template_text(48)] = Field(
        description="De titel van een uitnodiging, hoogstens 48 tekens.",
        examples=["Een haag voor jouw tuin?"],
    )
    hook: Annotated[Leaf, template_text(110)] = Field(
        description="Eén zin die pakt, hoogstens 110 tekens.",
        examples=["Een haag is de mooiste muur die er bestaat."],
    )
    why: Annotated[Leaf, template_text(260)] = Field(
        description="Waarom het de moeite is, in 1 tot 3 zinnen en hoogstens 260 tekens.",
        examples=["Een haag geeft schaduw. Vogels en egels vinden er een schuilplaats."],
    )
    ask: Annotated[Leaf, template_text(180)] = Field(
        description="Wat je vraagt, in 1 of 2 zinnen en hoogstens 180 tekens.",
        examples=["Meet hoeveel meter er past en bestel een pakket."],
    )
    gains: tuple[Gain, ...] = Field(
        description="Precies drie dingen die deze doelgroep wint.",
        examples=[_GAINS],
    )

    @model_validator(mode="after")
    def _three(self) -> Appeal:
        _counted(self.gains, "gains", THREE)
        return self


_APPEAL = (
    "{title: Een haag?, hook: Een haag leeft., why: Ze geeft schaduw., ask: Plant mee., gains: "
    + _GAINS
    + "}"
)


class Appeals(Model):
    """The audiences that a recruit file speaks to; for the others `algemeen.yml` speaks."""

    resident: Appeal | None = Field(
        None, description="Wat je inwoners vertelt.", examples=[_APPEAL]
    )
    association: Appeal | None = Field(
        None, description="Wat je verenigingen vertelt.", examples=[_APPEAL]
    )
    company: Appeal | None = Field(
        None, description="Wat je bedrijven vertelt.", examples=[_APPEAL]
    )
    shopkeeper: Appeal | None = Field(
        None, description="Wat je handelaars vertelt.", examples=[_APPEAL]
    )
    school: Appeal | None = Field(None, description="Wat je scholen vertelt.", examples=[_APPEAL])
    farmer: Appeal | None = Field(
        None,
        description="Wat je landbouwers vertelt; zonder dit krijgen zij de tekst voor inwoners.",
        examples=[_APPEAL],
    )
    staff: Appeal | None = Field(
        None, description="Wat je eigen medewerkers vertelt.", examples=[_APPEAL]
    )


class Recruit(Model):
    """How one action template, or any action, is told."""

    kicker: Annotated[Leaf, template_text(60)] = Field(
        description="De kleine regel boven de titel, hoogstens 60 tekens.",
        examples=["Voor wie een tuin heeft"],
    )
    until: Annotated[Leaf, template_text(16)] = Field(
        description="Wat voor een laatste dag komt, met “tot” op het einde; hoogstens 16 tekens.",
        examples=["Bestel tot"],
    )
    sticker: tuple[Annotated[Leaf, template_text(14)], ...] = Field(
        description="De ronde sticker zonder laatste dag: 1 tot 3 regels van hoogstens 14 tekens.",
        examples=["[Plant, je haag]"],
    )
    window: Annotated[Leaf, template_text(40)] = Field(
        description="De zin onder “Wij doen mee” op de raamaffiche, hoogstens 40 tekens.",
        examples=["Onze tuin doet mee"],
    )
    steps: tuple[Step, ...] = Field(
        description="Precies drie stappen.",
        examples=[_STEPS],
    )
    audiences: Appeals = Field(
        description="Wat elke doelgroep hoort.", examples=[f"{{resident: {_APPEAL}}}"]
    )

    @model_validator(mode="after")
    def _whole(self) -> Recruit:
        _counted(self.steps, "steps", THREE)
        _counted(self.sticker, "sticker", range(1, 4))
        return self


def _counted(given: tuple[object, ...], name: str, wanted: range) -> None:
    """Refuse a list with more or fewer items than a poster has places."""
    if len(given) not in wanted:
        count = "staat er 1" if len(given) == 1 else f"staan er {len(given)}"
        first, last = wanted[0], wanted[-1]
        told = str(first) if first == last else f"{first} tot {last}"
        raise fault("recruit-count", at=name, count=count, wanted=told)
