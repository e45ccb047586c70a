"""The only writer of sources: it makes copies, it never overwrites what somebody wrote."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

__all__ = ["repair_encoding"]


def repair_encoding(root: Path, file: str) -> str:
    """Write a copy of a cp1252 file in UTF-8 beside it; gives the copy's path from the root."""
    name = PurePosixPath(file)
    copy = name.with_name(f"{name.stem}.utf8{name.suffix}")
    text = (root / file).read_bytes().decode("cp1252", errors="replace")
    (root / copy).write_text(text, encoding="utf-8", newline="")
    return str(copy)
