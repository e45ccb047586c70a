"""Who does the work: this process, a pool of others, or the workers of a cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Timer
from typing import TYPE_CHECKING, Any

from klimaatwerf.fleet import Inline, Order
from klimaatwerf.hosts.jobs import warm
from klimaatwerf.hosts.looking import Request

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

__all__ = ["GRACE", "Pool", "executor_for"]

FEW = 3
"""So many sites are done in this process before another one has started."""
GRACE = 1.0
"""How many seconds a worker has for the site that it is at when a build is stopped."""


@contextmanager
def executor_for(request: Request, order: Order, sites: int) -> Iterator[tuple[Executor, int]]:
    """An executor for so many sites, and how many it builds at once.

    When the build is interrupted, what has not begun is dropped.

    Raises:
        ClusterError: the workers of the cluster can't do it.
    """
    with _executor(request, order, sites) as (executor, workers):
        try:
            yield executor, workers
        except BaseException:
            order.halt()
            executor.shutdown(cancel_futures=True)
            raise
        executor.shutdown()


def _executor(
    request: Request, order: Order, sites: int
) -> AbstractContextManager[tuple[Executor, int]]:
    if request.cluster:
        from klimaatwerf.hosts.cluster import connected  # noqa: PLC0415 (few builds need it)

        return connected(request.cluster, order)
    if sites <= FEW and not (request.nested or request.workers):
        return nullcontext((Inline(), 1))
    workers = request.workers or min(os.cpu_count() or 1, max(1, sites))
    return nullcontext((Pool(workers, order), workers))


class Pool(Executor):
    """Spawned processes; where one dies, its pool is lost and a fresh one takes what comes next."""

    def __init__(self, workers: int, order: Order) -> None:
        # Here, for a build that has nothing to do needs none of it.
        from multiprocessing import active_children  # noqa: PLC0415

        self._workers = workers
        self._order = order
        self._others = frozenset(active_children())
        self._pool = self._fresh()

    def _fresh(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        return ProcessPoolExecutor(self._workers, get_context("spawn"), warm, (self._order,))

    def submit(self, fn: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Let a process of the pool do it, or of a fresh pool where that one is lost."""
        with _deaf():
            try:
                return self._pool.submit(fn, *given, **named)
            except BrokenExecutor:
                self._pool.shutdown()
                self._pool = self._fresh()
                return self._pool.submit(fn, *given, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; when what waits is dropped, those that take too long are killed."""
        killer = Timer(GRACE, self._kill)
        if cancel_futures:
            killer.start()
        try:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
        except BaseException:
            self._kill()  # asked to stop once more
            raise
        finally:
            killer.cancel()

    def _kill(self) -> None:
        from multiprocessing import active_children  # noqa: PLC0415

        for child in frozenset(active_children()) - self._others:
            child.kill()


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that start here never get Ctrl+C, which a terminal sends to all of them.

    It stays blocked in a process that begins while it is; here it comes afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
