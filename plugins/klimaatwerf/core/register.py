"""The municipalities of Belgium: names, codes, postcodes, and what became of former codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from klimaatwerf.core.dates import MONTHS
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import EMPTY, Branch, Layer, Leaf, Listing, Node, Source
from klimaatwerf.core.vocabulary import LanguageRegime

__all__ = [
    "FLANDERS",
    "POPULATION_DATE",
    "POPULATION_SOURCE",
    "Entry",
    "Former",
    "Register",
    "slug_of",
]

POPULATION_DATE = "2020-01-01"
POPULATION_SOURCE = "Statbel, wettelijke bevolking op 1 januari 2020"
FLANDERS = "Vlaams Gewest"
FACILITIES = frozenset(
    # The rim of Brussels, then the language border; the list is that of
    # https://wikiwand.com/nl/articles/Faciliteitengemeenten, read 23 November 2026.
    "23098 23099 23100 23101 23102 23103 23009 73028 33016 45041 34043 73109".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A municipality in force since 1 January 2025."""

    nis: str
    name: str
    province: str
    region: str
    postcodes: tuple[str, ...]
    inhabitants: int
    former_names: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The name of its folder and site."""
        return slug_of(self.name)

    @property
    def language_regime(self) -> LanguageRegime:
        """The languages that the law asks for."""
        return LanguageRegime.NL_FR if self.nis in FACILITIES else LanguageRegime.NL


@dataclass(frozen=True, slots=True)
class Former:
    """A code that ended on 31 December 2024, with the one that followed it."""

    nis: str
    name: str
    until: str
    successor_nis: str
    successor_name: str


@dataclass(frozen=True, slots=True)
class Register:
    """All municipalities by NIS code."""

    entries: Mapping[str, Entry]
    former: Mapping[str, Former]

    @classmethod
    def of(cls, entries: Iterable[Entry], former: Iterable[Former]) -> Register:
        """A register of these municipalities and ended codes."""
        return cls(
            MappingProxyType({entry.nis: entry for entry in entries}),
            MappingProxyType({one.nis: one for one in former}),
        )

    def flemish(self) -> tuple[Entry, ...]:
        """The municipalities of the Flemish Region, by code."""
        return tuple(entry for entry in self.entries.values() if entry.region == FLANDERS)

    def find(self, municipality: Branch, problems: Collector) -> Entry | None:
        """The entry that `nis` in municipality.yml names; a code that is not in force is told."""
        leaf = municipality.get("nis")
        if not isinstance(leaf, Leaf) or leaf.blank:
            return None
        nis = leaf.text.strip()
        path = ("municipality", "nis")
        if entry := self.entries.get(nis):
            if entry.region != FLANDERS:
                problems.add("nis-not-flemish", leaf.place, path, nis=nis, name=entry.name)
            return entry
        if ended := self.former.get(nis):
            since = date.fromisoformat(ended.until) + timedelta(days=1)
            problems.add(
                "nis-ended",
                leaf.place,
                path,
                nis=nis,
                name=ended.name,
                since=f"{since.day} {MONTHS[since.month - 1]} {since.year}",
                successor=ended.successor_name,
                successor_nis=ended.successor_nis,
            )
        elif re.fullmatch(r"\d{5}", nis):
            folder = leaf.source.file.split("/")[-2:-1]
            named = (entry.nis for entry in self.flemish() if [entry.slug] == folder)
            meant = next((f"Bedoel je `{found}`?" for found in named), "")
            problems.add("nis-unknown", leaf.place, path, nis=nis, hint=meant)
        else:
            problems.add("bad-nis", leaf.place, path, value=nis[:40])
        return None

    @staticmethod
    def tree(entry: Entry | None) -> Branch:
        """What the register knows, as the lowest layer of municipality.yml."""
        if entry is None:
            return EMPTY
        source = Source("register", Layer.REGISTER)

        def leaf(text: str) -> Leaf:
            return Leaf(text, source, quoted=True)

        inhabitants: dict[str, Node] = {
            "value": leaf(str(entry.inhabitants)),
            "as_of": leaf(POPULATION_DATE),
            "source": leaf(POPULATION_SOURCE),
        }
        facts: dict[str, Node] = {
            "name": leaf(entry.name),
            "province": leaf(entry.province),
            "postcodes": Listing(tuple(map(leaf, entry.postcodes)), source),
            "former_names": Listing(tuple(map(leaf, entry.former_names)), source),
            "inhabitants": Branch(inhabitants, source),
            "language_regime": leaf(entry.language_regime.value),
        }
        return Branch({"municipality": Branch(facts, source)}, source)


def slug_of(name: str) -> str:
    """A name as a folder (`Sint-Genesius-Rode`: `sint-genesius-rode`), "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
