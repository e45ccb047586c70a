"""Run a command to the end of all that it started, with its wall time, its work and its memory."""

from __future__ import annotations

import ctypes
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

__all__ = ["BenchmarkError", "Ran", "adopt_orphans", "descendants", "memory", "run", "sampled"]

T = TypeVar("T")

_EVERY = 0.02
"""Seconds between two looks at the memory."""

_PATIENCE = 120
"""Seconds that processes may go on after their command ended."""

_PR_SET_CHILD_SUBREAPER = 36


class BenchmarkError(Exception):
    """The benchmark can't go on; the message says why."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that ended well."""

    wall: float
    """Seconds until the command ended."""
    cpu: float
    """Seconds of processor time, of the user and the system, of the whole process tree."""
    after: float
    """Seconds that what it left in the background went on afterwards."""


def adopt_orphans() -> None:
    """Become the parent of processes that outlive theirs, so that `run` can wait for them."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Ran:
    """Run a command and wait for everything that it started.

    Raises:
        BenchmarkError: it failed, or left a process behind that does not end.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        started = subprocess.Popen(
            command, cwd=cwd, env=dict(env), stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(started.pid, 0)
        wall = time.perf_counter() - began
        started.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime + _orphans(command)
        after = time.perf_counter() - began - wall
        if started.returncode:
            said.seek(0)
            tail = said.read().decode(errors="replace").splitlines()[-15:]
            message = f"{' '.join(command)} ended with {started.returncode}:"
            raise BenchmarkError("\n".join((message, *tail)))
    return Ran(wall, cpu, after)


def _orphans(command: Sequence[str]) -> float:
    """Wait for what a command left behind; gives its processor time in seconds."""
    cpu, until = 0.0, time.monotonic() + _PATIENCE
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return cpu
        cpu += usage.ru_utime + usage.ru_stime
        if time.monotonic() > until:
            message = f"{' '.join(command)} left a process behind that does not end"
            raise BenchmarkError(message)
        if not pid:
            time.sleep(0.001)


def sampled(work: Callable[[], T]) -> tuple[T, float]:
    """What a function gives, and the peak memory in MB of the processes that it started.

    A look costs a walk over the page tables of each process, so what runs meanwhile is slower and
    is not timed.
    """
    with _watching() as peaks:
        result = work()
    return result, max(peaks)


@contextmanager
def _watching() -> Iterator[list[float]]:
    """Note the memory of all our children until the block ends."""
    peaks, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(_EVERY):
            peaks.append(memory(descendants(os.getpid())))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peaks
    finally:
        done.set()
        watcher.join()


def descendants(pid: int) -> list[int]:
    """The processes below a process, also those that one of its threads started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(word) for word in task.read_text(encoding="ascii").split()]
        except OSError:
            continue  # the thread has ended
    return [*found, *(deeper for one in found for deeper in descendants(one))]


def memory(pids: Sequence[int]) -> float:
    """Megabytes (10⁶ bytes) of memory of processes; what they share counts once (PSS)."""
    return sum(map(_pss, pids)) * 1024 / 1e6


def _pss(pid: int) -> int:
    """Kibibytes of proportional memory; none where the process has ended."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
