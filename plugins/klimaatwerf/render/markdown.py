"""Markdown with placeholders: converted once, filled in for each gemeente.

Placeholders pass through Python-Markdown as private-use characters around a number. Those that
stand in running text are inline marks; components and choices stand alone and are block marks,
which come out as paragraphs of their own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import markdown
import nh3
from markdown.extensions.toc import slugify

from klimaatwerf.core.allowed_html import ATTRIBUTES, SCHEMES, TAGS
from klimaatwerf.core.markup import too_heavy
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, Leaf, Place
from klimaatwerf.core.values import Values
from klimaatwerf.render.images import IMAGE, ImageInText, image_of
from klimaatwerf.render.parts import Call, Choice, Je, Part, Text, Value
from klimaatwerf.render.plain_markdown import Heading, convert, leaves_plain
from klimaatwerf.render.template import parse

__all__ = [
    "BLOCK_MARK",
    "INLINE_MARK",
    "Compiled",
    "Converter",
    "Filled",
    "Heading",
    "fill",
    "relinked",
    "shown",
]

Piece = TypeVar("Piece", str, tuple[str, ...])
"""A piece of a compiled text: as a whole, or cut again around its values."""

INLINE_MARK = re.compile("\ue000(\\d+)\ue001")
BLOCK_MARK = re.compile("<p>\ue002(\\d+)\ue003</p>\n?")
_STRAY = re.compile("\ue002\\d+\ue003")
_MARK = re.compile(r"[\ue000-\ue003]|&#(?:0*5734[4-7](?!\d)|[xX]0*[eE]00[0-3](?![\da-fA-F]));?")
_LINK = re.compile(
    r"""(<a\b(?:\s+(?!href=)[\w-]+(?:="[^"]*"|='[^']*')?)*\s+href=)(?:"([^"]*)"|'([^']*)')"""
)
_ATTRIBUTE = re.compile(r"""([\w-]+)=(?:"[^"]*"|'[^']*')""")
_TAG = re.compile("<[a-zA-Z][^<>]*\ue000\\d+\ue001[^<>]*>")
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    url_schemes=set(SCHEMES),
    link_rel=None,
)
"""Leaves nothing of HTML but what is on the allow-list."""


_KEPT = 1_000
"""Conversions that are kept for other processes (about 2 MB): texts that changed are left out."""


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


REMEMBERED = 2_000
"""So many conversions are kept; then those of the texts of gemeenten are forgotten (about 8 MB)."""


