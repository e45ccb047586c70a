"""Markdown as the generated pages of the handbook write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

__all__ = ["code", "page", "plain", "table"]

_ESCAPED = {"<": "&lt;", ">": "&gt;"}
"""What Markdown leaves to HTML; the rest it escapes with a backslash."""
_MARKUP = re.compile(r"(`[^`]*`)|([][<>*_!])")


def page(title: str, description: str, order: int, *blocks: str) -> str:
    """A page of the handbook with its front matter."""
    said = json.dumps(description, ensure_ascii=False)
    head = f"---\ntitle: {title}\ndescription: {said}\norder: {order}\n---\n"
    return head + "\n\n".join(block.strip("\n") for block in blocks) + "\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table."""
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def code(language: str, text: str) -> str:
    """A block of code."""
    return f"```{language}\n{text.strip(chr(10))}\n```"


def plain(text: str) -> str:
    """A text in which only what stands between backticks is Markdown."""
    return _MARKUP.sub(lambda found: found[1] or _ESCAPED.get(found[2], f"\\{found[2]}"), text)
