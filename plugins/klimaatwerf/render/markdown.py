"""Markdown with placeholders: converted once, filled in for each gemeente.

Placeholders pass through Python-Markdown as private-use characters around a number. Those that
stand in running text are inline marks; components and choices stand alone and are block marks,
which come out as paragraphs of their own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import markdown
import nh3
from markdown.extensions.toc import slugify

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, Leaf, Place
from klimaatwerf.core.values import ADDRESS_FIELDS, Values
from klimaatwerf.render.template import Call, Choice, Je, Part, Text, Value, parse

__all__ = ["Compiled", "Converter", "Filled", "Heading", "fill"]

_INLINE = re.compile("\ue000(\\d+)\ue001")
_BLOCK = re.compile("<p>\ue002(\\d+)\ue003</p>\n?")
_STRAY = re.compile("\ue002\\d+\ue003")
_LINK = re.compile(r"""(<(?:a|img)\b[^>]*?\s(?:href|src)=)(?:"([^"]*)"|'([^']*)')""")
_ATTRIBUTE = re.compile(
    "([\\w-]+)=(?:\"[^\"]*\ue000(\\d+)\ue001[^\"]*\"|'[^']*\ue000(\\d+)\ue001[^']*')"
)
_TAG = re.compile("<[a-zA-Z][^<>]*\ue000\\d+\ue001[^<>]*>")
_SAFE_TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h2 h3"
    " h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strong sub summary sup table tbody"
    " td tfoot th thead tr u ul".split()
)
_SAFE_ATTRIBUTES = {
    "*": {"id", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "div": {"class"},
    "p": {"class"},
}
MAX_LINE_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page."""

    level: int
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """A text as HTML with marks, ready to be filled in; the same for every gemeente."""

    html: str
    inline: tuple[Value | Je, ...]
    blocks: tuple[Call | Choice | str, ...]
    """What each block mark stands for; `else` and `endif` close the choice before them."""
    headings: tuple[Heading, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Filled:
    """A text as a reader of one gemeente sees it."""

    html: str
    headings: tuple[Heading, ...]


class Converter:
    """Converts texts, each once: equal text gives the very same `Compiled`.

    `conversions` counts the runs of Python-Markdown.
    """

    def __init__(
        self, extensions: Iterable[Any] = (), configs: Mapping[str, Any] | None = None
    ) -> None:
        names = list(extensions) or ["attr_list", "tables"]
        if not any(name in ("toc", "markdown.extensions.toc") for name in names):
            names.append("toc")
        settings = {name: dict(value) for name, value in (configs or {}).items()}
        settings.setdefault("toc", {})["slugify"] = self._slug
        self._markdown = markdown.Markdown(extensions=names, extension_configs=settings)
        self._inline: list[Value | Je] = []
        self._compiled: dict[tuple[str, bool, frozenset[str]], Compiled] = {}
        self._plain: dict[str, str] = {}
        self.conversions = 0

    def compile(self, leaf: Leaf, problems: Collector, texts: frozenset[str]) -> Compiled:
        """The text with its placeholders kept aside; faults go to `problems`."""
        trusted = leaf.layer is Layer.PACK
        key = (leaf.text, trusted, texts)
        found = self._compiled.get(key)
        if found is None or found.place.file != leaf.source.file:
            known = Collector()
            found = self._compile(leaf, known, texts, trusted)
            problems.extend(known.problems)
            if not known.failed:
                self._compiled[key] = found
        return found

    def plain(self, text: str) -> str:
        """Short Markdown of data as safe HTML, without placeholders."""
        if text not in self._plain:
            self._inline = []
            self._plain[text] = _sanitised(self._convert(_without_marks(text)))
        return self._plain[text]

    def _convert(self, text: str) -> str:
        self.conversions += 1
        self._markdown.reset()
        return self._markdown.convert(text)

    def _compile(
        self, leaf: Leaf, problems: Collector, texts: frozenset[str], trusted: bool
    ) -> Compiled:
        self._inline = []
        blocks: list[Call | Choice | str] = []
        parts = parse(leaf, problems, texts)
        source = "".join(self._marked(parts, blocks))
        converted = self._convert(source)
        if not trusted:
            converted = _sanitised(converted)
        for tag in _TAG.finditer(converted):
            self._check_attributes(tag[0], problems)
        if _STRAY.search(_BLOCK.sub("", converted)):
            first = next((block for block in blocks if not isinstance(block, str)), None)
            problems.add("component-inside", first.place if first else leaf.place)
        tokens = getattr(self._markdown, "toc_tokens", [])
        return Compiled(
            converted, tuple(self._inline), tuple(blocks), tuple(_headings(tokens)), leaf.place
        )

    def _marked(self, parts: Iterable[Part], blocks: list[Call | Choice | str]) -> Iterable[str]:
        """The Markdown with marks in the place of everything that is filled in later."""
        for part in parts:
            if isinstance(part, Text):
                yield _without_marks(part.text)
            elif isinstance(part, Value | Je):
                self._inline.append(part)
                yield f"\ue000{len(self._inline) - 1}\ue001"
            elif isinstance(part, Call):
                yield _block(blocks, part)
            else:
                yield _block(blocks, part)
                yield from self._marked(part.then, blocks)
                if part.otherwise:
                    yield _block(blocks, "else")
                    yield from self._marked(part.otherwise, blocks)
                yield _block(blocks, "endif")

    def _check_attributes(self, tag: str, problems: Collector) -> None:
        for match in _ATTRIBUTE.finditer(tag):
            part = self._inline[int(match[2] or match[3])]
            if not isinstance(part, Value) or match[1] in ("alt", "title", "id"):
                continue
            last = part.path[-1]
            if match[1] != "href" or not (
                last in ADDRESS_FIELDS or last.endswith("_url") or last == "website"
            ):
                problems.add("template-attribute", part.place, what=part.name)

    def _slug(self, text: str, separator: str) -> str:
        """A heading's id; a placeholder counts by its path or its je form."""

        def word(match: re.Match[str]) -> str:
            part = self._inline[int(match[1])]
            return part.je if isinstance(part, Je) else part.path[-1]

        return str(slugify(_INLINE.sub(word, text), separator))


def _block(blocks: list[Call | Choice | str], block: Call | Choice | str) -> str:
    blocks.append(block)
    return f"\ue002{len(blocks) - 1}\ue003"


def _without_marks(text: str) -> str:
    return re.sub("[\ue000-\ue003]", "", text)


def _sanitised(text: str) -> str:
    """HTML with nothing but what is on the allow-list."""
    return nh3.clean(
        text,
        tags=set(_SAFE_TAGS),
        attributes={tag: set(names) for tag, names in _SAFE_ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _headings(tokens: Iterable[Mapping[str, Any]]) -> Iterable[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], token["name"])
        yield from _headings(token["children"])


def fill(
    compiled: Compiled,
    values: Values,
    link: Callable[[str], str],
    component: Callable[[Call], str],
    problems: Collector,
) -> Filled:
    """The text of one gemeente.

    `link` turns a target as written into a relative address; `component` gives safe HTML.
    """
    kept: list[str] = []
    stack: list[bool] = []
    pieces = _BLOCK.split(compiled.html)
    choices: list[bool] = []
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            if all(stack):
                kept.append(_fill_piece(piece, compiled, values, link, problems))
            continue
        block = compiled.blocks[int(piece)]
        if isinstance(block, Choice):
            choices.append(values.filled(block.path))
            stack.append(choices[-1])
        elif block == "else":
            stack[-1] = not choices[-1]
        elif block == "endif":
            stack.pop()
            choices.pop()
        elif isinstance(block, Call) and all(stack):
            kept.append(component(block))
    text = "".join(kept).strip()
    headings = tuple(
        Heading(heading.level, heading.id, _fill_marks(heading.name, compiled, values, problems))
        for heading in compiled.headings
        if f'id="{heading.id}"' in text
    )
    return Filled(text, headings)


def _fill_piece(
    piece: str,
    compiled: Compiled,
    values: Values,
    link: Callable[[str], str],
    problems: Collector,
) -> str:
    text = _fill_marks(piece, compiled, values, problems)

    def relative(match: re.Match[str]) -> str:
        target = html.unescape(match[2] if match[2] is not None else match[3])
        return f'{match[1]}"{html.escape(link(target))}"'

    return _LINK.sub(relative, text)


def _fill_marks(text: str, compiled: Compiled, values: Values, problems: Collector) -> str:
    def word(match: re.Match[str]) -> str:
        return html.escape(_word(compiled.inline[int(match[1])], values, problems))

    return _INLINE.sub(word, text)


def _word(part: Value | Je, values: Values, problems: Collector) -> str:
    if isinstance(part, Je):
        return part.for_form(values.address_form)
    text = values.text(part.path)
    if not text:
        problems.add("empty-shown", part.place, what=part.name)
    return text
