"""What a text is made of: plain text, values, je/u pairs, components and choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klimaatwerf.core.tree import Place
from klimaatwerf.core.values import ALWAYS_FILLED, implied
from klimaatwerf.core.vocabulary import AddressForm

__all__ = ["Call", "Choice", "Je", "Part", "Text", "Value", "flat", "unguarded"]


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
