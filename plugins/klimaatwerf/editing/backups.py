"""A changed source put in its place at once, with the former one kept beside the project.

Former files go to `.klimaatwerf/backups/<number>/<path from the root>`; every command that changes
sources takes the next number, so that one folder is what one command replaced.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from klimaatwerf.core.tree import Layer
from klimaatwerf.sources.files import Folder, decode

__all__ = ["BACKUPS", "Backup", "LinkError"]

BACKUPS = ".klimaatwerf/backups"
"""Where former files are kept, from the root."""

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class LinkError(Exception):
    """A file or a folder on the way to it is a link to another place; it is left alone."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(file)


@dataclass
class Backup:
    """What one command replaces below a root; its folder is made when the first file changes."""

    root: Path
    folder: str = ""
    """The folder of this command from the root; empty as long as nothing was kept."""
    kept: list[str] = field(default_factory=list)
    """The files that were kept, from the root."""
    made: list[str] = field(default_factory=list)
    """The files that were not there before."""

    def read(self, file: str) -> str:
        """The text of a file, `file` from the root with `/`.

        Raises:
            LinkError: it is a link.
            SourceError: it can't be read.
        """
        return decode(self._bytes(file), file)

    def write(self, file: str, text: str) -> None:
        """Put a text in the place of a file, in its encoding; what was there is kept first.

        Raises:
            LinkError: it is a link.
            OSError: the system refuses.
        """
        target = self._target(file)
        data = text.encode()
        mode = None
        if target.exists():
            former = self._bytes(file)
            bom = next((mark for mark in _BOMS if former.startswith(mark)), b"")
            data = bom + text.encode(_BOMS.get(bom, "utf-8").removesuffix("-sig"))
            if data == former:
                return
            mode = target.stat().st_mode & 0o7777
            self._keep(file)
        else:
            self.made.append(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, mode)

    def delete(self, file: str) -> None:
        """Take a file away; it is kept first.

        Raises:
            LinkError: it is a link.
            OSError: the system refuses.
        """
        target = self._target(file)
        self._keep(file)
        target.unlink()

    def _bytes(self, file: str) -> bytes:
        self._target(file)
        return Folder(self.root, "", Layer.MUNICIPALITY).read_bytes(file)

    def _target(self, file: str) -> Path:
        """The file on disk, no step of which is a link.

        Raises:
            LinkError: one is.
        """
        parts = PurePosixPath(file).parts
        if ".." in parts or PurePosixPath(file).is_absolute():
            raise LinkError(file)
        path = self.root
        for part in parts:
            path /= part
            if path.is_symlink():
                raise LinkError(file)
        return path

    def _keep(self, file: str) -> None:
        if not self.folder:
            self.folder = self._next()
        if file in self.kept:
            return
        copy = self.root / self.folder / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(self.root / file, copy, follow_symlinks=False)
        self.kept.append(file)

    def _next(self) -> str:
        """A new folder with the next number; two commands at once get two."""
        self._target(BACKUPS)
        folder = self.root / BACKUPS
        folder.mkdir(parents=True, exist_ok=True)
        number = max((int(one.name) for one in folder.iterdir() if one.name.isdecimal()), default=0)
        while True:
            number += 1
            try:
                (folder / str(number)).mkdir()
            except FileExistsError:
                continue
            return f"{BACKUPS}/{number}"


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Write beside the target, then take its place: it is the former or the new one, whole."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode if mode is not None else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    """What the system takes from the rights of new files; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
