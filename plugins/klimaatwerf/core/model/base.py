"""The base of every model and the values that several of them share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from klimaatwerf.core.dates import Day
from klimaatwerf.core.frozen import FrozenMapping
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.parse import Id, MediaPath, ShortText, Url, Whole, YesNo, choice
from klimaatwerf.core.tree import Leaf
from klimaatwerf.core.vocabulary import Audience

__all__ = [
    "ForAudience",
    "Frozen",
    "Ids",
    "Image",
    "KeyOrFields",
    "Link",
    "Model",
    "Reference",
    "ReviewedOn",
    "Weight",
]


class Model(BaseModel):
    """A frozen model that knows all its fields; instances compare by value.

    Its validator is made when it is first used: one command needs a few of the sixty, and each
    takes half a millisecond.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=False,
        defer_build=True,
    )


Frozen = AfterValidator(FrozenMapping)
"""For a mapping from names to values: nobody can change it."""


@dataclass(frozen=True)
class KeyOrFields:
    """Lets a plain id stand for a mapping with only the field `name`."""

    name: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The model's own schema, after widening."""
        return core_schema.no_info_before_validator_function(self._widen, handler(source))

    def _widen(self, value: Any) -> Any:
        return {self.name: value} if isinstance(value, Leaf) else value


class Reference(Model):
    """Where a fact comes from."""

    title: ShortText = Field(description="De naam van de bron.", examples=["Klimaatplan Berlaar"])
    url: Url | None = Field(
        None,
        description="Het adres van de bron.",
        examples=["https://www.berlaar.example/klimaatplan"],
    )
    date: Day | None = Field(
        None, description="De dag waarop iemand de bron raadpleegde.", examples=["2026-11-23"]
    )
    when: ShortText | None = Field(
        None,
        description="Een waarde: de bron staat er alleen waar die is ingevuld, zoals de tekst.",
        examples=["signed_pact_1_0"],
    )


class Link(Model):
    """A link with its own words."""

    label: ShortText = Field(description="Wat de lezer ziet.", examples=["Bekijk het plan"])
    url: Url = Field(description="Het adres.", examples=["https://www.berlaar.example/plan"])


class Image(Model):
    """A picture; the text alternative is required unless it only decorates."""

    file: MediaPath = Field(description="Een bestand onder media/.", examples=["media/haag.jpg"])
    alt: ShortText | None = Field(
        None,
        description="Wat er te zien is, voor wie de afbeelding niet ziet.",
        examples=["Een haag in bloei"],
    )
    credit: ShortText | None = Field(
        None, description="Wie de afbeelding maakte.", examples=["An Voorbeeld"]
    )
    licence: ShortText | None = Field(
        None, description="Onder welke licentie je ze gebruikt.", examples=["CC BY 4.0"]
    )
    decorative: YesNo = Field(
        False,
        description="Met `ja` vertelt de afbeelding niets en hoeft `alt` niet.",
        examples=["nee"],
    )

    @model_validator(mode="after")
    def _described(self) -> Image:
        if not self.decorative and not self.alt:
            raise fault("alt-missing", at="file")
        return self


Ids = tuple[Id, ...]

ForAudience = Annotated[Audience, choice(Audience)]

Weight = Annotated[
    Whole | None,
    Field(
        description="De plaats in de lijst: een lager getal staat eerst, zonder getal telt 50.",
        examples=["10"],
    ),
]
"""Where an item stands among its own kind, whatever the layer that it is from."""

ReviewedOn = Annotated[
    Day | None,
    Field(description="Wanneer iemand de tekst het laatst nakeek.", examples=["2026-11-23"]),
]
"""When somebody last read what others may still rely on."""
