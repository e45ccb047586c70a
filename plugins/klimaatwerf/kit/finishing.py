"""What is done to a drawing after Typst: the boxes that a printer reads, a file for a screen."""

from __future__ import annotations

import io

__all__ = ["BLEED", "MARGIN", "for_printer", "for_screen"]

BLEED, MARGIN = 3.0, 10.0
"""How far the drawing goes on beyond the cut, and the sheet around it with the marks, in mm."""
_POINTS = 72 / 25.4
_QUALITIES = (92, 85, 78, 70, 60, 50)


def for_printer(pdf: bytes) -> bytes:
    """The same PDF with the box of its bleed; Typst writes those of the sheet and of the cut."""
    from pypdf import PdfWriter  # noqa: PLC0415 (0.07 s that only who makes kits pays)
    from pypdf.generic import RectangleObject  # noqa: PLC0415

    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    edge = (MARGIN - BLEED) * _POINTS
    for page in writer.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        page.bleedbox = RectangleObject((edge, edge, width - edge, height - edge))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def for_screen(png: bytes, type: str, max_kb: int | None) -> bytes:
    """A picture as the file that a screen takes, as small as it can be where it takes no more.

    A JPEG gets the best quality with which it is small enough; a PNG 256 colours where it must.
    """
    most = max_kb * 1000 if max_kb else None
    if type != "jpg" and (most is None or len(png) <= most):
        return png
    from PIL import Image  # noqa: PLC0415 (0.05 s that only who makes pictures pays)

    with Image.open(io.BytesIO(png)) as image:
        image.load()
    made = png
    for quality in _QUALITIES if type == "jpg" else (0,):
        buffer = io.BytesIO()
        if type == "jpg":
            image.convert("RGB").save(buffer, "JPEG", quality=quality, optimize=True)
        else:
            image.convert("RGB").quantize(256).save(buffer, "PNG", optimize=True)
        made = buffer.getvalue()
        if most is None or len(made) <= most:
            break
    return made
