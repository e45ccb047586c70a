"""The press as others use it: it starts the process that draws, and stops it where it must."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from klimaatwerf.render.press.child import receive, send
from klimaatwerf.render.press.orders import Order, Printed, Refused

__all__ = ["CRASHED", "SECONDS", "Press"]

CRASHED = "crashed"
"""What is refused where the process ended by itself."""

SECONDS = 20.0
"""How long a piece may take: a thousand times what it usually does."""
_PIECES = 400
"""After so many pieces a fresh process draws on: Typst keeps what it worked out."""


class Press:
    """Draws pieces from the designs of one pack; to be used by one thread, and closed.

    `designs` are files by their name, `fonts` the folder of the typefaces. The process starts with
    the first order.
    """

    def __init__(self, designs: Mapping[str, bytes], fonts: Path, seconds: float = SECONDS) -> None:
        self._designs, self._fonts, self._seconds = designs, fonts, seconds
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._drawn = 0
        self.pieces = 0
        """How many pieces were asked for, for who wants to know."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the process and take its files away."""
        self._stop()

    def draw(self, order: Order) -> Printed | Refused:
        """One piece, or why not: what is wrong with a design is told, never raised."""
        self.pieces += 1
        if self._drawn >= _PIECES:
            self._stop()
        used = self._process is not None
        found = self._draw(order)
        if used and isinstance(found, Refused) and found.message == CRASHED:
            found = self._draw(order)  # what the process drew before may have been too much for it
        return found

    def _draw(self, order: Order) -> Printed | Refused:
        for name, data in order.pictures:
            self._lay(name, data)
        process = self._process or self._start()
        self._drawn += 1
        assert process.stdin is not None  # noqa: S101 (both are pipes)
        assert process.stdout is not None  # noqa: S101
        slow = threading.Event()

        def stop() -> None:
            slow.set()
            process.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.start()
        try:
            send(process.stdin, replace(order, pictures=()))
            found = receive(process.stdout)
        except (EOFError, OSError):
            self._stop()
            return Refused("" if slow.is_set() else CRASHED, order.design, slow=slow.is_set())
        finally:
            timer.cancel()
        if isinstance(found, Printed | Refused):
            return found
        raise TypeError(found)

    def _lay(self, name: str, data: bytes) -> None:
        """Lay a picture where the designs can read it."""
        file = self._place / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)

    @property
    def _place(self) -> Path:
        """The folder that the designs see, with those in it."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="klimaatwerf-pers-"))
            for name, data in self._designs.items():
                file = self._folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        return self._folder

    def _start(self) -> subprocess.Popen[bytes]:
        self._drawn = 0
        self._process = subprocess.Popen(  # noqa: S603 (our own program, and nothing else)
            [
                sys.executable,
                "-P",  # what lies in the folder that we are in is nobody's program
                "-m",
                "klimaatwerf.render.press.child",
                str(self._place),
                str(self._fonts),
                str(self._seconds),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        folder, self._folder = self._folder, None
        if process is not None:
            _end(process)
        if folder is not None:  # where the process was killed, or never began, it is still there
            shutil.rmtree(folder, ignore_errors=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let a process end, which it does when nobody asks for more; kill it where it does not."""
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):  # what was written last did not arrive
            if stream is not None:
                stream.close()
    try:
        process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
