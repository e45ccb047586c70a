"""What can be wrong, said once, with its place and a way out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.tree import Place

__all__ = [
    "Collector",
    "Problem",
    "Severity",
    "SourceError",
    "closest",
    "listed",
    "nearest",
    "printable",
    "problem",
    "quoted",
    "tidy",
]

_MAX_FACT = 300
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Severity(StrEnum):
    """How bad a problem is; a hint never fails anything."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem; `message` says what is wrong, `hint` what was expected and the way out."""

    place: Place
    path: str
    code: str
    severity: Severity
    message: str
    hint: str = ""
    municipality: str | None = None

    def __str__(self) -> str:
        """The one-line form `file:line:column: path: message hint [code]`."""
        file, line, column = self.place
        path = f"{self.path}: " if self.path else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{file}:{line}:{column}: {path}{self.message}{hint} [{self.code}]"

    def at(self, path: Iterable[str]) -> Problem:
        """The same problem with its path."""
        return replace(self, path=_shown(".".join(path)))

    @property
    def is_error(self) -> bool:
        """Whether the site can't be built with it."""
        return self.severity is Severity.ERROR


class SourceError(Exception):
    """A source that can't be read; it holds every problem that was found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(name: str, known: Iterable[str]) -> str:
    """A Dutch "Bedoel je …?" with the closest of `known`, or the empty string."""
    close = closest(name, known)
    return f"Bedoel je `{close}`?" if close else ""


def closest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of `known` that looks most like `name`, if any does."""
    names = sorted(set(known))
    folded = {candidate.lower(): candidate for candidate in reversed(names)}
    close = difflib.get_close_matches(name.lower(), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else None


def listed(names: Iterable[str], limit: int = 12) -> str:
    """Names in a message: the first ones, and how many there are more."""
    known = list(names)
    more = f" en nog {len(known) - limit}" if len(known) > limit else ""
    return ", ".join(known[:limit]) + more if known else "nog geen"


def printable(text: str) -> str:
    """A text without the characters that break, hide or turn around a line of a message."""
    return _UNPRINTABLE.sub(
        lambda match: " " if match[0] in "\n\r\t" else f"<U+{ord(match[0]):04X}>", text
    )


def _shown(fact: object) -> str:
    """A fact as a message shows it: printable and not too long."""
    text = printable(str(fact))
    return text if len(text) <= _MAX_FACT else f"{text[: _MAX_FACT - 1]}…"


def quoted(text: str) -> str:
    """A text between the quotes with which YAML reads it as it stands."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def problem(code: str, place: Place, path: Iterable[str | int] = (), **facts: Any) -> Problem:
    """A problem of the catalogue with its facts filled in.

    A fact `hint` is appended to the hint of the catalogue (for "Bedoel je …?").
    """
    message = MESSAGES[code]
    extra = _shown(facts.pop("hint", "") or "")
    shown = {name: _shown(fact) for name, fact in facts.items()}
    hint = " ".join(filter(None, (message.hint.format(**shown), extra)))
    return Problem(
        place=place,
        path=_shown(".".join(map(str, path))),
        code=code,
        severity=Severity(message.severity),
        message=message.text.format(**shown),
        hint=hint,
    )


class Collector:
    """Gathers problems while a stage goes on, so that all are said at once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, code: str, place: Place, path: Iterable[str | int] = (), **facts: Any) -> None:
        """Add a problem of the catalogue."""
        self.problems.append(problem(code, place, path, **facts))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that were found elsewhere."""
        self.problems.extend(problems)

    @property
    def failed(self) -> bool:
        """Whether an error is among them."""
        return any(found.is_error for found in self.problems)


def tidy(problems: Iterable[Problem], municipality: str | None = None) -> tuple[Problem, ...]:
    """Problems in order of file and line, each once, no remark where an error already stands."""
    unique = dict.fromkeys(problems)
    errors = {found.place for found in unique if found.is_error}
    kept = (
        replace(found, municipality=found.municipality or municipality)
        for found in unique
        if found.is_error or found.place not in errors
    )
    return tuple(sorted(kept, key=lambda found: (found.place, found.path, found.code)))
