"""A build that somebody ends: it stops soon, says so, and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from klimaatwerf.publish import Store
from tests.publish.sites import shown
from tests.roots import bytes_of, copy_root, run, start, until

SIGNALS = pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_root(tmp_path / "root", ["berlaar"])
    for number in range(60):
        shutil.copytree(root / "municipalities/berlaar", root / f"municipalities/dorp-{number}")
    return root


def _started(root: Path) -> subprocess.Popen[str]:
    """A build with a session of its own, that has begun with its sites."""
    running = start(
        "klimaatwerf",
        *("build", "--jobs", "2"),
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until((root / ".klimaatwerf/site/journal.jsonl").exists)  # the first one is done
    return running


def _processes(session: int) -> list[str]:
    """The processes of a session that are not over."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, *rest = (folder / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if rest[2] == str(session) and state != "Z":
            found.append(folder.name)
    return found


@SIGNALS
@pytest.mark.parametrize("to_all", [False, True], ids=["to the command", "to its workers too"])
def test_a_signal_stops_a_build_and_leaves_nothing_behind(
    root: Path, sent: signal.Signals, code: int, to_all: bool
) -> None:
    running = _started(root)
    if to_all:  # as a terminal does
        os.killpg(running.pid, sent)
    else:
        running.send_signal(sent)
    output, errors = running.communicate(timeout=30)
    assert (running.returncode, output, errors.strip()) == (code, "", "Gestopt.")
    assert list((root / ".klimaatwerf/site").glob("staging-*")) == []
    store = Store.beside(root / "site")
    there = [path.name for path in store.out.glob("dorp-*")]
    assert all(shown(store, slug) for slug in there)
    assert len(there) < 60
    until(lambda: not _processes(running.pid))
    assert run("klimaatwerf", "build", "berlaar", cwd=root).returncode == 0


@SIGNALS
def test_a_signal_is_no_fault_of_the_site_that_is_built(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    root = copy_root(tmp_path / "root", ["horebeke"])
    hook = f"import os\n\n\ndef on_pre_build(config):\n    os.kill(os.getpid(), {int(sent)})\n"
    (root / "hook.py").write_text(hook, encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nhooks: [hook.py]\n")
    with start("klimaatwerf", "build", cwd=root, stderr=subprocess.PIPE) as running:
        _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors.strip()) == (code, "Gestopt.")
    assert list((root / ".klimaatwerf/site").glob("staging-*")) == []


def test_workers_end_with_a_build_that_is_killed_and_the_next_one_ends_its_work(root: Path) -> None:
    running = _started(root)
    running.kill()
    running.communicate(timeout=30)
    until(lambda: not _processes(running.pid))
    assert run("klimaatwerf", "build", "--jobs", "2", cwd=root).returncode == 0
    mended = bytes_of(root / "site")
    done = run("klimaatwerf", "build", "--jobs", "2", "--clean", "--out", "clean", cwd=root)
    assert done.returncode == 0
    assert bytes_of(root / "clean") == mended
