"""What a build did, site by site, and the same as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from klimaatwerf.core.problems import Problem

__all__ = ["Report", "SiteReport", "State", "problem_as_json"]


class State(StrEnum):
    """How a build ended for a site."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    FAILED = "failed"


@dataclass(frozen=True)
class SiteReport:
    """One site in the report of a build; `seconds` is the time that its worker took."""

    state: State
    pages: int = 0
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Report:
    """What a build did; `seconds` is the time of the clock on the wall."""

    sites: dict[str, SiteReport]
    problems: tuple[Problem, ...]
    seconds: float = 0.0
    removed: tuple[str, ...] = ()
    traces: tuple[str, ...] = field(default=(), repr=False)
    remarks: tuple[str, ...] = ()
    """Warnings of the host and of other plugins, each with its municipality."""

    @property
    def good(self) -> int:
        """The number of sites that are up to date."""
        ready = (State.BUILT, State.UNCHANGED)
        return sum(site.state in ready for site in self.sites.values())

    @property
    def broken(self) -> bool:
        """Whether a site could not be built."""
        return any(site.state in (State.FAILED, State.KEPT) for site in self.sites.values()) or any(
            found.is_error for found in self.problems
        )

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {
            "sites": {
                slug: {
                    "state": site.state.value,
                    "pages": site.pages,
                    "seconds": round(site.seconds, 4),
                    "problems": [problem_as_json(found) for found in site.problems],
                }
                for slug, site in sorted(self.sites.items())
            },
            "removed": list(self.removed),
            "seconds": round(self.seconds, 4),
        }


def problem_as_json(found: Problem) -> dict[str, Any]:
    """A problem as plain values."""
    file, line, column = found.place
    return {
        "severity": found.severity.value,
        "code": found.code,
        "municipality": found.municipality,
        "file": file,
        "line": line,
        "column": column,
        "path": found.path,
        "message": found.message,
        "hint": found.hint,
    }
