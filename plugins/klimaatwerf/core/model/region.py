"""What a region may fill in for its municipalities: a part of municipality.yml."""

from __future__ import annotations

from typing import Any

from pydantic import Field, create_model

from klimaatwerf.core.model.appearance import Brand
from klimaatwerf.core.model.base import Model
from klimaatwerf.core.model.municipality import Municipality

__all__ = ["OWN", "RegionDefaults", "own_reason"]

_FACT = "dat is eigen aan elke gemeente"
_LAW = "daar staat elk bestuur zelf voor in"
_CHOICE = "dat kiest elke gemeente zelf"

OWN: dict[str, str] = {
    **dict.fromkeys(
        (
            "nis",
            "slug",
            "name",
            "former_names",
            "aliases",
            "postcodes",
            "province",
            "site_url",
            "website",
            "inhabitants",
            "dwellings",
            "contact",
            "brand.primary",
            "brand.secondary",
            "brand.logo",
            "brand.logo_alt",
        ),
        _FACT,
    ),
    **dict.fromkeys(
        (
            "enterprise_number",
            "publisher",
            "language_regime",
            "language_regime_confirmed",
            "accessibility",
            "privacy",
        ),
        _LAW,
    ),
    "commitments": "een belofte is van het bestuur dat ze ondertekende",
    **dict.fromkeys(("status", "region"), _CHOICE),
}
"""The fields of municipality.yml that only a municipality itself fills in, and why."""


def own_reason(path: tuple[str, ...]) -> str | None:
    """Why a region can't fill in a field; None where it can."""
    return OWN.get(path[0]) or OWN.get(".".join(path[:2]))


def _without(model: type[Model], prefix: str = "") -> dict[str, Any]:
    """The fields of a model that a region may fill in, to make another model of."""
    return {
        name: (info.rebuild_annotation(), info)
        for name, info in model.model_fields.items()
        if f"{prefix}{name}" not in OWN
    }


_RegionBrand = create_model("RegionBrand", __base__=Model, **_without(Brand, "brand."))
_NARROWED: dict[str, Any] = {
    "brand": (
        _RegionBrand | None,
        Field(None, description="Het lettertype.", examples=["{font: figtree}"]),
    ),
}
RegionDefaults = create_model(
    "RegionDefaults", __base__=Model, **{**_without(Municipality), **_NARROWED}
)
"""The fields of a region's municipality.yml, for editors and the handbook."""
