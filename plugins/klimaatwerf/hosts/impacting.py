"""What another pack does to many municipalities, found on all cores; a few are done right here."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from klimaatwerf.core.problems import Problem
from klimaatwerf.hosts.engine import engine_of
from klimaatwerf.hosts.jobs import begin
from klimaatwerf.hosts.mkdocs.basics import basics
from klimaatwerf.hosts.mkdocs_yml import read_settings
from klimaatwerf.kit.changes import KitChanges
from klimaatwerf.pipeline import FOLLOWED, Prepared, prepare
from klimaatwerf.project import load_project
from klimaatwerf.sources.parses import Parses
from klimaatwerf.templates.comparing import compare
from klimaatwerf.templates.fields import Nodes
from klimaatwerf.templates.impact import Impact, Impacts, Told
from klimaatwerf.templates.outputs import Outputs, Side

__all__ = ["Found", "Question", "Worker", "find"]

FEW = 3
"""So many municipalities are done in this process before another one has started."""
LONGEST = 12
"""Municipalities in a chunk at most."""
_FOREIGN = (
    "mkdocs.yml noemt nog andere plug-ins of hooks. Wat die aan de pagina's veranderen, telt hier "
    "niet mee."
)

Found = tuple[list[Impact], dict[str, Told], int]
"""What a process found: the impacts, what pages say differently by its key, pages rendered."""


@dataclass(frozen=True)
class Question:
    """What a process must know to compare two packs; a version is None for the working pack."""

    root: Path
    today: date
    portal_url: str | None
    before: str | None = FOLLOWED
    """`FOLLOWED` stands for what each municipality follows."""
    after: str | None = None
    channel: str | None = None
    """Only who follows this channel is compared."""
    foreign: bool = False
    """Whether other plugins or hooks have a say in the sites, which is not asked of them here."""


class Worker:
    """What a process keeps between municipalities."""

    def __init__(self, question: Question) -> None:
        gc.set_threshold(50_000, 50, 50)  # trees hold no cycles: collecting often only costs time
        self.question = question
        root, parses = question.root, Parses()  # a folder is read twice, and parsed once
        self.project = load_project(root, question.today, question.portal_url, parses=parses)
        engine = engine_of(*basics(root / "mkdocs.yml"))
        shared = read_settings(root).share_pictures
        self.outputs = Outputs(engine.environment, engine.converter, shared)
        self._nodes = Nodes()
        self._kits = KitChanges()

    def impact(self, slug: str) -> Impact | None:
        """What the new pack does to a municipality; None where it follows another channel."""
        question = self.question
        one = prepare(self.project, slug, question.before)
        if question.channel not in (None, one.following.follows):
            return None
        before = after = self._side(one)
        if one.project is None or one.project.version != question.after:
            after = self._side(prepare(self.project, slug, question.after))
        return compare(before, after, one.following.follows, self.outputs, self._nodes, self._kits)

    def _side(self, prepared: Prepared) -> Side:
        """A municipality under the pack that it was prepared with."""
        project = prepared.project or self.project
        faults: tuple[Problem, ...] = ()
        if project.version is None:  # those of a release are told with the municipality
            faults = tuple(one for one in project.problems if one.is_error)
        return Side(prepared, project.texts.names, project.root, faults)

    def several(self, slugs: Sequence[str]) -> Found:
        """The same for several municipalities."""
        self.outputs.told = {}
        before = self.outputs.rendered
        found = [one for slug in slugs if (one := self.impact(slug)) is not None]
        return found, self.outputs.told, self.outputs.rendered - before


def find(
    question: Question,
    slugs: Sequence[str],
    names: tuple[str, str],
    jobs: int | None = None,
    progress: Callable[[int], None] = lambda number: None,
) -> Impacts:
    """What a pack does to municipalities; `names` are how the packs are called in a report.

    `progress` is told of how many municipalities are done since the last time.
    """
    impacts: list[Impact] = []
    told: dict[str, Told] = {}
    with _runner(question, len(slugs), jobs) as (run, workers):
        for found, differences, _ in run(list(_chunks(slugs, workers))):
            impacts += found
            told = {**differences, **told}  # the first municipality speaks for the others
            progress(len(found))
    used = {key for one in impacts for page in one.pages for key in page.differences}
    remarks = (_FOREIGN,) if question.foreign else ()
    return Impacts(*names, tuple(impacts), {key: told[key] for key in sorted(used)}, remarks)


def _chunks(slugs: Sequence[str], workers: int) -> Iterator[Sequence[str]]:
    """The slugs in chunks that become smaller, so that all workers end at about the same time."""
    start = 0
    while start < len(slugs):
        size = max(1, min(LONGEST, (len(slugs) - start) // (2 * workers)))
        yield slugs[start : start + size]
        start += size


@contextmanager
def _runner(
    question: Question, number: int, jobs: int | None
) -> Iterator[tuple[Callable[[Iterable[Sequence[str]]], Iterable[Found]], int]]:
    """What compares chunks of municipalities, in order, and how many at once."""
    if number <= FEW and not jobs:
        yield partial(map, Worker(question).several), 1
        return
    workers = jobs or min(os.cpu_count() or 1, max(1, number))
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (question,)) as executor:
        try:
            yield partial(executor.map, _several), workers
        except BaseException:
            executor.shutdown(cancel_futures=True)
            raise


_worker: list[Worker] = []


def _start(question: Question) -> None:
    """Begin a process of a pool, which ends when it is told to, or when nobody is left to tell."""
    begin()
    _worker[:] = [Worker(question)]
    gc.freeze()  # what is loaded now stays; looking through it for garbage only costs time
    gc.disable()  # a site is garbage as a whole, when it is done


def _several(slugs: Sequence[str]) -> Found:
    found = _worker[0].several(slugs)
    gc.collect()
    return found
