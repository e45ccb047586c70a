"""The values that texts may show: which paths exist, which are always filled, how they read."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from klimaatwerf.core.dates import long_date
from klimaatwerf.core.model import PACT_VERSIONS, Municipality
from klimaatwerf.core.vocabulary import AddressForm, SiteStatus

__all__ = [
    "ADDRESS_FIELDS",
    "ALWAYS_FILLED",
    "DERIVED",
    "Roots",
    "Values",
    "decimal_text",
    "euro_text",
    "implied",
    "known_path",
    "paths_below",
    "readable",
]

DERIVED = (
    "signed_covenant",
    "signed_pact",
    *(f"signed_pact_{version.replace('.', '_')}" for version in PACT_VERSIONS),
    "has_actions",
    "has_ideas",
    "has_events",
    "has_past_events",
    "has_partners",
    "has_goals",
    "has_news",
    "has_methods",
    "has_moments",
    "has_traject",
    "has_publisher",
    "has_enterprise_number",
    "is_live",
    "is_example",
    "is_draft",
)
"""The derived yes/no values, in the order of the handbook."""

ALWAYS_FILLED = frozenset(
    {
        "municipality.name",
        "municipality.nis",
        "municipality.slug",
        "municipality.province",
        "municipality.status",
        "municipality.campaign.name",
        "municipality.inhabitants.value",
        "municipality.inhabitants.as_of",
        "municipality.inhabitants.source",
        "municipality.brand.primary",
        "municipality.address_form",
    }
)
"""The values that even the shortest municipality has, from the register or by default."""

ADDRESS_FIELDS = frozenset({"email", "phone", "url"})
"""Last parts of the paths that may stand in an attribute (also those that end in `_url`)."""

Roots = Mapping[str, typing.Collection[str]]
"""Roots that only some texts know, with the names below each."""


@dataclass(frozen=True)
class Values:
    """The values of one site.

    `derived` holds the yes/no values that need the plan; the rest comes from the municipality.
    """

    municipality: Municipality
    texts: Mapping[str, str]
    derived: Mapping[str, bool] | None = None
    own: Mapping[str, Mapping[str, str]] | None = None
    """The values that only some texts know, by their root: `item` in those of the kit."""

    @cached_property
    def _roots(self) -> dict[str, Any]:
        """What stands at the start of a path."""
        given = {"municipality": self.municipality, "texts": self.texts}
        own = self.own or {}
        return {**given, **_derived(self.municipality), **(self.derived or {}), **own}

    @property
    def address_form(self) -> AddressForm:
        """How the reader is addressed."""
        return self.municipality.address_form

    def get(self, path: tuple[str, ...]) -> Any:
        """The value at `path`; None where nothing was filled in."""
        value: Any = self._roots
        for name in path:
            if isinstance(value, dict):  # `Mapping` is ten times as slow to ask after
                value = value.get(name)
            else:
                value = getattr(value, _attribute(name), None)
            if value is None:
                return None
        return value

    def filled(self, path: tuple[str, ...]) -> bool:
        """Whether something is there: not nothing, not empty, not no."""
        value = self.get(path)
        if value is not None and isinstance(value, BaseModel):
            return any(getattr(value, name) not in (None, ()) for name in type(value).model_fields)
        return bool(value)

    def text(self, path: tuple[str, ...]) -> str:
        """The value at `path` as a reader sees it; empty where nothing was filled in."""
        return readable(self.get(path))


def _derived(municipality: Municipality) -> dict[str, bool]:
    signed = municipality.commitments.climate_pact
    status = municipality.status
    return {
        "signed_covenant": municipality.commitments.covenant is not None,
        "signed_pact": bool(signed),
        **{
            f"signed_pact_{version.replace('.', '_')}": version in signed
            for version in PACT_VERSIONS
        },
        "has_traject": bool(municipality.traject),
        "has_publisher": municipality.publisher is not None,
        "has_enterprise_number": municipality.enterprise_number is not None,
        "is_live": status is SiteStatus.LIVE,
        "is_example": status is SiteStatus.EXAMPLE,
        "is_draft": status is SiteStatus.DRAFT,
    }


def readable(value: Any) -> str:
    """A value in Dutch words and figures."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, StrEnum):
        return str(getattr(value, "label", value))
    if isinstance(value, datetime):
        return f"{long_date(value.date())}, {value:%H.%M} uur"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return f"{value:%H.%M} uur"
    if isinstance(value, int | Decimal):
        return decimal_text(value)
    return str(value)


def decimal_text(value: int | Decimal) -> str:
    """A number with a point between thousands and a decimal comma: `11.949`, `0,5`."""
    if isinstance(value, int) or value == value.to_integral_value():
        return f"{int(value):,}".replace(",", ".")
    whole, _, fraction = f"{value.normalize():,f}".partition(".")
    return f"{whole.replace(',', '.')},{fraction}"


def euro_text(value: int | Decimal) -> str:
    """An amount of money with no or two decimals: `8 euro`, `2,50 euro`."""
    number = decimal_text(value)
    return f"{number}{'0' if number[-2:-1] == ',' else ''} euro"


def known_path(
    path: tuple[str, ...], texts: typing.Collection[str], own: Roots | None = None
) -> type | None:
    """The Python type that a path leads to, or None when there is no such path.

    `own` are the roots that only some texts know.
    """
    if own and path[0] in own:
        return str if len(path) == 2 and path[1] in own[path[0]] else None
    if path[0] == "texts":
        return str if len(path) == 2 and path[1] in texts else None
    if len(path) == 1 and path[0] in DERIVED:
        return bool
    if path[0] != "municipality":
        return None
    kind: type = Municipality
    for name in path[1:]:
        fields = kind.model_fields if issubclass(kind, BaseModel) else {}
        field = fields.get(_attribute(name))
        if field is None or (field.alias or _attribute(name)) != name:
            return None
        kind = _plain_type(field.annotation)
    return kind


def implied(path: tuple[str, ...], guard: tuple[str, ...]) -> bool:
    """Whether the value at `path` is filled wherever the one at `guard` is.

    Of a group only the fields that it requires are.
    """
    if path[: len(guard)] != guard:
        return False
    kind = known_path(guard, ())
    for name in path[len(guard) :]:
        fields = kind.model_fields if kind and issubclass(kind, BaseModel) else {}
        field = fields.get(_attribute(name))
        if field is None or not field.is_required():
            return False
        kind = _plain_type(field.annotation)
    return True


def paths_below(texts: typing.Collection[str], own: Roots | None = None) -> tuple[str, ...]:
    """Every path that can be shown or asked for, for "Bedoel je …?"."""
    found = [*DERIVED, *(f"texts.{name}" for name in texts)]
    found += [f"{root}.{name}" for root, names in (own or {}).items() for name in names]

    def walk(model: type[BaseModel], prefix: str) -> None:
        for name, field in model.model_fields.items():
            path = f"{prefix}.{field.alias or name}"
            found.append(path)
            kind = _plain_type(field.annotation)
            if issubclass(kind, BaseModel):
                walk(kind, path)

    walk(Municipality, "municipality")
    return tuple(found)


def _attribute(name: str) -> str:
    return f"{name}_" if name in ("from", "except", "schema") else name


def _plain_type(annotation: Any) -> type:
    """The class behind `X | None` and `Annotated[X, …]`; tuple for lists."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _plain_type(typing.get_args(annotation)[0])
    if origin in (types.UnionType, typing.Union):
        inner = [kind for kind in typing.get_args(annotation) if kind is not type(None)]
        return _plain_type(inner[0])
    if origin is not None:
        return typing.cast("type", origin)
    return typing.cast("type", annotation)
