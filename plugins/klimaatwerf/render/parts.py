"""What a text is made of: plain text, values, je/u pairs, components and choices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from klimaatwerf.core.tree import Place
from klimaatwerf.core.values import ADDRESS_FIELDS, ALWAYS_FILLED, implied
from klimaatwerf.core.vocabulary import AddressForm

__all__ = [
    "Call",
    "Choice",
    "Je",
    "Part",
    "Text",
    "Value",
    "flat",
    "refused_in_address",
    "unguarded",
]

_OPEN = re.compile(r"""\]\(\s*<?[^)\s]*$|\b(?:href|src)\s*=\s*["']?[^"'>]*$""")
"""Text that ends in the middle of an address."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text as it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the site."""

    path: tuple[str, ...]
    place: Place

    @property
    def name(self) -> str:
        """The path as it is written."""
        return ".".join(self.path)

    @property
    def is_address(self) -> bool:
        """Whether it is a web address, mail address or phone number."""
        last = self.path[-1]
        return last in ADDRESS_FIELDS or last.endswith("_url") or last == "website"


@dataclass(frozen=True, slots=True)
class Je:
    """Words in the je form and in the u form."""

    je: str
    u: str

    def for_form(self, form: AddressForm) -> str:
        """The words in that form."""
        return self.je if form is AddressForm.JE else self.u


@dataclass(frozen=True, slots=True)
class Call:
    """A component with its literal arguments."""

    name: str
    arguments: tuple[tuple[str, str | int | Je], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Choice:
    """Parts that depend on whether a value is filled."""

    path: tuple[str, ...]
    place: Place
    then: tuple[Part, ...]
    otherwise: tuple[Part, ...]


Part = Text | Value | Je | Call | Choice


def flat(parts: Iterable[Part]) -> Iterator[Part]:
    """Every part, those inside choices too."""
    for part in parts:
        yield part
        if isinstance(part, Choice):
            yield from flat((*part.then, *part.otherwise))


def refused_in_address(parts: Sequence[Part]) -> Iterator[tuple[str, Place]]:
    """What stands in the address of a link or picture and is no address itself."""
    before: Text | None = None
    if len(parts) == 1:
        return
    for part in flat(parts):
        if isinstance(part, Text):
            before = part
        elif isinstance(part, Value | Je) and before is not None and _OPEN.search(before.text):
            if isinstance(part, Je):
                line = before.place.line + before.text.count("\n")
                yield "je(…)", Place(before.place.file, line, 1)
            elif not part.is_address:
                yield part.name, part.place


def unguarded(parts: Iterable[Part], guards: frozenset[str] = frozenset()) -> Iterator[Value]:
    """The values that could be empty where no choice around them asks whether they are filled."""
    for part in parts:
        if isinstance(part, Choice):
            yield from unguarded(part.then, guards | {".".join(part.path)})
            yield from unguarded(part.otherwise, guards)
        elif (
            isinstance(part, Value)
            and part.name not in ALWAYS_FILLED
            and not any(implied(part.path, tuple(guard.split("."))) for guard in guards)
        ):
            yield part
