"""What a municipality replaced of the pack, as overrides.yml tells; texts still in two versions.

Nothing of a site depends on overrides.yml, so a fault in it never stops a build: it is a warning.
"""

from __future__ import annotations

from dataclasses import replace

from klimaatwerf.core.merging import MARKED
from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.core.overrides import stamps_of
from klimaatwerf.core.problems import Collector, Severity, SourceError, problem
from klimaatwerf.core.tree import Listing, Place
from klimaatwerf.sources.files import Folder
from klimaatwerf.sources.yaml import compose

__all__ = ["OVERRIDES", "read_stamps", "refuse_marks"]

OVERRIDES = "overrides.yml"

_MAYBE = ("<<<<<<<", "||||||| ", ">>>>>>> ", "=======")


def read_stamps(folder: Folder, problems: Collector) -> tuple[Stamp, ...]:
    """The stamps of a municipality, with what is wrong with them as warnings."""
    found = Collector()
    stamps: tuple[Stamp, ...] = ()
    source = folder.source(OVERRIDES)
    try:
        text = folder.read_text(OVERRIDES)
        refuse_marks(text, source.file)
        node = compose(text, source, found)
        if isinstance(node, Listing):
            stamps = stamps_of(node, found)
        elif node is not None:
            found.add("list-expected", node.place, example="- path: pages.over.body")
    except SourceError as error:
        found.extend(error.problems)
    problems.extend(
        replace(one, severity=Severity.WARNING) if one.code != "conflict-marks" else one
        for one in found.problems
    )
    return stamps


def refuse_marks(text: str, file: str) -> None:
    """Refuse a text that still holds two versions, one problem for each place.

    Raises:
        SourceError: it does; what else is wrong with it can only be told when that is settled.
    """
    if not any(mark in text for mark in _MAYBE):
        return
    found = []
    for match in MARKED.finditer(text):
        row = text[match.start() :].partition("\n")[0]
        line = text.count("\n", 0, match.start()) + 1
        column = len(row) - len(row.lstrip()) + 1
        found.append(problem("conflict-marks", Place(file, line, column), mark=row.strip()[:40]))
    if found:
        starts = [one for one in found if "<<<<<<<" in one.message]
        rest = [one for one in found if "=======" not in one.message]
        raise SourceError(starts or rest or found)
