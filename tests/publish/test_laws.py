"""Whatever happens to a store, what it shows is one version of each site, whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from klimaatwerf.publish import MANIFEST, Disk, Manifest, Store
from tests.publish.sites import DISKS, adopt, inodes, left_over, publish, shown

SLUGS = st.sampled_from(["dorp", "stad"])
DATA = st.sampled_from([b"", b"een", b"twee", b"drie"])
# A page can become a folder of pages, and the other way round.
NAMES = st.sampled_from(
    [{"index.html", "a", "b/c"}, {"index.html", "a/x", "a/y/z"}, {"a/x/q", "b"}, {"index.html"}]
)
FILES = NAMES.flatmap(lambda names: st.fixed_dictionaries(dict.fromkeys(sorted(names), DATA)))


class Sites(RuleBasedStateMachine):
    """Two sites that are published, tampered with, restored, rolled back and removed."""

    disk = Disk()

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.store = replace(Store.beside(self.base / "site"), disk=self.disk)
        self.versions: dict[str, list[dict[str, bytes]]] = {}
        self.damaged: set[str] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.base)

    @rule(slug=SLUGS, files=FILES, way=st.sampled_from([publish, adopt]))
    def show(self, slug: str, files: dict[str, bytes], way: Callable[..., bool]) -> None:
        versions = self.versions.setdefault(slug, [])
        same = bool(versions) and versions[-1] == files and slug not in self.damaged
        assert way(self.store, slug, files) is not same
        if not versions or versions[-1] != files:
            versions.append(files)
            del versions[:-5]
        self.damaged.discard(slug)

    @rule(slug=SLUGS)
    def rollback(self, slug: str) -> None:
        versions = self.versions.get(slug, [])
        done = self.store.rollback(slug)
        assert (done is not None) == (len(versions) > 1)
        if done is not None:
            versions.pop()
            self.damaged.discard(slug)

    @rule(slug=SLUGS)
    def restore(self, slug: str) -> None:
        assert self.store.restore(slug) == (slug in self.versions)
        self.damaged.discard(slug)

    @rule(slug=SLUGS)
    def remove(self, slug: str) -> None:
        there = slug in self.versions and slug not in self.gone
        assert self.store.remove(slug) is there
        self.versions.pop(slug, None)
        self.damaged.discard(slug)

    @rule()
    def sweep(self) -> None:
        with self.store.lock(wait=False) as held:
            held.sweep(60)
        assert left_over(self.store) == []

    @precondition(lambda self: self.versions)
    @rule(data=st.data())
    def tamper(self, data: st.DataObject) -> None:
        slug = data.draw(st.sampled_from(sorted(self.versions)))
        folder = self.store.out / slug
        if slug in self.gone:
            return
        self.damaged.add(slug)
        way = data.draw(st.sampled_from(["take", "add", "fill", "link", "whole"]))
        page = next(iter(sorted(self.versions[slug][-1])))
        if way == "add":
            (folder / "vreemd").mkdir(exist_ok=True)
            (folder / "vreemd/iets.txt").write_text("iets")
        elif way == "whole":
            shutil.rmtree(folder)
        elif (folder / page).is_file():
            (folder / page).unlink()
            if way == "fill":
                (folder / page).write_text("anders")
            if way == "link":
                (folder / page).symlink_to(self.base)

    @property
    def gone(self) -> set[str]:
        return {slug for slug in self.versions if not (self.store.out / slug).exists()}

    @invariant()
    def what_is_shown_is_the_last_version(self) -> None:
        whole = self.versions.keys() - self.damaged
        assert {slug: shown(self.store, slug) for slug in whole} == {
            slug: self.versions[slug][-1] for slug in whole
        }
        assert {slug: self.store.verify(slug) for slug in whole} == dict.fromkeys(whole, True)

    @invariant()
    def no_version_is_lost(self) -> None:
        assert {slug: len(self.store.versions(slug)) for slug in self.versions} == {
            slug: len(versions) for slug, versions in self.versions.items()
        }

    @invariant()
    def equal_files_are_one_file_on_disk(self) -> None:
        if self.disk.link is Disk().link and not self.damaged:
            assert {len(numbers) for numbers in inodes(self.store).values()} <= {1}


@pytest.mark.parametrize("name", DISKS)
def test_any_course_of_events_leaves_each_site_equal_to_its_last_version(name: str) -> None:
    machine = type("Sites", (Sites,), {"disk": DISKS[name]})
    run_state_machine_as_test(machine, settings=settings(max_examples=25, stateful_step_count=20))


@given(before=FILES, after=FILES)
def test_making_the_spare_tree_right_gives_what_linking_afresh_gives(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.beside(Path(folder) / "site")
        for files in (before, {"tussen": b""}, after):
            publish(store, "dorp", files)
        publish(store, "stad", after)
        assert shown(store, "dorp") == shown(store, "stad") == after
        manifests = {(store.out / slug / MANIFEST).read_bytes() for slug in ("dorp", "stad")}
        assert len(manifests) == 1
        assert {len(numbers) for numbers in inodes(store).values()} == {1}


@given(st.dictionaries(st.text("ab/.", min_size=1), st.just("0" * 64)))
def test_a_manifest_says_the_same_after_writing_and_reading_and_never_leaves_its_folder(
    files: dict[str, str],
) -> None:
    try:
        manifest = Manifest(files)
    except ValueError:
        outside = (set(name.split("/")) & {"", ".", ".."} for name in files)
        assert any(outside)
        return
    assert Manifest.parse(manifest.data) == manifest


@given(st.binary(), st.integers(min_value=0))
def test_a_manifest_that_is_cut_or_damaged_is_none(data: bytes, cut: int) -> None:
    whole = Manifest({"index.html": "0" * 64}).data
    assert Manifest.parse(data) is None
    assert Manifest.parse(whole[: cut % (len(whole) - 2)]) is None
