"""Folders of files: what lies in them, whether that is right, and making it so."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from klimaatwerf.publish.files import read
from klimaatwerf.publish.manifest import MANIFEST
from klimaatwerf.publish.objects import Objects, digest_of

__all__ = ["Tree", "fill", "is_whole", "survey", "take_in"]


@dataclass(frozen=True)
class Tree:
    """What lies below a folder: files with the number of each (its inode), and folders."""

    files: dict[str, int]
    folders: list[str]


def survey(folder: str) -> Tree:
    """Look what lies below a folder, manifest included; a link is a file of its own.

    Raises:
        OSError: the folder is missing or closed.
    """
    files: dict[str, int] = {}
    folders = [""]
    for inner in folders:  # it grows while we go
        with os.scandir(f"{folder}/{inner}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{inner}{entry.name}/")
                else:
                    files[inner + entry.name] = entry.inode()
    return Tree(files, [inner[:-1] for inner in folders[1:]])


def is_whole(folder: str, files: Mapping[str, str], objects: Objects) -> bool:
    """Whether a folder holds exactly these files (and a manifest).

    A file that is the object itself is not read: what was written through a link is not seen.
    """
    try:
        tree = survey(folder)
    except OSError:
        return False
    return (
        tree.files.keys() - {MANIFEST} == files.keys()
        and set(tree.folders) == _folders(files)
        and _right(folder, tree, files, objects) == files.keys()
    )


def fill(folder: str, files: Mapping[str, str], objects: Objects) -> None:
    """Make a folder that nobody looks at hold exactly these files, whatever lay in it.

    What is right already is left alone; the manifest goes first, for it would lie from now on.

    Raises:
        FileNotFoundError: an object is missing.
    """
    tree = survey(folder)
    if MANIFEST in tree.files:
        os.unlink(f"{folder}/{MANIFEST}")
        del tree.files[MANIFEST]
    right = _right(folder, tree, files, objects)
    for destination in tree.files.keys() - right:
        os.unlink(f"{folder}/{destination}")
    wanted, there = _folders(files), set(tree.folders)
    for inner in sorted(there - wanted, reverse=True):
        os.rmdir(f"{folder}/{inner}")
    for inner in sorted(wanted - there):
        os.mkdir(f"{folder}/{inner}")
    for destination in sorted(files.keys() - right):
        objects.place(files[destination], f"{folder}/{destination}")


def take_in(folder: str, digests: Mapping[str, str], objects: Objects) -> dict[str, str]:
    """Make every file below a folder an object; those without a digest are read for it."""
    files: dict[str, str] = {}
    for destination in survey(folder).files:
        path = f"{folder}/{destination}"
        if destination == MANIFEST:
            os.unlink(path)
        else:
            files[destination] = objects.share(path, digests.get(destination))
    return files


def _right(folder: str, tree: Tree, files: Mapping[str, str], objects: Objects) -> set[str]:
    """The destinations whose file is the object itself, or was read and holds the same bytes."""
    try:
        same_disk = os.stat(folder).st_dev == os.stat(objects.folder).st_dev
    except FileNotFoundError:
        same_disk = False
    right = set()
    for destination, inode in tree.files.items():
        digest = files.get(destination)
        if digest is not None and (
            (same_disk and inode == objects.inode(digest))
            or _digest_at(f"{folder}/{destination}") == digest
        ):
            right.add(destination)
    return right


def _digest_at(path: str) -> str | None:
    """The digest of a file; None where it is a link, a pipe, or closed to us."""
    try:
        return digest_of(read(path)) if stat.S_ISREG(os.lstat(path).st_mode) else None
    except OSError:
        return None


def _folders(destinations: Iterable[str]) -> set[str]:
    """The folders that these files need."""
    found: set[str] = set()
    for destination in destinations:
        inner = destination.rpartition("/")[0]
        while inner and inner not in found:
            found.add(inner)
            inner = inner.rpartition("/")[0]
    return found
