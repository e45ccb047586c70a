"""The recruitment texts of an item as a Word document: audience, channel, length.

The library makes the empty document once; the body is written as XML, for the library looks
through all styles for each paragraph (250 ms a document against 10 ms).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.values import Values
from klimaatwerf.kit.empty_document import BODY, LINKS, empty_document
from klimaatwerf.kit.text_layout import Kind, Span, blocks, length_told, spans
from klimaatwerf.kit.texts import KitText
from klimaatwerf.kit.word_bytes import settled

__all__ = ["as_document"]

_TO_FILL = "Wat tussen rechte haken staat, vul je zelf in."
_LINK = (
    '<Relationship Id="{key}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/hyperlink" Target={target} TargetMode="External"/>'
)


def as_document(item: KitItem, texts: Sequence[KitText], values: Values) -> bytes:
    """All texts as a .docx; the same texts give the same bytes."""
    writer = _Writer(item)
    body = "".join(writer.document(texts, values.municipality.name))
    with zipfile.ZipFile(io.BytesIO(empty_document())) as empty:
        parts = {name: empty.read(name) for name in empty.namelist()}
    links = "".join(
        _LINK.format(key=key, target=quoteattr(target)) for target, key in writer.links.items()
    )
    end = b"</Relationships>"
    parts[LINKS] = parts[LINKS].replace(end, links.encode() + end)
    before, mark, after = parts[BODY].partition(b"<w:sectPr")
    parts[BODY] = before + body.encode() + mark + after
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return settled(buffer.getvalue(), f"Teksten voor {item.title}", values.municipality.name)


class _Writer:
    """Writes paragraphs and remembers the targets of links, each with its key."""

    def __init__(self, item: KitItem) -> None:
        self.item = item
        self.links: dict[str, str] = {}

    def document(self, texts: Sequence[KitText], municipality: str) -> Iterator[str]:
        """All paragraphs in their order."""
        yield _paragraph("Title", _run(self.item.title))
        yield _paragraph("Uitleg", _run(f"Teksten van {municipality}. {_TO_FILL}"))
        audience, channel = "", ""
        for text in texts:
            if text.audience != audience:
                audience, channel = text.audience, ""
                yield _paragraph("Heading1", _run(text.audience.label.capitalize()))
            if text.channel != channel:
                channel = text.channel
                yield _paragraph("Heading2", _run(text.label))
                yield _paragraph("Uitleg", _run(text.use))
            yield from self.text(text)

    def text(self, text: KitText) -> Iterator[str]:
        """A text with its length above it."""
        yield _paragraph("Heading3", _run(text.length.label.capitalize()))
        yield _paragraph("Lengte", _run(length_told(text).capitalize()))
        if text.heading is not None:
            name = _run(f"{text.heading.name}: ", "Naam")
            yield _paragraph("", name + _run(text.heading.text, "Strong"))
        for block in blocks(text.text):
            if block.kind is Kind.PARAGRAPH:
                yield _paragraph("", "<w:r><w:br/></w:r>".join(map(self.line, block.lines)))
            elif block.kind is Kind.BULLETS:
                yield from (_paragraph("ListBullet", self.line(line)) for line in block.lines)
            else:  # a number as it stands: Word would count on from the list before
                numbered = enumerate(block.lines, 1)
                yield from (_paragraph("", self.line(f"{n}. {line}")) for n, line in numbered)

    def line(self, line: str) -> str:
        """A line as runs and links."""
        return "".join(self._span(one) for one in spans(line, self.item.short_url, self.item.url))

    def _span(self, span: Span) -> str:
        if not span.href:
            return _run(span.text, "Invullen" if span.to_fill else "")
        key = self.links.setdefault(span.href, f"link{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{key}">{_run(span.text, "Link")}</w:hyperlink>'


def _paragraph(style: str, *runs: str) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(runs)}</w:p>"


def _run(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
