"""A complete tree takes the place of the one that is shown, in one step where that can be."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from klimaatwerf.publish.disk import Disk
from klimaatwerf.publish.files import TEMPORARY, names_in, remove_tree, unique
from klimaatwerf.publish.manifest import MANIFEST

__all__ = ["ForeignFolderError", "finish_exchanges", "is_ours", "put", "refuse_foreign"]

_NO_SWAP = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
_FORMER = f"{TEMPORARY}former-"
_COPY = f"{TEMPORARY}copy-"


class ForeignFolderError(Exception):
    """A directory that would be replaced carries no manifest of ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(folder)


def is_ours(folder: str) -> bool:
    """Whether a folder is a real directory with a manifest of ours."""
    try:
        return stat.S_ISDIR(os.lstat(folder).st_mode) and stat.S_ISREG(
            os.lstat(f"{folder}/{MANIFEST}").st_mode
        )
    except (FileNotFoundError, NotADirectoryError):
        return False


def refuse_foreign(folder: str) -> None:
    """Stop before something is replaced that we did not make.

    Raises:
        ForeignFolderError: it is a link, a file, or a directory without a manifest of ours.
    """
    if os.path.lexists(folder) and not is_ours(folder):
        raise ForeignFolderError(Path(folder))


def put(tree: str, target: str, disk: Disk) -> str | None:
    """Show `tree` as `target`; gives where the tree lies that is free now, None where none is.

    Raises:
        ForeignFolderError: something else stands in its place.
    """
    refuse_foreign(target)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    try:
        return _put(tree, target, disk)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
    # The output lies on a disk of its own. What we made stays with us, ready for the next time.
    copy = f"{os.path.dirname(target)}/{_COPY}{unique()}"
    try:
        _copy(tree, copy)
        former = _put(copy, target, disk)
    finally:
        remove_tree(copy)
    if former is not None:
        remove_tree(former)
    return tree


def _put(tree: str, target: str, disk: Disk) -> str | None:
    if not os.path.lexists(target):
        os.rename(tree, target)
        return None
    try:
        disk.swap(tree, target)
    except OSError as error:
        if error.errno not in _NO_SWAP:
            raise
        return _put_in_two_steps(tree, target)
    return tree


def _put_in_two_steps(tree: str, target: str) -> str:
    """Rename twice; the name in between is the journal that `finish_exchanges` reads."""
    folder, name = os.path.split(target)
    former = f"{folder}/{_FORMER}{name}"
    remove_tree(former)
    os.rename(target, former)
    try:
        os.rename(tree, target)
    except BaseException:
        if not os.path.lexists(target):
            os.rename(former, target)
        raise
    return former


def finish_exchanges(out: str) -> None:
    """After a stop in the middle: put a site back that was taken away, drop what is left over."""
    for name in names_in(out):
        if not name.startswith(TEMPORARY):
            continue
        target = f"{out}/{name.removeprefix(_FORMER)}"
        if name.startswith(_FORMER) and not os.path.lexists(target):
            os.rename(f"{out}/{name}", target)
        elif os.path.isdir(f"{out}/{name}"):
            remove_tree(f"{out}/{name}")
        else:
            os.unlink(f"{out}/{name}")


def _copy(source: str, target: str) -> None:
    import shutil

    shutil.copytree(source, target, symlinks=True)
