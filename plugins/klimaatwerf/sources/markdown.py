"""Markdown files with YAML front matter."""

from __future__ import annotations

import re

from klimaatwerf.core.problems import Collector, SourceError, problem
from klimaatwerf.core.tree import Branch, Leaf, Node, Place, Source
from klimaatwerf.sources.yaml import compose

__all__ = ["FRONT", "read_markdown"]

FRONT = re.compile(r"---[ \t]*\r?\n((?:.*?\n)?)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read_markdown(text: str, source: Source, problems: Collector) -> Branch:
    """The front matter with the text below it as the leaf `body`.

    Raises:
        SourceError: the front matter can't be read.
    """
    items: dict[str, Node] = {}
    keys: dict[str, tuple[int, int]] = {}
    line = 1
    if text.startswith("---"):
        match = FRONT.match(text)
        if match is None:
            raise SourceError([problem("front-matter-open", Place(source.file, 1, 1))])
        front = compose(match[1], source, problems, first_line=2)
        if isinstance(front, Branch):
            items.update(front.items)
            keys.update(front.keys)
        elif front is not None:
            raise SourceError([problem("front-matter-form", front.place)])
        line += match[0].count("\n")
        text = text[match.end() :]
    stripped = text.lstrip("\r\n")
    line += text[: len(text) - len(stripped)].count("\n")
    body = stripped.replace("\r\n", "\n").rstrip()
    if "body" in items:
        problems.add("front-matter-body", items["body"].place)
    if body:
        items["body"] = Leaf(body, source, line, 1, quoted=True)
    return Branch(items, source, 1, 1, keys)
