"""What BBL gives for the communication kit: designs, letters and texts below content/kit/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.core.kit.formats import DESIGNS
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.sources.files import Folder

__all__ = ["FOLDER", "KIT", "KitFiles", "read_kit"]

KIT = "kit"
FOLDER = "designs/"
MAX_BYTES = 10_000_000
"""Of one file: a letter with pictures in it takes some hundreds of kilobytes."""


@dataclass(frozen=True)
class KitFiles:
    """The files of one pack by their name below content/kit/."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    _editions: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def designs(self) -> dict[str, bytes]:
        """The designs, by their name beside each other."""
        return {
            name.removeprefix(FOLDER): data
            for name, data in self.files.items()
            if name.startswith(FOLDER)
        }

    @cached_property
    def digest(self) -> str:
        """A digest of all files."""
        files = self.files.items()
        return fingerprint(part for name, data in files for part in (name, digest_of(data)))

    def edition(self, design: str) -> str:
        """A digest of a design with what all of them share: another one draws other pieces.

        Empty where there is no such design.
        """
        if f"{design}.typ" not in self.designs:
            return ""
        if design not in self._editions:
            others = {f"{name}.typ" for name in DESIGNS if name != design}
            files = ((name, data) for name, data in self.designs.items() if name not in others)
            parts = (part for name, data in files for part in (name, digest_of(data)))
            self._editions[design] = fingerprint(parts)
        return self._editions[design]


def read_kit(folder: Folder, problems: Collector) -> KitFiles:
    """The files for the kit in the folder of a pack, be it that of a release."""
    found: dict[str, bytes] = {}
    for name in folder.files(Collector()):
        if name.startswith(f"{KIT}/"):
            try:
                found[name.removeprefix(f"{KIT}/")] = folder.read_bytes(name, MAX_BYTES)
            except SourceError as error:
                problems.extend(error.problems)
    return KitFiles(found)
