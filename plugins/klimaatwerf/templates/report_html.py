"""What a pack does to municipalities, as one page that needs nothing but itself.

Its template lies beside this module and not in a theme: it is no page of a site, and a root with
a theme of its own still gets this report.
"""

from __future__ import annotations

import re
from typing import Any

import jinja2
from markupsafe import Markup, escape

from klimaatwerf.render.safe import safe
from klimaatwerf.templates.impact import Change, Impacts, State, changes_of, outcomes_of
from klimaatwerf.templates.page_diff import Part
from klimaatwerf.templates.report_words import (
    CHANGES,
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
from klimaatwerf.templates.text_diff import SKIPPED, shortened

__all__ = ["as_html"]

_CODE = re.compile("`([^`]+)`")
_TEMPLATE = "impact.html"
_OPEN = 25
"""So many changes at most are all open at once; of more only a summary is seen at first."""


_MOST = 40
"""So many pages of a change are named at most."""


def as_html(impacts: Impacts) -> str:
    """The report as a whole document."""
    changes = changes_of(impacts)
    outcomes = outcomes_of(impacts)
    values: dict[str, Any] = {
        "impacts": impacts,
        "changes": changes,
        "change_of": {one.key: number for number, one in enumerate(changes, 1)},
        "opened": len(changes) <= _OPEN,
        "outcomes": outcomes,
        "outcome_of": {one.slug: n for n, same in enumerate(outcomes, 1) for one in same.impacts},
    }
    theme = _environment()
    names = {one.slug: one.name for one in impacts.impacts}
    theme.filters["town"] = names.__getitem__
    return theme.get_template(_TEMPLATE).render(values)


def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__, ""),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "aside": aside,
        "coded": _coded,
        "label": label,
        "named": named,
        "pack": pack,
        "shortened": shortened,
        "where": where,
    }
    made.globals |= {
        "State": State,
        "STATES": STATES,
        "CHANGES": CHANGES,
        "SIGNS": SIGNS,
        "PARTS": PARTS,
        "SETTLED": SETTLED,
        "SWEPT": SWEPT,
        "AROUND": Part.AROUND,
        "CHANGED": Change.CHANGED,
        "MOST": _MOST,
        "SKIPPED": SKIPPED,
        "counted": counted,
        "kits": kits,
    }
    return made


def _coded(text: str) -> Markup:
    """A message with what stands between backticks as code."""
    return safe(_CODE.sub(r"<code>\1</code>", str(escape(text))))