class Converter:
    """Converts texts, each once: equal text gives the very same `Compiled`.

    `conversions` counts the runs of Python-Markdown, `plain_conversions` the texts that did
    without it.
    """

    def __init__(
        self, extensions: Iterable[Any] = (), configs: Mapping[str, Any] | None = None
    ) -> None:
        names = list(extensions) or ["attr_list", "tables"]
        if not any(name in ("toc", "markdown.extensions.toc") for name in names):
            names.append("toc")
        settings = {name: dict(value) for name, value in (configs or {}).items()}
        self._leaves_plain = leaves_plain(names, settings)
        settings.setdefault("toc", {})["slugify"] = self._slug
        self._make = partial(markdown.Markdown, extensions=names, extension_configs=settings)
        self._markdown = self._make()
        self._words: tuple[str, ...] = ()
        self._compiled: dict[tuple[str, Place, frozenset[str]], Compiled] = {}
        self._conversions: dict[
            tuple[str, tuple[str, ...], bool], tuple[str, tuple[Heading, ...]]
        ] = {}
        self.conversions = 0
        self.plain_conversions = 0
        self._learnt = 0

    def learn(self, kept: Any, basis: str) -> None:
        """Take over the conversions of the pack's texts that another process kept."""
        if isinstance(kept, tuple) and kept[0] == basis:
            self._conversions.update(kept[1])
        self._learnt = len(self._of_pack())

    def taught(self, basis: str) -> tuple[str, Mapping[Any, Any]] | None:
        """The latest conversions of the pack's texts; None where none was added to those learnt."""
        found = self._of_pack()
        if len(found) <= self._learnt:
            return None
        self._learnt = len(found)
        return basis, dict(list(found.items())[-_KEPT:])

    def _of_pack(self) -> dict[Any, Any]:
        return {key: made for key, made in self._conversions.items() if key[2]}

    def compile(self, leaf: Leaf, problems: Collector, texts: frozenset[str]) -> Compiled:
        """The text with its placeholders kept aside; faults go to `problems`."""
        key = (leaf.text, leaf.place, texts)
        found = self._compiled.get(key) if leaf.layer is Layer.PACK else None
        if found is None:
            known = Collector()
            found = self._compile(leaf, known, texts)
            problems.extend(known.problems)
            if leaf.layer is Layer.PACK and not known.failed:
                self._compiled[key] = found
        return found

    def plain(self, text: str) -> str:
        """Short Markdown of data as safe HTML, without placeholders.

        What can't be converted, of which its author was told, is shown as it stands.
        """
        if too_heavy(text):
            return f"<p>{html.escape(text)}</p>"
        try:
            return self._converted(_without_marks(text), (), trusted=False)[0]
        except RecursionError:
            return f"<p>{html.escape(text)}</p>"

    def _converted(
        self, source: str, words: tuple[str, ...], *, trusted: bool
    ) -> tuple[str, tuple[Heading, ...]]:
        """HTML and headings of Markdown with marks; `words` stand for the marks in ids.

        What is the same for two gemeenten is converted once: the source is its own key.
        """
        key = (source, words, trusted)
        if key not in self._conversions:
            self._words = words
            found = convert(source, self._slug) if self._leaves_plain else None
            if found is not None:
                self.plain_conversions += 1
            converted, headings = found or self._by_python_markdown(source)
            if not trusted:
                converted = _CLEANER.clean(converted)
            if len(self._conversions) >= REMEMBERED:
                self._conversions = self._of_pack()
            self._conversions[key] = (converted, headings)
        return self._conversions[key]

    def _by_python_markdown(self, source: str) -> tuple[str, tuple[Heading, ...]]:
        self.conversions += 1
        try:
            converted = self._markdown.reset().convert(source)
        except RecursionError:
            self._markdown = self._make()  # it keeps half of what it did
            raise
        return converted, tuple(_headings(getattr(self._markdown, "toc_tokens", [])))

    def _compile(self, leaf: Leaf, problems: Collector, texts: frozenset[str]) -> Compiled:
        if leaf.layer is not Layer.PACK and too_heavy(leaf.text):
            problems.add("text-heavy", leaf.place)
            return Compiled("", (), (), (), leaf.place)
        inline: list[Value | Je] = []
        blocks: list[Call | Choice | str] = []
        source = "".join(_marked(parse(leaf, problems, texts), inline, blocks))
        words = tuple(part.je if isinstance(part, Je) else part.path[-1] for part in inline)
        trusted = leaf.layer is Layer.PACK
        try:
            converted, headings = self._converted(source, words, trusted=trusted)
        except RecursionError:
            problems.add("text-deep", leaf.place)
            return Compiled("", (), (), (), leaf.place)
        for tag in _TAG.finditer(converted):
            _check_attributes(tag[0], inline, leaf.place, problems)
        if _STRAY.search(BLOCK_MARK.sub("", converted)):
            first = next((block for block in blocks if not isinstance(block, str)), None)
            problems.add("component-inside", first.place if first else leaf.place)
        return Compiled(converted, tuple(inline), tuple(blocks), headings, leaf.place)

    def _slug(self, text: str, separator: str) -> str:
        """A heading's id; a placeholder counts by its path or its je form."""
        filled = INLINE_MARK.sub(lambda match: self._words[int(match[1])], text)
        return str(slugify(filled, separator))


