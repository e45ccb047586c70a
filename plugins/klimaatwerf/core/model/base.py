"""The base of every model and the values that several of them share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from klimaatwerf.core.dates import Day
from klimaatwerf.core.leaf_types import fault
from klimaatwerf.core.parse import Id, MediaPath, ShortText, Url, YesNo
from klimaatwerf.core.tree import Leaf

__all__ = ["Ids", "Image", "Link", "Model", "Reference", "frozen_map", "key_or_fields"]


class Model(BaseModel):
    """A frozen model that knows all its fields; instances compare by value."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=False
    )


_Frozen = AfterValidator(MappingProxyType)


def frozen_map(value: Any) -> Any:
    """The type of a mapping from names to values that nobody can change."""
    return Annotated[Mapping[str, value], _Frozen, Field(default_factory=dict)]


def key_or_fields(name: str) -> BeforeValidator:
    """Let a plain id stand for a mapping with only the field `name`."""

    def widen(value: Any) -> Any:
        return {name: value} if isinstance(value, Leaf) else value

    return BeforeValidator(widen)


class Reference(Model):
    """Where a fact comes from."""

    title: ShortText
    url: Url | None = None
    date: Day | None = None


class Link(Model):
    """A link with its own words."""

    label: ShortText = Field(description="Wat de lezer ziet.", examples=["Bekijk het plan"])
    url: Url = Field(description="Het adres.", examples=["https://www.berlaar.example/plan"])


class Image(Model):
    """A picture; the text alternative is required unless it only decorates."""

    file: MediaPath = Field(description="Een bestand onder media/.", examples=["media/haag.jpg"])
    alt: ShortText | None = None
    credit: ShortText | None = None
    licence: ShortText | None = None
    decorative: YesNo = False

    @model_validator(mode="after")
    def _described(self) -> Image:
        if not self.decorative and not self.alt:
            raise fault("alt-missing", at="file")
        return self


Ids = tuple[Id, ...]
