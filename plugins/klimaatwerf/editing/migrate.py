"""Folders rewritten with the names that fields have now; all else in their files stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from klimaatwerf.core.problems import Collector, Problem, SourceError, problem
from klimaatwerf.core.renames import EVERY, RENAMES, SCHEMA, Found, Renamed, found_in
from klimaatwerf.core.tree import Branch, Layer, Leaf, Node, Place, Source
from klimaatwerf.editing.backups import Backup, LinkError
from klimaatwerf.editing.layout import LayoutError, rename, set_value
from klimaatwerf.sources.files import Folder
from klimaatwerf.sources.markdown import read_markdown
from klimaatwerf.sources.trees import BESIDE_THE_PACK, CONTENT, MUNICIPALITIES, REGIONS
from klimaatwerf.sources.yaml import compose

__all__ = ["Change", "Migrated", "migrate", "shared_folders"]

_PACK = f"{CONTENT}/pack.yml"
_LISTS = frozenset({"actions", "partners", "events", "goals", "topics", "moments"})
_ITEMS = {"pages": "content/pages/*.md", "news": "content/news/*.md"}
_ITEMS |= {"participation": "content/participation/*.md", "topics": "topics.yml"}
"""The kind of file whose fields stand above the texts in a folder."""


@dataclass(frozen=True, slots=True)
class Change:
    """One name or number that was changed, with the place where it stood."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True)
class Migrated:
    """What was changed, what could not be, and where the former files are."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    backup: str = ""
    """The folder with the former files, from the root; empty where nothing was written."""


def shared_folders(root: Path) -> tuple[str, ...]:
    """The folders of BBL: the working pack and the regions."""
    regions = root / REGIONS
    found = regions.iterdir() if regions.is_dir() else ()
    return (CONTENT, *sorted(f"{REGIONS}/{one.name}" for one in found if one.is_dir()))


def migrate(
    root: Path,
    folders: Iterable[str],
    renames: tuple[Renamed, ...] = RENAMES,
    *,
    write: bool = True,
    backup: Backup | None = None,
) -> Migrated:
    """Give the fields in folders of a root their names of now.

    A file with a problem stays as it is; the others are done. Without `write` nothing is changed.

    Raises:
        OSError: the system refuses to write; what was changed before is in the backup.
    """
    run = _Run(backup or Backup(root), renames, write=write)
    for folder in folders:
        before = len(run.problems)
        if (root / folder).is_symlink():
            run.problems.append(problem("file-link", Place(folder, 1, 1)))
            continue
        for file, kind, is_list in _files(root, folder):
            run.file(file, kind, is_list=is_list)
        if folder == CONTENT and len(run.problems) == before:
            run.schema()
    ordered = sorted(run.changes, key=lambda one: one.place)
    return Migrated(tuple(ordered), tuple(run.problems), run.backup.folder)


def _files(root: Path, name: str) -> Iterator[tuple[str, str, bool]]:
    """The files of a folder that hold fields: each with its kind, and whether it is a list."""
    local = name.startswith(f"{MUNICIPALITIES}/")
    folder = Folder(root / name, name, Layer.MUNICIPALITY if local else Layer.PACK)
    for relative in folder.files(Collector(), *(BESIDE_THE_PACK if name == CONTENT else ())):
        below = relative.removeprefix("content/") if local else relative
        if kind := _kind(below, of_pack=name == CONTENT):
            is_list = below.removesuffix(".yml") in _LISTS
            yield f"{name}/{relative}", kind, is_list


def _kind(relative: str, *, of_pack: bool) -> str:
    """The kind of a file by its name in the handbook; empty where it holds no fields of ours."""
    folder, _, rest = relative.partition("/")
    if not rest:
        return folder if folder.endswith(".yml") else ""
    if folder == "actions" and rest.endswith(".md"):  # elsewhere it is the text of an action
        return "content/actions/*.md" if of_pack else "actions.yml"
    return _ITEMS.get(folder, "") if rest.endswith(".md") else ""


@dataclass
class _Run:
    """One migration: what is changed, and what can't be."""

    backup: Backup
    renames: tuple[Renamed, ...]
    write: bool
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def file(self, file: str, kind: str, *, is_list: bool) -> None:
        """Rename what a file holds, all of it or nothing."""
        wanted = [
            replace(one, old=(EVERY, *one.old)) if is_list else one
            for one in self.renames
            if one.file == kind
        ]
        if not wanted:
            return
        try:
            text = former = self.backup.read(file)
            changes: list[Change] = []
            for one in wanted:
                for found in tuple(found_in(_read(file, text), one)):
                    text = _renamed(file, text, found)
                    changes.append(Change(found.place, one.old[-1], one.new))
            self._written(file, former, text, changes)
        except SourceError as error:
            self.problems += [one for one in error.problems if one.is_error]
        except LinkError:
            self.problems.append(problem("file-link", Place(file, 1, 1)))

    def schema(self) -> None:
        """Write in pack.yml that the fields of the pack are those of now."""
        try:
            text = self.backup.read(_PACK)
            node = _read(_PACK, text)
            leaf = node.get("schema") if isinstance(node, Branch) else None
            there = leaf.text if isinstance(leaf, Leaf) and not leaf.blank else "1"
            if not there.isdecimal() or int(there) >= SCHEMA:
                return
            change = Change(leaf.place if leaf else Place(_PACK, 1, 1), there, str(SCHEMA))
            self._written(_PACK, text, set_value(_PACK, text, ("schema",), str(SCHEMA)), [change])
        except (SourceError, LinkError, LayoutError):
            return  # `check` tells what is wrong with it

    def _written(self, file: str, former: str, text: str, changes: list[Change]) -> None:
        if self.write and text != former:
            self.backup.write(file, text)
        self.changes += changes


def _read(file: str, text: str) -> Node | None:
    """What a text says.

    Raises:
        SourceError: it can't be read.
    """
    source, remarks = Source(file, Layer.MUNICIPALITY), Collector()
    return (read_markdown if file.endswith(".md") else compose)(text, source, remarks)


def _renamed(file: str, text: str, found: Found) -> str:
    """The text with one name changed.

    Raises:
        SourceError: the new name is there too, or it can't be changed in one place.
    """
    facts = {"old": found.renamed.old[-1], "new": found.renamed.new}
    if found.twice is not None:
        lines = {"old_line": found.place.line, "new_line": found.twice.line}
        raise SourceError([problem("renamed-twice", found.place, found.path, **facts, **lines)])
    try:
        return rename(file, text, found.path, found.renamed.new)
    except (LayoutError, KeyError) as error:
        raise SourceError([problem("rename-by-hand", found.place, found.path, **facts)]) from error
