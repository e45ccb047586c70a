"""The examples of messages, gathered from the golden cases of bad input."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.golden.case import CASES, Case, read_case

_LINE = re.compile(r"(?P<file>[^\n]+?):(?P<line>\d+):\d+: .*\[(?P<code>[a-z-]+)\]")
_LONGEST = 600


def gathered() -> dict[str, dict[str, str]]:
    """By code the first line that a golden case says about it, with the row that it is about."""
    found: dict[str, dict[str, str]] = {}
    for code, example in (pair for file in CASES for pair in _examples(read_case(file))):
        found.setdefault(code, example)
    return found


def _examples(case: Case) -> Iterator[tuple[str, dict[str, str]]]:
    for said in case.problems:
        match = _LINE.fullmatch(said)
        if match and len(said) < _LONGEST and said.isprintable():
            rows = case.content.get("files", {}).get(match["file"], "").splitlines()
            row = rows[int(match["line"]) - 1] if int(match["line"]) <= len(rows) else ""
            yield match["code"], {"said": said, "row": row if row.isprintable() else ""}
