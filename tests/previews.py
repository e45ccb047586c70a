"""A preview in this process, which answers what a browser would ask and counts what it does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread

from klimaatwerf.hosts.mkdocs.basics import basics
from klimaatwerf.hosts.preview.desk import Desk
from klimaatwerf.hosts.preview.server import PreviewServer
from klimaatwerf.hosts.preview.telling import Telling
from tests.roots import TODAY

__all__ = ["Said", "desk_of", "served"]

Said = list[str]


@contextmanager
def desk_of(root: Path, only: str | None = None, said: Said | None = None) -> Iterator[Desk]:
    """What answers for a root, on the fixed day; `said` takes what the terminal would show."""
    day = date.fromisoformat(TODAY)
    telling = Telling((said if said is not None else []).append)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(root.resolve(), Path(folder), basics, lambda: day, only, telling)
        try:
            yield desk
        finally:
            desk.close()


@contextmanager
def served(desk: Desk, listeners: int = 10) -> Iterator[int]:
    """The port on which a desk is served, to so many open pages."""
    with PreviewServer(0, desk, listeners) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_port
        finally:
            desk.bell.close()
            server.shutdown()
            thread.join()
