"""The recruitment texts of an item as one page that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup, escape

from klimaatwerf.core.kit.items import KitItem
from klimaatwerf.core.values import Values
from klimaatwerf.kit.page_templates import page_template
from klimaatwerf.kit.text_layout import Block, Kind, blocks, spans
from klimaatwerf.kit.texts import KitText
from klimaatwerf.render.safe import safe

__all__ = ["as_html", "as_page"]

_TEMPLATE = "texts.html"
_LISTS = {Kind.BULLETS: "ul", Kind.NUMBERS: "ol"}


def as_html(text: str, item: KitItem) -> Markup:
    """A text as HTML: paragraphs, lists and links; all else is escaped."""
    return safe("\n".join(_block(one, item) for one in blocks(text)))


def as_page(item: KitItem, texts: Sequence[KitText], values: Values) -> str:
    """All texts as a document, by audience and channel."""
    grouped = [
        (audience, [(channel, list(both)) for channel, both in groupby(own, _channel)])
        for audience, own in groupby(texts, key=lambda one: one.audience)
    ]
    return page_template(_TEMPLATE).render(
        item=item, audiences=grouped, municipality=values.municipality, as_html=as_html
    )


def _channel(text: KitText) -> tuple[str, str, str]:
    return text.channel, text.label, text.use


def _block(block: Block, item: KitItem) -> str:
    lines = [_line(line, item) for line in block.lines]
    if block.kind is Kind.PARAGRAPH:
        return f"<p>{'<br>'.join(lines)}</p>"
    tag = _LISTS[block.kind]
    return f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>"


def _line(line: str, item: KitItem) -> str:
    return "".join(
        f'<a href="{escape(one.href)}">{escape(one.text)}</a>'
        if one.href
        else f"<mark>{escape(one.text)}</mark>"
        if one.to_fill
        else str(escape(one.text))
        for one in spans(line, item.short_url, item.url)
    )
