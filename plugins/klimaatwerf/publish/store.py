"""The store beside an output: what a build, a rollback and a worker ask of publishing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from klimaatwerf.publish import boot, lock
from klimaatwerf.publish.disk import Disk
from klimaatwerf.publish.exchange import (
    ForeignFolderError,
    finish_exchanges,
    is_ours,
    refuse_foreign,
)
from klimaatwerf.publish.files import names_in, read, remove_tree, unique, write_whole
from klimaatwerf.publish.manifest import MANIFEST, Manifest
from klimaatwerf.publish.portal import clear_way, publish_portal
from klimaatwerf.publish.safety import refuse_full
from klimaatwerf.publish.sites import Sites
from klimaatwerf.publish.sweeping import Sweep
from klimaatwerf.publish.trees import is_whole
from klimaatwerf.publish.versions import Version

__all__ = ["Store"]


@dataclass(frozen=True)
class Store:
    """The output and what is kept beside it.

    Processes that share one `lock` may publish different sites at the same time.
    """

    out: Path
    home: Path
    token: str = field(default="", repr=False)
    """Which hold of the lock this store belongs to; empty where nobody asks."""
    disk: Disk = field(default_factory=Disk, repr=False)

    @classmethod
    def beside(cls, out: Path) -> Store:
        """The store of an output folder."""
        out = Path(os.path.abspath(out))
        return cls(out, out.parent / ".klimaatwerf" / out.name)

    @cached_property
    def _sites(self) -> Sites:
        return Sites(os.fspath(self.out), os.fspath(self.home), self.disk)

    @cached_property
    def _read(self) -> dict[Path, str]:
        return {}

    # One build at a time.

    @contextmanager
    def lock(self, *, wait: bool) -> Iterator[Store]:
        """Hold the output for one build; gives the store for it and for its workers.

        What an interrupted build left is put right first. Should this process be killed, its
        workers can publish nothing any more as soon as another build begins.

        Raises:
            LockedError: another build holds it and `wait` is false.
        """
        home = os.fspath(self.home)
        with lock.hold(home, wait=wait) as token:
            with lock.alone(home, token):
                self._recover()
            yield replace(self, token=token)

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """An empty folder on the disk of the store, gone afterwards."""
        folder = self.home / f"staging-{unique()}"
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            remove_tree(os.fspath(folder))

    def room(self, needed: int) -> None:
        """Stop before a build that can't be finished.

        Raises:
            OSError: ENOSPC where fewer than `needed` bytes are free.
        """
        refuse_full(self.home, needed)

    def _recover(self) -> None:
        """Finish what was interrupted; what is left over goes to the rubbish, which is quick."""
        finish_exchanges(os.fspath(self.out))
        for folder, start in (f"{self.home}", "staging-"), (f"{self.home}/spare", "."):
            for name in names_in(folder):
                if name.startswith(start):
                    self._sites.rubbish.add(f"{folder}/{name}")

    def _at_work(self) -> AbstractContextManager[None]:
        return lock.at_work(os.fspath(self.home), self.token)

    # Files.

    def keep(self, data: bytes) -> str:
        """Store bytes for `publish`; gives their digest."""
        return self._sites.objects.keep(data)

    def keep_once(self, path: Path) -> str:
        """Store what a file holds now; the same path is read once as long as this store is used."""
        if path not in self._read:
            self._read[path] = self.keep(path.read_bytes())
        return self._read[path]

    def place(self, digest: str, path: str | Path) -> None:
        """Put a stored file at a path of the staging area, which must not be written to then."""
        os.makedirs(os.path.dirname(path), exist_ok=True)
        self._sites.objects.place(digest, os.fspath(path))

    # Sites.

    def publish(self, slug: str, files: Mapping[str, str]) -> bool:
        """Show a site of these destinations and digests; False where it stands there already.

        Raises:
            ForeignFolderError: something else stands in its place.
            FileNotFoundError: a file was not stored.
            LockedError: the build that this store belongs to is over.
        """
        manifest = Manifest(files)
        with self._at_work():
            return self._sites.publish(slug, manifest)

    def adopt(
        self, slug: str, folder: str | Path, digests: Mapping[str, str] | None = None
    ) -> bool:
        """Show a folder of the staging area as a site; False where the same stands there already.

        Its bytes are not written again: its files are linked, and the folder is moved or gone
        afterwards. Files without a digest are read for it; those that are given must be right.

        Raises:
            ForeignFolderError: something else stands in its place.
            LockedError: the build that this store belongs to is over.
        """
        with self._at_work():
            return self._sites.adopt(slug, os.fspath(folder), digests or {})

    def stamp(self, slug: str) -> tuple[int, int, int] | None:
        """Tells for the price of one look which version lies there; None where there is none.

        The number, time (in nanoseconds) and size (in bytes) of the manifest in place.
        """
        try:
            found = os.stat(f"{self.out}/{slug}/{MANIFEST}")
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def manifest(self, slug: str) -> Manifest | None:
        """What is in place; None where that is nothing, damaged or not ours."""
        return self._sites.manifest(slug)

    def verify(self, slug: str) -> bool:
        """Whether every file in place holds what its manifest says, and nothing else is there.

        Every file is read. An object that turns out bad is dropped, so that it is stored anew.
        """
        manifest = self.manifest(slug)
        if manifest is None:
            return False
        self._sites.objects.drop_bad(set(manifest.files.values()))
        return is_whole(self._sites.path(slug), manifest.files, self._sites.objects)

    def restore(self, slug: str) -> bool:
        """Make sure that a whole version stands there; False where none can be had.

        A tree that is missing or damaged is made anew from the objects, after what its manifest
        says, else from the last version that is complete.
        """
        manifest = self.manifest(slug)
        if manifest is not None and self._sites.stands(slug, manifest):
            return True
        with self._at_work():
            return self._sites.restore(slug)

    def has_good(self, slug: str) -> bool:
        """Whether an earlier good version of a site is there."""
        return is_ours(self._sites.path(slug)) or bool(self.versions(slug))

    def remove(self, slug: str) -> bool:
        """Remove a site of ours with its versions and its note; False where there is none.

        Raises:
            ForeignFolderError: what is there is not ours.
        """
        return self._take_away(slug, self._sites.remove)

    def remove_others(self, slugs: Collection[str]) -> tuple[str, ...]:
        """Remove our sites whose municipality is gone; what is not ours stays."""
        others = self._sites.others(slugs)
        return tuple(one for one in others if self._take_away(one, self._sites.give_up))

    def _take_away(self, slug: str, remove: Callable[[str], bool]) -> bool:
        with self._at_work():
            there = remove(slug)
            self._note(slug).unlink(missing_ok=True)
        return there

    # Versions.

    def slugs(self) -> tuple[str, ...]:
        """The sites of which versions are kept."""
        return self._sites.history.slugs()

    def versions(self, slug: str) -> tuple[Version, ...]:
        """The versions of a site that are kept, the oldest first, the last one in place."""
        return self._sites.history.read(slug)

    def rollback(self, slug: str) -> Version | None:
        """Show the version before the one in place; None where there is none that is complete.

        The versions after it are forgotten, so the next one that is published goes on top.

        Raises:
            ForeignFolderError: something else stands in its place.
        """
        with self._at_work():
            return self._sites.rollback(slug)

    # The machine and the disk.

    def rebooted(self) -> bool:
        """Whether the machine started anew since the last build; `mend` once when it did."""
        return boot.has_rebooted(f"{self.home}/boot")

    def mark_boot(self) -> None:
        """Remember at the end of a build which run of the machine it was."""
        boot.mark(f"{self.home}/boot")

    def mend(self) -> frozenset[str]:
        """Read every stored file, drop the bad ones, put sites right; gives those that can't be."""
        objects = self._sites.objects
        objects.drop_bad(tuple(objects.digests()))
        known = self._sites.ours() | set(self.slugs())
        return frozenset(slug for slug in known if not self.restore(slug))

    def sweep(self, seconds: float, search: float | None = None) -> int:
        """Delete what nobody needs, for at most so long; gives the number of objects that went.

        For after the work, under the lock, when no worker is busy any more. Now and then there is
        enough to look for what old versions alone had; `search` are the seconds for that.
        """
        until = time.monotonic() + seconds
        with lock.alone(os.fspath(self.home), self.token):
            sweep = Sweep(self._sites)
            if not self._sites.rubbish.empty(until) or not sweep.is_due():
                return 0
            return sweep.run(time.monotonic() + (seconds if search is None else search))

    # Notes and the portal.

    def write_note(self, slug: str, text: str) -> None:
        """Keep a text with the last good version of a site."""
        if self.read_note(slug) != text:
            self._note(slug).parent.mkdir(parents=True, exist_ok=True)
            write_whole(os.fspath(self._note(slug)), text.encode())

    def read_note(self, slug: str) -> str | None:
        """The text that was kept with the last good version of a site."""
        try:
            return read(os.fspath(self._note(slug))).decode()
        except (OSError, UnicodeDecodeError):
            return None

    def _note(self, slug: str) -> Path:
        return self.home / "notes" / f"{slug}.json"

    def refuse_foreign(self, slugs: Collection[str], names: Collection[str]) -> None:
        """Stop before anything is written where something else lies in a place that is needed.

        `names` are what the portal has at the top of the output; they count where nothing there
        tells that it is an output of ours.

        Raises:
            ForeignFolderError: it is not ours.
        """
        for slug in slugs:
            refuse_foreign(self._sites.path(slug))
        if not (self.slugs() or self._sites.ours() or (self.home / "portal.json").exists()):
            for name in sorted(names):
                if os.path.lexists(self.out / name):
                    raise ForeignFolderError(self.out / name)

    def clear_way(self, slugs: Collection[str]) -> None:
        """Let sites take the places where the portal led on to others until now."""
        clear_way(os.fspath(self.out), f"{self.home}/portal.json", slugs)

    def publish_portal(self, built: Path) -> None:
        """Replace the portal's files one by one, then remove those that it no longer has."""
        publish_portal(os.fspath(built), os.fspath(self.out), f"{self.home}/portal.json")
