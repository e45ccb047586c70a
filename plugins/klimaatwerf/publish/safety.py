"""What is refused before anything is written."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Literal

from klimaatwerf.publish.exchange import is_ours

__all__ = ["UnsafeOutputError", "refuse_full", "refuse_unsafe"]

SOURCES = ("content", "municipalities", "themes", "plugins", "tests", ".git", ".ci")


Why = Literal["sources", "file", "disk", "store", "site"]


class UnsafeOutputError(Exception):
    """The output can't be where it was asked; `why` says what is there."""

    def __init__(self, out: Path, why: Why = "sources") -> None:
        self.out = out
        self.why = why
        super().__init__(str(out))


def refuse_unsafe(out: Path, root: Path) -> None:
    """Refuse an output that would overwrite sources, also through a link.

    Raises:
        UnsafeOutputError: `out` is the root of the disk, the project's root, above it, or in its
            sources; or what we keep beside it would be; or it is no folder, or in a site of ours
            or in what we keep.
    """
    target, project = out.resolve(), root.resolve()
    beside = Path(os.path.abspath(out)).parent.resolve()
    sources = [project / name for name in SOURCES]
    if target == Path(target.anchor):
        raise UnsafeOutputError(out, "disk")
    if project.is_relative_to(target) or any(
        place.is_relative_to(source) for source in sources for place in (target, beside)
    ):
        raise UnsafeOutputError(out)
    if ".klimaatwerf" in target.parts:
        raise UnsafeOutputError(out, "store")
    if any(is_ours(os.fspath(place)) for place in (target, *target.parents)):
        raise UnsafeOutputError(out, "site")
    if os.path.lexists(out) and not target.is_dir():
        raise UnsafeOutputError(out, "file")


def refuse_full(folder: Path, needed: int) -> None:
    """Stop early where there is clearly too little room for so many bytes.

    Raises:
        OSError: ENOSPC, with the folder.
    """
    import shutil

    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    if shutil.disk_usage(place).free < needed:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))
