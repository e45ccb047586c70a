"""What the law asks of a site: to be whole and real when it goes live, in the right language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

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
        missing = municipality.missing_for_live()
        if missing:
            problems.add(
                "live-incomplete",
                place("status"),
                ("municipality", "status"),
                missing=", ".join(f"`{path}`" for path in missing),
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
    if statement and statement.reviewed_on and (today - statement.reviewed_on).days > REVIEW_DAYS:
        problems.add(
            "statement-old",
            place("accessibility", "reviewed_on"),
            ("municipality", "accessibility", "reviewed_on"),
        )
