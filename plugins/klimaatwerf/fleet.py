"""Many sites by any executor: the order, the jobs in balanced chunks, and what comes back.

This side only hands out and gathers: it loads nothing of what a worker needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.ledger import Record
from klimaatwerf.report import State
from klimaatwerf.work import MUNICIPALITIES, Inputs, Job

__all__ = ["Built", "Inline", "Order", "Portal", "Survey", "build_sites", "in_chunks", "result_of"]

LONGEST = 24
"""Sites in a chunk at most: one is done well within the two seconds of an interrupt."""


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
    build_chunk: Callable[[Order, tuple[Job, ...]], list[Built]],
    progress: Callable[[str, State], None] = lambda slug, state: None,
    workers: int = 1,
) -> Iterator[Built]:
    """Let an executor build the sites; one whose worker dies is told, the others go on."""
    waiting = {
        executor.submit(build_chunk, order, chunk): chunk for chunk in in_chunks(jobs, workers)
    }
    for future in as_completed(waiting):
        chunk = waiting.pop(future)
        try:
            found = future.result()
        except BrokenExecutor:
            found = [_died(job.slug) for job in chunk]
        for built in found:
            progress(built.slug, built.state)
            yield built


def _died(slug: str) -> Built:
    """A worker that died says nothing, so it is said here."""
    place = Place(f"{MUNICIPALITIES}/{slug}", 1, 1)
    return Built(slug, State.FAILED, problems=(problem("worker-died", place),))


def result_of(future: Future[Portal]) -> Portal:
    """What a worker says of the portal, or that it died."""
    try:
        return future.result()
    except BrokenExecutor:
        return Portal(None, (problem("worker-died", Place("mkdocs.yml", 1, 1)),))
