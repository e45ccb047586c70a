"""Many sites by any executor: the order, the jobs in balanced chunks, and what comes back.

This side only hands out and gathers: it loads nothing of what a worker needs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.ledger import Record
from klimaatwerf.publish import Store
from klimaatwerf.report import State
from klimaatwerf.work import MUNICIPALITIES, Inputs, Job

__all__ = ["Built", "Inline", "Order", "Portal", "Survey", "begin", "build_sites", "in_chunks"]

Result = TypeVar("Result")
BuildChunk = Callable[["Order", tuple[Job, ...]], list["Built"]]

LONGEST = 24
"""Sites in a chunk at most."""
_HALT = "_halt"
"""A file in the staging area; a slug never starts with a line."""


@dataclass(frozen=True)
class Order:
    """What a worker must know to build sites; equal orders, equal worker."""

    root: Path
    today: date
    portal_url: str | None
    out: Path
    home: Path
    token: str
    """Which hold of the lock its work belongs to."""
    staging: Path
    inputs: Inputs
    host: str = "mkdocs"
    config_file: str = "mkdocs.yml"
    preview: bool = False
    """Whether it is looked at while it is written: then the host's own script may run."""
    foreign: bool = False
    """Whether other plugins or hooks have a say: then each site goes whole through the host."""
    markdown: Mapping[str, Any] | None = None
    """The Markdown extensions of mkdocs.yml and their settings, where they are known already."""
    theme: str = ""
    """The folder of the theme, where it is known already."""
    share_pictures: bool = True
    """Whether each action and event gets a picture of its own for where it is shared."""
    kit: bool = False
    """Whether the pieces of kits are published too, where a municipality wants it."""
    drawings: str = ""
    """A digest of the drawings and typefaces of the theme."""

    def halt(self) -> None:
        """Let every worker that shares the folder end after the site that it is at."""
        with suppress(OSError):  # the disk is full or gone: then the workers stop by themselves
            (self.staging / _HALT).touch()

    @property
    def halted(self) -> bool:
        """Whether nothing more is to be done."""
        return (self.staging / _HALT).exists()


@dataclass(frozen=True)
class Built:
    """What a worker says of one site; without a record it is built again next time."""

    slug: str
    state: State
    record: Record | None = None
    seconds: float = 0.0
    rendered: int = 0
    written: int = 0
    conversions: int = 0
    drawn: int = 0
    problems: tuple[Problem, ...] = ()
    trace: str = ""


@dataclass(frozen=True)
class Survey:
    """What is wrong with what all share, and what of it the next build can use."""

    problems: tuple[Problem, ...] = ()
    portal_failed: bool = False
    catalogue: str = ""
    """The digest of what the pack offers, as far as the portal shows it."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    trace: str = ""


@dataclass(frozen=True)
class Portal:
    """The portal as a worker built it; without a folder it could not be."""

    folder: Path | None
    problems: tuple[Problem, ...] = ()
    trace: str = ""
    remarks: tuple[str, ...] = ()


class Inline(Executor):
    """Does the work at once, in this process: for a few sites no other is worth its start."""

    def submit(self, fn: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Run it, and give its result as one that is there already."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*given, **named))
        except Exception as error:  # noqa: BLE001 (the caller asks for it)
            future.set_exception(error)
        return future


def in_chunks(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, ...]]:
    """The jobs in chunks that become smaller, so that all workers end at about the same time."""
    start = 0
    while start < len(jobs):
        size = max(1, min(LONGEST, (len(jobs) - start) // (2 * workers)))
        yield tuple(jobs[start : start + size])
        start += size


def build_sites(
    order: Order,
    jobs: Sequence[Job],
    executor: Executor,
    build_chunk: BuildChunk,
    progress: Callable[[str, State], None] = lambda slug, state: None,
    workers: int = 1,
) -> Iterator[Built]:
    """Let an executor build the sites; gives each when it is done.

    When a worker dies, every site that it could have been at is tried again, each alone: only one
    whose worker dies then too is lost. The executor takes new work after such a death.
    """
    chunks = deque(in_chunks(jobs, workers))
    while chunks:
        suspects: list[Job] = []
        for chunk, found in _side_by_side(chunks, workers + 1, order, executor, build_chunk):
            if found is None:
                suspects.extend(chunk)
            for built in found or ():
                progress(built.slug, built.state)
                yield built
        for job in suspects:
            for built in _once(executor, build_chunk, order, (job,)) or [_died(job.slug, order)]:
                progress(built.slug, built.state)
                yield built


def _side_by_side(
    chunks: deque[tuple[Job, ...]],
    width: int,
    order: Order,
    executor: Executor,
    build_chunk: BuildChunk,
) -> Iterator[tuple[tuple[Job, ...], list[Built] | None]]:
    """Hand out the chunks, so many at once; gives each with what came of it.

    That is None where a worker died, and then no more is handed out.
    """
    waiting: dict[Future[list[Built]], tuple[Job, ...]] = {}
    died = False
    while waiting or (chunks and not died):
        while chunks and not died and len(waiting) < width:
            chunk = chunks.popleft()
            waiting[executor.submit(build_chunk, order, chunk)] = chunk
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            chunk = waiting.pop(future)
            try:
                yield chunk, future.result()
            except BrokenExecutor:
                died = True
                yield chunk, None


def begin(
    executor: Executor, task: Callable[..., Result], *given: Any
) -> Callable[[], Result | None]:
    """Let a worker begin with a task; gives what waits for its result.

    Where the worker dies the task is tried once more; there is no result where that fails too.
    """
    future = executor.submit(task, *given)

    def result() -> Result | None:
        try:
            return future.result()
        except BrokenExecutor:
            return _once(executor, task, *given)

    return result


def _once(executor: Executor, task: Callable[..., Result], *given: Any) -> Result | None:
    """The result of a task; None where its worker dies."""
    try:
        return executor.submit(task, *given).result()
    except BrokenExecutor:
        return None


def _died(slug: str, order: Order) -> Built:
    """A worker that died says nothing, so it is said here; a good version takes its place again."""
    place = Place(f"{MUNICIPALITIES}/{slug}", 1, 1)
    kept = Store(order.out, order.home, order.token).restore(slug)
    state = State.KEPT if kept else State.FAILED
    return Built(slug, state, problems=(problem("worker-died", place),))
