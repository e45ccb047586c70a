"""YAML as a tree of text leaves, from the event stream of PyYAML's C parser.

The usual loaders drop duplicate keys, expand aliases, turn `no` and `19:30` into other types, and
crash on deep nesting (CSafeLoader, 200,000 `[`). The event stream does none of that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from klimaatwerf.core.problems import Collector, SourceError, problem
from klimaatwerf.core.tree import Branch, Leaf, Listing, Node, Place, Source

__all__ = ["MAX_DEPTH", "MAX_FIELD_LENGTH", "compose"]

MAX_DEPTH = 20
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
                while (event := parser.get_event()) is not None:
                    self._step(event)
            finally:
                parser.dispose()
        except yaml.MarkedYAMLError as error:
            raise self._explain(error) from None
        except yaml.YAMLError:
            raise SourceError([problem("yaml-form", self._place(0, 0))]) from None
        if isinstance(self.root, Leaf) and self.root.blank:
            return None
        return self.root

    def _step(self, event: Any) -> None:
        """Take one event of the parser."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            parent = self.open[-1] if self.open else None
            if parent is not None and parent.items is None and parent.key is None:
                self._key(parent, event)
            else:
                self._add(self._leaf(event), parent)
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            node = self._close(self.open.pop())
            self._add(node, self.open[-1] if self.open else None)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._start(event, kind is yaml.SequenceStartEvent)
        elif kind is yaml.AliasEvent:
            raise self._error("yaml-mark", event, sign="*", fixed=self._fixed(event))
        elif kind is yaml.DocumentStartEvent:
            if self.started:
                raise self._error("yaml-documents", event)
            self.started = True

    def _start(self, event: Any, listed: bool) -> None:
        """Open a collection."""
        self._refuse_marks(event)
        if len(self.open) == MAX_DEPTH:
            raise self._error("yaml-deep", event, limit=MAX_DEPTH)
        parent = self.open[-1] if self.open else None
        if parent is not None and parent.items is None and parent.key is None:
            raise self._error("yaml-key", event)
        start = event.start_mark
        items: list[Node] | None = [] if listed else None
        self.open.append(_Open(start.line + self.offset, start.column + 1, items, {}, {}))

    def _leaf(self, event: Any) -> Leaf:
        if event.anchor or event.tag:
            self._refuse_marks(event)
        start = event.start_mark
        value: str = event.value
        if len(value) > MAX_FIELD_LENGTH:
            raise self._error("field-too-long", event, length=len(value), limit=MAX_FIELD_LENGTH)
        quoted = bool(event.style)
        if not quoted and value in ("~", "null"):
            value = ""
        if self.may_lose_comment and value and not quoted:
            self._warn_of_lost_comment(event)
        return Leaf(value, self.source, start.line + self.offset, start.column + 1, quoted)

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
            self.problems.add("duplicate-key", place, (key,), key=key, first=first)
        else:
            parent.keys[key] = (line, column)

    def _close(self, done: _Open) -> Node:
        if done.items is not None:
            return Listing(tuple(done.items), self.source, done.line, done.column)
        return Branch(done.named, self.source, done.line, done.column, done.keys)

    def _refuse_marks(self, event: Any) -> None:
        """Refuse anchors and tags before anything is made of them."""
        if event.tag:
            raise self._error("yaml-tag", event, tag=event.tag[:40])
        if event.anchor:
            raise self._error("yaml-mark", event, sign="&", fixed=self._fixed(event))

    def _warn_of_lost_comment(self, event: Any) -> None:
        end = event.end_mark
        rest = self._line(end.line)[end.column :]
        if match := _LOST_COMMENT.match(rest):
            place = self._place(event.start_mark.line, event.start_mark.column)
            self.problems.add("lost-comment", place, kept=event.value[:60], lost=match[1][:60])

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
        return _in_quotes(self._line(event.start_mark.line))

    def _explain(self, error: yaml.MarkedYAMLError) -> SourceError:
        """The Dutch problem behind a syntax error of the parser."""
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        row = self._line(line)
        code, facts = "yaml-form", {"row": row.strip()[:80]}
        english = f"{error.context or ''} {error.problem or ''}"
        tab = next((n for n in (line, line - 1) if n >= 0 and _tab_indent(self._line(n))), None)
        if tab is not None:
            line, column = tab, self._line(tab).index("\t")
            code, facts = "yaml-tab", {"row": self._line(tab).replace("\t", "→")[:80]}
        elif "mapping values are not allowed" in english:
            code, facts = "yaml-colon", {"fixed": _in_quotes(row)}
        elif re.search(r":\s+[@`%]|^\s*-\s+[@`%]", row):
            code, facts = "yaml-sign", {"fixed": _in_quotes(row)}
        elif re.search(r":\s+[*&]|^\s*-\s+[*&]", row):
            sign = re.search(r"[*&]", row)
            code = "yaml-mark"
            facts = {"sign": sign[0] if sign else "*", "fixed": _in_quotes(row)}
        elif "quoted scalar" in english:
            if error.context_mark is not None:
                line, column = error.context_mark.line, error.context_mark.column
            code, facts = "yaml-quote", {"row": self._line(line).strip()[:80]}
        elif "flow" in english:
            code = "yaml-bracket"
        elif "tag" in english or "directive" in english:
            code = "yaml-sign"
            facts = {"fixed": _in_quotes(row)}
        elif "block" in english or "expected key" in english or "indent" in english:
            code = "yaml-indent"
        found = problem(code, self._place(line, column), **facts)
        return SourceError([*self.problems.problems, found])


def _tab_indent(row: str) -> bool:
    return "\t" in row[: len(row) - len(row.lstrip())]


def _in_quotes(row: str) -> str:
    """The same line with its value between quotes, as a proposal."""
    match = re.match(r"^(\s*(?:-\s+)?[\w-]+:\s+|\s*-\s+)(.*)$", row)
    if match is None:
        return row.strip()
    value = match[2].strip().replace('"', "'")
    return f'{match[1].strip()} "{value}"'
