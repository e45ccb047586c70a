"""What parsers make of texts, remembered for who reads folders again after each change."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from klimaatwerf.core.problems import Collector, Problem, SourceError
from klimaatwerf.core.tree import Layer, Source

__all__ = ["Parsed", "Parses", "parsed"]

Parsed = tuple[Any, tuple[Problem, ...], tuple[Problem, ...]]
"""A tree, the remarks about its text, and why that can't be read."""


def parsed(parse: Callable[[str, Source, Collector], Any], text: str, source: Source) -> Parsed:
    """What a parser makes of a text."""
    problems = Collector()
    try:
        node = parse(text, source, problems)
    except SourceError as error:
        return None, tuple(problems.problems), error.problems
    return node, tuple(problems.problems), ()


class Parses:
    """Remembers what parsers made of texts, for who reads folders again after each change.

    Of the texts of municipalities it keeps the last `limit`, of those of the pack all that there
    are in any pack.
    """

    def __init__(self, limit: int = 64, pack: int = 400) -> None:
        self._own = lru_cache(maxsize=limit)(parsed)
        self._pack = lru_cache(maxsize=pack)(parsed)

    def __call__(
        self, parse: Callable[[str, Source, Collector], Any], text: str, source: Source
    ) -> Parsed:
        """What the parser makes of a text."""
        own = source.layer is Layer.MUNICIPALITY
        return (self._own if own else self._pack)(parse, text, source)
