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
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path

from klimaatwerf.fleet import Order
from klimaatwerf.hosts.mkdocs import worker
from klimaatwerf.pipeline import slugs_of

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
    """Seconds of wall time and megabytes of peak memory of one check."""
    command = [sys.executable, "-m", "klimaatwerf", "--root", str(root), "check"]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        peaks = [0.0]
        watcher = threading.Thread(target=_watch, args=(running.pid, peaks), daemon=True)
        watcher.start()
        running.wait()
    return round(time.perf_counter() - began, 2), round(max(peaks), 1)


def _watch(pid: int, peaks: list[float]) -> None:
    """Note the proportional memory of a process and its children until it ends."""
    while True:
        total = sum(filter(None, (_pss(one) for one in _tree(pid))))
        if not total:
            return
        peaks.append(total)
        time.sleep(0.02)


def _tree(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        below = [int(word) for word in children.read_text(encoding="ascii").split()]
    except OSError:
        return [pid]
    return [pid, *(deeper for one in below for deeper in _tree(one))]


def _pss(pid: int) -> float:
    """Megabytes of proportional memory."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024


def _sites(root: Path) -> tuple[list[float], list[float], int]:
    """Seconds of processor time a site: never seen before, and with its own texts known."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    slugs = slugs_of(root)[:41]
    with tempfile.TemporaryDirectory() as staging:
        worker.start(Order(root, TODAY, "https://klimaatwerf.example/", Path(staging)))
        worker.build_site(slugs[0])
        rounds: list[list[float]] = []
        pages = 0
        for number in range(2):
            times: list[float] = []
            for slug in slugs[1:]:
                began = time.process_time()
                built = worker.build_site(slug)
                times.append(time.process_time() - began)
                pages = built.pages
                if built.folder is None:
                    sys.exit(f"{number}: {slug}: {built.problems} {built.trace}")
            rounds.append(times)
    return rounds[0], rounds[1], pages


if __name__ == "__main__":
    main()
