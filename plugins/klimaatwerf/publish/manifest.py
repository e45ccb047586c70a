"""The list of a site's files with their hashes; it marks a folder as ours and as complete."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from klimaatwerf.publish.objects import digest_of

__all__ = ["MANIFEST", "Manifest"]

MANIFEST = ".klimaatwerf.json"
GENERATOR = "klimaatwerf"


@dataclass(frozen=True)
class Manifest:
    """What a site consists of: its destinations, each with the digest of its bytes."""

    files: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse a destination that would lie outside its site.

        Raises:
            ValueError: with that destination.
        """
        for destination in self.files:
            if not _is_inside(destination):
                raise ValueError(f"outside its site: {destination!r}")

    @classmethod
    def parse(cls, data: bytes) -> Manifest | None:
        """Read a manifest; None where it is cut short, damaged or somebody else's."""
        try:
            found = json.loads(data)
            files: dict[str, str] = found["files"]
            if found["generator"] == GENERATOR and all(map(_is_digest, files.values())):
                return cls(files)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        return None

    @cached_property
    def data(self) -> bytes:
        """Its bytes: the same for the same files, one line for each."""
        ordered = {"generator": GENERATOR, "files": dict(sorted(self.files.items()))}
        return (json.dumps(ordered, separators=(",\n", ": ")) + "\n").encode()

    @cached_property
    def digest(self) -> str:
        """The digest of its bytes, which names this version of a site."""
        return digest_of(self.data)


def _is_inside(destination: str) -> bool:
    """Whether a name stays below its folder, and does not take the place of the manifest."""
    return (
        destination != MANIFEST
        and "\0" not in destination
        and not {"", ".", ".."} & set(destination.split("/"))
    )


def _is_digest(text: object) -> bool:
    return isinstance(text, str) and len(text) == 64 and text.isascii() and text.isalnum()
