"""Measure the live preview: from the moment that a source is saved to the bytes over HTTP.

    python tests/bench/preview.py --n 285 --rounds 20

Lays the neutral workload out as `compare.py` does, starts `klimaatwerf serve` with all
municipalities, and for each round opens a page, saves a change of it and asks for it again until
the new text comes: an event of another municipality each time, then a sentence of another shared
page. Between two questions lies at most a millisecond. With `--rivals` the watching servers of
Hugo and Eleventy do the same. The server is ended as Ctrl+C does.
"""

from __future__ import annotations

import argparse
import http.client
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # as this file is started by its path

from tests.bench.compare import arguments, laid_out, report, say
from tests.bench.machine import machine
from tests.bench.process_tree import BenchmarkError, descendants, memory
from tests.bench.sides import LAYOUTS, Side, Spot

_PAUSE = 0.0005
"""Seconds between an answer that is still old and the next question."""
_PATIENCE = 300
"""Seconds that a server may take to start, or to show a change."""
_STEP = 37
"""How far the next municipality is from the one before, so that all parts of the list come by."""
_GOALS = {"event": 50, "shared": 100}
"""Milliseconds from saved to served, for 285 municipalities."""


def main() -> int:
    """Measure and print; gives the exit code."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--rivals", action="store_true", help="Hugo and Eleventy as well")
    parser.set_defaults(rounds=20)
    given = parser.parse_args()
    names = given.only or (list(LAYOUTS) if given.rivals else ["klimaatwerf"])
    return report(given, lambda work: _measure_all(given, work, names))


def _measure_all(given: argparse.Namespace, work: Path, names: list[str]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    sides = laid_out(given, work, names)
    for side in sides:
        found = figures[side.name] = _measure(side, given.rounds)
        say(f"  {found['ready']:.1f} s until it served, {found['memory_mb']:.0f} MB at the end")
        for kind, limit in _GOALS.items():
            times = found[kind]
            middle = statistics.median(times)
            told = f"  {kind}: {middle:.0f} ms ({min(times):.0f}–{max(times):.0f})"
            if side.name == "klimaatwerf":
                told += f", to reach {limit} ms: {'met' if middle <= limit else 'missed'}"
            say(told)
    return {"municipalities": len(sides[0].events), "machine": machine(work, names), **figures}


def _measure(side: Side, rounds: int) -> dict[str, Any]:
    """Milliseconds from saved to served, for each kind of change."""
    port = _free_port()
    found: dict[str, Any] = {"event": [], "shared": []}
    count = len(side.events)
    with _served(side, port) as (server, ready):
        for number in range(rounds):
            one = number * _STEP % count
            found["event"].append(_latency(port, side.events[one], 0, f"{number} event"))
        for number in range(rounds):
            spot = side.shared[number % len(side.shared)]
            found["shared"].append(_latency(port, spot, number * _STEP % count, f"{number} zin"))
        pids = [server.pid, *descendants(server.pid)]
        found |= {"ready": round(ready, 2), "memory_mb": round(memory(pids), 1)}
    return found


@contextmanager
def _served(side: Side, port: int) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """A preview server, and the seconds until its first page."""
    side.forget()
    command = side.server(port)
    say(f"{side.name}: {' '.join(command)}")
    began = time.perf_counter()
    log = side.folder.parent / f"serve-{side.name}.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            command,
            cwd=side.folder,
            env=side.environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            # a benchmark in the background ignores interrupts, its server should not
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
    try:
        while _page(port, side.events[0].shown[0]) is None:
            if server.poll() is not None:
                message = f"{side.name}: the server ended with {server.returncode}, see below"
                raise BenchmarkError(f"{message}\n{log.read_text(errors='replace')[-2000:]}")
            if time.perf_counter() - began > _PATIENCE:
                message = f"{side.name}: no page after {_PATIENCE} seconds"
                raise BenchmarkError(message)
            time.sleep(0.01)
        yield server, time.perf_counter() - began
    finally:
        _stop(server)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the server as Ctrl+C does; one that goes on is killed."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _latency(port: int, spot: Spot, which: int, text: str) -> float:
    """Milliseconds from the save of a change to the answer that shows it."""
    address, wanted = spot.shown[which], f"Proef {text}".encode()
    _page(port, address)
    spot.write(wanted.decode())
    saved = time.perf_counter()
    while wanted not in (_page(port, address) or b""):
        if time.perf_counter() - saved > _PATIENCE:
            message = f"{address} does not show its change after {_PATIENCE} seconds"
            raise BenchmarkError(message)
        time.sleep(_PAUSE)
    return round((time.perf_counter() - saved) * 1000, 2)


def _page(port: int, address: str) -> bytes | None:
    """The bytes of a page; None where the server does not give it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", f"/{address}")
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
    return body if answer.status == http.HTTPStatus.OK else None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
