"""Where the parts of a YAML text stand, so that one of them can be changed and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ruamel.yaml import YAML

from klimaatwerf.core.adoption import IDENTITIES

__all__ = ["Layout", "Path", "Span", "Step", "column", "layout_of", "spans_of"]

Step = str | int
Path = Sequence[Step]
"""Keys of mappings; an item of a list by its id or by its position from 0."""


@dataclass(frozen=True)
class Span:
    """A node of YAML between two offsets of its text; an entry of a mapping has a `key` too."""

    start: int
    end: int
    """Where its own text ends: before the comment behind it and the empty lines below it."""
    kind: str
    """`scalar`, `mapping` or `sequence`."""
    text: str = ""
    style: str = ""
    """Of a scalar `"`, `'`, `|`, `>` or nothing; of a mapping or list `[` when in brackets."""
    entries: tuple[tuple[Span, Span], ...] = ()
    items: tuple[Span, ...] = field(default=(), repr=False)

    @property
    def in_brackets(self) -> bool:
        """Whether it is written as `{…}` or `[…]`."""
        return self.style == "["

    @property
    def block_text(self) -> bool:
        """Whether it is a text on the lines below a `|` or `>`."""
        return self.style in ("|", ">")

    def position(self, step: Step) -> int | None:
        """Which of its entries or items a step names, if any does."""
        if self.kind == "mapping":
            found = (n for n, (key, _) in enumerate(self.entries) if key.text == str(step))
            return next(found, None)
        named = (n for n, item in enumerate(self.items) if item.identity == str(step))
        number = next(named, None)
        if number is None and str(step).isdecimal() and int(step) < len(self.items):
            return int(step)
        return number

    @property
    def identity(self) -> str | None:
        """The id of an item of a list."""
        texts = {key.text: value.text for key, value in self.entries if value.kind == "scalar"}
        return next((texts[name] for name in IDENTITIES if texts.get(name)), None)

    def children(self) -> tuple[Span, ...]:
        """The values below it."""
        return self.items or tuple(value for _, value in self.entries)


@dataclass(frozen=True)
class Layout:
    """How far a text springs in: a mapping in a mapping, and the dash of a list below its key."""

    mapping: int = 2
    dash: int = 2


def spans_of(text: str) -> Span | None:
    """The spans of a document; None where it holds nothing but comments.

    Raises:
        ruamel.yaml.error.YAMLError: it is no YAML.
    """
    node = YAML(typ="rt", pure=True).compose(text)
    return None if node is None else _span(node, text)


def _span(node: Any, text: str) -> Span:
    start, stop = node.start_mark.index, node.end_mark.index
    if isinstance(node.value, str):
        style = node.style or ""
        if style in ("|", ">"):
            stop = start + len(text[start:stop].rstrip())
        return Span(start, stop, "scalar", node.value, style)
    style = "[" if node.flow_style else ""
    if type(node).__name__ == "SequenceNode":
        items = tuple(_span(item, text) for item in node.value)
        end = stop if style else max((item.end for item in items), default=start)
        return Span(start, end, "sequence", style=style, items=items)
    entries = tuple(_entry(key, value, text) for key, value in node.value)
    end = stop if style else max((value.end for _, value in entries), default=start)
    return Span(start, end, "mapping", style=style, entries=entries)


def _entry(key: Any, value: Any, text: str) -> tuple[Span, Span]:
    """A key and its value; where that is empty, it stands behind the colon."""
    name, found = _span(key, text), _span(value, text)
    if found.start == found.end and found.kind == "scalar":
        behind = text.index(":", name.end) + 1
        found = replace(found, start=behind, end=behind)
    return name, found


def layout_of(root: Span | None, text: str) -> Layout:
    """How a text springs in, by the first of each kind in it."""
    mapping = dash = None
    for key, value in _entries(root):
        below = column(text, value.start) - column(text, key.start)
        if value.kind == "mapping" and not value.in_brackets and below > 0:
            mapping = mapping or below
        elif value.kind == "sequence" and not value.in_brackets and dash is None:
            dash = below
    return Layout(mapping or 2, 2 if dash is None else dash)


def _entries(span: Span | None) -> Iterator[tuple[Span, Span]]:
    if span is not None:
        yield from span.entries
        for child in span.children():
            yield from _entries(child)


def column(text: str, offset: int) -> int:
    """How far an offset stands from the start of its line, from 0."""
    return offset - (text.rfind("\n", 0, offset) + 1)
