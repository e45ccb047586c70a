"""What costs time to make, kept by what it was made from: made once ever.

An entry is a file with the digest of its bytes before them, written whole or not at all; one that
does not fit its digest is no entry. All processes and all outputs beside each other may read it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from klimaatwerf.core.fingerprint import digest_of

__all__ = ["PICTURES", "Kept"]

PICTURES = ".pictures"
"""Beside what is kept of the outputs; an output of that name would be no site of ours."""


@dataclass(frozen=True)
class Kept:
    """Entries in a folder, by a key of hexadecimal digits; without a folder nothing is kept."""

    folder: Path | None = None

    @classmethod
    def beside(cls, home: Path) -> Kept:
        """What all outputs beside the one with this home share."""
        return cls(home.parent / PICTURES)

    @classmethod
    def usual(cls, root: Path) -> Kept:
        """What the outputs in the usual place of a root share."""
        return cls(root / ".klimaatwerf" / PICTURES)

    def __bool__(self) -> bool:
        """Whether it keeps anything."""
        return self.folder is not None

    def get(self, key: str, type: str) -> bytes | None:
        """An entry, if it is there and whole."""
        if self.folder is None:
            return None
        try:
            with open(self._place(key, type), "rb") as file:
                digest, _, data = file.read().partition(b"\n")
        except OSError:
            return None
        return data if digest.decode("ascii", "replace") == digest_of(data) else None

    def put(self, key: str, type: str, data: bytes) -> None:
        """Keep an entry; where that fails it only has to be made again."""
        if self.folder is None:
            return
        place = self._place(key, type)
        fresh = f"{place}.{os.getpid()}-{os.urandom(4).hex()}"
        try:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(fresh, "xb") as file:
                file.write(digest_of(data).encode() + b"\n" + data)
            os.replace(fresh, place)
        except OSError:
            with suppress(OSError):
                os.unlink(fresh)

    def _place(self, key: str, type: str) -> str:
        return f"{self.folder}/{key[:2]}/{key}.{type}"
