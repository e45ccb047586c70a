"""The last versions of a site: kept, shown again, and gone when nobody can ask for them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from klimaatwerf.publish import MANIFEST, Store
from klimaatwerf.publish.sweeping import ENOUGH
from tests.publish.sites import left_over, publish, shown


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.beside(tmp_path / "site")


def _show(store: Store, *texts: str) -> None:
    for text in texts:
        publish(store, "dorp", {"index.html": text.encode()})


def _text(store: Store) -> str:
    return shown(store, "dorp")["index.html"].decode()


def test_the_last_five_versions_are_kept(store: Store) -> None:
    _show(store, *"abcdefg")
    assert len(store.versions("dorp")) == 5
    manifest = store.manifest("dorp")
    assert manifest is not None
    assert store.versions("dorp")[-1].manifest == manifest.digest


def test_each_rollback_goes_one_version_further_back(store: Store) -> None:
    _show(store, *"abc")
    seen = []
    while (version := store.rollback("dorp")) is not None:
        seen.append((_text(store), version == store.versions("dorp")[-1]))
    assert seen == [("b", True), ("a", True)]
    assert _text(store) == "a"


def test_what_is_published_after_a_rollback_goes_on_top(store: Store) -> None:
    _show(store, *"abc")
    store.rollback("dorp")
    _show(store, "d")
    assert len(store.versions("dorp")) == 3
    store.rollback("dorp")
    assert _text(store) == "b"


def test_a_site_without_an_earlier_version_stays(store: Store) -> None:
    _show(store, "a")
    assert store.rollback("dorp") is None
    assert store.rollback("stad") is None
    assert _text(store) == "a"


def test_a_version_whose_files_are_damaged_is_passed_over(store: Store) -> None:
    _show(store, *"abc")
    damaged = store.keep(b"b")
    (store.home / "objects" / damaged[:2] / damaged).write_bytes(b"x")
    assert store.rollback("dorp") is not None
    assert _text(store) == "a"


def test_a_stop_between_showing_and_remembering_does_no_harm(store: Store) -> None:
    _show(store, *"ab")
    history = store.home / "versions/dorp.json"
    before = history.read_bytes()
    _show(store, "c")
    history.write_bytes(before)
    store.rollback("dorp")
    assert _text(store) == "b"
    _show(store, "c")
    history.write_bytes(before)
    assert not publish(store, "dorp", {"index.html": b"c"})
    assert len(store.versions("dorp")) == 3


@pytest.mark.parametrize("text", ["", "{", '{"versions": 3}', '{"versions": [["x"]]}', "[]"])
def test_a_history_that_is_damaged_is_begun_anew(store: Store, text: str) -> None:
    _show(store, *"ab")
    (store.home / "versions/dorp.json").write_text(text)
    assert (store.versions("dorp"), store.rollback("dorp")) == ((), None)
    _show(store, "c")
    assert (_text(store), len(store.versions("dorp"))) == ("c", 1)


def test_the_stamp_tells_versions_apart_and_knows_one_again(store: Store) -> None:
    assert store.stamp("dorp") is None
    stamps = []
    for text in "aba":
        _show(store, text)
        stamps.append(store.stamp("dorp"))
    assert stamps[0] == stamps[2] != stamps[1]


def test_a_site_that_is_gone_comes_back_as_it_was_even_emptied_as_mkdocs_does(
    store: Store,
) -> None:
    _show(store, *"ab")
    for name in ("index.html", MANIFEST):
        (store.out / "dorp" / name).unlink()
    (store.out / "dorp").rmdir()
    assert (store.has_good("dorp"), store.restore("dorp"), _text(store)) == (True, True, "b")


def test_without_the_store_a_site_stays_and_is_good(store: Store, tmp_path: Path) -> None:
    _show(store, "a")
    os.rename(tmp_path / ".klimaatwerf", tmp_path / "weg")
    assert (store.has_good("dorp"), store.restore("dorp"), store.verify("dorp")) == (
        True,
        True,
        True,
    )
    inode = (store.out / "dorp").stat().st_ino
    _show(store, "a")
    assert (store.out / "dorp").stat().st_ino == inode
    _show(store, "b")
    assert _text(store) == "b"


def test_what_no_version_names_is_deleted_once_there_is_enough_of_it(store: Store) -> None:
    publish(store, "stad", {"index.html": b"stad"})
    _show(store, *(str(number) for number in range(ENOUGH + 4)))
    with store.lock(wait=False) as held:
        assert held.sweep(60) == 0
        _show(store, "laatste")
        assert held.sweep(60) == 2 * ENOUGH
        assert held.sweep(60) == 0
    assert _text(store) == "laatste"
    assert shown(store, "stad") == {"index.html": b"stad"}
    for number in range(ENOUGH + 3, ENOUGH - 1, -1):
        store.rollback("dorp")
        assert _text(store) == str(number)


def test_a_sweep_stops_in_time_and_deletes_nothing_before_it_knows_all(store: Store) -> None:
    _show(store, *(str(number) for number in range(ENOUGH + 5)))
    before = sorted(store.home.glob("objects/*/*"))
    with store.lock(wait=False) as held:
        assert held.sweep(-1) == 0
    assert sorted(store.home.glob("objects/*/*")) == before
    assert _text(store) == str(ENOUGH + 4)


def test_a_removed_site_takes_its_versions_and_its_note_along(store: Store) -> None:
    _show(store, *"ab")
    store.write_note("dorp", "samenvatting")
    assert store.remove_others({"stad"}) == ("dorp",)
    assert (store.versions("dorp"), store.read_note("dorp"), store.has_good("dorp")) == (
        (),
        None,
        False,
    )
    assert store.remove_others({"stad"}) == ()
    publish(store, "dorp", {"index.html": b"a"})
    os.rename(store.out / "dorp", store.home / "weg")
    assert store.remove_others({"stad"}) == ()
    assert (store.slugs(), left_over(store) and "rubbish") == ((), "rubbish")


def test_after_a_power_cut_damaged_files_are_found_and_sites_that_can_be_are_mended(
    store: Store,
) -> None:
    _show(store, *"ab")
    publish(store, "stad", {"index.html": b"stad"})
    assert not store.rebooted()
    store.mark_boot()
    assert not store.rebooted()
    (store.home / "boot").write_text("een andere keer\n")
    assert store.rebooted()
    (store.out / "stad/index.html").write_bytes(b"")
    assert (store.verify("dorp"), store.verify("stad")) == (True, False)
    assert store.mend() == {"stad"}
    assert publish(store, "stad", {"index.html": b"stad"})
    assert (shown(store, "stad"), store.mend()) == ({"index.html": b"stad"}, frozenset())


def test_a_cut_version_falls_back_to_the_one_before(store: Store) -> None:
    _show(store, *"ab")
    (store.out / "dorp/index.html").write_bytes(b"")
    assert (store.mend(), _text(store)) == (frozenset(), "a")


def test_the_manifest_is_the_same_for_the_same_files(store: Store) -> None:
    publish(store, "dorp", {"b": b"2", "a": b"1"})
    publish(store, "stad", {"a": b"1", "b": b"2"})
    one, other = ((store.out / slug / MANIFEST).read_bytes() for slug in ("dorp", "stad"))
    assert one == other
    assert list(json.loads(one)["files"]) == ["a", "b"]
