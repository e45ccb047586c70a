"""Deleting what nobody needs any more, when there is time for it."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass

from klimaatwerf.publish.files import TEMPORARY, read
from klimaatwerf.publish.manifest import Manifest
from klimaatwerf.publish.sites import Sites

__all__ = ["Sweep"]

ENOUGH = 100
"""So many versions must be superseded before it is worth looking for their files..."""
EACH = 5
"""... and so many for each site: else every change of all sites would be followed by a search."""


@dataclass(frozen=True)
class Sweep:
    """Deletes the objects that no version of any site names: marks first, then sweeps."""

    sites: Sites

    def is_due(self) -> bool:
        """Whether enough is superseded to be worth the search."""
        try:
            lines = os.stat(self.sites.history.superseded).st_size // 65  # a digest and a newline
        except FileNotFoundError:
            return False
        return lines >= ENOUGH and lines >= EACH * len(self.sites.history.slugs())

    def run(self, until: float) -> int:
        """Delete until that time; gives the number of objects that went.

        Nothing is deleted unless all that is needed is known.
        """
        needed: set[str] = set()
        for digest in self._manifests():
            needed.add(digest)
            with suppress(FileNotFoundError):
                if manifest := Manifest.parse(read(self.sites.objects.path(digest))):
                    needed.update(manifest.files.values())
            if time.monotonic() > until:
                return 0
        gone = 0
        for digest in self.sites.objects.digests():
            if digest in needed:
                continue
            if time.monotonic() > until:
                return gone
            self.sites.objects.drop(digest)
            gone += 1
        self._drop_temporaries()
        with suppress(FileNotFoundError):
            os.unlink(self.sites.history.superseded)
        return gone

    def _manifests(self) -> set[str]:
        """The versions that can be asked for, and those that are shown."""
        history = self.sites.history
        found = {one.manifest for slug in history.slugs() for one in history.read(slug)}
        shown = (self.sites.manifest(slug) for slug in self.sites.ours())
        return found | {manifest.digest for manifest in shown if manifest is not None}

    def _drop_temporaries(self) -> None:
        """Remove the objects that were half written when a process was killed."""
        for group in os.scandir(self.sites.objects.folder):
            for file in os.scandir(group.path):
                if TEMPORARY in file.name:
                    os.unlink(file.path)
