"""Sites in a store: made, looked at with other means than the store's, and disks that can less."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from klimaatwerf.publish import MANIFEST, Disk, Store

Files = Mapping[str, bytes]


def lay(folder: Path, files: Files) -> Path:
    """Write files below a folder, as MkDocs does."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def publish(store: Store, slug: str, files: Files) -> bool:
    """Store files one by one and publish them."""
    return store.publish(slug, {name: store.keep(data) for name, data in files.items()})


def adopt(store: Store, slug: str, files: Files) -> bool:
    """Publish a folder as MkDocs leaves it."""
    with store.staging() as staging:
        return store.adopt(slug, lay(staging / slug, files))


def shown(store: Store, slug: str) -> dict[str, bytes]:
    """The files of a site in place, which must be those of its manifest and nothing else."""
    folder = store.out / slug
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if not path.is_dir() and path != folder / MANIFEST
    }
    told = json.loads((folder / MANIFEST).read_bytes())
    assert told["files"] == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert all(any(path.iterdir()) for path in folder.rglob("*") if path.is_dir())
    assert not folder.is_symlink()
    return files


def left_over(store: Store) -> list[str]:
    """What is half done or in the way."""
    patterns = ("staging-*", "spare/.*", "**/*.klimaatwerf-*", "rubbish/*")
    found = [path for pattern in patterns for path in store.home.glob(pattern)]
    found += store.out.glob(".klimaatwerf-*")
    return sorted({path.name for path in found})


def inodes(store: Store) -> dict[bytes, set[int]]:
    """For the bytes of each file that is shown, the numbers of the files on disk."""
    found: dict[bytes, set[int]] = {}
    for path in _plain(store.out):
        found.setdefault(path.read_bytes(), set()).add(path.stat().st_ino)
    return found


@contextmanager
def another_disk(folder: Path, options: str) -> Iterator[bool]:
    """A small file system in memory on a folder; False where only root could mount it."""
    words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(words, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def _plain(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _refuse(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def no_link(source: str, target: str) -> None:
    """A file system without hard links, such as FAT."""
    if not os.path.exists(source):
        raise FileNotFoundError(errno.ENOENT, "", source)
    raise _refuse(errno.EPERM)


def no_swap(one: str, other: str) -> None:
    """A system without renameat2."""
    raise _refuse(errno.ENOSYS)


DISKS = {
    "whole": Disk(),
    "without links": Disk(link=no_link),
    "without exchange": Disk(swap=no_swap),
    "without both": Disk(link=no_link, swap=no_swap),
}
