"""The template language of texts: parsed with Jinja, checked against an allow-list, never run.

A text becomes parts: plain text, values, je/u pairs, components and choices. Everything else is a
problem with file, line and column before anything is filled in.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import jinja2
from jinja2 import nodes

from klimaatwerf.core.components import COMPONENTS, Argument
from klimaatwerf.core.problems import Collector, nearest
from klimaatwerf.core.tree import Leaf, Place
from klimaatwerf.core.values import Roots, known_path, paths_below
from klimaatwerf.render.parts import Call, Choice, Je, Part, Text, Value

__all__ = ["parse"]

MAX_DEPTH = 20
"""How many choices may stand inside each other."""

_ENVIRONMENT = jinja2.Environment(  # noqa: S701 (it parses, it never renders)
    comment_start_string="\x00{", comment_end_string="}\x00", keep_trailing_newline=True
)


def parse(
    leaf: Leaf,
    problems: Collector,
    texts: Collection[str],
    *,
    inline: bool = False,
    own: Roots | None = None,
) -> tuple[Part, ...]:
    """The parts of a text; what the language does not know goes to `problems`.

    `texts` are the names that pack.yml declares; `inline` allows values and je/u pairs only. A
    text with roots of its `own` is plain text: choices may stand in its lines, components nowhere.
    """
    if "{{" not in leaf.text and "{%" not in leaf.text:
        return (Text(leaf.text, leaf.place),)
    return _Parser(leaf, problems, texts, inline, own).parts()


@dataclass(frozen=True, slots=True)
class _Tag:
    """A `{{ … }}` or `{% … %}` with where it starts and ends in the text."""

    block: bool
    inner: str
    start: int
    end: int


class _Parser:
    def __init__(
        self,
        leaf: Leaf,
        problems: Collector,
        texts: Collection[str],
        inline: bool,
        own: Roots | None,
    ) -> None:
        self.leaf = leaf
        self.source = re.sub(r"\r\n?", "\n", leaf.text)  # as the lexer counts
        self.problems = problems
        self.texts = texts
        self.inline = inline
        self.own = own
        self.depth = 0
        self.starts = [0, *(match.end() for match in re.finditer("\n", self.source))]

    def parts(self) -> tuple[Part, ...]:
        """Parse the whole text."""
        tags = list(self._tags())
        parts, rest = self._sequence(tags, 0, 0, closing=False)
        if rest < len(tags):
            self._refuse("template-endif", tags[rest].start)
        return tuple(parts)

    def _tags(self) -> Iterator[_Tag]:
        position = 0
        begin: int | None = None
        block = False
        try:
            for _, kind, value in _ENVIRONMENT.lex(self.source):
                if kind in ("variable_begin", "block_begin", "raw_begin"):
                    begin, block = position, kind != "variable_begin"
                    if kind == "raw_begin" or len(value) > 2:
                        self._refuse("template-refused", position, what=value.strip()[:30])
                        return
                position += len(value)
                if kind in ("variable_end", "block_end") and begin is not None:
                    if len(value.rstrip("\n")) > 2:
                        self._refuse("template-refused", begin, what=value.strip())
                        return
                    end = begin + len(self.source[begin:position].rstrip("\n"))
                    yield _Tag(block, self.source[begin + 2 : end - 2].strip(), begin, end)
                    begin = None
            if begin is not None:
                self._refuse("template-syntax", begin, what=self._row(begin))
        except jinja2.TemplateSyntaxError as error:
            line = min(error.lineno, len(self.starts)) - 1
            start = begin if begin is not None else self.starts[max(line, 0)]
            self._refuse("template-syntax", start, what=self._row(start))

    def _sequence(
        self, tags: list[_Tag], index: int, position: int, *, closing: bool
    ) -> tuple[list[Part], int]:
        """The parts from `position` until the text ends or an else or endif comes."""
        parts: list[Part] = []
        while index < len(tags):
            tag = tags[index]
            word = tag.inner.split(" ", 1)[0]
            parts.append(Text(self.source[position : tag.start], self._place(position)))
            if tag.block and word in ("else", "endif") and closing:
                return parts, index
            if tag.block and word == "if" and self.depth < MAX_DEPTH:
                self.depth += 1
                choice, index = self._choice(tags, index)
                self.depth -= 1
                parts.append(choice)
                position = tags[min(index, len(tags)) - 1].end
                continue
            if tag.block:
                code = "template-endif" if word in ("else", "endif") else "template-refused"
                self._refuse(code, tag.start, what=tag.inner[:30] or "{%%}")
            elif part := self._expression(tag):
                parts.append(part)
            position = tag.end
            index += 1
        if closing:
            return parts, index
        parts.append(Text(self.source[position:], self._place(position)))
        return parts, index

    def _choice(self, tags: list[_Tag], index: int) -> tuple[Choice, int]:
        opening = tags[index]
        self._alone(opening)
        path = self._condition(opening)
        then, index = self._sequence(tags, index + 1, opening.end, closing=True)
        otherwise: list[Part] = []
        if index < len(tags) and tags[index].inner == "else":
            middle = tags[index]
            self._alone(middle)
            otherwise, index = self._sequence(tags, index + 1, middle.end, closing=True)
        if index < len(tags) and tags[index].inner == "endif":
            self._alone(tags[index])
            index += 1
        else:
            self._refuse("template-open-if", opening.start)
        place = self._place(opening.start)
        return Choice(path, place, tuple(then), tuple(otherwise)), index

    def _condition(self, tag: _Tag) -> tuple[str, ...]:
        words = tag.inner.split()
        if self.inline or len(words) != 2:
            self._refuse("template-refused", tag.start, what=tag.inner[:30])
            return ("is_draft",)
        path = self._path(self._parse(words[1], tag))
        if path is None:
            self._refuse("template-refused", tag.start, what=tag.inner[:30])
            return ("is_draft",)
        self._known(path, tag)
        return path

    def _expression(self, tag: _Tag) -> Part | None:
        """The value, pair or component between `{{` and `}}`."""
        expression = self._parse(tag.inner, tag)
        if expression is None:
            return None
        path = self._path(expression)
        if path is not None:
            kind = self._known(path, tag)
            if kind is not None and not _printable(kind):
                self._refuse("template-not-text", tag.start, what=".".join(path))
                return None
            return Value(path, self._place(tag.start)) if kind else None
        pair = self._pair(expression)
        if pair is not None:
            return pair
        if isinstance(expression, nodes.Call) and isinstance(expression.node, nodes.Name):
            return self._call(expression.node.name, expression, tag)
        self._refuse("template-refused", tag.start, what=tag.inner[:30])
        return None

    def _call(self, name: str, call: nodes.Call, tag: _Tag) -> Call | None:
        component = COMPONENTS.get(name)
        if name == "je":
            self._refuse("template-je", tag.start)
            return None
        if component is None:
            known = [*COMPONENTS, "je"]
            self._refuse("unknown-component", tag.start, what=name, hint=nearest(name, known))
            return None
        if self.inline or self.own:
            self._refuse("template-refused", tag.start, what=tag.inner[:30])
            return None
        self._alone(tag)
        given = dict(zip(component.required, call.args, strict=False))
        given |= {keyword.key: keyword.value for keyword in call.kwargs}
        known = [*component.required, *component.optional]
        if (
            call.dyn_args
            or call.dyn_kwargs
            or len(call.args) > len(component.required)
            or any(key not in known for key in given)
            or any(key not in given for key in component.required)
        ):
            taken = ", ".join(known) or "geen"
            self._refuse("component-arguments", tag.start, what=name, known=taken)
            return None
        arguments: list[tuple[str, str | int | Je]] = []
        for key, node in given.items():
            kind = component.required.get(key) or component.optional[key]
            literal = self._literal(node)
            if literal is None or not _fits(literal, kind):
                choices = ", ".join(kind) if isinstance(kind, type) else str(_WORDS[kind])
                self._refuse("component-argument", tag.start, what=name, name=key, choices=choices)
            else:
                arguments.append((key, literal))
        return Call(name, tuple(arguments), self._place(tag.start))

    def _literal(self, node: nodes.Expr) -> str | int | Je | None:
        if isinstance(node, nodes.Const) and isinstance(node.value, str | int):
            return node.value
        return self._pair(node)

    def _pair(self, node: nodes.Expr) -> Je | None:
        if (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name == "je"
            and len(node.args) == 2
            and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        ):
            words = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
            if len(words) == 2 and all(isinstance(word, str) for word in words):
                return Je(words[0], words[1])
        return None

    def _parse(self, inner: str, tag: _Tag) -> nodes.Expr | None:
        """The one expression of a tag as Jinja's tree."""
        try:
            template = _ENVIRONMENT.parse("{{ " + inner + " }}")  # a bare - or + trims spaces
        except (jinja2.TemplateSyntaxError, RecursionError):  # the latter by brackets in brackets
            what = self.source[tag.start : tag.end]
            self._refuse("template-syntax", tag.start, what=what[:40])
            return None
        output = template.body[0] if len(template.body) == 1 else None
        if isinstance(output, nodes.Output) and len(output.nodes) == 1:
            return output.nodes[0]
        self._refuse("template-refused", tag.start, what=inner[:30])
        return None

    @staticmethod
    def _path(node: nodes.Expr | None) -> tuple[str, ...] | None:
        names: list[str] = []
        while isinstance(node, nodes.Getattr):
            names.append(node.attr)
            node = node.node
        if isinstance(node, nodes.Name):
            return (node.name, *reversed(names))
        return None

    def _known(self, path: tuple[str, ...], tag: _Tag) -> type | None:
        kind = known_path(path, self.texts, self.own)
        if kind is None:
            name = ".".join(path)
            hint = nearest(name, paths_below(self.texts, self.own))
            self._refuse("unknown-value", tag.start, what=name, hint=hint)
        return kind

    def _alone(self, tag: _Tag) -> None:
        """Report a tag that does not stand alone on its line with blank lines around."""
        if self.own:
            return
        row = bisect.bisect_right(self.starts, tag.start) - 1
        line_start = self.starts[row]
        line_end = self.source.find("\n", tag.end)
        line_end = len(self.source) if line_end < 0 else line_end
        before = self.source[self.starts[row - 1] : line_start] if row else ""
        after_end = self.source.find("\n", line_end + 1)
        after = self.source[line_end + 1 : after_end if after_end >= 0 else None]
        alone = tag.start == line_start and not self.source[tag.end : line_end].strip()
        if not alone or before.strip() or after.strip():
            self._refuse("template-alone", tag.start, what=tag.inner[:30])

    def _place(self, position: int) -> Place:
        row = bisect.bisect_right(self.starts, position) - 1
        row = min(row, len(self.starts) - 1)
        column = position - self.starts[row] + 1
        return Place(self.leaf.source.file, self.leaf.line + row, column + self.leaf.column - 1)

    def _row(self, position: int) -> str:
        end = self.source.find("\n", position)
        return self.source[position : end if end >= 0 else None].strip()[:40]

    def _refuse(self, code: str, position: int, **facts: Any) -> None:
        self.problems.add(code, self._place(position), **facts)


_WORDS = {
    Argument.TEXT: "een tekst",
    Argument.NUMBER: "een getal",
    Argument.YES_NO: "ja of nee",
    Argument.ADDRESS: "een adres zoals /acties/",
    Argument.TOPIC: "de id van een thema",
    Argument.ACTION: "de id van een actie",
    Argument.GOAL: "de id van een doel",
    Argument.METHOD: "de id van een methode",
}


def _fits(literal: str | int | Je, kind: Argument | type[StrEnum]) -> bool:
    if not isinstance(kind, Argument):
        return isinstance(literal, str) and literal in list(kind)
    if kind is Argument.NUMBER:
        return type(literal) is int and 0 < literal < 1000
    if kind is Argument.YES_NO:
        return literal in ("ja", "nee")
    if kind is Argument.TEXT:
        return isinstance(literal, str | Je)
    return isinstance(literal, str)


def _printable(kind: type) -> bool:
    """Whether a value of this type can be shown in a sentence."""
    return not (hasattr(kind, "model_fields") or issubclass(kind, tuple | dict))
