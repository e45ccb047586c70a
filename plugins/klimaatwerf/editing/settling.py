"""What a municipality decides about a text of BBL that moved on: take it, keep its own, or merge.

What a decision changes is kept first. A file that can't be read is never changed, and as long as
there is one no stamp is forgotten: the value that it belongs to may stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto

from klimaatwerf.core.cascade import INHERITED
from klimaatwerf.core.merging import MARKED, Conflict, merge, merge_text, two_versions
from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.core.overrides import (
    Override,
    State,
    digest_of_node,
    is_leftover,
    overrides_of,
)
from klimaatwerf.core.problems import Collector, Problem, nearest
from klimaatwerf.core.tree import Layer, Leaf, Listing, Node, Source, locate
from klimaatwerf.editing.backups import Backup
from klimaatwerf.editing.layout import LayoutError, Value, remove, set_value, value_at
from klimaatwerf.editing.plain import plain_of
from klimaatwerf.editing.splicing import line_break
from klimaatwerf.editing.stamping import stamps_text
from klimaatwerf.pipeline import Prepared
from klimaatwerf.sources.overrides import OVERRIDES
from klimaatwerf.sources.trees import MUNICIPALITIES
from klimaatwerf.sources.yaml import compose
from klimaatwerf.templates.drift import then_of, version_of

__all__ = ["Did", "Done", "Settling", "UnknownPathError", "UnreadableError", "UnsettledError"]


class Did(Enum):
    """What became of a text."""

    ACCEPTED = auto()
    KEPT = auto()
    DROPPED = auto()
    """The own text went, and BBL has none there."""
    OWN_NOW = auto()
    """BBL's is gone; it counts as the municipality's own from now on."""
    MERGED = auto()
    MARKED = auto()
    """It holds marks that somebody has to settle."""
    SAME = auto()
    """There was nothing to merge."""
    ALONE = auto()
    """BBL has nothing there to merge with."""
    STAMPED = auto()
    CLASHED = auto()
    """Both changed it, and a mark can't stand there: in a list, or in a text on one line."""


@dataclass(frozen=True)
class Done:
    """What was done with the value at a path, and the file in which it stands or stood."""

    path: str
    did: Did
    file: str
    conflicts: int = 0
    blind: bool = False
    """Whether what BBL had then was not kept, so that every difference is marked."""


class UnknownPathError(LookupError):
    """A path at which the municipality replaces nothing; `hint` says what it may have meant."""

    def __init__(self, path: str, hint: str) -> None:
        self.path, self.hint = path, hint
        super().__init__(path)


