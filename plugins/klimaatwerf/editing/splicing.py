"""One stretch of a YAML text replaced by another; all around it stays as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from klimaatwerf.editing.spans import Path, Span, column, layout_of, spans_of
from klimaatwerf.editing.wording import Value, in_brackets, worded

__all__ = ["line_break", "renamed", "settings", "taken_out"]


class _Step(NamedTuple):
    """A mapping or list on the way, and which of its children is meant."""

    parent: Span
    number: int


def _way(root: Span, path: Path) -> tuple[list[_Step], Span]:
    """The steps of a path that are there, and the span to which they lead."""
    steps: list[_Step] = []
    span = root
    for step in path:
        number = span.position(step)
        if number is None:
            break
        steps.append(_Step(span, number))
        span = span.children()[number]
    return steps, span


def settings(text: str, path: Path, value: Value) -> Iterator[str]:
    """The ways in which a text can get a value at a path, the best first."""
    root = spans_of(text)
    layout = layout_of(root, text)
    if root is None:
        for words in worded(_nested(path[1:], value), layout):
            yield _appended(text, len(text), 0, f"{path[0]}:{words}")
        return
    steps, span = _way(root, path)
    missing = path[len(steps) :]
    if missing and span.kind == "mapping":
        made = _nested(missing[1:], value)
        if span.in_brackets:
            yield _into_brackets(text, span, f"{missing[0]}: {in_brackets(made)}")
            return
        offset, indent = _line_end(text, span.end), column(text, span.start)
        for words in worded(made, layout):
            yield _appended(text, offset, indent, f"{missing[0]}:{words}")
        return
    made = _nested(missing, value)
    if steps[-1].parent.in_brackets:
        yield text[: span.start] + _apart(text, span.start, in_brackets(made)) + text[span.end :]
        return
    for words in worded(made, layout, span.style):
        yield _replaced(text, steps[-1], words)


def _nested(path: Path, value: Value) -> Value:
    """A value below the keys of a path."""
    for step in reversed(path):
        value = {str(step): value}
    return value


def _replaced(text: str, step: _Step, words: str) -> str:
    """The text with other words behind a key or dash, the comment on that line kept."""
    parent, number = step
    span = parent.children()[number]
    if parent.kind == "mapping":
        key = parent.entries[number][0]
        mark, start = column(text, key.start), text.index(":", key.end) + 1
    else:
        mark, start = column(text, parent.start), text.rindex("-", 0, span.start) + 1
    end = _line_end(text, span.end)
    tail = text[span.end : end]
    if span.block_text or (span.kind != "scalar" and not span.in_brackets):
        tail = text[start : _line_end(text, start)]
        tail = tail[tail.find(" #") :] if " #" in tail else ""
    first, _, rest = words.removesuffix("\n").partition("\n")
    lines = _indented(rest, mark, line_break(text)) if rest else ""
    return text[:start] + first + (tail if "#" in tail else "") + lines + text[end:]


def _appended(text: str, offset: int, indent: int, words: str) -> str:
    """The text with the lines of an entry below the line that ends at an offset."""
    end = line_break(text)
    lines = _indented(words.removesuffix("\n"), indent, end)
    before, after = text[:offset], text[offset:]
    if not before or before.endswith("\n"):
        return before + lines.removeprefix(end) + end + after
    return before + lines + (after or end)


def _indented(words: str, indent: int, end: str) -> str:
    """Lines set to the right, each with the line break in front of it."""
    rows = words.split("\n")
    return "".join(f"{end}{' ' * indent}{row}" if row else end for row in rows)


def _into_brackets(text: str, span: Span, entry: str) -> str:
    """The text with an entry more in a mapping between brackets."""
    if not span.entries:
        return f"{text[: span.start]}{{{entry}}}{text[span.end :]}"
    last = span.entries[-1][1].end
    return f"{text[:last]}, {entry}{text[last:]}"


def _apart(text: str, offset: int, words: str) -> str:
    """Words with the space that a colon in front of them needs."""
    return f" {words}" if text[offset - 1] == ":" else words


def taken_out(text: str, path: Path) -> str:
    """The text without what stands at a path, nor what holds nothing else.

    Raises:
        KeyError: it is not there.
    """
    root = spans_of(text)
    steps, _ = _way(root, path) if root is not None else ([], None)
    if not steps or len(steps) < len(path):
        raise KeyError(".".join(map(str, path)))
    while len(steps) > 1 and len(steps[-1].parent.children()) == 1:
        steps.pop()
    parent, number = steps[-1]
    starts = [key.start for key, _ in parent.entries] or [item.start for item in parent.items]
    ends = [child.end for child in parent.children()]
    if parent.in_brackets:
        return _out_of_brackets(text, starts, ends, number)
    start = text.rfind("\n", 0, starts[number]) + 1
    before = text[start : starts[number]].strip()
    if before not in ("", "-") or (before == "-" and parent.kind == "mapping"):
        # the first field of an item: the next one comes up to the dash
        return text[: starts[number]] + text[starts[number + 1] :]
    stop = _line_end(text, ends[number])
    stop += 2 if text.startswith("\r\n", stop) else 1
    return text[:start] + text[stop:]


def _out_of_brackets(text: str, starts: Sequence[int], ends: Sequence[int], number: int) -> str:
    if number + 1 < len(starts):
        return text[: starts[number]] + text[starts[number + 1] :]
    if number:
        return text[: ends[number - 1]] + text[ends[number] :]
    return text[: starts[0]] + text[ends[0] :]


def renamed(text: str, path: Path, name: str) -> str:
    """The text with another name for the key at a path.

    Raises:
        KeyError: it is not there.
    """
    root = spans_of(text)
    steps, _ = _way(root, path) if root is not None else ([], None)
    if not steps or len(steps) < len(path) or steps[-1].parent.kind != "mapping":
        raise KeyError(".".join(map(str, path)))
    parent, number = steps[-1]
    key = parent.entries[number][0]
    return text[: key.start] + name + text[key.end :]


def _line_end(text: str, offset: int) -> int:
    """Where the line of an offset ends, before its line break."""
    end = text.find("\n", offset)
    if end < 0:
        return len(text)
    return end - 1 if end > offset and text[end - 1] == "\r" else end


def line_break(text: str) -> str:
    """The line break that a text uses."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
