"""The portal's folder holds the sites, so its files are replaced one by one."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from klimaatwerf.publish.files import read, write_whole
from klimaatwerf.publish.trees import survey

__all__ = ["clear_way", "publish_portal"]


def publish_portal(built: str, out: str, known: str) -> None:
    """Replace what changed, then remove what the portal no longer has, then write `known`.

    `known` is the file with the names of what the portal has.
    """
    before = _names(known)
    tree = survey(built)
    for inner in ["", *tree.folders]:
        os.makedirs(f"{out}/{inner}", exist_ok=True)
    for name in sorted(tree.files):
        data = read(f"{built}/{name}")
        if _bytes(f"{out}/{name}") != data:
            write_whole(f"{out}/{name}", data)
    base = Path(out)
    _remove(base, before - tree.files.keys())
    os.makedirs(os.path.dirname(known), exist_ok=True)
    write_whole(known, json.dumps(sorted(tree.files)).encode())


def clear_way(out: str, known: str, slugs: Collection[str]) -> None:
    """Remove what the portal has in the place of these sites, which have a folder of their own now.

    `known` is the file with the names of what the portal has.
    """
    names = _names(known)
    gone = {name for name in names if "/" in name and name.partition("/")[0] in slugs}
    if gone:
        _remove(Path(out), gone)
        write_whole(known, json.dumps(sorted(names - gone)).encode())


def _remove(base: Path, names: Iterable[str]) -> None:
    """Remove files of the portal, and the folders that are empty then."""
    base = base.resolve()
    folders: set[Path] = set()
    for name in sorted(names):
        if (base / name).resolve().is_relative_to(base):
            (base / name).unlink(missing_ok=True)
            folders.update((base / name).parents)
    for folder in sorted(folders - {base, *base.parents}, reverse=True):
        with suppress(OSError):  # there is something in it, or it is gone
            folder.rmdir()


def _bytes(path: str) -> bytes | None:
    """The bytes of a file; None where there is none, or a link to one."""
    try:
        return None if os.path.islink(path) else read(path)
    except OSError:
        return None


def _names(known: str) -> set[str]:
    """The names in a list of files; none where it can't be read."""
    try:
        names = json.loads(read(known))
    except (OSError, ValueError):
        return set()
    return {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()
