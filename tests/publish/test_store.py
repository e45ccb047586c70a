"""Publishing: a site is there whole or not at all, and only what is ours is replaced."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from klimaatwerf.publish import (
    MANIFEST,
    ForeignFolderError,
    LockedError,
    Store,
    UnsafeOutputError,
    refuse_unsafe,
)
from tests.roots import bytes_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.beside(tmp_path / "site")


def _built(store: Store, files: dict[str, str]) -> Path:
    folder = store.home / "staging" / "dorp"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _site(store: Store) -> dict[str, str]:
    folder = store.out / "dorp"
    names = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in names}


def test_a_published_site_is_a_real_directory_with_a_manifest(store: Store) -> None:
    assert store.adopt("dorp", _built(store, {"index.html": "een", "a/b.html": "twee"}))
    assert _site(store) == {"index.html": "een", "a/b.html": "twee"}
    assert not (store.out / "dorp").is_symlink()
    manifest = json.loads((store.out / "dorp" / MANIFEST).read_text())
    assert list(manifest["files"]) == ["a/b.html", "index.html"]


def test_the_new_site_holds_nothing_of_the_former(store: Store) -> None:
    store.adopt("dorp", _built(store, {"index.html": "een", "weg.html": "weg"}))
    assert store.adopt("dorp", _built(store, {"index.html": "twee"}))
    assert _site(store) == {"index.html": "twee"}


def test_equal_bytes_are_not_published_again(store: Store) -> None:
    store.adopt("dorp", _built(store, {"index.html": "een"}))
    inode = (store.out / "dorp").stat().st_ino
    assert not store.adopt("dorp", _built(store, {"index.html": "een"}))
    assert (store.out / "dorp").stat().st_ino == inode


def test_a_site_that_vanished_comes_back_from_the_store(store: Store) -> None:
    store.adopt("dorp", _built(store, {"index.html": "een"}))
    (store.out / "dorp").rename(store.home / "gone")
    assert store.restore("dorp")
    assert _site(store) == {"index.html": "een"}
    assert not store.restore("stad")


def test_writing_over_the_output_leaves_the_kept_version_alone(store: Store) -> None:
    store.adopt("dorp", _built(store, {"index.html": "een"}))
    page = store.out / "dorp/index.html"
    page.unlink()
    page.write_text("door iemand anders", encoding="utf-8")
    kept = bytes_of(store.home / "sites/dorp")
    store.adopt("dorp", _built(store, {"index.html": "een"}))
    assert bytes_of(store.home / "sites/dorp") == kept


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_not_ours_is_never_replaced(store: Store, kind: str, tmp_path: Path) -> None:
    store.out.mkdir()
    other = tmp_path / "other"
    other.mkdir()
    (other / "scriptie.txt").write_text("van iemand anders", encoding="utf-8")
    if kind == "link":
        (store.out / "dorp").symlink_to(other)
    else:
        other.rename(store.out / "dorp")
    with pytest.raises(ForeignFolderError):
        store.adopt("dorp", _built(store, {"index.html": "een"}))
    assert (store.out / "dorp/scriptie.txt").read_text(encoding="utf-8") == "van iemand anders"


def test_only_our_sites_are_removed_with_their_municipality(store: Store) -> None:
    store.adopt("dorp", _built(store, {"index.html": "een"}))
    (store.out / "foto").mkdir()
    assert store.remove_others(frozenset({"stad"})) == ("dorp",)
    assert [path.name for path in store.out.iterdir()] == ["foto"]


def test_portal_files_that_are_gone_are_removed_and_others_stay(store: Store) -> None:
    store.out.mkdir()
    (store.out / "CNAME").write_text("klimaat.example", encoding="utf-8")
    store.publish_portal(_portal(store, {"index.html": "een", "oud.html": "oud"}))
    store.publish_portal(_portal(store, {"index.html": "twee"}))
    assert {path.name: path.read_text() for path in store.out.iterdir()} == {
        "CNAME": "klimaat.example",
        "index.html": "twee",
    }


def test_what_the_portal_has_in_the_place_of_a_site_makes_way_for_it(store: Store) -> None:
    there = {"index.html": "een", "dorp/index.html": "twee", "dorp/acties/index.html": "drie"}
    store.publish_portal(_portal(store, {**there, "stad/index.html": "vier"}))
    with pytest.raises(ForeignFolderError):
        store.adopt("dorp", _built(store, {"index.html": "vijf"}))
    (store.out / "stad/foto.txt").write_text("van iemand anders", encoding="utf-8")
    store.clear_way({"dorp", "stad"})
    assert not (store.out / "dorp").exists()
    assert [path.name for path in (store.out / "stad").iterdir()] == ["foto.txt"]
    store.adopt("dorp", _built(store, {"index.html": "vijf"}))
    store.publish_portal(_portal(store, {"index.html": "zes", "leeg.html": ""}))
    assert (store.out / "dorp/index.html").read_text(encoding="utf-8") == "vijf"


def test_a_site_that_is_gone_leaves_no_version_behind_what_took_its_place(store: Store) -> None:
    store.adopt("dorp", _built(store, {"index.html": "een"}))
    shutil.rmtree(store.out / "dorp")
    store.publish_portal(_portal(store, {"dorp/index.html": "weg"}))
    assert (store.remove_others({"stad"}), store.slugs()) == ((), ())
    assert (store.out / "dorp/index.html").read_text(encoding="utf-8") == "weg"


def _portal(store: Store, files: dict[str, str]) -> Path:
    folder = store.home / f"portal-{len(files)}"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_staging_is_gone_afterwards_even_when_the_build_fails(store: Store) -> None:
    def fail() -> None:
        with store.staging() as staging:
            (staging / "half.html").write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(store.home.iterdir()) == []


def test_a_lock_names_who_holds_it(store: Store) -> None:
    with store.lock(wait=False), pytest.raises(LockedError) as caught, store.lock(wait=False):
        pass
    assert set(caught.value.holder) == {"pid", "host", "started"}


@pytest.mark.parametrize("out", ["", "..", "content", "content/pages", "municipalities/dorp"])
def test_sources_are_no_output(tmp_path: Path, out: str) -> None:
    with pytest.raises(UnsafeOutputError):
        refuse_unsafe(tmp_path / "root" / out, tmp_path / "root")


def test_a_folder_in_or_beside_the_root_is_an_output(tmp_path: Path) -> None:
    refuse_unsafe(tmp_path / "root/site", tmp_path / "root")
    refuse_unsafe(tmp_path / "elders", tmp_path / "root")


def test_a_site_that_lost_a_page_is_made_whole(store: Store) -> None:
    files = {"index.html": "een", "a/b.html": "twee"}
    store.adopt("dorp", _built(store, files))
    (store.out / "dorp/a/b.html").unlink()
    assert store.adopt("dorp", _built(store, files))
    assert _site(store) == files
    (store.out / "dorp/index.html").unlink()
    assert store.restore("dorp")
    assert _site(store) == files


def test_a_list_of_portal_files_that_was_cut_off_does_no_harm(store: Store) -> None:
    store.publish_portal(_portal(store, {"index.html": "een", "oud.html": "oud"}))
    (store.home / "portal.json").write_text('["index.h', encoding="utf-8")
    store.publish_portal(_portal(store, {"index.html": "twee"}))
    assert (store.out / "index.html").read_text(encoding="utf-8") == "twee"


def test_a_portal_list_never_removes_what_lies_outside(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "scriptie.txt"
    other.write_text("van iemand anders", encoding="utf-8")
    store.publish_portal(_portal(store, {"index.html": "een", "oud.html": "oud"}))
    (store.home / "portal.json").write_text('["../scriptie.txt"]', encoding="utf-8")
    store.publish_portal(_portal(store, {"index.html": "twee"}))
    assert other.read_text(encoding="utf-8") == "van iemand anders"


def test_what_an_interrupted_build_left_is_out_of_the_way_at_once_and_deleted_by_the_sweep(
    store: Store,
) -> None:
    for folder in (store.home / "staging-x", store.home / "spare/.dorp-y"):
        (folder / "half").mkdir(parents=True)
    (store.out / ".klimaatwerf-z").mkdir(parents=True)
    with store.lock(wait=False) as held:
        assert list(store.out.iterdir()) == []
        assert list(store.home.glob("staging-*")) + list(store.home.glob("spare/.*")) == []
        held.sweep(60)
    assert list(store.home.glob("rubbish/*")) == []
