"""The HTML of a handbook page, made readable: headings that link, tables and code that scroll."""

from __future__ import annotations

import re

__all__ = ["readable"]

_TITLE = re.compile(r"\A\s*<h1\b.*?</h1>\s*", re.DOTALL)
_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)

_WRONG = "Fout in:"
"""How the line begins above an example that nobody should copy."""


def readable(html: str) -> str:
    """Headings link, wide tables and code scroll by keyboard too, a wrong example looks wrong."""
    number = 0

    def scrolling(found: re.Match[str]) -> str:
        nonlocal number
        number += 1
        name = f'role="region" aria-label="Tabel {number}" tabindex="0"'
        return f'<div class="tbl" {name}>{found[0]}</div>'

    html = _TITLE.sub("", html)  # the head of the page has it
    html = _HEADING.sub(_linked, html)
    html = _TABLE.sub(scrolling, html)
    html = html.replace(f"<p>{_WRONG}", f'<p class="wrong">{_WRONG}')
    return html.replace("<pre>", '<pre tabindex="0">')


def _linked(found: re.Match[str]) -> str:
    level, identity, title = found.groups()
    if "<a" in title:
        return found[0]
    return f'<h{level} id="{identity}"><a class="anchor" href="#{identity}">{title}</a></h{level}>'