def _marked(
    parts: Iterable[Part], inline: list[Value | Je], blocks: list[Call | Choice | str]
) -> Iterator[str]:
    """The Markdown with marks in the place of everything that is filled in later."""
    for part in parts:
        if isinstance(part, Text):
            yield _without_marks(part.text)
        elif isinstance(part, Value | Je):
            inline.append(part)
            yield f"\ue000{len(inline) - 1}\ue001"
        elif isinstance(part, Call):
            yield _block(blocks, part)
        else:
            yield _block(blocks, part)
            yield from _marked(part.then, inline, blocks)
            if part.otherwise:
                yield _block(blocks, "else")
                yield from _marked(part.otherwise, inline, blocks)
            yield _block(blocks, "endif")


def _check_attributes(
    tag: str, inline: Sequence[Value | Je], place: Place, problems: Collector
) -> None:
    """Report what may not stand in an attribute: only addresses go in an address."""
    for attribute in _ATTRIBUTE.finditer(tag):
        if attribute[1] in ("alt", "title", "id"):
            continue
        for mark in INLINE_MARK.finditer(attribute[0]):
            part = inline[int(mark[1])]
            if isinstance(part, Je):
                problems.add("template-attribute", place, what="je(…)")
                continue
            if attribute[1] != "href" or not part.is_address:
                problems.add("template-attribute", part.place, what=part.name)


def _block(blocks: list[Call | Choice | str], block: Call | Choice | str) -> str:
    blocks.append(block)
    return f"\ue002{len(blocks) - 1}\ue003"


def _without_marks(text: str) -> str:
    """The text without the characters of marks, also where they are written as entities."""
    return _MARK.sub("", text)


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
    image: Callable[[ImageInText], str] | None = None,
) -> Filled:
    """The text of one gemeente.

    `link` turns a target as written into a relative address; `image` and `component` give safe
    HTML. Of a picture that is none of the site's, `image` gives the words: nothing is asked of
    another host.
    """
    kept: list[str] = []
    for piece in shown(compiled, BLOCK_MARK.split(compiled.html), values):
        if isinstance(piece, Call):
            kept.append(component(piece))
        else:
            filled = _fill_marks(piece, compiled, values, problems)
            kept.append(relinked(filled, link, image))
    text = "".join(kept).strip()
    headings = tuple(
        Heading(heading.level, heading.id, _fill_marks(heading.name, compiled, values, problems))
        for heading in compiled.headings
        if f'id="{heading.id}"' in text
    )
    return Filled(text, headings)


def shown(compiled: Compiled, pieces: Iterable[Piece], values: Values) -> Iterator[Piece | Call]:
    """The pieces that one gemeente shows, of texts and numbers of blocks in turn, and its calls."""
    stack: list[bool] = []
    choices: list[bool] = []
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            if all(stack):
                yield piece
            continue
        block = compiled.blocks[int("".join(piece))]
        if isinstance(block, Choice):
            choices.append(values.filled(block.path))
            stack.append(choices[-1])
        elif block == "else":
            stack[-1] = not choices[-1]
        elif block == "endif":
            stack.pop()
            choices.pop()
        elif isinstance(block, Call) and all(stack):
            yield block


def relinked(
    text: str,
    link: Callable[[str], str | None],
    image: Callable[[ImageInText], str] | None = None,
) -> str:
    """HTML with the targets of its links turned into addresses; a dead link keeps its words.

    Its pictures become what `image` makes of them, or their words.
    """

    def relative(match: re.Match[str]) -> str:
        target = html.unescape(match[2] if match[2] is not None else match[3])
        return f'{match[1]}"{html.escape(link(target) or "#")}"'

    def shown(match: re.Match[str]) -> str:
        found = image_of(match[0])
        return image(found) if image is not None else html.escape(found.alt)

    text = _LINK.sub(relative, text) if "<a" in text else text
    return IMAGE.sub(shown, text) if "<img" in text else text


def _fill_marks(text: str, compiled: Compiled, values: Values, problems: Collector) -> str:
    def word(match: re.Match[str]) -> str:
        return html.escape(_word(compiled.inline[int(match[1])], values, problems))

    return INLINE_MARK.sub(word, text)


def _word(part: Value | Je, values: Values, problems: Collector) -> str:
    if isinstance(part, Je):
        return part.for_form(values.address_form)
    text = values.text(part.path)
    if not text:
        problems.add("empty-shown", part.place, what=part.name)
    return text
