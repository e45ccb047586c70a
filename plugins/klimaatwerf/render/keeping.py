"""Keeps whole files that took time to make, for every process and every output.

An entry is a file with the digest of its bytes before them, written whole or not at all; one that
does not fit its digest is not there, so that it is made again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from klimaatwerf.core.fingerprint import digest_of

__all__ = ["PICTURES", "Keeping"]

PICTURES = ".pictures"
"""Beside what is kept of the outputs; an output of that name would be no site of ours."""
_SPREAD = 2
"""Letters of a name that choose its folder."""


@dataclass(frozen=True)
class Keeping:
    """What is kept below a folder, each under a name; nothing is where there is no folder."""

    folder: Path | None = None

    @classmethod
    def beside(cls, home: Path) -> Keeping:
        """What all outputs beside the one with this home share."""
        return cls(home.parent / PICTURES)

    def __bool__(self) -> bool:
        """Whether it keeps anything."""
        return self.folder is not None

    def read(self, name: str) -> bytes | None:
        """What is kept under a name; None where that is missing or damaged."""
        if self.folder is None:
            return None
        try:
            with open(self._place(name), "rb") as file:
                digest, _, data = file.read().partition(b"\n")
        except OSError:
            return None
        return data if digest.decode("ascii", "replace") == digest_of(data) else None

    def keep(self, name: str, data: bytes) -> None:
        """Keep bytes under a name, in the place of what was there."""
        if self.folder is None:
            return
        place = self._place(name)
        fresh = f"{place}.{os.getpid()}-{os.urandom(4).hex()}"
        try:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(fresh, "xb") as file:
                file.write(digest_of(data).encode() + b"\n" + data)
            os.replace(fresh, place)
        except OSError:  # it only has to be made again
            with suppress(OSError):
                os.unlink(fresh)

    def _place(self, name: str) -> str:
        return f"{self.folder}/{name[:_SPREAD]}/{name}"
