"""Documents as a tree of elements, so that a test can ask what a reader gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "document", "empty_parts"]

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HEADINGS = ("h1", "h2", "h3", "h4")
_BOXES = ("section", "ul", "ol", "dl", "table", "tbody", "details", "article", "p", "li", "dd", "a")
_SILENT = frozenset({"script", "style"})
_SPOKEN = ("alt", "title", "aria-label", "placeholder")


@dataclass
class Element:
    """An element with its attributes, and what is in it in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        """The element and every element below it, in order."""
        yield self
        for one in self.inside:
            if isinstance(one, Element):
                yield from one

    def all(self, *tags: str) -> list[Element]:
        """Every element below with one of these tags."""
        return [one for one in self if one.tag in tags]

    def words(self, *without: str) -> str:
        """The text of the element, spaces made one, less that of the tags in `without`."""
        return re.sub(r"\s+", " ", "".join(self._pieces({*without, *_SILENT}))).strip()

    def _pieces(self, without: set[str]) -> Iterator[str]:
        for one in self.inside:
            if isinstance(one, str):
                yield one
            elif one.tag not in without:
                yield from one._pieces(without)

    def spoken(self) -> str:
        """All that a reader can see or hear: text, alternatives, labels and the description."""
        labels = [
            one.attributes[name] for one in self for name in _SPOKEN if one.attributes.get(name)
        ]
        labels += [
            one.attributes.get("content", "")
            for one in self.all("meta")
            if re.search(
                "description|title", one.attributes.get("name", one.attributes.get("property", ""))
            )
        ]
        return " | ".join([self.words(), *labels])


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("#document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def document(html: str) -> Element:
    """The elements of a document; one that is not closed, or closed twice, fails."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is not closed"
    return builder.root


def empty_parts(html: str) -> list[str]:
    """What a reader would find empty in a page: elements without words, headings without text."""
    page = document(html)
    (main,) = page.all("main")
    bare = [one for one in main.all(*_BOXES) if not _says_something(one)]
    return [f"<{one.tag} {one.attributes}>" for one in bare] + _lonely_headings(main)


def _says_something(element: Element) -> bool:
    if element.attributes.get("role") == "status":  # a script speaks here; silence is fine
        return True
    headings = _HEADINGS if element.tag == "section" else ()
    pictures = element.all("img", "svg")
    return bool(element.words(*headings) or pictures or element.attributes.get("aria-label"))


def _lonely_headings(main: Element) -> list[str]:
    """The headings with nothing before the next one of their own level or above."""
    marks: list[tuple[int, str]] = []
    _walk(main, marks)
    lonely = []
    for (level, text), (following, _) in zip(marks, [*marks[1:], (1, "")], strict=True):
        if level > 0 and 0 < following <= level:
            lonely.append(f"h{level}: {text}")
    return lonely


def _walk(element: Element, marks: list[tuple[int, str]]) -> None:
    """Headings by level, and 0 for words between them."""
    for one in element.inside:
        if isinstance(one, str):
            if one.strip() and (not marks or marks[-1][0]):
                marks.append((0, one.strip()))
        elif one.tag in _HEADINGS:
            marks.append((int(one.tag[1]), one.words()))
        else:
            _walk(one, marks)
