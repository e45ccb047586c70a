"""The frozen packs in content/releases/: the journal of the channels, and verified packages.

A package is a zip whose entries are stored as they are. It is read into memory, and held against
its digest and against rules before anything of it is used: nothing of it is ever unpacked by name.
"""

from __future__ import annotations

import io
import json
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from klimaatwerf.core.channels import (
    NO_CHANNELS,
    Channels,
    JournalError,
    Release,
    channels_of,
    events_of,
)
from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.problems import Collector, SourceError, listed, problem
from klimaatwerf.core.tree import Layer, Place
from klimaatwerf.sources.files import Folder, decode, name_flaw, shown_name

__all__ = [
    "FORMAT",
    "JOURNAL",
    "MANIFEST",
    "RELEASES",
    "UNPACKED",
    "Package",
    "journal_text",
    "open_package",
    "package_name",
    "read_channels",
    "verified",
]

RELEASES = "content/releases"
JOURNAL = f"{RELEASES}/journal.jsonl"
MANIFEST = "package.json"
"""The first entry of a package: its version and the digest of each file."""

UNPACKED = ".klimaatwerf/packs"
"""Where pictures and papers of packages are laid that a site publishes, by the digest of each."""

FORMAT = 1
MAX_PACKAGE = 200_000_000
"""Bytes of a package: BBL's pictures are most of it."""
MAX_ENTRIES = 5_000


@dataclass(frozen=True, slots=True)
class Package(Folder):
    """The files of a verified package, read as those of a folder; `path` is where media go."""

    entries: Mapping[str, bytes] = field(default_factory=dict)

    def on_disk(self, relative: str) -> str:
        """Where a file lies once it is unpacked, from the root."""
        return f"{self.path.as_posix()}/{relative}"

    def files(self, problems: Collector, *skip: str) -> tuple[str, ...]:
        """Every file, sorted; the folders in `skip` left out."""
        return tuple(name for name in sorted(self.entries) if name.split("/")[0] not in skip)

    def read_bytes(
        self, relative: str, limit: int = MAX_PACKAGE, code: str = "file-too-large"
    ) -> bytes:
        """The bytes of a file; they were measured when the pack was released."""
        return self.entries[relative]

    def read_text(self, relative: str) -> str:
        """The text of a file.

        Raises:
            SourceError: it is no text.
        """
        return decode(self.entries[relative], self.source(relative).file)


def package_name(version: str) -> str:
    """Where the package of a version lies, from the root."""
    return f"{RELEASES}/{version}.zip"


def journal_text(root: Path) -> str:
    """The journal as it stands; empty where nothing was released yet.

    Raises:
        SourceError: it can't be read.
    """
    if not (root / JOURNAL).exists():
        return ""
    return Folder(root, "", Layer.PACK).read_text(JOURNAL)


def read_channels(root: Path, problems: Collector) -> Channels:
    """The releases of a root and what its channels show; none where the journal is damaged."""
    try:
        channels = channels_of(events_of(journal_text(root)))
    except JournalError as error:
        problems.add("journal-damaged", Place(JOURNAL, error.line, 1))
    except SourceError as error:
        problems.extend(error.problems)
    else:
        _tell_strays(root, channels, problems)
        return channels
    return NO_CHANNELS


def _tell_strays(root: Path, channels: Channels, problems: Collector) -> None:
    """Tell the packages of which the journal knows nothing; without any line it must be lost."""
    there = sorted(entry.stem for entry in (root / RELEASES).glob("*.zip"))
    strays = [version for version in there if version not in channels.releases]
    if strays and not channels.releases:
        problems.add("journal-gone", Place(JOURNAL, 1, 1), known=listed(strays))
        return
    for version in strays:
        problems.add("package-unknown", Place(package_name(shown_name(version)), 1, 1))


def open_package(root: Path, release: Release, name: str) -> Package:
    """The package of a release, verified; its files are named below `name`.

    Raises:
        SourceError: it is not there, or it is not what was released.
    """
    file = package_name(release.version)
    data = Folder(root, "", Layer.PACK).read_bytes(file, MAX_PACKAGE, "package-large")
    if digest_of(data) != release.digest:
        place = Place(file, 1, 1)
        raise SourceError([problem("package-changed", place, version=release.version)])
    entries = verified(data, file, release.version)
    return Package(Path(UNPACKED, release.digest), name, Layer.PACK, entries)


def verified(data: bytes, file: str, version: str) -> dict[str, bytes]:
    """The files in a package by their name, each as its manifest says.

    Raises:
        SourceError: an entry is a link or lies outside, comes twice, is squeezed or too much, or
            is not what the manifest says.
    """
    problems = Collector()
    place = Place(file, 1, 1)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_entries(infos, len(data), place, problems)
            found = {} if problems.failed else {one.filename: archive.read(one) for one in infos}
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        raise SourceError([problem("package-damaged", place)]) from None
    if not problems.failed:
        _check_manifest(found, version, place, problems)
    if problems.failed:
        raise SourceError(problems.problems)
    del found[MANIFEST]
    return found


def _check_entries(
    infos: list[zipfile.ZipInfo], size: int, place: Place, problems: Collector
) -> None:
    """What is wrong with the names, kinds and sizes of entries, before one of them is read."""
    if len(infos) > MAX_ENTRIES or sum(one.file_size for one in infos) > size:
        problems.add("package-bomb", place)
        return
    seen: set[str] = set()
    for one in infos:
        kind = stat.S_IFMT(one.external_attr >> 16)
        name = shown_name(one.filename)
        if one.filename != one.orig_filename or not _is_inside(one.filename):
            problems.add("package-outside", place, name=name)
        elif kind not in (0, stat.S_IFREG):  # 0: who made it did not say
            problems.add("package-special", place, name=name)
        elif one.compress_type != zipfile.ZIP_STORED or one.file_size != one.compress_size:
            problems.add("package-bomb", place)
        elif one.filename.casefold() in seen:
            problems.add("package-twice", place, name=name)
        seen.add(one.filename.casefold())


def _is_inside(name: str) -> bool:
    """Whether a name stays below the folder of its package on every system."""
    return all(part and not name_flaw(part) for part in name.split("/"))


def _check_manifest(
    found: Mapping[str, bytes], version: str, place: Place, problems: Collector
) -> None:
    """Hold each file against the digest that the manifest gives."""
    try:
        manifest: dict[str, Any] = json.loads(found[MANIFEST])
        known = dict(manifest["files"])
        fits = manifest["format"] == FORMAT and manifest["version"] == version
    except (KeyError, TypeError, ValueError, RecursionError):
        problems.add("package-damaged", place)
        return
    files = {name: digest_of(data) for name, data in found.items() if name != MANIFEST}
    if not fits or files != known:
        problems.add("package-changed", place, version=version)
