"""The Markdown that most texts are made of, without Python-Markdown: 0.03 ms a text, not 0.8.

Paragraphs, `## headings` and flat lists with **bold**, *emphasis* and [links](address). The result
is Python-Markdown's, byte for byte (the tests hold every form against it); `convert` gives None for
a text with anything else in it, or with a form of which there is any doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import unique

__all__ = ["Heading", "convert", "leaves_plain"]

_LEAVES_PLAIN = frozenset("admonition attr_list def_list fenced_code footnotes tables toc".split())
"""Extensions that do nothing to these forms, but for `toc`, which gives headings their ids."""

# What means something to Python-Markdown or to one of the extensions, wherever it stands.
_OTHER = re.compile(r"[\\`<>&{}|\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_HEADING = re.compile(r"(#{1,6}) *([^\W_][^#*_\[\]\n]*)(?:\n|\Z)")
_ITEM = re.compile(r"[-*+] +")
# A line of running text starts with a letter, a mark, a number that is not an item's, a quotation
# mark or an inline form: with anything else it could be a block of another kind.
_START = r"(?:[^\W\d_]|\d(?!\d*\.(?:\s|\Z))|[\ue000\ue002]|[\"'(“‘„«€]|\[|\*{1,2}\w)"
_LINES = re.compile(rf"{_START}[^\n]*(?:\n{_START}[^\n]*)*")
_ITEMS = re.compile(rf"[-*+] +{_START}[^\n]*(?:\n[-*+] +{_START}[^\n]*)*")
# A form, or its sign alone. That every match starts with one of four signs makes it ten times as
# fast to find the next one; so what comes before the sign is looked for after it.
_FORM = re.compile(
    r"[\[\]*_](?:(?<=\[)(?<!!\[)(?P<text>[^\W_][^\[\]()*_\n]*)\]\((?P<address>[^\s()\"'*\[\]]+)\)"
    r"|(?<=\*)(?<!\S\*)(?:\*(?P<strong>\w(?:[^*_\[\]\n]*\w)?)\*\*|(?P<emphasis>\w(?:[^*_\[\]\n]*\w)?)\*)"
    r"(?=[\s.,;:?)]|\Z))?"
)
_HALF = "\0"
"""What stands for a sign that is no form: it is not in any text that comes this far."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page."""

    level: int
    id: str
    name: str


def leaves_plain(extensions: Iterable[Any], configs: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether the extensions of a site are known to do nothing to the forms of this module."""
    names = {str(name).removeprefix("markdown.extensions.") for name in extensions}
    changed = {name: given for name, given in configs.items() if given}
    return names <= _LEAVES_PLAIN and changed in ({}, {"toc": {"permalink": False}})


def convert(source: str, slug: Callable[[str, str], str]) -> tuple[str, tuple[Heading, ...]] | None:
    """A text as HTML with its headings, or None; `slug` gives a heading's id."""
    if _OTHER.search(source) or any(line[-1:].isspace() for line in source.split("\n")):
        return None
    blocks: list[str] = []
    headings: list[Heading] = []
    ids: set[str] = set()
    for block in source.split("\n\n"):
        rest = block.strip("\n")
        while rest.startswith("#"):
            match = _HEADING.match(rest)
            if match is None:
                return None
            level, title = len(match[1]), match[2]
            name = " ".join(title.split())
            headings.append(Heading(level, unique(slug(name, "-"), ids), name))
            blocks.append(f'<h{level} id="{headings[-1].id}">{title}</h{level}>')
            rest = rest[match.end() :]
        if rest:
            blocks.append(_list(rest) if _ITEM.match(rest) else _paragraph(rest))
    made = "\n".join(blocks)
    # Two lists in a row are one, with paragraphs in it.
    return None if _HALF in made or "</ul>\n<ul>" in made else (made, tuple(headings))


def _list(block: str) -> str:
    if not _ITEMS.fullmatch(block):
        return _HALF
    items = (_inline(_ITEM.sub("", line, count=1)) for line in block.split("\n"))
    return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"


def _paragraph(block: str) -> str:
    return f"<p>{_inline(block)}</p>" if _LINES.fullmatch(block) else _HALF


def _inline(text: str) -> str:
    """Running text with its forms."""
    return _FORM.sub(_form, text)


def _form(match: re.Match[str]) -> str:
    if match["text"]:
        return f'<a href="{match["address"]}">{match["text"]}</a>'
    if match["strong"]:
        return f"<strong>{match['strong']}</strong>"
    return f"<em>{match['emphasis']}</em>" if match["emphasis"] else _HALF
