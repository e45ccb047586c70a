"""What a pack does to municipalities, as text for a terminal: totals, municipalities, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from textwrap import shorten, wrap

from klimaatwerf.templates.impact import (
    Changed,
    Conflict,
    FileChange,
    Impacts,
    Outcome,
    PageChange,
    State,
    changes_of,
    outcomes_of,
)
from klimaatwerf.templates.report_words import (
    PARTS,
    SETTLED,
    SIGNS,
    STATES,
    SWEPT,
    aside,
    counted,
    kits,
    label,
    named,
    pack,
    where,
)
from klimaatwerf.templates.text_diff import SKIPPED, Line, shortened

__all__ = ["as_text"]

WIDTH = 96
"""Characters of a line at most: what a terminal of 100 shows with room to spare."""
_NAMES = 12
"""So many municipalities are named before the rest is counted."""
_PROBLEMS = 8
"""So many problems of a municipality are told; `check` tells them all."""


def as_text(impacts: Impacts) -> str:
    """The report as lines."""
    changes = changes_of(impacts)
    numbers = {one.key: number for number, one in enumerate(changes, 1)}
    names = {one.slug: one.name for one in impacts.impacts}
    parts: list[Iterable[str]] = [_totals(impacts)]
    parts += (_outcome(same, numbers) for same in outcomes_of(impacts))
    if changes:
        parts.append(("", "WAT ER OP DE PAGINA'S VERANDERT"))
    parts += (_change(number, one, names) for number, one in enumerate(changes, 1))
    return "\n".join(line.rstrip() for line in chain.from_iterable(parts)) + "\n"


def _totals(impacts: Impacts) -> Iterator[str]:
    yield from _wrapped(f"Van {pack(impacts.before)} naar {pack(impacts.after)}.")
    yield ""
    yield f"{len(impacts.impacts):>5}  {'gemeente' if len(impacts.impacts) == 1 else 'gemeenten'}"
    for state, number in impacts.totals.items():
        word, meaning = STATES[state]
        yield from _wrapped(f"{number:>5}  {word:<14} {meaning}", hanging=22)
    if failed := [one.name for one in impacts.broken_already]:
        yield ""
        words = "Nu al te herstellen, los van de nieuwe teksten: "
        yield from _wrapped(f"{words}{named(failed, _NAMES)}.")
    for remark in impacts.remarks:
        yield ""
        yield from _wrapped(remark)


def _outcome(outcome: Outcome, numbers: Mapping[str, int]) -> Iterator[str]:
    """What happens to municipalities, all the same."""
    one = outcome.what
    yield ""
    yield from _wrapped(f"{label(one).upper()}: {named(outcome.names, _NAMES)}", hanging=2)
    yield from _told("Kon al niet gebouwd worden", map(str, one.before))
    title = "Problemen" if one.state is State.BREAKS else "Nieuwe meldingen"
    yield from _told(title, map(str, one.fresh))
    for clash in one.conflicts:
        yield from _conflict(clash)
    if one.mends:
        number = counted(len(one.pages), "pagina", "pagina's")
        yield f"  Er komt weer een site, van {number}."
    elif one.pages or outcome.swept:
        yield "  Pagina's:"
        yield from (_page(page, numbers) for page in one.pages)
        if outcome.swept:
            yield f"    ~ {SWEPT}{_numbers(outcome.swept, numbers)}"
    if not one.mends:
        yield from _listed("Bestanden", (_file(file) for file in one.files))
    yield from _listed("Communicatiekit", kits(one.kit))
    yield from _listed("Velden", one.fields)


def _told(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"  {title}:"
    for line in found[:_PROBLEMS]:
        yield from _wrapped(line, 4, hanging=2)
    if found[_PROBLEMS:]:
        yield f"    … en nog {len(found) - _PROBLEMS}"


def _conflict(clash: Conflict) -> Iterator[str]:
    yield f"  Botst op {clash.path}:"
    before, after = aside(clash)
    texts = (("BBL nu", before), ("BBL straks", after), ("eigen", clash.own))
    for name, text in texts:
        shown = shorten(text, 2 * WIDTH, placeholder=" …")
        yield from _wrapped(f"{name + ':':<11} {shown}", 4, hanging=12)
    if clash.settled:
        yield f"    {SETTLED}"


def _page(page: PageChange, numbers: Mapping[str, int]) -> str:
    return f"    {SIGNS[page.change]} {page.path}{_numbers(page.differences, numbers)}"


def _numbers(keys: Sequence[str], numbers: Mapping[str, int]) -> str:
    """The numbers of the changes by which a page changes."""
    told = ", ".join(str(number) for number in sorted(numbers[key] for key in keys))
    return f"  (wijziging {told})" if told else ""


def _file(file: FileChange) -> str:
    return f"{SIGNS[file.change]} {file.path}"


def _listed(title: str, names: Iterable[str]) -> Iterator[str]:
    if found := list(names):
        yield from _wrapped(f"{title}: {', '.join(found)}", 2, hanging=2)


def _change(number: int, one: Changed, names: Mapping[str, str]) -> Iterator[str]:
    """A change of pages, once for all municipalities that have it."""
    difference = one.told.difference
    towns = [names[slug] for slug in one.slugs]
    yield ""
    head = f"{number}. {counted(len(towns), 'gemeente', 'gemeenten')}, {PARTS[difference.part]}"
    yield from _wrapped(f"{head}: {where(one, 6)}", hanging=3)
    if len(towns) > 1:
        yield from _wrapped(f"Zo staat het bij {names[one.told.slug]}:", 3)
    for line in difference.lines:
        yield from _line(line)


def _line(line: Line) -> Iterator[str]:
    if line == SKIPPED:
        yield "   …"
        return
    signs = {sign for sign, _ in line}
    if signs == {"-", "+"} and len(line) == 2:  # one line in the place of another
        for sign, text in line:
            yield from _wrapped(f"{sign} {text}", 3, hanging=2)
        return
    if len(signs) == 1:
        yield from _wrapped(f"{line[0][0]} {line[0][1]}", 3, hanging=2)
        return
    words = "".join(_marked(sign, text) for sign, text in shortened(line))
    yield from _wrapped(f"~ {words}", 3, hanging=2)


def _marked(sign: str, text: str) -> str:
    """A piece of a line, between marks where it goes or comes."""
    words = text.rstrip()
    marked = {"=": words, "-": f"[-{words}-]", "+": f"{{+{words}+}}"}[sign]
    return f"{marked} " if words != text else marked


def _wrapped(text: str, indent: int = 0, *, hanging: int = 0) -> list[str]:
    """A text in lines that fit, each after the first further in by `hanging`."""
    return wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
