"""What another pack does to municipalities, as values: states, changes, conflicts and totals."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from klimaatwerf.core.problems import Problem
from klimaatwerf.templates.page_diff import Difference, Part

__all__ = [
    "Change",
    "Changed",
    "Conflict",
    "FileChange",
    "Impact",
    "Impacts",
    "Outcome",
    "PageChange",
    "State",
    "Told",
    "changes_of",
    "outcomes_of",
    "said",
]


class State(StrEnum):
    """What a pack does to a municipality, the worst first."""

    BREAKS = "breaks"
    """It checks under the former pack and not under the new one."""
    CONFLICT = "conflict"
    """The new pack says something else where the municipality has a text or value of its own."""
    UPDATES = "updates"
    UNCHANGED = "unchanged"


class Change(StrEnum):
    """What happens to a page or a file."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that changes; `path` is its address, as in `/over/`."""

    path: str
    change: Change
    differences: tuple[str, ...] = ()
    """The keys of what it says differently."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file beside the pages that changes, by its name in the site."""

    path: str
    change: Change


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value of the pack that changes where a municipality has its own in its place.

    A text is None where the pack has nothing there.
    """

    path: str
    before: str | None
    after: str | None
    own: str

    @property
    def settled(self) -> bool:
        """Whether the pack is to say what the municipality says already."""
        return self.after == self.own


@dataclass(frozen=True, slots=True)
class Told:
    """A difference as one municipality has it; it stands for all with the same key."""

    difference: Difference
    slug: str


@dataclass(frozen=True)
class Impact:
    """What the new pack does to one municipality."""

    slug: str
    name: str
    follows: str
    """What it follows: a channel, a version, or the working pack."""
    state: State
    pages: tuple[PageChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    fields: tuple[str, ...] = ()
    """The paths of the pack whose value is another in its site."""
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What is wrong under the new pack and not under the former one; all where it breaks."""
    before: tuple[Problem, ...] = ()
    """Why its site can't be built under the former pack; nothing where it can."""
    kit: tuple[str, ...] = ()
    """The pieces of its communication kits that change, as `<item>/<piece>`."""

    @property
    def mends(self) -> bool:
        """Whether it could not be built, and can be with the new pack."""
        return bool(self.before and self.pages)

    @property
    def fresh(self) -> tuple[Problem, ...]:
        """What is wrong under the new pack and was not told of the former one."""
        known = set(map(said, self.before))
        return tuple(one for one in self.problems if said(one) not in known)


def said(problem: Problem) -> tuple[str, str, str]:
    """What makes a problem the same one under another pack, where its place may be another."""
    return problem.code, problem.path, problem.message


@dataclass(frozen=True)
class Changed:
    """One difference with every page and municipality that has it."""

    key: str
    told: Told
    paths: tuple[str, ...]
    slugs: tuple[str, ...]


@dataclass(frozen=True)
class Impacts:
    """What a pack does to municipalities; `before` and `after` name the packs."""

    before: str
    after: str
    impacts: tuple[Impact, ...]
    told: Mapping[str, Told] = field(default_factory=dict)
    """The differences by their key."""
    remarks: tuple[str, ...] = ()
    """What the reader must know of how it was found."""

    @property
    def totals(self) -> dict[State, int]:
        """How many municipalities are in each state."""
        states = [one.state for one in self.impacts]
        return {state: states.count(state) for state in State}

    def of(self, state: State) -> tuple[Impact, ...]:
        """The municipalities in a state."""
        return tuple(one for one in self.impacts if one.state is state)

    @property
    def breaks(self) -> bool:
        """Whether a site can no longer be built."""
        return any(one.state is State.BREAKS for one in self.impacts)

    @property
    def broken_already(self) -> tuple[Impact, ...]:
        """The municipalities that can't be built, under the former pack nor under the new one."""
        return tuple(one for one in self.impacts if one.before and not one.mends)


def changes_of(impacts: Impacts) -> tuple[Changed, ...]:
    """Each difference once, those of most municipalities first."""
    paths: dict[str, dict[str, None]] = {}
    slugs: dict[str, dict[str, None]] = {}
    for one in impacts.impacts:
        for page in one.pages:
            for key in page.differences:
                paths.setdefault(key, {})[page.path] = None
                slugs.setdefault(key, {})[one.slug] = None
    found = [
        Changed(key, impacts.told[key], tuple(sorted(paths[key])), tuple(sorted(slugs[key])))
        for key in paths
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.slugs), one.paths, one.key)))


@dataclass(frozen=True)
class Outcome:
    """What happens alike to several municipalities, in order of their slugs.

    In `what`, which has no name, no page stands that only changes around its text: see `swept`.
    """

    what: Impact
    swept: tuple[str, ...]
    """The keys of what changes around the text of pages, be it of all of them."""
    impacts: tuple[Impact, ...]

    @property
    def names(self) -> list[str]:
        """The names of the municipalities."""
        return [one.name for one in self.impacts]


def outcomes_of(impacts: Impacts) -> tuple[Outcome, ...]:
    """Municipalities to which the very same happens, together; the worst first, then the most."""
    around = {key for key, told in impacts.told.items() if told.difference.part is Part.AROUND}
    found: dict[tuple[Impact, tuple[str, ...]], list[Impact]] = {}
    for one in impacts.impacts:
        found.setdefault(_nameless(one, around), []).append(one)
    outcomes = [Outcome(what, swept, tuple(same)) for (what, swept), same in found.items()]
    order = list(State)
    outcomes.sort(key=lambda one: (order.index(one.what.state), -len(one.impacts)))
    return tuple(outcomes)


def _nameless(one: Impact, around: Set[str]) -> tuple[Impact, tuple[str, ...]]:
    """What happens to a municipality without its name, and what changes around its pages."""
    swept: dict[str, None] = {}
    pages: list[PageChange] = []
    for page in one.pages:
        swept |= dict.fromkeys(key for key in page.differences if key in around)
        rest = tuple(key for key in page.differences if key not in around)
        if rest or not page.differences:
            pages.append(replace(page, differences=rest))
    problems = tuple(replace(problem, municipality=None) for problem in one.problems)
    before = tuple(replace(problem, municipality=None) for problem in one.before)
    what = replace(one, slug="", name="", follows="", pages=tuple(pages), problems=problems)
    return replace(what, before=before), tuple(sorted(swept))
