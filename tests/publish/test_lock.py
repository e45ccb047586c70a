"""One build at a time, and nothing from a build that is over."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from klimaatwerf.publish import ForeignFolderError, LockedError, Store
from tests.publish.sites import publish, shown


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.beside(tmp_path / "site")


def test_a_second_build_is_told_who_holds_the_lock(store: Store) -> None:
    with store.lock(wait=False), pytest.raises(LockedError) as caught, store.lock(wait=False):
        pass
    holder = dict(caught.value.holder)
    assert holder.pop("started").startswith("20")
    assert holder == {"pid": str(os.getpid()), "host": socket.gethostname()}


@pytest.mark.parametrize("error", [LockedError({"pid": "3"}), ForeignFolderError(Path("dorp"))])
def test_what_a_worker_refuses_reaches_the_build_as_it_was(error: Exception) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert (type(there), vars(there)) == (type(error), vars(error))


def test_a_build_that_was_killed_leaves_no_lock(store: Store) -> None:
    words = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from klimaatwerf.publish import Store\n"
        "with Store.beside(Path(sys.argv[1])).lock(wait=False):\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", words, store.out], check=False)
    assert done.returncode == -9
    with store.lock(wait=False):
        pass


def test_a_worker_of_a_build_that_is_over_publishes_nothing(store: Store) -> None:
    with store.lock(wait=False) as orphan:
        publish(orphan, "dorp", {"index.html": b"een"})
    publish(orphan, "dorp", {"index.html": b"twee"})
    with store.lock(wait=False) as held:
        for action in (
            lambda: publish(orphan, "dorp", {"index.html": b"drie"}),
            lambda: orphan.rollback("dorp"),
            lambda: orphan.remove("dorp"),
            lambda: orphan.sweep(1),
        ):
            with pytest.raises(LockedError):
                action()
        assert shown(store, "dorp") == {"index.html": b"twee"}
        publish(held, "dorp", {"index.html": b"vier"})
    assert shown(store, "dorp") == {"index.html": b"vier"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"pid": 3}'])
def test_a_lock_without_a_readable_holder_still_holds(store: Store, text: str) -> None:
    with store.lock(wait=False):
        (store.home / "lock").write_text(text)
        with pytest.raises(LockedError) as caught, store.lock(wait=False):
            pass
    assert set(caught.value.holder) == {"pid", "host", "started"}


def test_the_package_imports_no_tool_that_a_build_without_changes_can_do_without() -> None:
    heavy = {"mkdocs", "markdown", "jinja2", "pydantic", "yaml", "click", "ctypes", "shutil"}
    words = "import klimaatwerf.publish, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert heavy & set(done.stdout.split()) == set()
