"""Folders of files: what lies in them, whether that is right, and making it so."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from klimaatwerf.publish.files import read
from klimaatwerf.publish.manifest import MANIFEST
from klimaatwerf.publish.objects import Objects, digest_of

__all__ = ["Tree", "fill", "is_whole", "survey", "take_in"]


@dataclass(frozen=True)
class Tree:
    """What lies below a folder: folders, and files with the number (inode) of each.

    Of what is no plain file, such as a link, that number is 0.
    """

    files: dict[str, int]
    folders: list[str]


def survey(folder: str) -> Tree:
    """Look what lies below a folder, manifest included; no link is followed.

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
                    plain = entry.is_file(follow_symlinks=False)
                    files[inner + entry.name] = entry.inode() if plain else 0
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


def take_in(
    folder: str, digests: Mapping[str, str], objects: Objects
) -> tuple[dict[str, str], list[str]]:
    """Store every file below a folder; those without a digest are read for it.

    Gives all with their digests, and the names of those that were stored before: they are files
    of their own.
    """
    files: dict[str, str] = {}
    double: list[str] = []
    for destination, inode in survey(folder).files.items():
        path = f"{folder}/{destination}"
        if destination == MANIFEST:
            os.unlink(path)
            continue
        digest = digests.get(destination)
        if digest is None or not inode:
            data = read(path)
            digest = digest_of(data) if inode else objects.keep(data)
        files[destination] = digest
        if not inode or not objects.take(path, digest):
            double.append(destination)
    return files, double


def _right(folder: str, tree: Tree, files: Mapping[str, str], objects: Objects) -> set[str]:
    """The destinations whose file is the object itself, or was read and holds the same bytes."""
    try:
        same_disk = os.stat(folder).st_dev == os.stat(objects.folder).st_dev
    except FileNotFoundError:
        same_disk = False
    right = set()
    for destination, inode in tree.files.items():
        digest = files.get(destination)
        if (
            digest is not None
            and inode
            and (
                (same_disk and inode == objects.inode(digest))
                or _digest_at(f"{folder}/{destination}") == digest
            )
        ):
            right.add(destination)
    return right


def _digest_at(path: str) -> str | None:
    """The digest of a file; None where it is closed to us."""
    try:
        return digest_of(read(path))
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
