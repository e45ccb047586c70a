"""What somebody meant where YAML can't be read: the parser's error as a code of the catalogue.

The parser tells what it can't go on with, which is seldom what the writer did. So the line itself
is looked at, and the words of the parser only decide where the line says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from klimaatwerf.core.problems import quoted

__all__ = ["MAX_DEPTH", "Finding", "explain", "in_quotes"]

_ROW = re.compile(r"(\s*(?:- +)*(?:[\w-]+:\s+)?)(.*)")
_KEY_ALONE = re.compile(r"\s*(?:- +)*[\w-]+")
_NO_SPACE = re.compile(r"(\s*(?:- +)*)([\w-]+):([^\s/].*)")
_SIGNS = "@`%!|>,-?"
_CURLED = tuple("“”„‘’")
"""Quotes as a word processor writes them; YAML takes them for letters."""
_DIVIDERS = ("---", "...")
_BRACKETS = ("[", "{")


MAX_DEPTH = 20
"""How many lists and mappings may stand inside each other."""


class Finding(NamedTuple):
    """A problem of a text: its code, where it is (counted from 0) and its facts."""

    code: str
    line: int
    column: int
    facts: dict[str, Any]


def explain(rows: Sequence[str], error: yaml.MarkedYAMLError) -> Finding:
    """What is wrong with the text of `rows` at the place where the parser gave up."""
    return next(_looks(rows, error))


def in_quotes(row: str) -> str:
    """The same line with its value between quotes, as a proposal."""
    prefix, value = _split(row)
    curled = value[:1] in _CURLED and value[-1:] in _CURLED
    return f"{prefix.strip()} {quoted(value[1:-1] if curled else value)}".strip()


def _looks(rows: Sequence[str], error: yaml.MarkedYAMLError) -> Iterator[Finding]:
    """What the error can be, most certain first."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    start = error.context_mark
    opened = (start.line, start.column) if start is not None else (line, column)
    english = f"{error.context or ''} {error.problem or ''}"
    if "nesting depth" in english:
        yield _too_deep(rows, (line, column))
    yield from _tab(rows, line)
    if "flow" in english or _in_brackets(rows, *opened):
        yield from _brackets(rows, (line, column), opened, english)
    yield from _sign(rows, line)
    for number in range(opened[0], line + 1):
        yield from _quote(rows, number)
    yield from _colon(rows, line, column, opened[0], english)
    if "document start" in english and any(row.strip() in _DIVIDERS for row in rows[: line + 1]):
        yield Finding("yaml-documents", line, column, {})
    if "block" in english or "expected key" in english or "indent" in english:
        yield Finding("yaml-indent", line, column, {})
    yield Finding("yaml-form", line, column, {})


def _row(rows: Sequence[str], number: int) -> str:
    return rows[number] if 0 <= number < len(rows) else ""


def _filled(rows: Sequence[str], number: int) -> bool:
    """Whether a line holds something; the first counts as such."""
    return not number or bool(_row(rows, number).strip())


def _split(row: str) -> tuple[str, str]:
    """A line up to its value, and the value without the comment behind it."""
    match = _ROW.match(row)
    prefix, value = match.groups() if match is not None else ("", row)
    return prefix, re.sub(r"\s#\s.*$", "", value).strip()


def _too_deep(rows: Sequence[str], end: tuple[int, int]) -> Finding:
    """The first bracket that is one too deep; the parser itself goes on much further."""
    depth = 0
    for number, row in enumerate(rows[: end[0] + 1]):
        for column, sign in enumerate(row):
            depth += (sign in _BRACKETS) - (sign in "]}")
            if depth > MAX_DEPTH:
                return Finding("yaml-deep", number, column, {"limit": MAX_DEPTH})
    return Finding("yaml-deep", *end, {"limit": MAX_DEPTH})


def _tab(rows: Sequence[str], line: int) -> Iterator[Finding]:
    for number in (line, line - 1):
        row = _row(rows, number)
        if "\t" in row[: len(row) - len(row.lstrip("- \t"))]:
            shown = row.replace("\t", "→")[:80]
            yield Finding("yaml-tab", number, row.index("\t"), {"row": shown})


def _in_brackets(rows: Sequence[str], line: int, column: int) -> bool:
    """Whether what the parser was reading stands behind an open bracket of its line."""
    before = _row(rows, line)[:column]
    return _split(before)[1][:1] in _BRACKETS and not _after_bracket(_split(before)[1])[0]


