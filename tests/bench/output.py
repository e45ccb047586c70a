"""What a side wrote: its pages, their sections and size, and whether a change is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.neutral import Workload
from tests.bench.process_tree import BenchmarkError
from tests.bench.sides import Side

__all__ = ["Output", "disk", "examine"]

_HEADINGS = (b"<h1", b"<h2", b"<h3")


@dataclass(frozen=True, slots=True)
class Output:
    """The figures of an output; sizes in megabytes (10⁶ bytes)."""

    pages: int
    """Those of the municipalities' sites."""
    other_pages: int
    """Those of the portal and for frames elsewhere, which the rivals have not."""
    headings: int
    html_bytes: int
    output_mb: float
    """The bytes of all files, those with more than one name once."""
    disk_mb: float
    """The blocks that files and folders take."""
    kept_mb: float
    """The blocks of what is kept elsewhere: caches and earlier versions."""


def examine(side: Side, asked: Workload, shown: tuple[str, ...] = (), text: str = "") -> Output:
    """Read all pages; `shown` are those that must show `text`.

    Raises:
        BenchmarkError: a page lacks, there is one too many, or one has not what it should.
    """
    sites = {one.slug for one in asked.municipalities}
    html = {
        str(file.parent.relative_to(side.output)): file
        for file in map(Path, _files(side.output))
        if file.name == "index.html"
    }
    own = {address for address in html if address.partition("/")[0] in sites}
    own -= {address for address in own if address.partition("/")[2].partition("/")[0] in side.more}
    wanted = {address.rstrip("/") for address in side.pages}
    if own != wanted:
        message = f"{side.name}: {len(wanted - own)} pages lack, {len(own - wanted)} too many"
        raise BenchmarkError(f"{message}; for example {min(own ^ wanted)}")
    pages = {address: html[address].read_bytes() for address in own}
    headings = sum(page.count(tag) for page in pages.values() for tag in _HEADINGS)
    if headings < asked.headings():
        message = f"{side.name}: {headings} headings, fewer than the {asked.headings()} of the work"
        raise BenchmarkError(message)
    for address in shown:
        if text.encode() not in pages[address.rstrip("/")]:
            message = f"{side.name}: the page {address} does not show the change ({text})"
            raise BenchmarkError(message)
    seen: set[tuple[int, int]] = set()
    size, blocks = disk(side.output, seen)
    return Output(
        pages=len(own),
        other_pages=len(html) - len(own),
        headings=headings,
        html_bytes=sum(map(len, pages.values())),
        output_mb=round(size, 1),
        disk_mb=round(blocks, 1),
        kept_mb=round(disk(side.kept, seen)[1], 1) if side.kept else 0.0,
    )


def disk(folder: Path, seen: set[tuple[int, int]]) -> tuple[float, float]:
    """Megabytes of the files below a folder, and of the blocks of all that is below it.

    What has more than one name counts once; `seen` remembers that between folders.
    """
    size = blocks = 0
    for path in _everything(folder):
        found = path.stat(follow_symlinks=False)
        if (key := (found.st_dev, found.st_ino)) in seen:
            continue
        seen.add(key)
        blocks += found.st_blocks * 512
        if path.is_file(follow_symlinks=False):
            size += found.st_size
    return size / 1e6, blocks / 1e6


def _everything(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            for one in entries:
                yield one
                if one.is_dir(follow_symlinks=False):
                    yield from _everything(one.path)
    except FileNotFoundError:
        return  # never made, or removed in the background


def _files(folder: Path) -> Iterator[str]:
    return (one.path for one in _everything(folder) if one.is_file(follow_symlinks=False))
