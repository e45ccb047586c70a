"""The fields of overrides.yml: what each text that a municipality replaced was then."""

from __future__ import annotations

from pydantic import Field

from klimaatwerf.core.model.base import Model
from klimaatwerf.core.parse import Digest, OverridePath, Version

__all__ = ["Stamp"]


class Stamp(Model):
    """What of BBL a municipality's own value took the place of."""

    path: OverridePath = Field(
        description="De plaats van de tekst: de pagina of het item, en het veld.",
        examples=["pages.over.body"],
    )
    version: Version = Field(
        description="De versie van het pakket van BBL waarvan je de tekst verving.",
        examples=["2026.1"],
    )
    hash: Digest = Field(
        description="De vingerafdruk van de tekst van BBL die je verving.",
        examples=["0a1b2c3d4e5f60718293a4b5c6d7e8f9"],
    )
