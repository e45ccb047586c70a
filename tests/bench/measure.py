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
from datetime import date
from functools import partial
from pathlib import Path

from klimaatwerf.hosts.building import order_of
from klimaatwerf.hosts.looking import Request, look
from klimaatwerf.hosts.mkdocs_yml import read_settings
from klimaatwerf.hosts.worker import Worker
from klimaatwerf.publish import Store
from klimaatwerf.work import Job, slugs_in

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
        "municipalities": len(slugs_in(given.root)),
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
    """Seconds of processor time a site: never seen before, and with its own texts known."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        store = Store.beside(Path(folder) / "site")
        with store.lock(wait=True) as held, held.staging() as staging:
            request = Request(root, held, TODAY, lambda: read_settings(root))
            start = look(request)
            worker = Worker(order_of(request, start, staging))
            worker.build(start.jobs[0])
            rounds = [[_seconds(worker, job) for job in start.jobs[1:41]] for _ in range(2)]
        pages = len(list((Path(folder) / "site" / start.jobs[0].slug).rglob("*.html")))
    return rounds[0], rounds[1], pages


def _seconds(worker: Worker, job: Job) -> float:
    """Seconds of processor time that a worker takes for a site, or the end of the measurement."""
    began = time.process_time()
    built = worker.build(job)
    seconds = time.process_time() - began
    if built.record is None:
        sys.exit(f"{job.slug}: {built.problems} {built.trace}")
    return seconds


if __name__ == "__main__":
    main()
