"""Which files there are and what is in them, without reading what did not change.

A file whose size and time are those of the last build is taken to be the same; one that was written
while or after that build looked is always read (two writes can fall in one tick of the clock).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from klimaatwerf.core.fingerprint import digest_of, fingerprint

__all__ = ["Inventory", "Row", "take_inventory"]

_TICK = 20_000_000
"""Nanoseconds by which the time of a file can lie before that of the clock."""
_UNREADABLE = "unreadable"
_UNSEEN = frozenset({"__pycache__", ".git"})


class Row(NamedTuple):
    """A file as it lay there: size in bytes, time of change in nanoseconds, digest of the content.

    What can't be read, or is no plain file, has a digest that says so. Other rights are a change
    too: they can be why a file can be read now.
    """

    size: int
    changed: int
    digest: str


@dataclass(frozen=True)
class Inventory:
    """Files by their path, with `/`; `began` is when it was taken, in nanoseconds."""

    began: int = 0
    rows: Mapping[str, Row] = field(default_factory=dict)

    def digests(self, depth: int) -> dict[str, str]:
        """The digest of each folder at a depth: `municipalities/asse` is at depth 2."""
        groups: dict[str, list[str]] = {}
        for path, row in self.rows.items():
            parts = path.split("/", depth)
            if len(parts) > depth:
                groups.setdefault("/".join(parts[:depth]), []).extend((parts[depth], row.digest))
        return {name: fingerprint(parts) for name, parts in groups.items()}


def take_inventory(
    root: str, names: Iterable[str], former: Inventory, began: int, *, follow: bool = True
) -> Inventory:
    """The files and folders `names` below `root`, or elsewhere where a name is a whole path.

    `began` is the time of the clock before the first file is looked at. A name that is a link is
    followed, unless it was given by somebody whom we do not trust; links below it never are.
    """
    rows: dict[str, Row] = {}
    for name in names:
        for path, status in _walk(os.path.join(root, name), name, follow):
            if status is None:
                rows[path] = Row(0, 0, "absent")
                continue
            known = former.rows.get(path)
            size, changed = status.st_size, max(status.st_mtime_ns, status.st_ctime_ns)
            settled = changed < former.began - _TICK
            if known and settled and known[:2] == (size, changed) and _was_read(known):
                rows[path] = known
            else:
                rows[path] = Row(size, changed, _content(os.path.join(root, path), status))
    return Inventory(began, rows)


def _walk(place: str, name: str, follow: bool) -> Iterator[tuple[str, os.stat_result | None]]:
    """Every file below a place by its path, in order."""
    try:
        status = os.stat(place, follow_symlinks=follow)
    except OSError:
        yield name, None
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _inside(place, name)
    else:
        yield name, status


def _inside(folder: str, name: str) -> Iterator[tuple[str, os.stat_result | None]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield name, None
        return
    for entry in entries:
        path = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _UNSEEN:
                yield from _inside(entry.path, path)
            continue
        try:
            yield path, entry.stat(follow_symlinks=False)
        except OSError:  # it vanished
            yield path, None


def _was_read(row: Row) -> bool:
    return not row.digest.startswith(_UNREADABLE)


def _content(place: str, status: os.stat_result) -> str:
    """The digest of a file; a link, a device or what can't be read is named instead."""
    try:
        if stat.S_ISLNK(status.st_mode):
            return f"link {os.readlink(place)}"
        if not stat.S_ISREG(status.st_mode):
            return f"special {status.st_mode}"
        with open(place, "rb") as file:
            return digest_of(file.read())
    except OSError as error:
        return f"{_UNREADABLE} {error.errno}"
