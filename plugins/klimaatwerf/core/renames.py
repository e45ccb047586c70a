"""Fields that got another name: the old one keeps working until a day, with a warning.

The version of the fields is a number that each pack carries (`schema` in pack.yml). A field that
gets another name makes it one higher, and gets a line in the table here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from klimaatwerf.core.dates import long_date
from klimaatwerf.core.problems import Collector, Problem
from klimaatwerf.core.tree import Branch, Listing, Node, Place

__all__ = [
    "EVERY",
    "RENAMES",
    "SCHEMA",
    "Found",
    "Renamed",
    "check_schema",
    "found_in",
    "last_days",
    "renewed",
    "renewed_path",
]

SCHEMA = 2
"""The version of the fields that we know."""

EVERY = "*"
"""A step of a path that stands for each item of a list, or each name of a mapping."""

Steps = tuple[str, ...]
Exact = tuple[str | int, ...]

COLLECTIONS = {
    "municipality.yml": "municipality",
    "region.yml": "region",
    "pack.yml": "pack",
    "actions.yml": "actions",
    "partners.yml": "partners",
    "events.yml": "events",
    "goals.yml": "goals",
    "topics.yml": "topics",
    "moments.yml": "moments",
    "content/pages/*.md": "pages",
    "content/news/*.md": "posts",
    "content/actions/*.md": "templates",
    "content/participation/*.md": "methods",
}
"""Where the reader of a folder puts what stands in a kind of file."""
_ONE = frozenset({"municipality", "region", "pack"})
"""Those that hold fields; the others hold items by their id."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A field with another name: `old` leads to it in a file or an item, `new` is its name now."""

    since: int
    """The version of the fields in which it got its new name."""
    file: str
    """The kind of file, by its name in the handbook."""
    old: Steps
    new: str
    until: date
    """The last day on which the old name works."""


@dataclass(frozen=True, slots=True)
class Found:
    """An old name that somebody still writes, with its place; `twice` where the new one is too."""

    path: Exact
    place: Place
    renamed: Renamed
    twice: Place | None = None


RENAMES = (
    # Actions, pages and events call their former addresses `aliases` too.
    Renamed(2, "municipality.yml", ("former_slugs",), "aliases", date(2027, 12, 31)),
)


def found_in(node: Node | None, renamed: Renamed) -> Iterator[Found]:
    """Where the old name of a field stands below a mapping, an item or a list of items."""
    for path, branch in _holders(node, renamed.old[:-1]):
        old = renamed.old[-1]
        if old in branch.items:
            both = branch.key_place(renamed.new) if renamed.new in branch.items else None
            yield Found((*path, old), branch.key_place(old), renamed, both)


def _holders(node: Node | None, steps: Steps, path: Exact = ()) -> Iterator[tuple[Exact, Branch]]:
    """The mappings that the steps lead to."""
    if not steps:
        if isinstance(node, Branch):
            yield path, node
        return
    first, rest = steps[0], steps[1:]
    if isinstance(node, Listing) and first == EVERY:
        for index, item in enumerate(node.items):
            yield from _holders(item, rest, (*path, index))
    elif isinstance(node, Branch):
        for name in node.items if first == EVERY else (first,):
            yield from _holders(node.items.get(name), rest, (*path, name))


def renewed(
    tree: Branch,
    today: date,
    problems: Collector,
    renames: Iterable[Renamed] = RENAMES,
) -> Branch:
    """The tree of a folder with the names of now, each old one told."""
    for renamed in renames:
        name = COLLECTIONS[renamed.file]
        below = tree.items.get(name)
        if not isinstance(below, Branch):
            continue
        prefix = () if name in _ONE else (EVERY,)
        wanted = replace(renamed, old=(*prefix, *renamed.old))
        found = tuple(found_in(below, wanted))
        for one in found:
            _tell(one, (name, *one.path), renamed, today, problems)
            below = _with_new_name(below, one.path, renamed.new)
        if found:
            tree = replace(tree, items={**tree.items, name: below})
    return tree


def _tell(one: Found, path: Exact, renamed: Renamed, today: date, problems: Collector) -> None:
    facts = {"old": renamed.old[-1], "new": renamed.new, "command": _command(one.place.file)}
    if one.twice is not None:
        lines = {"old_line": one.place.line, "new_line": one.twice.line}
        problems.add("renamed-twice", one.place, path, **facts, **lines)
    elif today > renamed.until:
        problems.add("renamed-ended", one.place, path, **facts)
    else:
        problems.add("renamed", one.place, path, until=long_date(renamed.until), **facts)


def _command(file: str) -> str:
    """The command that rewrites the folder of a file."""
    folder, _, below = file.partition("/")
    slug = below.partition("/")[0] if folder == "municipalities" else "--pack"
    return f"klimaatwerf migrate {slug}"


def _with_new_name(node: Node, path: Exact, new: str) -> Node:
    """The node in which the last name of a path is another; where both stand, the new one stays."""
    first, rest = path[0], path[1:]
    if isinstance(node, Listing):
        items = tuple(
            _with_new_name(item, rest, new) if index == first else item
            for index, item in enumerate(node.items)
        )
        return replace(node, items=items)
    if not isinstance(node, Branch):
        return node
    if rest:
        below = _with_new_name(node.items[str(first)], rest, new)
        return replace(node, items={**node.items, str(first): below})
    kept = new in node.items
    items_ = {
        (new if name == first else name): value
        for name, value in node.items.items()
        if name != first or not kept
    }
    keys = {(new if name == first and not kept else name): at for name, at in node.keys.items()}
    return replace(node, items=items_, keys=keys)


def renewed_path(path: str, renames: Iterable[Renamed] = RENAMES) -> str:
    """A path such as `actions.haag.lead`, that somebody noted down, with the names of now."""
    steps = path.split(".")
    for renamed in renames:
        name = COLLECTIONS[renamed.file]
        start = 1 if name in _ONE else 2
        end = start + len(renamed.old)
        within = zip(renamed.old, steps[start:end], strict=False)
        if steps[0] == name and len(steps) >= end and all(a in (EVERY, b) for a, b in within):
            steps[end - 1] = renamed.new
    return ".".join(steps)


def last_days(problems: Iterable[Problem], days: tuple[date, ...]) -> tuple[date, ...]:
    """The days on which a site changes, with those on which an old name stops working."""
    names = {one.path.rpartition(".")[2] for one in problems if one.code == "renamed"}
    ends = {one.until + timedelta(days=1) for one in RENAMES if one.old[-1] in names}
    return tuple(sorted({*days, *ends})) if ends else days


def check_schema(pack: Branch, problems: Collector) -> None:
    """Report a pack whose fields are newer than those that we know."""
    text = pack.text("pack", "schema") or ""
    if text.isascii() and text.isdecimal() and int(text) > SCHEMA:
        leaf = pack.get("pack", "schema")
        place = leaf.place if leaf is not None else pack.place
        problems.add("schema-new", place, ("pack", "schema"), there=text, known=SCHEMA)
