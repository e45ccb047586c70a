"""A Word document whose bytes follow from its content alone: no clock, no order of a library."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

__all__ = ["settled"]

_FIRST = "[Content_Types].xml"
"""Programs that read a package as a stream look for this part first."""
_ABOUT = "docProps/core.xml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell."""
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def settled(document: bytes, title: str, creator: str) -> bytes:
    """The same document with equal bytes on each run: fixed moments and order, these properties.

    Its parts are deflated, so they also depend on the version of zlib.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    if _ABOUT in parts:
        parts[_ABOUT] = _about(title, creator)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # as Unix writes it, on Windows too
            entry.external_attr = 0o644 << 16
            target.writestr(entry, parts[name])
    return made.getvalue()


def _about(title: str, creator: str) -> bytes:
    """The properties of a document: what it is, whose and in which language; no moment at all."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
        "<dc:language>nl-BE</dc:language></cp:coreProperties>"
    ).encode()
