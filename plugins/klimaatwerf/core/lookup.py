"""A municipality found by what somebody typed: a name, a former name, a postcode, a NIS code."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from klimaatwerf.core.register import FLANDERS, Entry, Register, slug_of

__all__ = ["Found", "look_up", "of_province", "provinces"]


@dataclass(frozen=True)
class Found:
    """The municipalities that were meant: one, several, or none, then with the `nearest` names.

    `former` is the name of a municipality that went up in the one that was found.
    """

    entries: tuple[Entry, ...] = ()
    former: str = ""
    nearest: tuple[str, ...] = ()


def look_up(register: Register, words: str) -> Found:
    """The municipality of Flanders that `words` mean; others are found to be told apart."""
    text = " ".join(words.split())
    if re.fullmatch(r"\d{5}", text, re.ASCII):
        return _by_code(register, text)
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        return Found(tuple(one for one in register.flemish() if text in one.postcodes))
    slug = slug_of(text)
    named = [one for one in register.entries.values() if one.slug == slug]
    flemish = tuple(one for one in named if one.region == FLANDERS)
    if named:
        return Found(flemish or tuple(named))
    ended = {
        one.successor_nis: one.name for one in register.former.values() if slug_of(one.name) == slug
    }
    if ended:
        entries = tuple(register.entries[nis] for nis in ended)
        return Found(entries, former=next(iter(ended.values())))
    return Found(nearest=_nearest(register, slug))


def _by_code(register: Register, nis: str) -> Found:
    if entry := register.entries.get(nis):
        return Found((entry,))
    if ended := register.former.get(nis):
        return Found((register.entries[ended.successor_nis],), former=ended.name)
    return Found()


def _nearest(register: Register, slug: str) -> tuple[str, ...]:
    """The names of Flanders, former ones too, that look most like what was typed."""
    names = {slug_of(one.name): one.name for one in register.former.values()}
    names |= {one.slug: one.name for one in register.flemish()}
    close = difflib.get_close_matches(slug, names, n=3, cutoff=0.6)
    return tuple(names[one] for one in close)


def provinces(register: Register) -> tuple[str, ...]:
    """The provinces of Flanders, in the order of their codes."""
    return tuple(dict.fromkeys(entry.province for entry in register.flemish()))


def of_province(register: Register, words: str) -> tuple[Entry, ...]:
    """The municipalities of a province, or all of `Vlaanderen`; none where there is no such."""
    slug = slug_of(words)
    if slug in ("vlaanderen", slug_of(FLANDERS)):
        return register.flemish()
    return tuple(entry for entry in register.flemish() if slug_of(entry.province) == slug)
