"""Documents as a tree of elements, so that a test can ask what a reader gets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "document"]

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
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
