"""The packs of a root: the working pack, and each release that a municipality follows.

A pack is read, checked and compiled once a process, whoever follows it. The sources of a release
have the names of the working pack, so that the same text gives the same site; only where something
is told of them, their place in the package is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from klimaatwerf import __version__
from klimaatwerf.core.channels import Channels, Release, order_of
from klimaatwerf.core.check import Checker, parse
from klimaatwerf.core.locks import check_locks
from klimaatwerf.core.model import Medium, Pack
from klimaatwerf.core.problems import Collector, Problem, SourceError, problem, tidy
from klimaatwerf.core.references import check_pack_references
from klimaatwerf.core.renames import check_schema, renewed
from klimaatwerf.core.tree import EMPTY, Branch, Listing, Place, locate, reusing
from klimaatwerf.publish.files import read, write_whole
from klimaatwerf.render.texts import Texts
from klimaatwerf.sources.parses import Parses
from klimaatwerf.sources.releases import Package, open_package, package_name
from klimaatwerf.sources.trees import (
    BESIDE_THE_PACK,
    CONTENT,
    Sources,
    read_pack,
    read_pack_in,
)

__all__ = ["Packs", "ReadPack", "package_place", "shown_file"]

PACK = "pack.yml"


@dataclass(frozen=True)
class ReadPack:
    """A pack with what reads its texts, and what is wrong with it whatever the municipality."""

    sources: Sources
    texts: Texts
    checker: Checker
    problems: tuple[Problem, ...]
    readable: bool = True
    """Whether there is anything to build from."""
    complete: bool = True
    """Whether all of its files could be read: else what is not there may only be broken."""
    facts: Pack | None = None
    """What pack.yml says, where that is good."""


class Packs:
    """The packs of a root: each is read when it is first asked for, and then never again.

    Releases never change: those that a `former` one could read are taken over, and of its working
    pack what is still the same.
    """

    def __init__(
        self,
        root: Path,
        channels: Channels,
        former: Packs | None = None,
        parses: Parses | None = None,
        today: date = date.min,
    ) -> None:
        self.root, self.channels = root, channels
        self._parses, self._today = parses, today
        self.releases: dict[str, ReadPack] = {}
        self.told: dict[str, Pack | None] = {}
        if former is not None:
            self.releases = {key: one for key, one in former.releases.items() if one.readable}
            self.told = {key: one for key, one in former.told.items() if one is not None}
        self.working: ReadPack | None = None
        self._former = former.working if former else None

    def read(self, version: str | None) -> ReadPack:
        """The pack of a release, or the working pack (None).

        Raises:
            LookupError: there is no such release.
        """
        if version is None:
            if self.working is None:
                self.working = _read_working(self.root, self._former, self._parses, self._today)
                self._former = None
            return self.working
        release = self.channels.releases[version]
        key = f"{version} {release.digest}"
        if key not in self.releases:
            self.releases[key] = _read_release(self.root, release, self._parses)
        return self.releases[key]

    def facts(self, version: str | None) -> Pack | None:
        """What pack.yml of a pack says; of a release its texts are not read for that.

        Raises:
            LookupError: there is no such release.
        """
        if version is None:
            return self.read(None).facts
        release = self.channels.releases[version]
        key = f"{version} {release.digest}"
        if key in self.releases:
            return self.releases[key].facts
        if key not in self.told:
            self.told[key] = _read_facts(self.root, release)
        return self.told[key]


def _read_facts(root: Path, release: Release) -> Pack | None:
    """What pack.yml of a release says; None where the package can't be read."""
    problems = Collector()
    try:
        package = open_package(root, release, CONTENT)
    except SourceError:
        return None
    alone = {name: data for name, data in package.entries.items() if name == PACK}
    tree = read_pack_in(replace(package, entries=alone), problems).tree
    return _facts(renewed(tree, date.min, Collector()), problems)


