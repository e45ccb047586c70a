"""What a build did, site by site, and the same as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from klimaatwerf.core.problems import Problem, Severity, problem, tidy
from klimaatwerf.core.tree import Place

__all__ = [
    "Report",
    "SiteReport",
    "State",
    "problem_as_json",
    "problem_from_json",
    "shared_codes",
    "told_once",
]


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
    rendered: int = 0
    """How many of its pages were rendered."""
    written: int = 0
    """How many files are other than in the version before."""
    drawn: int = 0
    """How many pictures were drawn for it, and not kept from before."""


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
    conversions: int = 0
    """How many texts went through Python-Markdown."""
    portal: bool = False
    """Whether the network's own site was built."""

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
                    "rendered": site.rendered,
                    "written": site.written,
                    "drawn": site.drawn,
                    "seconds": round(site.seconds, 4),
                    "problems": [problem_as_json(found) for found in site.problems],
                }
                for slug, site in sorted(self.sites.items())
            },
            "removed": list(self.removed),
            "portal": self.portal,
            "conversions": self.conversions,
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


def problem_from_json(values: Mapping[str, Any]) -> Problem:
    """The problem that was written as plain values."""
    return Problem(
        place=Place(values["file"], values["line"], values["column"]),
        path=values["path"],
        code=values["code"],
        severity=Severity(values["severity"]),
        message=values["message"],
        hint=values["hint"],
        municipality=values["municipality"],
    )


def told_once(
    shared: Iterable[Problem], own: Iterable[Iterable[Problem]], folder: str
) -> tuple[Problem, ...]:
    """All problems; one outside `folder`, where each municipality has its own, is told once."""
    found = list(shared)
    told = {(one.place, one.code) for one in found}
    for one in (one for problems in own for one in problems):
        if one.place.file.startswith(f"{folder}/"):
            found.append(one)
        elif (one.place, one.code) not in told:
            told.add((one.place, one.code))
            found.append(replace(one, municipality=None))
    return tidy(found)


def shared_codes(owners: Iterable[tuple[str, str, Place]]) -> Iterable[Problem]:
    """A remark for each NIS code that several folders share; `owners` are slug, code and place."""
    first: dict[str, str] = {}
    for slug, nis, place in owners:
        if (other := first.setdefault(nis, slug)) != slug:
            found = problem("nis-shared", place, ("municipality", "nis"), nis=nis, other=other)
            yield replace(found, municipality=slug)
