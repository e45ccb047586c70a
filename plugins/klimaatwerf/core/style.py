"""Plain Dutch: remarks about the words of a text, each with a better wording where there is one.

The rules are those that a machine can keep honestly (Heerlijk Helder, overheid.vlaanderen.be): no
measure of a level, only long sentences, stiff words, a mixed form of address, links that say
nothing and dates without their weekday.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from klimaatwerf.core.dates import MONTHS, WEEKDAYS, long_date
from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.prose import place_in, prose, sentences, words
from klimaatwerf.core.tree import Leaf
from klimaatwerf.core.vocabulary import AddressForm

__all__ = ["MAX_WORDS", "PLAINER", "Style"]

MAX_WORDS = 20
"""The longest sentence, in words, that passes without a remark."""

PLAINER = {
    "aangaande": "over",
    "alvorens": "voor",
    "bovengenoemde": "deze",
    "betreffende": "over",
    "conform": "volgens",
    "desbetreffende": "die",
    "desgevallend": "als dat nodig is",
    "dienaangaande": "daarover",
    "dient te": "moet",
    "dienen te": "moeten",
    "derhalve": "daarom",
    "faciliteren": "helpen",
    "gelieve": "wil je … of wilt u …",
    "hetgeen": "wat",
    "implementeren": "invoeren",
    "in het kader van": "voor",
    "indien": "als",
    "ingevolge": "door",
    "inzake": "over",
    "krachtens": "volgens",
    "met betrekking tot": "over",
    "middels": "met",
    "mits": "als",
    "nopens": "over",
    "omtrent": "over",
    "onderhavige": "deze",
    "reeds": "al",
    "te allen tijde": "altijd",
    "ten einde": "om",
    "ten gevolge van": "door",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "voormelde": "deze",
    "zulks": "dat",
}
"""Officialese with the word that people use."""

_OFFICIAL = re.compile(rf"\b({'|'.join(sorted(PLAINER, key=len, reverse=True))})\b", re.IGNORECASE)
_EMPTY_LINK = re.compile(
    r"\bklikt? (?:hier|op (?:deze|onderstaande) link)\b"
    r"|\[(?:hier|lees meer|meer info|deze link|link)\](?=\()",
    re.IGNORECASE,
)
_OTHER = {
    AddressForm.JE: re.compile(r"\b(?:[Uu](?:w|zelf)?|U(?:W|ZELF))\b(?!-)"),
    AddressForm.U: re.compile(r"\b[Jj](?:e|ij|ouw?|ezelf|ullie)\b"),
}
"""The words of the other form."""
_CLOCK = re.compile(r"\d\s*$")
"""What stands before the u of a clock time, as in `19.30 u`."""
_INSTEAD = {
    "u": "je",
    "uw": "je of jouw",
    "uzelf": "jezelf",
    "je": "u of uw",
    "jij": "u",
    "jou": "u",
    "jouw": "uw",
    "jezelf": "uzelf",
    "jullie": "u",
}
_DATE = re.compile(rf"(?<![\w./-])(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?\b")
_NEEDS_NO_WEEKDAY = re.compile(
    rf"(?:\b(?:{'|'.join(WEEKDAYS)}|van|tot|met|sinds|eind|begin|stand op|en)|–|-)\s*$",
    re.IGNORECASE,
)
"""What stands before a date that is well as it is: its weekday, or a part of a period."""


_REMEMBERED = 2_000
"""Texts of which is remembered what stands in them (about 1 MB)."""

_Found = tuple[str, int, Mapping[str, object]]
"""A code of the catalogue, the offset in the text, and the facts of the message."""


@dataclass(frozen=True)
class Style:
    """Judges texts on a day; `names` are titles and names that are quoted as they are."""

    today: date
    names: tuple[str, ...] = ()
    shared: bool = False
    """Whether the text is for all municipalities, those of both forms."""

    def remarks(
        self, leaf: Leaf, path: Iterable[str], forms: Iterable[AddressForm]
    ) -> Iterator[Problem]:
        """The remarks about a text for readers who are addressed in these forms, each once."""
        steps, found = tuple(path), dict[Problem, None]()
        for form in forms:
            shown = _shown(leaf.text, form)
            judge = self if _OTHER[form].search(shown) else self._nameless
            for code, offset, facts in judge.judged(shown, form):
                found[problem(code, place_in(leaf, offset), steps, **facts)] = None
        text = leaf.text if "](" in leaf.text or "lik" in leaf.text else ""
        for match in _EMPTY_LINK.finditer(text):
            place = place_in(leaf, match.start())
            found[problem("style-empty-link", place, steps, words=match[0].strip("[]"))] = None
        return iter(found)

    @cached_property
    def _nameless(self) -> Style:
        """The same for texts in which no name matters."""
        return replace(self, names=())

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 (equal ones share the answer: it is a value)
    def judged(self, shown: str, form: AddressForm) -> tuple[_Found, ...]:
        """What can be said about the prose of a text in one form."""
        return (
            *_long(shown),
            *self._official(shown),
            *self._other_form(shown, form),
            *self._dates(shown),
        )

    def _official(self, shown: str) -> Iterator[_Found]:
        lower = shown.lower()
        if not any(word in lower for word in PLAINER):
            return
        for match in _OFFICIAL.finditer(shown):
            yield (
                "style-officialese",
                match.start(),
                {"word": match[0], "better": PLAINER[match[0].lower()]},
            )

    def _other_form(self, shown: str, form: AddressForm) -> Iterator[_Found]:
        own = shown
        for name in self.names:
            own = own.replace(name, " " * len(name))
        for match in _OTHER[form].finditer(own):
            if _CLOCK.search(own, max(0, match.start() - 3), match.start()):
                continue
            better = _INSTEAD[match[0].lower()]
            facts = {"word": match[0], "form": form.value, "better": better}
            code = "style-outside-pair" if self.shared else "style-other-form"
            yield code, match.start(), facts

    def _dates(self, shown: str) -> Iterator[_Found]:
        if not any(month in shown for month in MONTHS):
            return
        for match in _DATE.finditer(shown):
            if _NEEDS_NO_WEEKDAY.search(shown, max(0, match.start() - 30), match.start()):
                continue
            day = self._coming(int(match[1]), match[2].lower(), match[3])
            if day is not None:
                better = long_date(day) if match[3] else long_date(day).rpartition(" ")[0]
                facts = {"date": " ".join(match[0].split()), "better": better}
                yield "style-date-weekday", match.start(), facts

    def _coming(self, day: int, month: str, year: str | None) -> date | None:
        """The day that is meant, if it is still to come; without a year the next one."""
        number = MONTHS.index(month) + 1
        for candidate in (int(year),) if year else (self.today.year, self.today.year + 1):
            try:
                found = date(candidate, number, day)
            except ValueError:
                continue
            if found >= self.today:
                return found
        return None


@lru_cache(maxsize=_REMEMBERED)
def _shown(text: str, form: AddressForm) -> str:
    """The prose of a text; who reads a site twice in a row reads most of it again."""
    return prose(text, form)


@lru_cache(maxsize=_REMEMBERED)
def _long(shown: str) -> tuple[_Found, ...]:
    """The sentences with too many words."""
    if shown.count(" ") < MAX_WORDS:
        return ()
    found: list[_Found] = []
    for sentence in sentences(shown):
        if len(sentence.text.split()) <= MAX_WORDS:
            continue  # most sentences: their words need not be looked at one by one
        spoken = words(sentence.text)
        if len(spoken) > MAX_WORDS:
            begin = " ".join(sentence.text.split()[:5])
            facts = {"count": len(spoken), "limit": MAX_WORDS, "begin": begin}
            found.append(("style-long-sentence", sentence.start, facts))
    return tuple(found)
