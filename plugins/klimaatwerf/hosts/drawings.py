"""What pictures show besides their words, as a digest: other drawings give pictures other names."""

from __future__ import annotations

from pathlib import Path

from klimaatwerf.core.fingerprint import digest_of, fingerprint
from klimaatwerf.render.press.typefaces import FONTS

__all__ = ["drawings_of"]

_FOLDERS = ("art", FONTS)
"""The drawings and the typefaces, in the folder of the theme."""


def drawings_of(theme: Path) -> str:
    """A digest of the drawings and typefaces of a theme (3 ms for 2 MB)."""
    files = sorted(
        file for folder in _FOLDERS for file in (theme / folder).rglob("*") if file.is_file()
    )
    return fingerprint(
        part
        for file in files
        for part in (file.relative_to(theme).as_posix(), digest_of(file.read_bytes()))
    )
