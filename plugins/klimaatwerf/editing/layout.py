"""Change one key of a YAML or Markdown text and leave every other letter of it as it stands.

A text is not written anew: the place of the key is looked up and only that stretch is replaced, so
comments, quotes, empty lines and line ends stay. Then the result is read as every source is, and
refused where it would say anything else than was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ruamel.yaml.error import YAMLError

from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.tree import Layer, Source
from klimaatwerf.editing.plain import key_in, plain_of, renamed_in, set_in, without
from klimaatwerf.editing.spans import Path, Step
from klimaatwerf.editing.splicing import line_break, renamed, settings, taken_out
from klimaatwerf.editing.wording import Value
from klimaatwerf.sources.markdown import FRONT, read_markdown
from klimaatwerf.sources.yaml import compose

__all__ = ["LayoutError", "Path", "Step", "Value", "remove", "rename", "set_value", "value_at"]


class LayoutError(Exception):
    """A text that can't be changed as asked without touching something else."""


def set_value(file: str, text: str, path: Path, value: Value) -> str:
    """The text with another value at `path`; mappings that are missing on the way are added.

    Of a `file` whose name ends in `.md` the keys stand in the front matter, and `body` below that.
    An item of a list is named by its id or its position, and must be there.

    Raises:
        KeyError: an item on the way is not there.
        LayoutError: the text can't be changed in one place.
        SourceError: the text can't be read.
    """
    in_body = file.endswith(".md") and tuple(path) == ("body",)
    if in_body:
        value = str(value).replace("\r\n", "\n").lstrip("\n").rstrip()
    wanted = set_in(_plain(file, text), path, value)
    if not file.endswith(".md"):
        return _first(file, wanted, lambda: settings(text, path, value))
    if in_body:
        return _first(file, wanted, lambda: [_with_body(text, str(value))])
    fronts = settings(_front(text), path, value)
    return _first(file, wanted, lambda: (_with_front(text, front) for front in fronts))


def remove(file: str, text: str, path: Path) -> str:
    """The text without the key or item at `path`, nor what holds nothing else.

    Raises:
        KeyError: it is not there.
        LayoutError: the text can't be changed in one place.
        SourceError: the text can't be read.
    """
    wanted = without(_plain(file, text), path)
    if not file.endswith(".md"):
        return _first(file, wanted, lambda: [taken_out(text, path)])
    if tuple(path) == ("body",):
        return _first(file, wanted, lambda: [_with_body(text, "")])
    return _first(file, wanted, lambda: [_with_front(text, taken_out(_front(text), path))])


def rename(file: str, text: str, path: Path, name: str) -> str:
    """The text in which the key at `path` is called `name`; its value and its place stay.

    Raises:
        KeyError: it is not there, or something is called `name` already.
        LayoutError: the text can't be changed in one place.
        SourceError: the text can't be read.
    """
    wanted = renamed_in(_plain(file, text), path, name)
    if not file.endswith(".md"):
        return _first(file, wanted, lambda: [renamed(text, path, name)])
    return _first(file, wanted, lambda: [_with_front(text, renamed(_front(text), path, name))])


def value_at(file: str, text: str, path: Path) -> Value | None:
    """What stands at `path`, as plain texts, lists and mappings; None where nothing does.

    Raises:
        SourceError: the text can't be read.
    """
    plain = _plain(file, text)
    for step in path:
        try:
            plain = plain[key_in(plain, step)]
        except KeyError:
            return None
    found: Value = plain
    return found


def _plain(file: str, text: str) -> Any:
    """What a text says.

    Raises:
        SourceError: it can't be read.
    """
    source, problems = Source(file, Layer.MUNICIPALITY), Collector()
    read = read_markdown if file.endswith(".md") else compose
    return plain_of(read(text, source, problems))


def _first(file: str, wanted: Any, made: Callable[[], Iterable[str]]) -> str:
    """The first of the changed texts, as they are made, that says what is wanted.

    Raises:
        LayoutError: none does.
    """
    try:
        for text in made():
            if _says(file, text, wanted):
                return text
    except (YAMLError, KeyError, IndexError, ValueError) as error:
        raise LayoutError(file) from error
    raise LayoutError(file)


def _says(file: str, text: str, wanted: Any) -> bool:
    try:
        return (_plain(file, text) or {}) == (wanted or {})
    except SourceError:
        return False


def _front(text: str) -> str:
    match = FRONT.match(text)
    return match[1] if match else ""


def _with_front(text: str, front: str) -> str:
    """A Markdown text with other front matter; without any, the fences go too."""
    match, end = FRONT.match(text), line_break(text)
    if match is None:
        made = front.replace("\r\n", "\n").replace("\n", end)
        return f"---{end}{made}---{end}{end if text.strip() else ''}{text}"
    if not front.strip():
        return text[match.end() :].lstrip("\r\n")
    return text[: match.start(1)] + front + text[match.end(1) :]


def _with_body(text: str, body: str) -> str:
    """A Markdown text with another body, in the line ends of the text."""
    match, end = FRONT.match(text), line_break(text)
    start = match.end() if match else 0
    old = text[start:]
    first = start + len(old) - len(old.lstrip("\r\n"))
    last = start + len(old.rstrip())
    made = body.replace("\n", end)
    if first > last or not old.strip():  # there was no body yet
        gap = end if match and made else ""
        return text[:start] + gap + made + (end if made else "")
    if not made:
        return text[:start]
    return text[:first] + made + text[last:]
