"""Putting a tree in its place, on file systems that can less, and after a stop in the middle."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from klimaatwerf.publish import Disk, ForeignFolderError, Store, disk
from klimaatwerf.publish.disk import swap
from tests.publish.sites import DISKS, adopt, another_disk, lay, left_over, publish, shown

ONE, TWO = {"index.html": b"een", "a/b.html": b"b"}, {"index.html": b"twee"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.beside(tmp_path / "site")


def test_two_names_change_places_in_one_step(tmp_path: Path) -> None:
    lay(tmp_path / "a", {"een": b""})
    lay(tmp_path / "b", {"twee": b""})
    swap(f"{tmp_path}/a", f"{tmp_path}/b")
    assert [os.listdir(tmp_path / name) for name in "ab"] == [["twee"], ["een"]]
    with pytest.raises(FileNotFoundError) as caught:
        swap(f"{tmp_path}/a", f"{tmp_path}/weg")
    assert caught.value.filename2 == f"{tmp_path}/weg"


def test_the_bare_system_call_does_the_same_as_the_function_of_the_library(tmp_path: Path) -> None:
    words = (
        "import ctypes, sys\n"
        "class Old(ctypes.CDLL):\n"
        "    def __getattr__(self, name):\n"
        "        if name == 'renameat2': raise AttributeError(name)\n"
        "        return super().__getattr__(name)\n"
        "ctypes.CDLL = Old\n"
        "from klimaatwerf.publish.disk import swap\n"
        "swap(*sys.argv[1:])\n"
    )
    lay(tmp_path / "a", {"een": b""})
    lay(tmp_path / "b", {"twee": b""})
    subprocess.run([sys.executable, "-c", words, tmp_path / "a", tmp_path / "b"], check=True)
    assert [os.listdir(tmp_path / name) for name in "ab"] == [["twee"], ["een"]]


def test_elsewhere_than_on_linux_its_system_call_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(disk, "_renameat2", disk._renameat2.__wrapped__)
    with pytest.raises(OSError, match="not implemented") as caught:
        swap(f"{tmp_path}/a", f"{tmp_path}/b")
    assert caught.value.errno == errno.ENOSYS


@pytest.mark.parametrize("way", [publish, adopt])
@pytest.mark.parametrize("name", DISKS)
def test_a_site_is_replaced_whole_on_any_file_system(store: Store, name: str, way) -> None:
    store = replace(store, disk=DISKS[name])
    for files in (ONE, TWO, ONE):
        assert way(store, "dorp", files)
        assert not way(store, "dorp", files)
        assert (shown(store, "dorp"), store.verify("dorp")) == (files, True)


def test_a_change_of_one_page_leaves_the_other_files_of_the_spare_tree_alone(store: Store) -> None:
    linked: list[str] = []

    def link(source: str, target: str) -> None:
        os.link(source, target)
        linked.append(Path(target).name)

    counting = replace(store, disk=Disk(link=link))
    pages = {f"{number}.html": str(number).encode() for number in range(9)}
    for text in (b"een", b"twee", b"drie"):
        linked.clear()
        publish(counting, "dorp", {**pages, "index.html": text})
    targets = [name for name in linked if name.endswith(("html", "json"))]
    assert targets == ["index.html", ".klimaatwerf.json"]


@pytest.mark.parametrize("mounted", [False, True])
def test_an_output_on_another_disk_gets_copies(store: Store, mounted: bool) -> None:
    def other_disk(tree: str, target: str) -> None:
        if not tree.startswith(f"{store.out}/"):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), tree, None, target)
        swap(tree, target)

    store.out.mkdir()
    with another_disk(store.out, "size=4m") if mounted else nullcontext(False) as really:
        far = store if really else replace(store, disk=Disk(swap=other_disk))
        for files in (ONE, TWO, ONE):
            assert publish(far, "dorp", files)
            assert (shown(store, "dorp"), left_over(store)) == (files, [])


def test_a_stop_between_two_renames_is_put_right_at_the_next_start(store: Store) -> None:
    publish(store, "dorp", ONE)
    (store.out / "dorp").rename(store.out / ".klimaatwerf-former-dorp")
    with store.lock(wait=False):
        assert (shown(store, "dorp"), left_over(store)) == (ONE, [])


def test_what_is_left_after_the_second_rename_goes_at_the_next_start(store: Store) -> None:
    publish(store, "dorp", ONE)
    lay(store.out / ".klimaatwerf-former-dorp", TWO)
    (store.out / ".klimaatwerf-los").write_text("half")
    with store.lock(wait=False):
        assert (shown(store, "dorp"), left_over(store)) == (ONE, [])


def test_a_second_rename_that_fails_takes_back_the_first(store: Store) -> None:
    def drop_the_tree(tree: str, target: str) -> None:
        os.rename(tree, f"{tree}-weg")
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    publish(store, "dorp", ONE)
    with pytest.raises(FileNotFoundError):
        publish(replace(store, disk=Disk(swap=drop_the_tree)), "dorp", TWO)
    assert shown(store, "dorp") == ONE
    assert len(store.versions("dorp")) == 1


@pytest.mark.parametrize("kind", ["folder", "file", "link", "dead link"])
@pytest.mark.parametrize("way", [publish, adopt])
def test_what_is_not_ours_is_left_alone(store: Store, tmp_path: Path, kind: str, way) -> None:
    place, other = store.out / "dorp", lay(tmp_path / "ander", {"scriptie.txt": b"van mij"})
    store.out.mkdir()
    if kind == "folder":
        other.rename(place)
    elif kind == "file":
        place.write_text("van mij")
    else:
        place.symlink_to(other if kind == "link" else tmp_path / "weg")
    before = place.lstat()
    for action in (
        lambda: way(store, "dorp", ONE),
        lambda: store.remove("dorp"),
    ):
        with pytest.raises(ForeignFolderError) as caught:
            action()
        assert caught.value.folder == place
    assert store.remove_others(()) == ()
    assert (place.lstat().st_ino, left_over(store)) == (before.st_ino, [])
    assert store.manifest("dorp") is None


def test_a_hidden_copy_of_a_site_is_left_alone(store: Store) -> None:
    publish(store, "dorp", ONE)
    shutil.copytree(store.out / "dorp", store.out / ".dorp-oud")
    assert (store.remove_others(("dorp",)), store.mend()) == ((), frozenset())
    assert (store.out / ".dorp-oud/index.html").read_bytes() == b"een"


@pytest.mark.parametrize("slug", ["", ".", "..", "../dorp", "a/b", ".dorp", "/etc"])
def test_a_site_can_t_be_outside_the_output(store: Store, slug: str) -> None:
    with pytest.raises(ValueError, match="site"):
        publish(store, slug, ONE)
    assert not store.out.exists()


@pytest.mark.parametrize(
    "name", ["../x", "/etc/passwd", "a//b", "a/../b", ".", ".klimaatwerf.json"]
)
def test_a_page_can_t_be_outside_its_site(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="site"):
        publish(store, "dorp", {name: b""})
    assert not store.out.exists()


def test_the_library_is_asked_only_when_something_is_replaced(tmp_path: Path) -> None:
    words = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.publish.sites import publish\n"
        "from klimaatwerf.publish import Store\n"
        f"store = Store.beside(Path({str(tmp_path / 'site')!r}))\n"
        "publish(store, 'dorp', {'index.html': b'een'}), store.stamp('dorp')\n"
        "print('ctypes' in sys.modules)\n"
        "publish(store, 'dorp', {'index.html': b'twee'})\n"
        "print('ctypes' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", words],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "True"]
