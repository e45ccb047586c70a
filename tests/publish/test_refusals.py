"""What the disk refuses, and what we refuse: the old site stays and nothing half done is left."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from klimaatwerf.publish import Disk, Store, UnsafeOutputError, refuse_unsafe
from tests.publish.sites import adopt, another_disk, lay, left_over, publish, shown

OLD = {"index.html": b"oud", "a/b.html": b"b"}
BIG = {"index.html": b"nieuw" * 400_000, "a/b.html": b"b"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "disk").mkdir()
    return Store.beside(tmp_path / "disk/site")


@contextmanager
def _full(store: Store) -> Iterator[set[int]]:
    """A disk of 1 MB where root runs this; else files may not grow beyond that."""
    with another_disk(store.out.parent, "size=1m") as mounted:
        if mounted:
            yield {errno.ENOSPC}
            return
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, limits[1]))
        try:
            yield {errno.EFBIG}
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("way", [publish, adopt])
def test_a_full_disk_costs_the_new_site_only(store: Store, way) -> None:
    with _full(store) as codes:
        publish(store, "dorp", OLD)
        with pytest.raises(OSError, match=r"\[Errno") as caught:
            way(store, "dorp", BIG)
        assert caught.value.errno in codes
        assert (shown(store, "dorp"), left_over(store)) == (OLD, [])
        assert publish(store, "dorp", {"index.html": b"klein"})


def test_an_error_of_writing_names_the_file(store: Store) -> None:
    with _full(store), pytest.raises(OSError, match=r"\[Errno") as caught:
        store.keep(b"x" * 2_000_000)
    assert str(caught.value.filename).startswith(f"{store.home}/objects/")


def test_a_disk_that_fills_while_linking_costs_the_new_site_only(store: Store) -> None:
    publish(store, "dorp", OLD)

    def link(source: str, target: str) -> None:
        if target.endswith("twee.html"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
        os.link(source, target)

    full = replace(store, disk=Disk(link=link))
    for _ in range(2):
        with pytest.raises(OSError, match="No space") as caught:
            publish(full, "dorp", {"een.html": b"1", "twee.html": b"2"})
        assert str(caught.value.filename).endswith("twee.html")
        assert (shown(store, "dorp"), left_over(store)) == (OLD, [])


@pytest.mark.parametrize("way", [publish, adopt])
def test_a_disk_that_can_t_be_written_is_told_and_the_site_stays(store: Store, way) -> None:
    with _read_only(store):
        with pytest.raises(OSError, match=r"\[Errno") as caught:
            way(store, "dorp", BIG)
        assert caught.value.errno in {errno.EROFS, errno.EACCES}
        assert caught.value.filename is not None
        assert shown(store, "dorp") == OLD
        assert (store.manifest("dorp") is None, store.has_good("dorp")) == (False, True)


@contextmanager
def _read_only(store: Store) -> Iterator[None]:
    """A disk with a site that can be read only; root may write everywhere else."""
    with another_disk(store.out.parent, "size=4m") as mounted:
        publish(store, "dorp", OLD)
        if mounted:
            assert os.system(f"mount -o remount,ro {store.out.parent}") == 0
            yield
            return
        folders = [store.home, *(path for path in store.home.rglob("*") if path.is_dir())]
        for folder in folders:
            folder.chmod(0o555)
        (store.home / "busy").chmod(0o444)
        try:
            yield
        finally:
            for folder in folders:
                folder.chmod(0o755)


def test_a_folder_that_vanishes_while_it_is_published_is_told(store: Store) -> None:
    publish(store, "dorp", OLD)
    with pytest.raises(FileNotFoundError) as caught:
        store.adopt("dorp", store.home / "weg")
    assert str(caught.value.filename).startswith(str(store.home / "weg"))
    assert shown(store, "dorp") == OLD


def test_too_little_room_is_told_before_the_build(store: Store) -> None:
    store.room(1)
    with pytest.raises(OSError, match="No space") as caught:
        store.room(1 << 60)
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(store.home))


@pytest.mark.parametrize(
    ("out", "why"),
    [
        ("/", "disk"),
        ("root", "sources"),
        ("root/..", "sources"),
        ("root/content", "sources"),
        ("root/content/site", "sources"),
        ("root/municipalities/dorp", "sources"),
        ("root/.git/site", "sources"),
        ("to-content", "sources"),
        ("to-root", "sources"),
        ("to-disk", "disk"),
        ("root/content/to-elsewhere", "sources"),
        ("file", "file"),
        ("to-file", "file"),
        ("to-nothing-but-content", "sources"),
    ],
)
def test_an_output_that_could_cost_something_is_refused(tmp_path: Path, out: str, why: str) -> None:
    root = tmp_path / "root"
    lay(root, {"content/pages/index.md": b"", "municipalities/dorp/municipality.yml": b""})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "file").write_text("van mij")
    for name, target in {
        "to-content": root / "content",
        "to-root": root,
        "to-disk": Path("/"),
        "to-file": tmp_path / "file",
        "to-nothing-but-content": root / "content/nieuw",
        "root/content/to-elsewhere": tmp_path / "elsewhere",
    }.items():
        (tmp_path / name).symlink_to(target)
    with pytest.raises(UnsafeOutputError) as caught:
        refuse_unsafe(tmp_path / out, root)
    assert (caught.value.out, caught.value.why) == (tmp_path / out, why)


@pytest.mark.parametrize("out", ["root/site", "elsewhere", "nieuw/diep", "to-elsewhere"])
def test_other_folders_are_outputs_also_through_a_link(tmp_path: Path, out: str) -> None:
    lay(tmp_path / "root", {"content/pages/index.md": b""})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "to-elsewhere").symlink_to(tmp_path / "elsewhere")
    refuse_unsafe(tmp_path / out, tmp_path / "root")
    store = Store.beside(tmp_path / out)
    publish(store, "dorp", OLD)
    assert shown(store, "dorp") == OLD
