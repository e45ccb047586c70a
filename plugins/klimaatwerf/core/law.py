"""What the law asks of a site: to be whole and real when it goes live, in the right language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from klimaatwerf.core.findings import wanted
from klimaatwerf.core.model import Municipality
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.register import Entry
from klimaatwerf.core.tree import Branch, Place, locate
from klimaatwerf.core.vocabulary import LanguageRegime, SiteStatus

__all__ = ["REVIEW_DAYS", "check_law"]

REVIEW_DAYS = 334
"""So long a statement of accessibility counts as looked at; a month later it is a year."""


def check_law(
    municipality: Municipality, tree: Branch, entry: Entry, today: date, problems: Collector
) -> None:
    """Report what a site may not do: go live without its legal fields, or in the wrong language."""
    place: Callable[..., Place] = lambda *path: locate(tree, ("municipality", *path))[0].place  # noqa: E731
    if municipality.status is SiteStatus.LIVE:
        for path in map(_steps, municipality.missing_for_live()):
            description, example = wanted(Municipality, path)
            there = place(path[0]) if len(path) > 1 else place("status")
            problems.add(
                "live-incomplete",
                there,
                ("municipality", *path),
                missing=".".join(path),
                description=description,
                example=example,
            )
        bilingual = entry.language_regime is LanguageRegime.NL_FR
        if bilingual and not municipality.language_regime_confirmed:
            problems.add(
                "facility-municipality",
                place("status"),
                ("municipality", "language_regime_confirmed"),
                name=entry.name,
            )
    statement = municipality.accessibility
    if statement and (today - statement.looked_at).days > REVIEW_DAYS:
        named = "reviewed_on" if statement.reviewed_on else "assessed_on"
        problems.add(
            "statement-old",
            place("accessibility", named),
            ("municipality", "accessibility", named),
        )


def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("."))
