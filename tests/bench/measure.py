"""Measure `check` on a root, and a site in a warm process.

    python tests/bench/measure.py ROOT [--rounds 3]

ROOT comes from `workload.py`. Prints the wall time and the peak memory (PSS of the whole process
tree) of `klimaatwerf check`, and the median time of the processor for one site in a process that
built others before, as JSON. Run it on a machine that does nothing else; times move by 30 %.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from klimaatwerf.fleet import Order
from klimaatwerf.hosts.looking import Request, look
from klimaatwerf.hosts.mkdocs_yml import read_settings
from klimaatwerf.hosts.worker import Worker
from klimaatwerf.ledger import Record
from klimaatwerf.pipeline import slugs_of
from klimaatwerf.publish import Store
from klimaatwerf.report import State
from klimaatwerf.work import Job

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # as this file is started by its path

from tests.bench.process_tree import run, sampled

TODAY = date(2026, 11, 23)


def main() -> None:
    """Run the rounds and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    checks = [_check(given.root) for _ in range(given.rounds)]
    first, again, pages = _sites(given.root)
    figures = {
        "municipalities": len(slugs_of(given.root)),
        "check_seconds": statistics.median(seconds for seconds, _ in checks),
        "check_peak_mb": max(peak for _, peak in checks),
        "pages": pages,
        "site_ms": round(statistics.median(first) * 1000, 1),
        "site_again_ms": round(statistics.median(again) * 1000, 1),
    }
    print(json.dumps(figures, indent=1))  # noqa: T201


def _check(root: Path) -> tuple[float, float]:
    """Seconds of wall time and megabytes of peak memory of one check, each of a run of its own."""
    command = [sys.executable, "-m", "klimaatwerf", "--root", str(root), "check"]
    wall = run(command, root, os.environ).wall
    _, peak = sampled(partial(run, command, root, os.environ))
    return round(wall, 2), round(peak, 1)


def _sites(root: Path) -> tuple[list[float], list[float], int]:
    """Seconds of processor time a site, whole: never seen before, and with its own texts known."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    rounds: list[list[float]] = []
    pages = 0
    with tempfile.TemporaryDirectory() as folder, _worker(root, Path(folder)) as (worker, jobs):
        _built(worker, jobs[0])
        for _ in range(2):
            times: list[float] = []
            for job in jobs[1:]:
                began = time.process_time()
                pages = _built(worker, job).pages
                times.append(time.process_time() - began)
            rounds.append(times)
    return rounds[0], rounds[1], pages


@contextmanager
def _worker(root: Path, folder: Path) -> Iterator[tuple[Worker, tuple[Job, ...]]]:
    """A worker of this process with its first jobs, each a whole site."""
    settings = read_settings(root)
    with Store.beside(folder / "site").lock(wait=False) as store, store.staging() as staging:
        start = look(Request(root, store, TODAY, lambda: settings))
        order = Order(
            root=root,
            today=TODAY,
            portal_url=settings.site_url,
            out=store.out,
            home=store.home,
            token=store.token,
            staging=staging,
            inputs=start.inputs,
        )
        worker = Worker(order)
        yield worker, start.jobs[:41]
        worker.close()


def _built(worker: Worker, job: Job) -> Record:
    """What a worker knows of a site that it built."""
    built = worker.build(job)
    if built.record is None or built.state not in (State.BUILT, State.UNCHANGED):
        sys.exit(f"{job.slug}: {built.problems} {built.trace}")
    return built.record


if __name__ == "__main__":
    main()
