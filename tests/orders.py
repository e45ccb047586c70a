"""Orders and jobs for what hands work out, and work that kills the process it is done in."""

from __future__ import annotations

import os
import signal
from datetime import date
from pathlib import Path

from klimaatwerf.fleet import Built, Order
from klimaatwerf.report import State
from klimaatwerf.work import Inputs, Job

INPUTS = Inputs("", "", "", {}, {})


def order_in(folder: Path) -> Order:
    """An order whose output and staging area lie in a folder."""
    staging = folder / "home/staging"
    staging.mkdir(parents=True, exist_ok=True)
    out, home = folder / "site", folder / "home"
    return Order(folder, date(2026, 11, 23), None, out, home, "", staging, INPUTS)


def jobs(*slugs: str) -> list[Job]:
    """A job for each slug."""
    return [Job(slug, "") for slug in slugs]


def build_mortal(order: Order, chunk: tuple[Job, ...]) -> list[Built]:
    """Says of each site in which process it was; the process dies where the slug says so.

    `dies` dies always, `dies-once` the first time.
    """
    return [Built(job.slug, _state(order, job.slug), trace=str(os.getpid())) for job in chunk]


def _state(order: Order, slug: str) -> State:
    met = order.staging / f"_met-{slug}"
    if slug == "dies" or (slug == "dies-once" and not met.exists()):
        met.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return State.BUILT
