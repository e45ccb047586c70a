"""Who does the work, what becomes of it when a process dies, and how a build is stopped."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from klimaatwerf.fleet import Built, Inline, Order, build_sites
from klimaatwerf.hosts import jobs as tasks
from klimaatwerf.hosts.executors import FEW, Pool, executor_for
from klimaatwerf.hosts.looking import Request
from klimaatwerf.hosts.settings import Settings
from klimaatwerf.publish import Store
from klimaatwerf.report import State
from tests.orders import build_mortal, jobs, order_in
from tests.roots import copy_root, run


def _request(order: Order, workers: int | None = None, *, nested: bool = False) -> Request:
    store = Store(order.out, order.home)
    settings = Settings(None, True)
    return Request(order.root, store, order.today, lambda: settings, workers=workers, nested=nested)


@pytest.mark.parametrize(
    ("sites", "workers", "nested", "kind"),
    [
        (FEW, None, False, Inline),
        (FEW + 1, None, False, Pool),
        (1, None, True, Pool),  # in the host's own process nothing can be built
        (1, 1, False, Pool),  # somebody asked for it
    ],
)
def test_few_sites_are_built_in_this_process(
    tmp_path: Path, sites: int, workers: int | None, nested: bool, kind: type
) -> None:
    order = order_in(tmp_path)
    with executor_for(_request(order, workers, nested=nested), order, sites) as (executor, _):
        assert type(executor) is kind


def test_a_build_that_is_stopped_tells_its_workers(tmp_path: Path) -> None:
    order = order_in(tmp_path)
    with pytest.raises(KeyboardInterrupt), executor_for(_request(order), order, 1):
        raise KeyboardInterrupt
    assert order.halted


# ---- processes that die


def test_only_the_site_that_kills_its_process_is_lost(tmp_path: Path) -> None:
    order = order_in(tmp_path)
    slugs = ["dies", *(f"dorp-{number}" for number in range(20)), "dies-once"]
    pool = Pool(2, order)
    try:
        built = list(build_sites(order, jobs(*slugs), pool, build_mortal, workers=2))
        again = list(build_sites(order, jobs("dorp-20"), pool, build_mortal, workers=2))
    finally:
        pool.shutdown()
    assert sorted(one.slug for one in built) == sorted(slugs)
    assert {one.slug: [found.code for found in one.problems] for one in built if one.problems} == {
        "dies": ["worker-died"]
    }
    assert [one.state for one in again] == [State.BUILT]
    assert str(os.getpid()) not in {one.trace for one in built}


def test_a_hook_that_kills_its_process_costs_one_site(tmp_path: Path) -> None:
    root = copy_root(tmp_path / "root")
    hook = "import os\n\n\ndef on_pre_build(config):\n"
    hook += "    if '/berlaar' in config.site_dir:\n        os.kill(os.getpid(), 9)\n"
    (root / "hook.py").write_text(hook, encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nhooks: [hook.py]\n")
    done = run("klimaatwerf", "build", "--jobs", "2", cwd=root)
    assert (done.returncode, done.stderr.count("[worker-died]")) == (2, 1)
    assert "municipalities/berlaar:1:1:" in done.stderr
    assert "Traceback" not in done.stderr
    made = {path.parent.name for path in (root / "site").glob("*/.klimaatwerf.json")}
    assert made == {"asse", "horebeke", "mechelen"}
    assert (root / "site/index.html").is_file()
    assert list((root / ".klimaatwerf/site").glob("staging-*")) == []


# ---- threads


class _Crowded:
    """A worker that notices when two threads are in it."""

    inside = 0

    def __init__(self, order: Order) -> None:
        self.order = order

    def build(self, job: object) -> Built:
        _Crowded.inside += 1
        time.sleep(0.01)
        alone = _Crowded.inside == 1
        _Crowded.inside -= 1
        return Built("dorp", State.BUILT if alone else State.FAILED)

    def keep(self) -> None:
        """Keep nothing."""

    def close(self) -> None:
        """Close nothing."""


def test_threads_of_one_worker_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klimaatwerf.hosts.worker.Worker", _Crowded)
    monkeypatch.setattr(tasks, "_workers", [])
    order = order_in(tmp_path)
    with ThreadPoolExecutor(4) as executor:
        built = list(build_sites(order, jobs(*map(str, range(24))), executor, tasks.build_chunk))
    assert {one.state for one in built} == {State.BUILT}


def test_a_chunk_ends_where_the_build_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopping(_Crowded):
        def build(self, job: object) -> Built:
            self.order.halt()
            return super().build(job)

    monkeypatch.setattr("klimaatwerf.hosts.worker.Worker", Stopping)
    monkeypatch.setattr(tasks, "_workers", [])
    assert len(tasks.build_chunk(order_in(tmp_path), tuple(jobs("a", "b", "c")))) == 1
