"""The words in which reports on a pack speak to BBL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from klimaatwerf.templates.impact import Change, Changed, Conflict, Impact, State
from klimaatwerf.templates.page_diff import Part

__all__ = [
    "CHANGES",
    "FOLLOWED",
    "PARTS",
    "SETTLED",
    "SIGNS",
    "STATES",
    "SWEPT",
    "WORKING",
    "aside",
    "counted",
    "kits",
    "label",
    "named",
    "pack",
    "where",
]

FOLLOWED, WORKING = "followed", "working"
"""What stands for a pack: that which each municipality follows, and the one that is worked on."""

STATES: Mapping[State, tuple[str, str]] = {
    State.BREAKS: ("breekt", "De site kan niet meer gebouwd worden."),
    State.CONFLICT: (
        "botst",
        "BBL verandert iets waar de gemeente iets eigens heeft; dat blijft staan.",
    ),
    State.UPDATES: ("verandert", "De site verandert, zonder dat iemand iets moet doen."),
    State.UNCHANGED: ("blijft gelijk", "Op de site verandert niets."),
}
"""What a state is called and what it means, the worst first."""

CHANGES: Mapping[Change, str] = {
    Change.ADDED: "nieuw",
    Change.REMOVED: "weg",
    Change.CHANGED: "anders",
}
SIGNS: Mapping[Change, str] = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~"}

PARTS: Mapping[Part, str] = {
    Part.CONTENT: "in de tekst",
    Part.AROUND: "rond de tekst (kop, menu, voet)",
    Part.HEAD: "in titel of beschrijving, voor zoekmachines",
    Part.HIDDEN: "wat je niet leest (adressen, opmaak, gegevens voor zoekmachines)",
}
"""Where on a page something changes."""


SETTLED = "Straks zegt BBL hetzelfde: het eigene is dan niet meer nodig."
SWEPT = "kop, menu of voet van veel pagina's"
"""What stands for the pages that only change around their text."""


def label(one: Impact) -> str:
    """What happens to a municipality, in a word or three."""
    if one.mends:
        return "kan weer gebouwd worden"
    return "was al stuk" if one.before else STATES[one.state][0]


def where(one: Changed, most: int) -> str:
    """The pages that have a change; of what stands around every page only how many."""
    if one.told.difference.part is Part.AROUND and len(one.paths) > most:
        return counted(len(one.paths), "adres", "adressen")
    return named(one.paths, most)


def pack(name: str) -> str:
    """A pack in words."""
    words = {
        FOLLOWED: "wat elke gemeente nu volgt",
        WORKING: "de werkversie",
        "stable": "kanaal stable",
        "early": "kanaal early",
    }
    return words.get(name, f"uitgave {name}")


_LONG = 40
"""Words of a text that is told whole."""
_AROUND = 8
"""Words that are told before and after what differs in a long text."""


def aside(clash: Conflict) -> tuple[str, str]:
    """What the pack says before and after, of long texts only where they differ."""
    texts = ["(niets)" if one is None else one for one in (clash.before, clash.after)]
    words = [text.split() for text in texts]
    if None in (clash.before, clash.after) or max(map(len, words)) <= _LONG:
        return texts[0], texts[1]
    most = min(map(len, words))
    one, other = words
    head = next((n for n in range(most) if one[n] != other[n]), most)
    tail = next((n for n in range(most - head) if one[-1 - n] != other[-1 - n]), most - head)
    return _around(one, head, tail), _around(other, head, tail)


def _around(words: Sequence[str], head: int, tail: int) -> str:
    """The words but for most of the first `head` and the last `tail`."""
    first, last = max(0, head - _AROUND), min(len(words), len(words) - tail + _AROUND)
    cut = ("…",) if first else ()
    return " ".join((*cut, *words[first:last], *(("…",) if last < len(words) else ())))


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def kits(pieces: Iterable[str]) -> list[str]:
    """`behaag-je-tuin (26 stukken)`: the pieces that change, counted for each action or event."""
    items = Counter(piece.partition("/")[0] for piece in pieces)
    return [f"{item} ({counted(number, 'stuk', 'stukken')})" for item, number in items.items()]


def named(names: Sequence[str], most: int) -> str:
    """Some names, and how many more there are."""
    if len(names) <= most + 1:
        return " en ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
    return f"{', '.join(names[:most])} en {len(names) - most} andere"