def _read_working(
    root: Path, former: ReadPack | None, parses: Parses | None, today: date
) -> ReadPack:
    """The pack in content/; what a `former` reading found out is kept where nothing changed."""
    problems = Collector()
    sources = read_pack(root / CONTENT, CONTENT, problems, parses)
    sources = replace(sources, tree=renewed(sources.tree, today, problems))
    return _checked(sources, problems, former)


def _read_release(root: Path, release: Release, parses: Parses | None) -> ReadPack:
    """A released pack, verified; where it can't be used its problems say why."""
    problems = Collector()
    try:
        package = open_package(root, release, CONTENT)
        sources = read_pack_in(package, problems, parses)
        # A release never changes, so its old names work for ever, and nobody has to be told.
        sources = replace(sources, tree=renewed(sources.tree, date.min, Collector()))
        _unpack(root, package, sources)
    except SourceError as error:
        texts, checker = _readers(EMPTY, None)
        return ReadPack(
            Sources(EMPTY, {}), texts, checker, error.problems, readable=False, complete=False
        )
    made = _checked(sources, problems, None)
    return replace(made, problems=tuple(package_place(made.problems, release.version)))


def _checked(sources: Sources, problems: Collector, former: ReadPack | None) -> ReadPack:
    """A pack that was read, with what is wrong with it."""
    if former is not None:
        tree = reusing(former.sources.tree, sources.tree)
        sources = replace(sources, tree=tree if isinstance(tree, Branch) else sources.tree)
    readable = not problems.failed
    texts, checker = _readers(sources.tree, former)
    facts = _facts(sources.tree, problems)
    if readable:  # else what could not be read would be missed everywhere
        check_pack_references(sources.tree, problems)
    problems.extend(texts.check_pack(sources.tree))
    told = tidy(problems.problems)
    return ReadPack(sources, texts, checker, told, complete=readable, facts=facts)


def _readers(pack: Branch, former: ReadPack | None) -> tuple[Texts, Checker]:
    """What reads texts and items; that of a former reading where the variables are the same."""
    if former is not None:
        variables = pack.branch("pack", "variables")
        if variables is former.sources.tree.branch("pack", "variables"):
            return former.texts, former.checker
    texts = Texts(pack.branch("pack", "variables").items)
    return texts, Checker(texts.expand)


def package_place(problems: Iterable[Problem], version: str) -> Iterator[Problem]:
    """Problems with the places of the pack as those in a package."""
    for found in problems:
        file = shown_file(found.place.file, version)
        yield replace(found, place=found.place._replace(file=file))


def shown_file(file: str, version: str | None) -> str:
    """How a source is shown to people: one of the pack of a release lies in its package."""
    folder, _, name = file.partition("/")
    if version is None or folder != CONTENT or name.partition("/")[0] in ("", *BESIDE_THE_PACK):
        return file
    return f"{package_name(version)}/{name}"


def _facts(pack: Branch, problems: Collector) -> Pack | None:
    """What pack.yml says; what is wrong with it and with media.yml goes to `problems`."""
    settings = pack.get("pack")
    found, faults = parse(Pack, settings, ("pack",)) if settings is not None else (None, ())
    problems.extend(faults)
    wanted = found.min_generator if found is not None else None
    if wanted is not None and order_of(__version__) < order_of(wanted):
        path = ("pack", "min_generator")
        place = locate(pack, path)[0].place
        problems.add("generator-old", place, path, wanted=wanted, there=__version__)
    check_schema(pack, problems)
    check_locks(pack, problems)
    if isinstance(media := pack.get("media"), Listing):
        for number, medium in enumerate(media.items):
            problems.extend(parse(Medium, medium, ("media", str(number)))[1])
    return found


def _unpack(root: Path, package: Package, sources: Sources) -> None:
    """Lay the media of a package where sites can publish them from; what is damaged goes over.

    Raises:
        SourceError: they can't be laid there.
    """
    for relative in sources.media:
        place = root / package.on_disk(relative)
        data = package.entries[relative]
        try:
            if place.is_file() and read(str(place)) == data:
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place.as_posix(), data)
        except OSError as error:
            found = Place(package.source(relative).file, 1, 1)
            raise SourceError([problem("unreadable", found, reason=str(error))]) from error
