"""Wakes up the pages that are open: each then sees whether it would look different now."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from threading import Condition, Event, Thread

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from klimaatwerf.sources.inventory import Inventory, take_inventory

__all__ = ["Bell", "Watcher"]

_WRITES = (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
"""What counts: that we read a file is an event too."""
QUIET = 0.02
"""Seconds without a change after which a save is over."""
LONGEST = 0.2
"""Seconds after which open pages are woken in any case."""
EVERY = 0.5
"""Seconds between two looks, where the system does not tell."""


class Bell:
    """Rings for whoever waits; each ring has a number."""

    def __init__(self) -> None:
        self._rung = 0
        self._closed = False
        self._condition = Condition()

    @property
    def rung(self) -> int:
        """How often it has rung."""
        return self._rung

    @property
    def closed(self) -> bool:
        """Whether it will never ring again."""
        return self._closed

    def ring(self) -> None:
        """Wake all who wait."""
        with self._condition:
            self._rung += 1
            self._condition.notify_all()

    def close(self) -> None:
        """Wake all who wait, for the last time."""
        self._closed = True
        self.ring()

    def wait(self, heard: int, seconds: float) -> int:
        """Wait until it rings more often than was heard; gives how often it has rung."""
        with self._condition:
            self._condition.wait_for(lambda: self._rung != heard, seconds)
            return self._rung


class Watcher(FileSystemEventHandler):
    """Rings when something below these names of a root was written."""

    def __init__(self, root: Path, names: Iterable[str], bell: Bell) -> None:
        self._root, self._names, self._bell = root, tuple(names), bell
        self._written = Event()
        self._observer = Observer()

    def start(self) -> None:
        """Watch from now on, in threads that end with the process."""
        Thread(target=self._told if self._observed() else self._looking, daemon=True).start()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take what the system tells."""
        if isinstance(event, _WRITES):
            self._written.set()

    def _observed(self) -> bool:
        """Ask the system to tell; False where it can't."""
        folders = {self._root / name for name in self._names if (self._root / name).is_dir()}
        files = {(self._root / name).parent for name in self._names} - folders
        try:
            self._observer.daemon = True
            for folder in folders:
                self._observer.schedule(self, str(folder), recursive=True)
            for folder in filter(Path.is_dir, files):
                self._observer.schedule(self, str(folder), recursive=False)
            self._observer.start()
        except (OSError, RuntimeError):  # too many folders for the system, or none of its own
            return False
        return True

    def _told(self) -> None:
        while not self._bell.closed:
            self._written.wait()
            end = time.monotonic() + LONGEST
            while self._written.is_set() and time.monotonic() < end:
                self._written.clear()
                time.sleep(QUIET)
            self._written.clear()
            self._bell.ring()

    def _looking(self) -> None:
        seen = Inventory()
        while not self._bell.closed:
            now = take_inventory(str(self._root), self._names, seen, time.time_ns())
            if seen.began and now.rows != seen.rows:
                self._bell.ring()
            seen = now
            time.sleep(EVERY)
