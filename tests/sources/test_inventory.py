"""Which files there are: what counts as a change."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from klimaatwerf.sources.inventory import Inventory, Row, take_inventory

LATER = 10**18 * 4
"""A time after every change here, in nanoseconds."""


def inventory(root: Path, former: Inventory | None = None, **more: bool) -> Inventory:
    """What lies in the folder `a` of a root."""
    return take_inventory(str(root), ("a",), former or Inventory(), LATER, **more)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.md").write_text("een")
    return tmp_path


def test_a_file_that_did_not_change_is_not_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = inventory(root)
    monkeypatch.setattr("builtins.open", None)
    assert inventory(root, first).rows == first.rows


def test_another_content_of_the_same_size_and_age_is_seen(root: Path) -> None:
    first, before = inventory(root), (root / "a/b/c.md").stat()
    time.sleep(0.02)  # a tick of the clock of the disk
    (root / "a/b/c.md").write_text("twe")
    os.utime(root / "a/b/c.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert inventory(root, first).rows["a/b/c.md"].digest != first.rows["a/b/c.md"].digest


def test_a_file_that_could_not_be_read_is_tried_again(root: Path) -> None:
    first = inventory(root)
    row = first.rows["a/b/c.md"]
    closed = Inventory(LATER, {"a/b/c.md": Row(row.size, row.changed, "unreadable 13")})
    assert inventory(root, closed).rows == first.rows


@pytest.mark.parametrize(("follow", "names"), [(True, {"a/c.md"}), (False, {"a"})])
def test_a_name_that_is_a_link_is_followed_unless_it_is_not_trusted(
    root: Path, follow: bool, names: set[str]
) -> None:
    (root / "a").rename(root / "elsewhere")
    (root / "a").symlink_to("elsewhere/b")
    assert set(inventory(root, follow=follow).rows) == names


def test_a_link_below_a_name_is_never_followed(root: Path) -> None:
    (root / "a/up").symlink_to("..")
    assert set(inventory(root).rows) == {"a/b/c.md", "a/up"}
    assert inventory(root).rows["a/up"].digest == "link .."