class UnreadableError(Exception):
    """Something can't be read that a decision could damage."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UnsettledError(Exception):
    """The pack does not say which version it is, so that nothing can be held against it."""


class Settling:
    """The decisions of one municipality; each keeps in `backup` what it changes."""

    def __init__(self, prepared: Prepared, backup: Backup) -> None:
        if prepared.project is None:
            raise UnreadableError(prepared.problems)
        if faults := tuple(_faults(prepared)):
            raise UnreadableError(faults)
        if not prepared.project.complete:
            raise UnreadableError(one for one in prepared.project.problems if one.is_error)
        self.prepared, self.project, self.backup = prepared, prepared.project, backup
        self.version = version_of(self.project)
        if not self.version:
            raise UnsettledError
        self.stamps = {stamp.path: stamp for stamp in prepared.stamps}
        pack = self.project.pack.tree
        found = overrides_of(prepared.local, pack, prepared.tree)
        self.overrides = {one.name: one for one in found}
        self.orphans = {one.path for one in prepared.drift if one.state is State.ORPHAN}

    def accept(self, path: str) -> list[Done]:
        """Take BBL's value: the municipality's own goes, and what holds nothing else with it."""
        done = []
        for name in self._named(path):
            file = self._file(name)
            self._remove(file, name)
            self.stamps.pop(name, None)
            done.append(Done(name, Did.DROPPED if name in self.orphans else Did.ACCEPTED, file))
        self._write_stamps()
        return done

    def keep(self, path: str) -> list[Done]:
        """Keep the own value, and hold it against BBL's of now from here on."""
        done = []
        for name in self._named(path):
            self._stamp(name)
            did = Did.OWN_NOW if name in self.orphans else Did.KEPT
            done.append(Done(name, did, self._file(name)))
        self._write_stamps()
        return done

    def stamp(self) -> list[Done]:
        """Hold what is not stamped yet against BBL's of now; what is stamped stays as it is."""
        fresh = [name for name in self.overrides if name not in self.stamps]
        for name in fresh:
            self._stamp(name)
        self._write_stamps()
        return [Done(name, Did.STAMPED, self._file(name)) for name in fresh]

    def merge(self, path: str) -> list[Done]:
        """Lay BBL's changes and the own ones together; what conflicts is marked in the text."""
        done = [self._merge(name) for name in self._named(path)]
        for one in done:
            if one.did in (Did.MERGED, Did.MARKED):
                self._stamp(one.path)
        self._write_stamps()
        return done

    def _named(self, path: str) -> list[str]:
        """The values that a path names: one, or all below it.

        Raises:
            UnknownPathError: there is none.
            UnreadableError: there is none in what can be read.
        """
        known = [*self.overrides, *sorted(self.orphans)]
        found = [name for name in known if name == path or name.startswith(f"{path}.")]
        if not found and not self.prepared.readable:  # it may stand in what can't be read
            raise UnreadableError(one for one in self.prepared.problems if one.is_error)
        if not found:
            raise UnknownPathError(path, nearest(path, known))
        return found

    def _own(self, name: str) -> Node:
        return locate(self.prepared.local, tuple(name.split(".")))[0]

    def _file(self, name: str) -> str:
        return self._own(name).source.file

    def _stamp(self, name: str) -> None:
        override = self.overrides.get(name)
        if override is None:
            self.stamps.pop(name, None)
            return
        digest = digest_of_node(override.theirs)
        self.stamps[name] = Stamp.model_construct(path=name, version=self.version, hash=digest)

    def _write_stamps(self) -> None:
        """Write overrides.yml, without what the municipality has no value for any more."""
        kept = [
            one
            for one in self.stamps.values()
            if not (self.prepared.readable and is_leftover(one, self.prepared.local))
        ]
        file = f"{MUNICIPALITIES}/{self.prepared.slug}/{OVERRIDES}"
        there = (self.project.root / file).exists()
        if kept or there:
            self.backup.write(file, stamps_text(self.backup.read(file) if there else None, kept))

    def _remove(self, file: str, name: str) -> None:
        """Take a value out of a file; a file in which nothing is left goes."""
        former = self.backup.read(file)
        with _in_place(file):
            text = remove(file, former, _inside(file, name))
        collection, identity = name.split(".")[:2]
        if collection in INHERITED and value_at(file, text, (identity,)) == {"id": identity}:
            text = remove(file, text, (identity,))
        if not text.strip():
            self.backup.delete(file)
            return
        if file.endswith(".yml") and compose(text, Source(file, Layer.PACK), Collector()) is None:
            end = line_break(former)  # only comments are left
            text += f"{'' if text.endswith(end) else end}[]{end}"
        self.backup.write(file, text)

    def _merge(self, name: str) -> Done:
        override, file = self.overrides.get(name), self._file(name)
        if override is None:
            return Done(name, Did.ALONE, file)
        stamp = self.stamps.get(name)
        then = (
            then_of(self.project, override, stamp.hash, stamp.version)
            if stamp is not None
            else None
        )
        if digest_of_node(override.theirs) in (
            digest_of_node(override.own),
            digest_of_node(then) if then is not None else "",
        ):
            return Done(name, Did.SAME, file)
        merged, conflicts = _merged(override, then)
        if merged is None:
            return Done(name, Did.CLASHED, file)
        path = _inside(file, name)
        with _in_place(file):
            text = set_value(file, self.backup.read(file), path, merged)
        if conflicts and not MARKED.search(text):  # written with \n, which no check would refuse
            return Done(name, Did.CLASHED, file)
        self.backup.write(file, text)
        did = Did.MARKED if conflicts else Did.MERGED
        return Done(name, did, file, conflicts, blind=then is None)


@contextmanager
def _in_place(file: str) -> Iterator[None]:
    """Say of which file it is that a value does not stand where it should.

    Raises:
        LayoutError: it does not, because it has a former name there, or ids that clash.
    """
    try:
        yield
    except KeyError as error:
        raise LayoutError(file) from error


def _faults(prepared: Prepared) -> Iterator[Problem]:
    """What is wrong with overrides.yml, so that writing it anew would lose something."""
    file = f"{MUNICIPALITIES}/{prepared.slug}/{OVERRIDES}"
    for found in prepared.problems:
        if found.place.file == file and found.code != "override-twice":
            yield found


def _inside(file: str, name: str) -> tuple[str, ...]:
    """Where a value stands in its file: a Markdown file is one item, another a list of them."""
    steps = tuple(name.split("."))
    return steps[2:] if file.endswith(".md") else steps[1:]


def _merged(override: Override, then: Node | None) -> tuple[Value | None, int]:
    """Both values together and how many conflicts are in them; None where marks can't say it."""
    own, theirs = override.own, override.theirs
    if isinstance(own, Leaf) and isinstance(theirs, Leaf):
        if isinstance(then, Leaf):
            text, conflicts = merge_text(_lines(own), _lines(then), _lines(theirs))
        else:
            text, conflicts = two_versions(_lines(own), _lines(theirs))
        return text if "\n" not in text else f"{text}\n", conflicts
    if all(isinstance(one, Listing) for one in (own, theirs, then)):
        return _merged_list(own, then, theirs), 0
    return None, 0


def _lines(leaf: Leaf) -> str:
    return leaf.text.replace("\r\n", "\n").strip()


def _merged_list(*lists: Node | None) -> Value | None:
    """The items of both; None where both changed the same ones."""
    known: dict[str, Value] = {}
    keys: list[list[str]] = []
    for one in lists:
        items = one.items if isinstance(one, Listing) else ()
        keys.append([digest_of_node(item) for item in items])
        known |= {digest_of_node(item): plain_of(item) for item in items}
    merged = merge(keys[0], keys[1], keys[2])
    if any(isinstance(part, Conflict) for part in merged):
        return None
    return [known[part] for part in merged if isinstance(part, str)]
