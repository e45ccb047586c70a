"""What is wrong with a letter template: everything, each with its place and the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from klimaatwerf.core.problems import Collector, Problem
from klimaatwerf.core.tree import Place
from klimaatwerf.kit.letter_fields import shape
from klimaatwerf.kit.letter_file import PARSER, parts_with_text, refusals, title_of
from klimaatwerf.kit.letter_language import Fault, Scope, looped, value_faults
from klimaatwerf.kit.letter_tags import (
    TITLE,
    Paragraph,
    Tag,
    paragraphs_of,
    stray,
    tags_of,
    unclosed,
)

__all__ = ["check_letter"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHANGES = etree.XPath(
    "//w:ins | //w:del | //w:moveFrom | //w:moveTo | //w:commentReference",
    namespaces={"w": _W},
)
_CLOSING = {"if": "endif", "for": "endfor"}


class _Open(NamedTuple):
    """A block that is open, and the names outside it."""

    tag: Tag
    outside: Scope


@lru_cache(maxsize=64)
def check_letter(data: bytes, file: str) -> tuple[Problem, ...]:
    """What is wrong with the template of this name; what can't be opened is not looked into."""
    problems = Collector()
    for code, what in refusals(data):
        problems.add(code, Place(file, 1, 1), what=what)
    if not problems.failed:
        try:
            title = Paragraph(TITLE, 1, title_of(data), None)
        except etree.XMLSyntaxError:
            problems.add("letter-not-word", Place(file, 1, 1), what="de titel is niet te lezen")
        else:
            _Part(TITLE, file, problems).look([title])
        for part, xml in parts_with_text(data).items():
            _Part(part, file, problems).check(xml)
    return tuple(problems.problems)


class _Part:
    """One part of a template: the tags in order, and the blocks that are open."""

    def __init__(self, part: str, file: str, problems: Collector) -> None:
        self.part, self.file, self.problems = part, file, problems
        self.scope: Scope = shape()
        self.open: list[_Open] = []

    def check(self, xml: bytes) -> None:
        """Find what is wrong in this part."""
        try:
            root = etree.fromstring(xml, PARSER)
        except etree.XMLSyntaxError:
            place = Place(self.file, 1, 1)
            self.problems.add("letter-not-word", place, what=f"{self.part} is beschadigd")
            return
        self.look(list(paragraphs_of(self.part, root)))
        if _CHANGES(root):
            self.problems.add("letter-changes", Place(self.file, 1, 1))

    def look(self, paragraphs: Iterable[Paragraph]) -> None:
        """Find what is wrong in these paragraphs, which are all that there are."""
        for paragraph in paragraphs:
            self._paragraph(paragraph)
        for left in self.open:
            self._tell(left.tag, Fault("letter-open", _CLOSING[left.tag.word]))

    def _paragraph(self, paragraph: Paragraph) -> None:
        at = unclosed(paragraph)
        if at is not None:
            self._add("letter-unclosed", paragraph, at)
        elif end := stray(paragraph):
            self._add("letter-unopened", paragraph, paragraph.text.find(end), what=end)
        for tag in tags_of(paragraph):
            for fault in self._faults(tag):
                self._tell(tag, fault)

    def _faults(self, tag: Tag) -> Iterator[Fault]:
        if tag.kind in ("tc", "r") or (tag.kind and not tag.word):
            yield Fault("letter-refused", f"{tag.written[:2]}{tag.kind} …")
        elif tag.word == "#":
            return
        elif not tag.word:
            good = tag.written.startswith("{{") and tag.rest
            shown = value_faults(tag.rest, self.scope, shown=True)
            yield from shown if good else (Fault("letter-syntax", tag.written),)
        elif tag.word in ("if", "for"):
            yield from self._opened(tag)
        elif tag.word in ("else", "elif", "endif", "endfor"):
            yield from self._continued(tag)
        else:
            yield Fault("letter-refused", f"{{% {tag.word} … %}}")
        yield from _alone(tag)

    def _opened(self, tag: Tag) -> Iterator[Fault]:
        self.open.append(_Open(tag, self.scope))
        if tag.kind == "tr" and tag.paragraph.holder("tr") is None:
            yield Fault("letter-no-table", tag.written)
        if tag.word == "if":
            yield from value_faults(tag.rest, self.scope, shown=False)
        else:
            self.scope, faults = looped(tag.rest, self.scope)
            yield from faults
            if sum(one.tag.word == "for" for one in self.open) > 1:
                yield Fault("letter-refused", "for in for")  # no list stands in another one

    def _continued(self, tag: Tag) -> Iterator[Fault]:
        """What goes on with the last block, or ends it."""
        if not self.open or (tag.word.startswith("end") and self._ends_another(tag)):
            yield Fault("letter-close", tag.written)
            return
        opened, outside = self.open[-1]
        same = opened.kind == tag.kind
        if not same or opened.paragraph.holder(tag.kind) is not tag.paragraph.holder(tag.kind):
            yield Fault("letter-spread", opened.written)
        if tag.word == "elif":
            yield from value_faults(tag.rest, self.scope, shown=False)
        elif tag.rest:
            yield Fault("letter-syntax", tag.written)
        if tag.word.startswith("end"):
            self.open.pop()
            self.scope = outside

    def _ends_another(self, tag: Tag) -> bool:
        return _CLOSING[self.open[-1].tag.word] != tag.word

    def _tell(self, tag: Tag, fault: Fault) -> None:
        facts = {"what": fault.what, "hint": fault.hint, "tag": tag.written}
        self._add(fault.code, tag.paragraph, tag.at, **facts)

    def _add(self, code: str, paragraph: Paragraph, at: int, **facts: str) -> None:
        place = Place(self.file, paragraph.number, 1)
        self.problems.add(code, place, paragraph.path, around=paragraph.around(at), **facts)


def _alone(tag: Tag) -> Iterator[Fault]:
    """A tag that takes its paragraph or row away must be all that stands there."""
    if tag.kind == "p":
        said = tag.paragraph.text
    elif tag.kind == "tr":
        row = tag.paragraph.row
        said = "" if row is None else "".join(str(one) for one in row.itertext(f"{{{_W}}}t"))
    else:
        return
    if said and " ".join(said.split()).translate(_PLAIN) != " ".join(tag.written.split()):
        yield Fault("letter-alone", tag.written)


_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
