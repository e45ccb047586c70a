"""YAML as a tree of text leaves, from the event stream of PyYAML's C parser.

The usual loaders drop duplicate keys, expand aliases, turn `no` and `19:30` into other types, and
crash on deep nesting (CSafeLoader, 200,000 `[`). The event stream does none of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from klimaatwerf.core.problems import Collector, SourceError, problem
from klimaatwerf.core.tree import Branch, Leaf, Listing, Node, Place, Source
from klimaatwerf.sources.files import CONTROL, thousands
from klimaatwerf.sources.syntax import MAX_DEPTH, explain, in_quotes

__all__ = ["MAX_DEPTH", "MAX_FIELD_LENGTH", "compose"]

MAX_FIELD_LENGTH = 100_000
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LOST_COMMENT = re.compile(r"\s(#\S.*)$")


def compose(text: str, source: Source, problems: Collector, first_line: int = 1) -> Node | None:
    """The tree of one YAML document; None when it holds nothing but comments.

    Remarks and faults that leave the rest readable go to `problems`. `first_line` is the line of
    the file on which `text` starts (front matter).

    Raises:
        SourceError: the text can't be read as one plain document.
    """
    return _Composer(text, source, problems, first_line).document()


@dataclass(slots=True)
class _Open:
    """A collection that is being filled."""

    line: int
    column: int
    items: list[Node] | None
    named: dict[str, Node]
    keys: dict[str, tuple[int, int]]
    key: str | None = None
    skipped: bool = False


class _Composer:
    def __init__(self, text: str, source: Source, problems: Collector, first_line: int) -> None:
        self.text = text
        self.source = source
        self.problems = problems
        self.offset = first_line
        self.lines: list[str] | None = None
        self.may_lose_comment = " #" in text
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.started = False

    def document(self) -> Node | None:
        """Run the events into one tree."""
        try:
            parser = _Loader(self.text)
            try:
                get_event, steps, pass_by = parser.get_event, self._steps, self._pass_by
                while (event := get_event()) is not None:
                    steps.get(type(event), pass_by)(event)
            finally:
                parser.dispose()
        except yaml.MarkedYAMLError as error:
            raise self._explain(error) from None
        except yaml.YAMLError:
            raise SourceError([problem("yaml-form", self._place(0, 0))]) from None
        if isinstance(self.root, Leaf) and self.root.blank:
            return None
        return self.root

    @property
    def _steps(self) -> dict[type, Callable[[Any], None]]:
        """What to do with each kind of event."""
        return {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def _pass_by(self, event: Any) -> None:
        """Do nothing with an event that only says where the text starts or ends."""

    def _scalar(self, event: Any) -> None:
        """Take a key, a value or an item."""
        parent = self.open[-1] if self.open else None
        if parent is not None and parent.items is None and parent.key is None:
            self._key(parent, event)
        else:
            self._add(self._leaf(event), parent)

    def _alias(self, event: Any) -> None:
        raise self._error("yaml-mark", event, sign="*", fixed=self._fixed(event))

    def _document(self, event: Any) -> None:
        if self.started:
            raise self._error("yaml-documents", event)
        self.started = True

    def _end(self, event: Any) -> None:
        """Close a collection."""
        node = self._close(self.open.pop())
        self._add(node, self.open[-1] if self.open else None)

    def _start(self, event: Any) -> None:
        """Open a collection."""
        self._refuse_marks(event)
        if len(self.open) == MAX_DEPTH:
            raise self._error("yaml-deep", event, limit=MAX_DEPTH)
        parent = self.open[-1] if self.open else None
        if parent is not None and parent.items is None and parent.key is None:
            start = event.start_mark
            filled = self._line(start.line)[start.column - 1 :].startswith("{{")
            raise self._error("yaml-template" if filled else "yaml-key", event)
        start = event.start_mark
        items: list[Node] | None = [] if type(event) is yaml.SequenceStartEvent else None
        self.open.append(_Open(start.line + self.offset, start.column + 1, items, {}, {}))

    def _leaf(self, event: Any) -> Leaf:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        start = event.start_mark
        value: str = event.value
        if len(value) > MAX_FIELD_LENGTH:
            length, limit = thousands(len(value)), thousands(MAX_FIELD_LENGTH)
            raise self._error("field-too-long", event, length=length, limit=limit)
        quoted = bool(event.style)
        if event.style == '"' and (match := CONTROL.search(value)):
            raise self._error("control-character", event, character=f"U+{ord(match[0]):04X}")
        if not quoted and value in ("~", "null"):
            value = ""
        if self.may_lose_comment and not quoted and (lost := self._lost_comment(event)):
            return lost
        line, column = start.line, start.column
        if event.style in ("|", ">"):  # the text starts on the line below
            line, column = line + 1, self._indent(line + 1)
        return Leaf(value, self.source, line + self.offset, column + 1, quoted)

    def _indent(self, number: int) -> int:
        """How far the first line that is not empty stands to the right, from a line on."""
        self._line(0)
        rows = (row for row in (self.lines or ())[number:] if row.strip())
        row = next(rows, "")
        return len(row) - len(row.lstrip(" "))

    def _add(self, node: Node, parent: _Open | None) -> None:
        """Put a finished node where it belongs: as the root, a list item or a value."""
        if parent is None:
            self.root = node
        elif parent.items is not None:
            if isinstance(node, Leaf) and node.blank:
                self.problems.add("empty-item", node.place)
            else:
                parent.items.append(node)
        else:
            if parent.key is not None and not parent.skipped:
                parent.named[parent.key] = node
            parent.key, parent.skipped = None, False

    def _key(self, parent: _Open, event: Any) -> None:
        """Take the name of the value that comes next."""
        if event.anchor or event.tag:
            self._refuse_marks(event)
        key: str = event.value
        if key == "<<":
            raise self._error("yaml-merge-key", event)
        start = event.start_mark
        line, column = start.line + self.offset, start.column + 1
        parent.key = key
        if key in parent.keys:
            parent.skipped = True
            first = parent.keys[key][0]
            place = Place(self.source.file, line, column)
            self.problems.add("duplicate-key", place, key=key, first=first)
        else:
            parent.keys[key] = (line, column)

    def _close(self, done: _Open) -> Node:
        if done.items is not None:
            return Listing(tuple(done.items), self.source, done.line, done.column)
        return Branch(done.named, self.source, done.line, done.column, done.keys)

    def _refuse_marks(self, event: Any) -> None:
        """Refuse anchors and tags before anything is made of them."""
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:60]
            raise self._error("yaml-tag", event, tag=tag, fixed=self._fixed(event))
        if event.anchor:
            raise self._error("yaml-mark", event, sign="&", fixed=self._fixed(event))

    def _lost_comment(self, event: Any) -> Leaf | None:
        """Tell of a text that a # cuts off; the text, where nothing else is left of the value."""
        end = event.end_mark
        match = _LOST_COMMENT.match(self._line(end.line)[end.column :])
        if match is None:
            return None
        lost = match[1].strip()
        if event.value:
            place = self._place(event.start_mark.line, event.start_mark.column)
            self.problems.add("lost-comment", place, kept=event.value[:60], lost=lost[:60])
            return None
        place = self._place(end.line, end.column + match.start(1))
        row = f"{self._line(end.line)[: end.column].strip()} {in_quotes(lost)}"
        self.problems.add("lost-value", place, lost=lost[:60], fixed=row)
        return Leaf(lost, self.source, place.line, place.column, quoted=True)

    def _place(self, line: int, column: int) -> Place:
        return Place(self.source.file, line + self.offset, column + 1)

    def _line(self, number: int) -> str:
        if self.lines is None:
            self.lines = self.text.splitlines()
        return self.lines[number] if number < len(self.lines) else ""

    def _error(self, code: str, event: Any, **facts: Any) -> SourceError:
        mark = event.start_mark
        found = problem(code, self._place(mark.line, mark.column), **facts)
        return SourceError([*self.problems.problems, found])

    def _fixed(self, event: Any) -> str:
        return in_quotes(self._line(event.start_mark.line))

    def _explain(self, error: yaml.MarkedYAMLError) -> SourceError:
        """The Dutch problem behind a syntax error of the parser."""
        self._line(0)
        found = explain(self.lines or (), error)
        told = problem(found.code, self._place(found.line, found.column), **found.facts)
        return SourceError([*self.problems.problems, told])
