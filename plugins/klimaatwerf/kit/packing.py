"""A kit as a folder and as a zip: complete or absent, and written only where it changed.

What somebody changed in the folder is never lost: a letter that was edited goes on beside the new
one, in `eigen-versies/`, and a file that is not ours stays where it is.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.publish.files import TEMPORARY, read, remove_tree, unique, write_new, write_whole

__all__ = ["MANIFEST", "Packed", "pack", "zipped"]

MANIFEST = ".kit.json"
"""In the folder: which of its files are ours, with their digests."""
OWN = "eigen-versies"
_DATE = (1980, 1, 1, 0, 0, 0)
_REGULAR = 0o100644 << 16
_STORED = (".png", ".jpg", ".pdf", ".docx", ".zip")
"""What is small already."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was done to a folder and its zip."""

    folder: Path
    written: int
    """How many files were written, the zip among them; 0 where all was there already."""
    kept: tuple[str, ...] = ()
    """What somebody had changed, where it lies now."""


def zipped(files: Mapping[str, bytes], above: str) -> bytes:
    """The files in one folder of a zip; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(f"{above}/{name}", _DATE)
            info.create_system = 3  # what else it would say depends on the machine
            info.external_attr = _REGULAR
            stored = name.endswith(_STORED)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def pack(files: Mapping[str, bytes], folder: Path) -> Packed:
    """Put a kit in its folder and in a zip beside it.

    The folder is exchanged as a whole: what was there before stays until the new one is ready, and
    comes back where somebody stopped us before the new one took its place.
    """
    former = _former(folder)
    if former.is_dir() and not folder.exists():
        former.rename(folder)
    archive = folder.with_name(f"{folder.name}.zip")
    made = zipped(files, folder.name)
    found = _fill(files, folder)
    written = found.written
    if not _holds(archive, made):
        write_whole(archive.as_posix(), made)
        written += 1
    return Packed(folder, written, found.kept)


def _fill(files: Mapping[str, bytes], folder: Path) -> Packed:
    ours = _manifest(folder)
    there = {file.relative_to(folder).as_posix(): file for file in _plain_files(folder)}
    changed = [name for name, data in files.items() if not _holds(folder / name, data)]
    if not changed and ours.keys() <= files.keys():
        return Packed(folder, 0)
    edited = [
        name
        for name, file in there.items()
        if name != MANIFEST and not _is_ours(file, name, ours, files)
    ]
    taken = {*files, *edited}
    others = {}
    for name in edited:
        others[name] = _free(name, taken) if name in files or name in ours else name
        taken.add(others[name])
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder.with_name(f"{TEMPORARY}{unique()}")
    digests = {name: digest_of(data) for name, data in files.items()}
    told = json.dumps(digests, indent=1, sort_keys=True).encode()
    try:
        for name, data in ({**files, MANIFEST: told}).items():
            _write(fresh / name, data)
        for name, place in others.items():
            if not (fresh / place).exists():
                _write(fresh / place, read(there[name].as_posix()))
        _exchange(fresh, folder)
    except BaseException:
        remove_tree(fresh.as_posix())
        raise
    kept = tuple(f"{folder}/{place}" for name, place in others.items() if place != name)
    return Packed(folder, len(changed), kept)


def _exchange(fresh: Path, folder: Path) -> None:
    """Put a folder in the place of another, of which nothing is lost before it is there."""
    former = _former(folder)
    remove_tree(former.as_posix())
    if folder.exists():
        folder.rename(former)
    try:
        fresh.rename(folder)
    except BaseException:
        if former.exists():
            former.rename(folder)
        raise
    remove_tree(former.as_posix())


def _former(folder: Path) -> Path:
    """Where a folder lies while another one takes its place."""
    return folder.with_name(f"{TEMPORARY}former-{folder.name}")


def _free(name: str, taken: Collection[str]) -> str:
    """Where a file that somebody changed goes on, beside those that are there already."""
    stem, dot, type = f"{OWN}/{name}".rpartition(".")
    names = (f"{stem}{dot}{type}", *(f"{stem}-{number}{dot}{type}" for number in range(2, 1000)))
    return next(one for one in names if one not in taken)


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    write_new(place.as_posix(), data)


def _manifest(folder: Path) -> dict[str, str]:
    """The digests of the files that we wrote there last; none where it is no folder of ours."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return (
        {str(name): str(digest) for name, digest in told.items()} if isinstance(told, dict) else {}
    )


def _plain_files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())


def _is_ours(file: Path, name: str, ours: Mapping[str, str], files: Mapping[str, bytes]) -> bool:
    """Whether a file is as we wrote it, or as we would write it now."""
    data = read(file.as_posix())
    return digest_of(data) == ours.get(name) or data == files.get(name)


def _holds(place: Path, data: bytes) -> bool:
    """Whether a file holds these bytes."""
    try:
        return place.stat().st_size == len(data) and read(place.as_posix()) == data
    except OSError:
        return False
