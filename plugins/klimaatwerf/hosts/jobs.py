"""What an executor runs: light to name here, the worker is loaded where the work is done."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING

from klimaatwerf.fleet import Built, Order, Portal, Survey
from klimaatwerf.publish import unique
from klimaatwerf.work import Job

if TYPE_CHECKING:
    from klimaatwerf.hosts.worker import Worker

__all__ = ["begin", "build_chunk", "build_portal", "end_with_parent", "survey", "warm"]

TIDY = 200
"""Pages after which garbage is looked for: those of 24 sites would take 25 MB more."""

_workers: list[tuple[Order, Worker]] = []
_busy = Lock()
"""MkDocs and Jinja are not made for threads, and a worker of a cluster can have several."""


def warm(order: Order) -> None:
    """Begin a process of a pool: load what the jobs of this order need, before the first comes."""
    Thread(target=end_with_parent, daemon=True).start()
    with suppress(Exception), _worker(order):  # the first job meets what is wrong, and tells it
        pass
    gc.freeze()  # what is loaded now stays; looking through it for garbage only costs time
    gc.disable()  # a site is garbage as a whole, when it is done: see `build_chunk`


def build_chunk(order: Order, jobs: tuple[Job, ...]) -> list[Built]:
    """Build and publish some sites, until there is no more to be done."""
    built: list[Built] = []
    rendered = 0
    with _worker(order) as worker:
        for job in jobs:
            if order.halted:
                break
            built.append(worker.build(job))
            rendered += built[-1].rendered
            if rendered >= TIDY:
                gc.collect()
                rendered = 0
        worker.keep()
    if not gc.isenabled():  # in a process of a pool
        gc.collect()
    return built


def survey(order: Order) -> Survey:
    """Look at what all sites share."""
    with _worker(order) as worker:
        from klimaatwerf.hosts import network  # noqa: PLC0415 (see above)

        return network.survey(worker)


def build_portal(order: Order, towns: tuple[tuple[str, bool], ...]) -> Portal:
    """Build the portal; `towns` are the slugs with whether the site is an earlier version."""
    with _worker(order) as worker:
        from klimaatwerf.hosts import network  # noqa: PLC0415 (see above)

        return network.build_portal(worker, towns, order.staging / f"_portal-{unique()}")


@contextmanager
def _worker(order: Order) -> Iterator[Worker]:
    """The worker of this process for an order, for one task at a time; another order another."""
    with _busy:
        if not _workers or _workers[0][0] != order:
            from klimaatwerf.hosts.worker import Worker  # noqa: PLC0415 (see above)

            for _, former in _workers:
                former.close()
            _workers[:] = [(order, Worker(order))]
        yield _workers[0][1]


def begin() -> None:
    """Begin a process of a pool, which ends when it is told to, or when nobody is left to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends Ctrl+C to all of them
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """Nobody waits for a worker whose build was killed."""
    from multiprocessing import parent_process  # noqa: PLC0415 (only in a process of a pool)

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
