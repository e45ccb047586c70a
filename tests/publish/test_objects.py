"""Objects: each made once, whole, whoever else is at it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from klimaatwerf.publish import MANIFEST, Store
from tests.publish.sites import DISKS, adopt, lay, left_over, publish, shown

PAGES = {f"{number}/index.html": f"pagina {number}".encode() * 200 for number in range(150)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.beside(tmp_path / "site")


def _objects(store: Store) -> list[str]:
    return sorted(path.name for path in (store.home / "objects").glob("*/*"))


@pytest.mark.parametrize("name", DISKS)
def test_the_same_bytes_are_stored_once_under_their_hash(store: Store, name: str) -> None:
    store = replace(store, disk=DISKS[name])
    digests = {store.keep(b"een"), store.keep(b"een")}
    adopt(store, "dorp", {"a": b"een", "b": b"een", "c": b"twee"})
    manifest = store.manifest("dorp")
    assert manifest is not None
    digests |= {*manifest.files.values()}
    assert digests == {hashlib.sha256(data).hexdigest() for data in (b"een", b"twee")}
    assert _objects(store) == sorted({*digests, manifest.digest})


def test_an_object_has_the_rights_that_the_umask_leaves(store: Store) -> None:
    before = os.umask(0o022)
    try:
        digest = store.keep(b"een")
    finally:
        os.umask(before)
    assert oct((store.home / "objects" / digest[:2] / digest).stat().st_mode)[-3:] == "644"


def test_an_object_that_was_cut_short_is_stored_anew(store: Store) -> None:
    digest = store.keep(b"een lange tekst")
    path = store.home / "objects" / digest[:2] / digest
    for way in (
        lambda: store.keep(b"een lange tekst"),
        lambda: adopt(store, "dorp", {"a": b"een lange tekst"}),
    ):
        path.write_bytes(b"een")
        way()
        assert path.read_bytes() == b"een lange tekst"


def test_a_site_with_a_file_that_was_not_stored_is_not_shown(store: Store) -> None:
    publish(store, "dorp", {"index.html": b"een"})
    with pytest.raises(FileNotFoundError) as caught:
        store.publish("dorp", {"index.html": "0" * 64})
    assert str(caught.value.filename).endswith("0" * 64)
    assert (shown(store, "dorp"), left_over(store)) == ({"index.html": b"een"}, [])


_WORK = """
import sys
from pathlib import Path
from klimaatwerf.publish import Store
from tests.publish.sites import adopt, publish, shown
from tests.publish.test_objects import PAGES
store = Store.beside(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
way = adopt if sys.argv[2] == "adopt" else publish
for turn in range(4):
    way(store, sys.argv[3], {**PAGES, f"{turn}.html": sys.argv[3].encode()})
"""


@pytest.mark.parametrize("ways", [("publish", "publish"), ("adopt", "adopt"), ("publish", "adopt")])
def test_two_processes_may_store_the_same_files_at_once(
    store: Store, ways: tuple[str, str]
) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _WORK, str(store.out), way, slug],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for way, slug in zip(ways, ("dorp", "stad"), strict=True)
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:
        one.communicate("go\n", timeout=60)
    assert [one.returncode for one in running] == [0, 0]
    for slug in ("dorp", "stad"):
        assert shown(store, slug) == {**PAGES, "3.html": slug.encode()}
    for name in PAGES:
        assert (store.out / "dorp" / name).samefile(store.out / "stad" / name)
    manifests = 8
    assert len(_objects(store)) == len(PAGES) + 2 + manifests


def test_a_link_among_the_files_of_a_build_is_published_as_what_it_shows(
    store: Store, tmp_path: Path
) -> None:
    with store.staging() as staging:
        folder = lay(staging / "dorp", {"index.html": b"een", MANIFEST: b"oud"})
        (tmp_path / "logo.svg").write_bytes(b"<svg/>")
        (folder / "logo.svg").symlink_to(tmp_path / "logo.svg")
        store.adopt("dorp", folder)
    assert shown(store, "dorp") == {"index.html": b"een", "logo.svg": b"<svg/>"}
    assert not (store.out / "dorp/logo.svg").is_symlink()
    assert (tmp_path / "logo.svg").stat().st_nlink == 1
