"""Copies of files that were saved in another encoding."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from klimaatwerf.core.tree import Layer
from klimaatwerf.sources.files import Folder

__all__ = ["repair_encoding"]


def repair_encoding(root: Path, file: str) -> str:
    """Write a copy of a cp1252 file in UTF-8 beside it; gives the copy's path from the root.

    Raises:
        FileExistsError: the copy is there already, be it as a link.
        SourceError: the file itself can't be read.
    """
    name = PurePosixPath(file)
    copy = name.with_name(f"{name.stem}.utf8{name.suffix}")
    folder = Folder(root, "", Layer.MUNICIPALITY)
    text = folder.read_bytes(file).decode("cp1252", errors="replace")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(root / copy, flags, 0o644), "w", encoding="utf-8", newline="") as opened:
        opened.write(text)
    return str(copy)
