"""What a preview says on the terminal: each problem when it comes, and traces for who asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

from klimaatwerf.core.problems import Problem, Severity

__all__ = ["Telling"]


class Telling:
    """Says lines with `say`; traces of exceptions only where somebody wants to `debug`."""

    def __init__(self, say: Callable[[str], None], *, debug: bool = False) -> None:
        self._say, self._debug = say, debug
        self._told: dict[str, frozenset[Problem]] = {}
        self._lock = Lock()

    def problems(self, owner: str, found: Iterable[Problem]) -> None:
        """Say what is new of the problems that somebody has now; hints are for the page."""
        with self._lock:
            now = [one for one in found if one.severity is not Severity.HINT]
            told = frozenset().union(*self._told.values())
            self._told[owner] = frozenset(now)
            for one in dict.fromkeys(now):
                if one not in told:
                    self._say(str(one))

    def lines(self, owner: str, lines: Iterable[str]) -> None:
        """Say what MkDocs or a plugin warns of."""
        for line in lines:
            self._say(f"{owner}: {line}")

    def trace(self, text: str) -> None:
        """Say where an exception came from."""
        if text and self._debug:
            self._say(text)
