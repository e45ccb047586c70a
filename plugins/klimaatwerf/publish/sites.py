"""The sites in an output: which version stands there, showing another, taking one away."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from klimaatwerf.publish.disk import Disk
from klimaatwerf.publish.exchange import is_ours, put, refuse_foreign
from klimaatwerf.publish.files import names_in, read, remove_tree, unique
from klimaatwerf.publish.manifest import MANIFEST, Manifest
from klimaatwerf.publish.objects import Objects, digest_of
from klimaatwerf.publish.rubbish import Rubbish
from klimaatwerf.publish.trees import fill, is_whole, take_in
from klimaatwerf.publish.versions import History, Version

__all__ = ["Sites"]


@dataclass(frozen=True)
class Sites:
    """The trees that are shown, and for each a spare one that was shown before.

    A tree that can be seen is never written to: the spare one is made right, which takes a few
    steps where few files changed, and takes its place.
    """

    out: str
    home: str
    disk: Disk

    @cached_property
    def objects(self) -> Objects:
        """The files of all versions of all sites."""
        return Objects(f"{self.home}/objects", self.disk)

    @cached_property
    def history(self) -> History:
        """The versions of each site."""
        return History(f"{self.home}/versions", f"{self.home}/superseded")

    @cached_property
    def rubbish(self) -> Rubbish:
        """Trees that can go when there is time."""
        return Rubbish(f"{self.home}/rubbish")

    def path(self, slug: str) -> str:
        """Where a site is shown.

        Raises:
            ValueError: this is no name of a site.
        """
        if not slug or slug[0] == "." or {"/", os.sep, "\0"} & set(slug):
            raise ValueError(f"no name of a site: {slug!r}")
        return f"{self.out}/{slug}"

    def ours(self) -> set[str]:
        """The names in the output that are sites of ours."""
        names = (name for name in names_in(self.out) if name[0] != ".")
        return {name for name in names if is_ours(f"{self.out}/{name}")}

    def manifest(self, slug: str) -> Manifest | None:
        """What is in place; None where that is nothing, damaged or not ours."""
        site = self.path(slug)
        return Manifest.parse(read(f"{site}/{MANIFEST}")) if is_ours(site) else None

    def stands(self, slug: str, manifest: Manifest) -> bool:
        """Whether this very version stands there, whole."""
        site = self.path(slug)
        try:
            same = read(f"{site}/{MANIFEST}") == manifest.data
        except OSError:
            return False
        return same and is_ours(site) and is_whole(site, manifest.files, self.objects)

    def show(self, slug: str, manifest: Manifest) -> None:
        """Make the spare tree of a site right, or a fresh one, and show it."""
        refuse_foreign(self.path(slug))
        tree = f"{self.home}/spare/.{slug}-{unique()}"
        try:
            os.rename(f"{self.home}/spare/{slug}", tree)  # nobody else can take it now
        except FileNotFoundError:
            os.makedirs(tree)
        try:
            fill(tree, manifest.files, self.objects)
            self._show_tree(slug, tree, manifest)
        except BaseException:
            remove_tree(tree)
            raise

    def publish(self, slug: str, manifest: Manifest) -> bool:
        """Show a version of a site; False where it stands there already."""
        if changed := not self.stands(slug, manifest):
            self.show(slug, manifest)
        self.history.push(slug, manifest.digest)
        return changed

    def adopt(self, slug: str, tree: str, digests: Mapping[str, str]) -> bool:
        """Store the files of a complete tree and show them; False where they stand there already.

        The tree itself takes the place where that is the least work. Where there is a spare one,
        most of its files are right already: then that is made right, and this tree can go.
        """
        refuse_foreign(self.path(slug))
        files, double = take_in(tree, digests, self.objects)
        manifest = Manifest(files)
        if os.path.lexists(f"{self.home}/spare/{slug}"):
            changed = self.publish(slug, manifest)
            self._discard(tree)
            return changed
        if changed := not self.stands(slug, manifest):
            for destination in double:
                self.objects.share(f"{tree}/{destination}", files[destination])
            self._show_tree(slug, tree, manifest)
        self.history.push(slug, manifest.digest)
        return changed

    def _show_tree(self, slug: str, tree: str, manifest: Manifest) -> None:
        """Sign a complete tree and show it; the one that comes free is the spare from now on."""
        self.objects.place(self.objects.keep(manifest.data), f"{tree}/{MANIFEST}")
        former = put(tree, self.path(slug), self.disk)
        if former is None:
            return
        try:
            os.makedirs(f"{self.home}/spare", exist_ok=True)
            os.rename(former, f"{self.home}/spare/{slug}")
        except OSError:  # there is one already, or it lies on another disk
            self._discard(former)

    def restore(self, slug: str) -> bool:
        """Show the version again that the manifest in place tells of, else the last good one."""
        known = (self._version(one) for one in reversed(self.history.read(slug)))
        for manifest in (self.manifest(slug), *known):
            if manifest is not None and self._is_good(manifest):
                self.show(slug, manifest)
                return True
        return False

    def rollback(self, slug: str) -> Version | None:
        """Show the version before the one in place, and forget those after it."""
        versions, shown = self.history.read(slug), self.manifest(slug)
        names = [one.manifest for one in versions]
        if shown is None:
            del names[-1:]
        elif shown.digest in names:
            del names[len(names) - 1 - names[::-1].index(shown.digest) :]
        for number in range(len(names), 0, -1):
            manifest = self._version(versions[number - 1])
            if manifest is not None and self._is_good(manifest):
                self.show(slug, manifest)
                self.history.replace(slug, versions[:number])
                return versions[number - 1]
        return None

    def remove(self, slug: str) -> bool:
        """Take a site of ours away with its versions."""
        site = self.path(slug)
        refuse_foreign(site)
        there = is_ours(site)
        self._discard(site)
        self.forget(slug)
        return there

    def give_up(self, slug: str) -> bool:
        """Take a site away that nobody asks for; what is not ours stays, without our versions."""
        site = self.path(slug)
        if os.path.lexists(site) and not is_ours(site):
            self.forget(slug)
            return False
        return self.remove(slug)

    def forget(self, slug: str) -> None:
        """Keep nothing of a site any more but what is shown."""
        self._discard(f"{self.home}/spare/{slug}")
        self.history.replace(slug, ())

    def others(self, slugs: Collection[str]) -> list[str]:
        """The sites that are not among these, and those of which only versions are left."""
        return sorted((self.ours() | set(self.history.slugs())) - set(slugs))

    def _version(self, version: Version) -> Manifest | None:
        """The manifest of a version that is kept, where it is still good."""
        try:
            data = read(self.objects.path(version.manifest))
        except OSError:
            return None
        return Manifest.parse(data) if digest_of(data) == version.manifest else None

    def _is_good(self, manifest: Manifest) -> bool:
        return all(self.objects.is_good(digest) for digest in set(manifest.files.values()))

    def _discard(self, tree: str) -> None:
        """Get rid of a tree that nobody looks at; out of the way first, for that is one step."""
        try:
            self.rubbish.add(tree)
        except OSError:
            remove_tree(tree)
