"""A process of our own beside the server, which builds what MkDocs must build, one at a time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from klimaatwerf.hosts.preview.foundation import Foundation

if TYPE_CHECKING:
    from klimaatwerf.hosts.preview.builder import Built

__all__ = ["DiedError", "Helper"]


class DiedError(Exception):
    """The process stopped while it was at work."""


class Helper:
    """Starts the process when the first job comes, and anew when settings or theme changed."""

    def __init__(self, root: Path, temporary: Path) -> None:
        self._root, self._temporary = root, temporary
        self._basis = ""
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._busy, self._starting = Lock(), Lock()
        self.stopped = False
        """Whether it will do nothing any more."""
        self._made = 0

    def do(self, foundation: Foundation, job: str, *given: Any) -> Built:
        """Let it do a job with the settings of a foundation, in a fresh folder.

        Raises:
            DiedError: it stopped, or was stopped.
        """
        with self._busy:
            try:
                connection = self._started(foundation)
                self._made += 1
                folder = self._temporary / f"{job}-{self._made}"
                connection.send((job, (foundation.project.today, *given, folder)))
                built: Built = connection.recv()
            except (EOFError, OSError):
                self._end()
                raise DiedError from None
            return built

    def stop(self) -> None:
        """End it at once, whatever it does."""
        with self._starting:  # one that is half started can't be ended
            self.stopped = True
            process = self._process
            if process is not None and process.is_alive():
                process.kill()
                process.join(1)

    def _started(self, foundation: Foundation) -> Connection:
        if self._connection is None or self._basis != foundation.basis:
            self._end()
            from klimaatwerf.hosts.preview.builder import Bench, run  # noqa: PLC0415 (costs 0.2 s)

            context = get_context("spawn")
            ours, theirs = context.Pipe()
            bench = Bench(self._root, foundation.settings.site_url, self._temporary)
            with self._starting, _uninterrupted():
                if self.stopped:
                    raise EOFError
                self._process = context.Process(target=run, args=(theirs, bench), daemon=True)
                self._process.start()
            theirs.close()
            self._connection, self._basis = ours, foundation.basis
        return self._connection

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start a process that Ctrl+C does not reach: who started it ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # a child has it too
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
