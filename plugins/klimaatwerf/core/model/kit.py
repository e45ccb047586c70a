"""What a municipality says itself on the posters and pictures of an action or event."""

from __future__ import annotations

from pydantic import Field

from klimaatwerf.core.model.base import Model
from klimaatwerf.core.parse import Id, ShortText, YesNo

__all__ = ["EventKitWords", "KitWords"]


class KitWords(Model):
    """Words for the communication kit; what is left out follows from the action or event."""

    title: ShortText | None = Field(
        None,
        description="Een kortere titel voor affiches en beelden.",
        examples=["Behaag je tuin"],
    )
    kicker: ShortText | None = Field(
        None,
        description="De kleine regel boven de titel, hoogstens 60 tekens.",
        examples=["Voor wie een tuin heeft"],
    )
    sticker: tuple[ShortText, ...] = Field(
        (),
        description="Een tot drie korte regels op de ronde sticker.",
        examples=["[Plant, je haag]"],
    )
    window: ShortText | None = Field(
        None,
        description="De zin onder “Wij doen mee” op de raamaffiche.",
        examples=["Onze tuin doet mee"],
    )
    address: Id | None = Field(
        None,
        description="Een kort webadres op drukwerk: `haag` leidt van /haag/ naar de pagina.",
        examples=["haag"],
    )
    photo: YesNo = Field(
        False,
        description="Met `ja` komt de eerste foto in de plaats van de tekening.",
        examples=["nee"],
    )


class EventKitWords(KitWords):
    """The same for an event."""

    address: Id | None = Field(
        None,
        description="Een kort webadres op drukwerk: `plantdag` leidt van /plantdag/ naar de"
        " pagina.",
        examples=["plantdag"],
    )
