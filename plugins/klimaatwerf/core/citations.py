"""The sources of facts, wherever the pack or a municipality names one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from klimaatwerf.core.tree import Branch, Leaf, Listing, Node, Place

__all__ = ["Citation", "citations"]

_FIELDS = ("source", "sources")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as it was written, with the path of the field that names it."""

    place: Place
    path: str
    title: str
    date: str = ""
    url: str = ""

    def __str__(self) -> str:
        """The one-line form `file:line:column: path: title, date, url`."""
        file, line, column = self.place
        told = ", ".join(filter(None, (self.title, self.date, self.url)))
        return f"{file}:{line}:{column}: {self.path}: {told}"


def citations(node: Node, path: tuple[str, ...] = ()) -> Iterator[Citation]:
    """Every source below a node, in the order in which they were written."""
    if path and path[-1] in _FIELDS:
        for index, source in enumerate(node.items if isinstance(node, Listing) else (node,)):
            steps = (*path, str(index)) if isinstance(node, Listing) else path
            yield from _citation(source, steps)
    elif isinstance(node, Branch):
        for key, value in node.items.items():
            yield from citations(value, (*path, key))
    elif isinstance(node, Listing):
        for index, value in enumerate(node.items):
            yield from citations(value, (*path, str(index)))


def _citation(node: Node, path: tuple[str, ...]) -> Iterator[Citation]:
    shown = ".".join(path)
    if isinstance(node, Leaf) and node.text:
        yield Citation(node.place, shown, " ".join(node.text.split()))
    elif isinstance(node, Branch):
        words = {
            name: " ".join((node.text(name) or "").split()) for name in ("title", "date", "url")
        }
        yield Citation(node.place, shown, **words)
