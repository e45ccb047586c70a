"""Files and folders by their plain names: read, written whole or not at all, removed."""

from __future__ import annotations

import itertools
import os
from contextlib import suppress

__all__ = ["TEMPORARY", "names_in", "read", "remove_tree", "unique", "write_new", "write_whole"]

TEMPORARY = ".klimaatwerf-"
"""How the names start of what is half done."""

_BINARY = getattr(os, "O_BINARY", 0)
"""Windows writes the ends of lines in its own way where it is not asked to leave them."""

_numbers = itertools.count()
_machine = os.urandom(4).hex()
"""Processes of two machines that share a folder can have the same number."""


def unique() -> str:
    """A name that no other process and no other call gives."""
    return f"{os.getpid()}-{_machine}-{next(_numbers)}"


def read(path: str) -> bytes:
    """The bytes of a file, in as few system calls as there can be."""
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        parts = [os.read(handle, os.fstat(handle).st_size + 1)]
        while parts[-1]:
            parts.append(os.read(handle, 1 << 20))
    finally:
        os.close(handle)
    return b"".join(parts)


def write_whole(path: str, data: bytes) -> None:
    """Put a file in its place whole or not at all; nothing half done stays when it fails."""
    fresh = f"{os.path.dirname(path)}/{TEMPORARY}{unique()}"
    write_new(fresh, data)
    try:
        os.replace(fresh, path)
    except BaseException:
        os.unlink(fresh)
        raise


def write_new(path: str, data: bytes) -> None:
    """Write a file that is not there yet, with the rights that the umask leaves.

    Raises:
        OSError: with the name of the file, which `os.write` leaves out; the file is gone again.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
    except BaseException as error:
        os.unlink(path)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = path
        raise
    finally:
        os.close(handle)


def names_in(folder: str) -> list[str]:
    """The names in a folder; none where there is no such folder."""
    try:
        return os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return []


def remove_tree(folder: str) -> None:
    """Remove a folder of ours as far as it goes; the next sweep does the rest."""
    import shutil

    with suppress(OSError):
        shutil.rmtree(folder, ignore_errors=True)
