"""The kits of many municipalities, made on all cores; a few are made right here."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from multiprocessing import get_context
from pathlib import Path
from traceback import format_exc

import jinja2

from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.hosts.jobs import begin
from klimaatwerf.kit.drawing import DrawingRoom
from klimaatwerf.kit.making import KitMaker
from klimaatwerf.kit.pack_words import PackWords
from klimaatwerf.kit.packing import MANIFEST, pack
from klimaatwerf.kit.sharing import studio_of
from klimaatwerf.pipeline import Prepared, prepare
from klimaatwerf.project import Project, load_project
from klimaatwerf.render.kept import Kept
from klimaatwerf.render.press.typefaces import FONTS
from klimaatwerf.render.theme import environment
from klimaatwerf.sources.trees import MUNICIPALITIES

__all__ = ["Asked", "Done", "make_kits"]

FEW = 2
"""So many municipalities are done in this process before another one has started."""


@dataclass(frozen=True)
class Asked:
    """What is to be made."""

    root: Path
    today: date
    portal_url: str | None
    theme: Path
    out: Path
    kept: Kept
    ids: tuple[str, ...] = ()
    """The actions and events; none stands for all of them."""
    presses: int = 1


@dataclass(frozen=True)
class Done:
    """What was made for one municipality."""

    slug: str
    made: tuple[str, ...] = ()
    """The items whose kit is there."""
    problems: tuple[Problem, ...] = ()
    drawn: int = 0
    written: int = 0
    known: tuple[str, ...] = ()
    """What could be asked for."""
    missed: tuple[str, ...] = ()
    """The items whose kit could not be made."""
    kept: tuple[str, ...] = ()
    """Files that somebody changed, which lie beside the new ones now."""
    closed: tuple[str, ...] = ()
    """Actions and events that have no kit now: over, stopped, cancelled or postponed."""
    stale: tuple[str, ...] = ()
    """The folders of kits that were made for those."""
    trace: str = ""
    """Where it stopped by a fault of ours."""


class Maker:
    """What a process keeps between municipalities."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.project = load_project(asked.root, asked.today, asked.portal_url)
        self._rooms: dict[str | None, DrawingRoom] = {}
        self._words: dict[str | None, PackWords] = {}

    def close(self) -> None:
        """Stop the presses."""
        for room in self._rooms.values():
            room.close()

    @cached_property
    def _theme(self) -> jinja2.Environment:
        return environment(self.asked.theme, str)

    def room(self, project: Project) -> DrawingRoom:
        """The presses for the designs of a pack."""
        if project.version not in self._rooms:
            self._rooms[project.version] = DrawingRoom(
                project.pack.kit,
                self.asked.theme / FONTS,
                self.asked.kept,
                release=project.version,
                presses=self.asked.presses,
            )
        return self._rooms[project.version]

    def words(self, project: Project) -> PackWords:
        """What a pack says for the kit."""
        if project.version not in self._words:
            self._words[project.version] = PackWords(project.pack.kit, project.texts.names)
        return self._words[project.version]

    def make(self, slug: str) -> Done:
        """The kits of a municipality, each complete or as it was; a fault of ours stops no other.

        Raises:
            OSError: something can't be read or written, as for all others.
        """
        try:
            return self._make(slug)
        except OSError:
            raise
        except Exception:  # noqa: BLE001 (whatever it is, the others go on)
            place = Place(f"{MUNICIPALITIES}/{slug}/municipality.yml", 1, 1)
            return Done(slug, problems=(problem("kit-failed", place),), trace=format_exc())

    def _make(self, slug: str) -> Done:
        prepared = prepare(self.project, slug)
        project = prepared.project or self.project
        faults = (*prepared.problems, *project.problems)
        if prepared.plan is None:
            return Done(slug, problems=tuple(one for one in faults if one.is_error))
        maker = self.maker(prepared, project)
        ids = self.asked.ids or tuple(maker.items)
        made: list[str] = []
        kept: list[str] = []
        problems: list[Problem] = []
        drawn = written = 0
        for id in ids:
            if id not in maker.items:
                continue
            kit = maker.make(id)
            problems += kit.problems
            drawn += kit.drawn
            if kit.complete:
                packed = pack(kit.files, self.asked.out / slug / id)
                written += packed.written
                kept += packed.kept
                made.append(id)
        missed = tuple(id for id in ids if id in maker.items and id not in made)
        told = tuple(dict.fromkeys(problems))
        site = prepared.plan.site
        closed = tuple(id for id in (*site.actions, *site.events) if id not in maker.items)
        stale = () if self.asked.ids else tuple(_stale(self.asked.out / slug, maker.items))
        return Done(
            slug,
            tuple(made),
            told,
            drawn,
            written,
            tuple(maker.items),
            missed,
            tuple(kept),
            closed=closed,
            stale=stale,
        )

    def maker(self, prepared: Prepared, project: Project) -> KitMaker:
        """What makes the kits of a municipality that was prepared."""
        plan = prepared.plan
        assert plan is not None  # noqa: S101 (its kits are asked for)
        studio = studio_of(plan, self._theme, project.root)
        return KitMaker(plan, prepared.tree, self.words(project), studio, self.room(project))


def _stale(folder: Path, items: Collection[str]) -> Iterator[str]:
    """The kits of a municipality that belong to nothing it has now."""
    for manifest in sorted(folder.glob(f"*/{MANIFEST}")):
        if manifest.parent.name not in items:
            yield str(manifest.parent)


def make_kits(
    asked: Asked,
    slugs: Sequence[str],
    jobs: int | None = None,
    progress: Callable[[str], None] = lambda slug: None,
) -> list[Done]:
    """The kits of these municipalities, in their order."""
    found: list[Done] = []
    with _runner(asked, len(slugs), jobs) as run:
        for one in run(slugs):
            found.append(one)
            progress(one.slug)
    return found


@contextmanager
def _runner(
    asked: Asked, number: int, jobs: int | None
) -> Iterator[Callable[[Sequence[str]], Iterator[Done]]]:
    if number <= FEW and not jobs:
        maker = Maker(asked)
        try:
            yield partial(map, maker.make)
        finally:
            maker.close()
        return
    workers = jobs or min(os.cpu_count() or 1, max(1, number))
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (asked,)) as executor:
        try:
            yield partial(executor.map, _one)
        except BaseException:
            executor.shutdown(cancel_futures=True)
            raise


_maker: list[Maker] = []


def _start(asked: Asked) -> None:
    begin()
    _maker[:] = [Maker(asked)]


def _one(slug: str) -> Done:
    return _maker[0].make(slug)
