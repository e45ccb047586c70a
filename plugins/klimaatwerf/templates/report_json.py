"""What a pack does to municipalities, as plain values for other programs."""

from __future__ import annotations

import json
from typing import Any

from klimaatwerf.report import problem_as_json
from klimaatwerf.templates.impact import Impact, Impacts

__all__ = ["as_json", "as_values"]


def as_json(impacts: Impacts) -> str:
    """The report as a JSON document."""
    return json.dumps(as_values(impacts), ensure_ascii=False, indent=1) + "\n"


def as_values(impacts: Impacts) -> dict[str, Any]:
    """The report as plain values; `diffs` has each difference once, by the key that pages name."""
    return {
        "from": impacts.before,
        "to": impacts.after,
        "totals": {state.value: number for state, number in impacts.totals.items()},
        "municipalities": {one.slug: _municipality(one) for one in impacts.impacts},
        "diffs": {
            key: {
                "part": told.difference.part.value,
                "municipality": told.slug,
                "lines": [[list(piece) for piece in line] for line in told.difference.lines],
            }
            for key, told in sorted(impacts.told.items())
        },
        "remarks": list(impacts.remarks),
    }


def _municipality(one: Impact) -> dict[str, Any]:
    return {
        "name": one.name,
        "follows": one.follows,
        "state": one.state.value,
        "pages": [
            {"path": page.path, "change": page.change.value, "diffs": list(page.differences)}
            for page in one.pages
        ],
        "files": [{"path": file.path, "change": file.change.value} for file in one.files],
        "kit": list(one.kit),
        "fields": list(one.fields),
        "conflicts": [
            {"path": clash.path, "before": clash.before, "after": clash.after, "own": clash.own}
            for clash in one.conflicts
        ],
        "problems": [problem_as_json(found) for found in one.problems],
        "problems_before": [problem_as_json(found) for found in one.before],
    }
