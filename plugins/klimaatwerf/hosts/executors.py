"""Who does the work: this process, a pool of others, or the workers of a cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from klimaatwerf.fleet import Inline, Order
from klimaatwerf.hosts.jobs import warm
from klimaatwerf.hosts.looking import Request

__all__ = ["executor_for"]

FEW = 3
"""So many sites are done in this process before another one has started."""


@contextmanager
def executor_for(request: Request, order: Order, sites: int) -> Iterator[tuple[Executor, int]]:
    """An executor for so many sites, and how many it builds at once.

    When the build is interrupted, what has not begun is dropped.
    """
    if sites <= FEW and not (request.nested or request.workers):
        yield Inline(), 1
        return
    workers = request.workers or min(os.cpu_count() or 1, max(1, sites))
    executor = ProcessPoolExecutor(
        max_workers=workers,
        mp_context=get_context("spawn"),
        initializer=warm,
        initargs=(order,),
    )
    try:
        yield executor, workers
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
