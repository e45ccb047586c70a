"""The workers of a Dask cluster: a scheduler and workers on this computer, as somebody starts them.

What a cluster builds is what this computer builds alone, byte for byte.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from klimaatwerf.fleet import Order, build_sites
from klimaatwerf.hosts.cluster import ClusterError, Fault, connected
from tests.orders import build_mortal, jobs, order_in
from tests.roots import HERE, bytes_of, copy_root, environment, free_port, run, start, until

SITES = 30


@contextmanager
def _running(*words: str, folder: Path, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """A program of Dask, that is ended afterwards."""
    paths = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    with (folder / "dask.log").open("a", encoding="utf-8") as log:
        started = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=folder,
            env=environment({"PYTHONPATH": paths, **variables}),
            stdout=log,
            stderr=log,
            text=True,
        )
        try:
            yield started
        finally:
            started.terminate()
            try:
                started.wait(20)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait(10)


class Scheduler(NamedTuple):
    """A scheduler at work."""

    address: str
    process: subprocess.Popen[str]


@contextmanager
def _scheduler(folder: Path, **variables: str) -> Iterator[Scheduler]:
    port = free_port()
    words = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    with _running("distributed.cli.dask_scheduler", *words, folder=folder, **variables) as process:
        until(lambda: _answers(port))
        yield Scheduler(f"tcp://127.0.0.1:{port}", process)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[Scheduler]:
    """A scheduler as it is by itself: it gives the task of a dead worker to another."""
    with _scheduler(tmp_path) as one:
        yield one


def _answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _workers(
    scheduler: Scheduler, folder: Path, *more: str, number: int = 1, **variables: str
) -> Iterator[list[subprocess.Popen[str]]]:
    """So many workers, each with a thread more than the one before."""
    words = ("distributed.cli.dask_worker", scheduler.address, "--no-dashboard", *more)
    local = ("--local-directory", str(folder / "dask"))
    with ExitStack() as stack:
        yield [
            stack.enter_context(
                _running(*words, *local, "--nthreads", str(threads), folder=folder, **variables)
            )
            for threads in range(1, number + 1)
        ]


@pytest.fixture
def workers(tmp_path: Path, scheduler: Scheduler) -> Iterator[list[subprocess.Popen[str]]]:
    """Two workers that nobody starts again, the second with two threads."""
    with _workers(scheduler, tmp_path, "--no-nanny", number=2) as both:
        yield both


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_root(tmp_path / "root", ["horebeke"])
    for number in range(SITES - 1):
        shutil.copytree(root / "municipalities/horebeke", root / f"municipalities/dorp-{number}")
    return root


def _cluster(root: Path, address: str) -> subprocess.CompletedProcess[str]:
    return run("klimaatwerf", "build", "--cluster", address, "--out", "site", cwd=root)


def _started(root: Path, scheduler: Scheduler) -> subprocess.Popen[str]:
    """A build that shows some of its sites already."""
    words = ("build", "--cluster", scheduler.address, "--report", "report.json")
    pipe = subprocess.PIPE
    running = start("klimaatwerf", *words, cwd=root, stdout=pipe, stderr=pipe)
    until(lambda: len(_shown(root)) >= SITES // 4)
    return running


def _shown(root: Path) -> list[Path]:
    return list((root / "site").glob("*/.klimaatwerf.json"))


# ---- building


def test_a_worker_that_is_killed_costs_nothing_and_the_sites_are_those_of_one_computer(
    root: Path, scheduler: Scheduler, workers: list[subprocess.Popen[str]]
) -> None:
    running = _started(root, scheduler)
    workers[0].kill()
    assert len(_shown(root)) < SITES
    _, errors = running.communicate(timeout=120)
    assert (running.returncode, errors) == (0, "")
    told = json.loads((root / "report.json").read_text(encoding="utf-8"))["sites"]
    assert {site["state"] for site in told.values()} <= {"built", "unchanged"}
    assert len(told) == SITES
    assert run("klimaatwerf", "build", "--out", "alone", cwd=root).returncode == 0
    assert bytes_of(root / "site") == bytes_of(root / "alone")
    assert list((root / ".klimaatwerf/site").glob("staging-*")) == []


def test_workers_build_on_after_a_build_that_was_interrupted(
    root: Path, scheduler: Scheduler, workers: list[subprocess.Popen[str]]
) -> None:
    running = _started(root, scheduler)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert (running.returncode, errors.strip()) == (130, "Gestopt.")
    assert len(_shown(root)) < SITES
    assert list((root / ".klimaatwerf/site").glob("staging-*")) == []
    done = _cluster(root, scheduler.address)
    assert (done.returncode, done.stderr, len(_shown(root))) == (0, "", SITES)
    assert [worker.poll() for worker in workers] == [None, None]


def test_a_build_that_loses_its_scheduler_says_so_and_keeps_what_was_done(
    root: Path, scheduler: Scheduler, workers: list[subprocess.Popen[str]]
) -> None:
    running = _started(root, scheduler)
    scheduler.process.kill()
    _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors.count("\n")) == (3, 1)
    assert f"De scheduler op {scheduler.address} is weg" in errors
    done = run("klimaatwerf", "build", "--report", "report.json", cwd=root)
    assert (done.returncode, len(_shown(root))) == (0, SITES)
    told = json.loads((root / "report.json").read_text(encoding="utf-8"))["sites"]
    assert "unchanged" in {site["state"] for site in told.values()}


def test_a_site_that_kills_every_worker_is_told_and_the_others_are_built(tmp_path: Path) -> None:
    order = order_in(tmp_path)
    slugs = ["dies", *(f"dorp-{number}" for number in range(8))]
    with (
        _scheduler(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as scheduler,
        _workers(scheduler, tmp_path, "--nworkers", "2"),  # each with a nanny, that starts it again
        connected(scheduler.address, order) as (executor, _),
    ):
        built = list(build_sites(order, jobs(*slugs), executor, build_mortal, workers=2))
    assert sorted(one.slug for one in built) == sorted(slugs)
    assert {one.slug: [found.code for found in one.problems] for one in built if one.problems} == {
        "dies": ["worker-died"]
    }


# ---- what can't be built with


def _connect(address: str, order: Order) -> None:
    with connected(address, order):
        pass


def test_an_address_where_nobody_answers_is_told(root: Path) -> None:
    done = _cluster(root, f"tcp://127.0.0.1:{free_port()}")
    assert (done.returncode, "antwoordt geen Dask-scheduler" in done.stderr) == (3, True)
    assert len(done.stderr.splitlines()) == 1
    assert not (root / "site").exists()


@pytest.mark.parametrize("address", ["", "morgen", "ftp://127.0.0.1:1", "tcp://127.0.0.1:poort"])
def test_an_address_that_is_none_is_told(tmp_path: Path, address: str) -> None:
    with pytest.raises(ClusterError) as caught:
        _connect(address, order_in(tmp_path))
    assert (caught.value.fault, caught.value.where) == (Fault.SILENT, address)


def test_a_server_that_is_no_scheduler_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(ClusterError) as caught:
            _connect(address, order_in(tmp_path))
    assert caught.value.fault is Fault.SILENT


def test_a_scheduler_without_workers_is_told(tmp_path: Path, scheduler: Scheduler) -> None:
    with pytest.raises(ClusterError) as caught:
        _connect(scheduler.address, order_in(tmp_path))
    assert caught.value.fault is Fault.EMPTY


def test_a_worker_that_does_not_see_the_folder_is_told(
    tmp_path: Path, scheduler: Scheduler
) -> None:
    order = replace(order_in(tmp_path), staging=tmp_path / "elsewhere")
    with _workers(scheduler, tmp_path), pytest.raises(ClusterError) as caught:
        _connect(scheduler.address, order)
    assert caught.value.fault is Fault.APART


def test_a_worker_with_other_packages_is_told(tmp_path: Path, scheduler: Scheduler) -> None:
    (tmp_path / "packages/other-1.0.dist-info").mkdir(parents=True)
    paths = [str(HERE), os.environ.get("PYTHONPATH", ""), str(tmp_path / "packages")]
    other = _workers(scheduler, tmp_path, PYTHONPATH=os.pathsep.join(paths))
    with other, pytest.raises(ClusterError) as caught:
        _connect(scheduler.address, order_in(tmp_path))
    assert caught.value.fault is Fault.OTHER


def test_without_the_extra_it_is_told_how_to_install_it(root: Path) -> None:
    missing = root / "missing"
    missing.mkdir()
    (missing / "distributed.py").write_text("raise ImportError\n", encoding="utf-8")
    paths = os.pathsep.join([str(missing), os.environ.get("PYTHONPATH", "")])
    done = run(
        "klimaatwerf",
        *("build", "--cluster", "tcp://127.0.0.1:1"),
        cwd=root,
        env={"PYTHONPATH": paths},
    )
    assert (done.returncode, "pip install 'klimaatwerf[cluster]'" in done.stderr) == (3, True)
