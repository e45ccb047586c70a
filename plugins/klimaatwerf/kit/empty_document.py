"""A Word document without a word in it: A4, in Dutch, with the styles that our texts use."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

__all__ = ["BODY", "LINKS", "empty_document"]

BODY, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
"""The part with the text, and the one with the targets of its links."""
_INK, _QUIET, _LINK = (
    RGBColor(0x1D, 0x2B, 0x33),
    RGBColor(0x59, 0x59, 0x59),
    RGBColor(0, 0x59, 0x3B),
)
_HEADINGS = {"Title": 26, "Heading 1": 20, "Heading 2": 15, "Heading 3": 12}
"""The styles of headings and their sizes in points."""
_QUIET_STYLES = {"Uitleg": 10, "Lengte": 9}
_UNUSED = ("stylesWithEffects", "thumbnail")
"""Parts of the library's empty document that say nothing here, by the end of their type."""


@cache
def empty_document() -> bytes:
    """The document; made once a process."""
    made: Any = Document()
    for holder in (made.part.rels, made.part.package.rels):
        for key in [key for key, one in holder.items() if one.reltype.endswith(_UNUSED)]:
            del holder[key]
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.3)
    _style(made.styles)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _style(styles: Any) -> None:
    """Dutch, ink on paper, and styles with Dutch names for what an officer may want to change."""
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-BE")
    for style in list(styles.element.style_lst):
        if style.get(qn("w:type")) == "table" and not style.get(qn("w:default")):
            styles.element.remove(style)  # a hundred looks of tables that nobody uses here
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(11)
    for name, size in _HEADINGS.items():
        styles[name].font.size, styles[name].font.color.rgb = Pt(size), _INK
    for name, size in _QUIET_STYLES.items():
        added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = styles["Normal"]
        added.font.size, added.font.color.rgb = Pt(size), _QUIET
    styles["Lengte"].paragraph_format.keep_with_next = True
    for name in ("Naam", "Invullen", "Link"):
        styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    styles["Naam"].font.color.rgb = _QUIET
    field = OxmlElement("w:shd")  # Word knows a highlighter in runs only, a shade in styles too
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "FFF2C2")):
        field.set(qn(f"w:{name}"), value)
    styles["Invullen"].element.get_or_add_rPr().append(field)
    styles["Link"].font.color.rgb, styles["Link"].font.underline = _LINK, True
