"""What an executor runs: light to name here, the worker is loaded where the work is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from klimaatwerf.fleet import Built, Order, Portal, Survey
from klimaatwerf.work import Job

if TYPE_CHECKING:
    from klimaatwerf.hosts.worker import Worker

__all__ = ["build_chunk", "build_portal", "survey", "warm"]

_workers: list[tuple[Order, Worker]] = []


def warm(order: Order) -> None:
    """Load what the jobs of this order need, before the first comes."""
    _worker(order)


def build_chunk(order: Order, jobs: tuple[Job, ...]) -> list[Built]:
    """Build and publish some sites."""
    worker = _worker(order)
    built = [worker.build(job) for job in jobs]
    worker.keep()
    return built


def survey(order: Order) -> Survey:
    """Look at what all sites share."""
    return _worker(order).survey()


def build_portal(order: Order, towns: tuple[tuple[str, bool], ...], folder: Path) -> Portal:
    """Build the portal; `towns` are the slugs with whether the site is an earlier version."""
    return _worker(order).portal(towns, folder)


def _worker(order: Order) -> Worker:
    """The worker of this process for an order; another order makes another."""
    if not _workers or _workers[0][0] != order:
        from klimaatwerf.hosts.worker import Worker  # noqa: PLC0415 (see above)

        for _, former in _workers:
            former.close()
        _workers[:] = [(order, Worker(order))]
    return _workers[0][1]
