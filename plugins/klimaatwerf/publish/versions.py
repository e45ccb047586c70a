"""The versions of each site that were shown, the last one of them in place."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass

from klimaatwerf.publish.files import names_in, read, write_whole

__all__ = ["KEPT", "History", "Version"]

KEPT = 5
"""How many versions of a site are kept."""


@dataclass(frozen=True)
class Version:
    """One version of a site: the digest of its manifest, and when it was published.

    The time is in whole seconds since 1970.
    """

    manifest: str
    published: int


@dataclass(frozen=True)
class History:
    """A small file for each site; `superseded` gets the name of what no site needs any more."""

    folder: str
    superseded: str

    def slugs(self) -> tuple[str, ...]:
        """The sites that have a history."""
        names = (name for name in names_in(self.folder) if name[0] != ".")
        return tuple(sorted(name.removesuffix(".json") for name in names))

    def read(self, slug: str) -> tuple[Version, ...]:
        """The versions of a site, the oldest first; none where the file is damaged."""
        try:
            told = json.loads(read(self._path(slug)))
            return tuple(Version(str(one), int(when)) for one, when in told["versions"])
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return ()

    def push(self, slug: str, manifest: str) -> None:
        """Remember that a version was put in place."""
        before = self.read(slug)
        if before and before[-1].manifest == manifest:
            return
        self.replace(slug, (*before, Version(manifest, int(time.time())))[-KEPT:])

    def replace(self, slug: str, versions: tuple[Version, ...]) -> None:
        """Write the history of a site anew; with no version its file goes."""
        gone = {one.manifest for one in self.read(slug)} - {one.manifest for one in versions}
        if gone:
            with open(self.superseded, "a", encoding="ascii") as file:
                file.write("".join(f"{manifest}\n" for manifest in sorted(gone)))
        path = self._path(slug)
        if not versions:
            if os.path.lexists(path):
                os.unlink(path)
            return
        os.makedirs(self.folder, exist_ok=True)
        told = {"versions": [[one.manifest, one.published] for one in versions]}
        write_whole(path, (json.dumps(told) + "\n").encode())

    def _path(self, slug: str) -> str:
        return f"{self.folder}/{slug}.json"