def _brackets(
    rows: Sequence[str], at: tuple[int, int], opened: tuple[int, int], english: str
) -> Iterator[Finding]:
    """What is wrong between `[` and `]` or `{` and `}`."""
    for line, column in (at, opened):
        value = _inside(rows, line, column)
        if value[:1] in tuple("@`%|>!&*"):
            facts = {"sign": value[0], "fixed": quoted(value)}
            yield Finding("yaml-sign", line, column, facts)
    if not _row(rows, opened[0]).strip():
        opened = next((number, 0) for number in range(opened[0], -1, -1) if _filled(rows, number))
    if "quoted scalar" in english:
        value = _unopened(_inside(rows, *opened))
        yield Finding("yaml-quote", *opened, {"fixed": quoted(value)})
    if match := re.search(r"\s(#\S)", _row(rows, opened[0])):
        lost = _inside(rows, opened[0], match.start(1))
        yield Finding("yaml-hash", opened[0], match.start(1), {"fixed": quoted(lost)})
    if "flow" in english:
        yield Finding("yaml-bracket", *opened, {})


def _inside(rows: Sequence[str], line: int, column: int) -> str:
    """What stands between brackets from a place on, up to the next comma or bracket."""
    return re.split(r"[,\]}]", _row(rows, line)[column:], maxsplit=1)[0].strip()


def _sign(rows: Sequence[str], number: int) -> Iterator[Finding]:
    """A value that starts with a sign that YAML takes for its own."""
    row = _row(rows, number)
    prefix, value = _split(row)
    sign, column, fixed = value[:1], len(prefix), in_quotes(row)
    if not sign:
        return
    if sign in _SIGNS and (sign not in "-?" or value[1:2] == " "):
        yield Finding("yaml-sign", number, column, {"sign": sign, "fixed": fixed})
    elif sign in "*&":
        yield Finding("yaml-mark", number, column, {"sign": sign, "fixed": fixed})
    elif sign in _BRACKETS:
        closed, rest = _after_bracket(value)
        if closed and rest[:1] in ("]", "}"):
            yield Finding("yaml-bracket", number, column + len(value) - len(rest), {})
        elif closed and rest:
            yield Finding("yaml-sign", number, column, {"sign": sign, "fixed": fixed})


def _quote(rows: Sequence[str], number: int) -> Iterator[Finding]:
    """A value that starts with a quote that ends too soon or not at all."""
    row = _row(rows, number)
    prefix, value = _split(row)
    if value[:1] not in ('"', "'"):
        return
    closed, rest = _after_quote(value)
    if not closed:
        fixed = f"{prefix.strip()} {quoted(_unopened(value))}".strip()
        yield Finding("yaml-quote", number, len(prefix), {"fixed": fixed})
    elif rest and rest[0] not in "#:":
        yield Finding("yaml-after-quote", number, len(prefix), {"fixed": in_quotes(row)})


def _after_quote(value: str) -> tuple[bool, str]:
    """Whether the quote at the start of a value closes on its line, and what follows it."""
    pattern = r"'(?:[^']|'')*'" if value[0] == "'" else r'"(?:[^"\\]|\\.)*"'
    match = re.match(pattern, value)
    return match is not None, value[match.end() :].strip() if match is not None else ""


def _after_bracket(value: str) -> tuple[bool, str]:
    """Whether the bracket at the start of a value closes on its line, and what follows it."""
    depth = 0
    for index, letter in enumerate(value):
        depth += (letter in "[{") - (letter in "]}")
        if depth == 0:
            return True, value[index + 1 :].strip()
    return False, ""


def _unopened(value: str) -> str:
    """A value without the quote that it starts with, unless that is an apostrophe (`'t`, `'s`)."""
    return value if re.match(r"'[a-zA-Z]{1,2}\b", value) else value[1:]


def _colon(
    rows: Sequence[str], line: int, column: int, opened: int, english: str
) -> Iterator[Finding]:
    """A colon that is missing, that misses its space, or that stands in the middle of a text."""
    row = _row(rows, line)
    if "mapping values" in english:
        above = next((number for number in range(line - 1, -1, -1) if _filled(rows, number)), -1)
        yield from _no_space(rows, above)
        if _KEY_ALONE.fullmatch(row[:column]):
            yield Finding("yaml-indent", line, len(row) - len(row.lstrip()), {})
        else:
            yield Finding("yaml-colon", line, column, {"fixed": in_quotes(row)})
    elif "':'" in english:
        yield from _no_space(rows, opened)
        first = _row(rows, opened)
        yield Finding("yaml-no-colon", opened, len(first) - len(first.lstrip()), {})


def _no_space(rows: Sequence[str], number: int) -> Iterator[Finding]:
    match = _NO_SPACE.fullmatch(_row(rows, number))
    if match is not None:
        fixed = f"{match[2]}: {match[3].strip()}"
        yield Finding("yaml-no-space", number, match.end(2), {"fixed": fixed})
