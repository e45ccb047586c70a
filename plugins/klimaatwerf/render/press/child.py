"""The process that draws: it reads orders from its input and writes what it made to its output.

python -m klimaatwerf.render.press.child FOLDER FONTS SECONDS
"""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import signal
import sys
from contextlib import suppress
from typing import IO, Protocol

import typst

from klimaatwerf.render.press.orders import Fit, Order, Printed, Refused

__all__ = ["main", "receive", "send"]

MOMENT = 1_767_225_600
"""What a PDF says of when it was made, in seconds since 1970: the same on every run."""
_MEMORY, _MEMORY_OF_CORE = 2 << 30, 192 << 20
"""Bytes of addresses that the process may take, and for each core: a kit takes some 350 MB."""
_PLACE = re.compile(r"┌─ (?:.*[/\\])?([^/\\\n]+\.typ):(\d+):(\d+)")
_LENGTH = 8
_PATIENCE = 2
"""How much longer than it may take a piece is drawn, where nobody stops it."""


class _Reader(Protocol):
    def read(self, size: int, /) -> bytes: ...


def send(stream: IO[bytes], value: object) -> None:
    """Write a value with its length before it."""
    data = pickle.dumps(value)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: _Reader) -> object:
    """The next value; both ends are ours.

    Raises:
        EOFError: the other side is gone.
    """
    length = int.from_bytes(_exactly(stream, _LENGTH), "big")
    return pickle.loads(_exactly(stream, length))  # noqa: S301 (the other end is our own)


def _exactly(stream: _Reader, size: int) -> bytes:
    parts = []
    while size:
        part = stream.read(size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Drawer:
    """Typst with a compiler for each design, which keeps what it worked out."""

    def __init__(self, folder: str, fonts: str) -> None:
        self._folder = folder
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
        )
        self._compilers: dict[str, typst.Compiler] = {}

    def draw(self, order: Order) -> Printed | Refused:
        """One piece."""
        compiler = self._compiler(order.design)
        given = {"data": order.data}
        try:
            if order.type == "pdf":
                made, warnings = compiler.compile_with_warnings(
                    sys_inputs=given,
                    format="pdf",
                    pdf_standards=["ua-1"] if order.tagged else [],
                    timestamp=MOMENT,
                )
            else:
                made, warnings = compiler.compile_with_warnings(
                    sys_inputs=given, format="png", ppi=order.ppi
                )
            fits = json.loads(compiler.query("<fit>", field="value"))
        except typst.TypstError as error:
            return _refused(error)
        if warnings:
            return _refused(warnings[0])
        files = tuple(made) if isinstance(made, list) else (made or b"",)
        return Printed(files, tuple(_fit(one) for one in fits))

    def _compiler(self, design: str) -> typst.Compiler:
        if design not in self._compilers:
            nothing = os.path.join(self._folder, "packages")  # nothing comes from the network
            self._compilers[design] = typst.Compiler(
                os.path.join(self._folder, design),
                root=self._folder,
                font_paths=self._fonts,
                package_path=nothing,
                package_cache_path=nothing,
            )
        return self._compilers[design]


def _fit(told: dict[str, object]) -> Fit:
    names = {name: told[name] for name in Fit.__slots__ if name in told}
    return Fit(**names)  # type: ignore[arg-type]  # the metadata of our own designs


def _refused(error: typst.TypstError | typst.TypstWarning) -> Refused:
    place = _PLACE.search(error.diagnostic)
    return Refused(
        error.message,
        place[1] if place else "",
        int(place[2]) if place else 1,
        int(place[3]) if place else 1,
        tuple(error.hints),
    )


def _limit() -> None:
    """Take no more memory than a design can need, where the system can hold to that."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (not on every system)

        most = _MEMORY + _MEMORY_OF_CORE * (os.cpu_count() or 1)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _alarm(seconds: float) -> None:
    """End this process after so long, also where nobody is left who stops it; 0 is never.

    The system does that: while Typst draws, no line of Python runs.
    """
    if hasattr(signal, "setitimer"):  # Windows has none
        signal.setitimer(signal.ITIMER_REAL, seconds)


def main() -> None:
    """Draw until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends Ctrl+C here too
    _limit()
    drawer = _Drawer(*sys.argv[1:3])
    most = _PATIENCE * float(sys.argv[3])
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what anything says is no answer
    try:
        while True:
            order = receive(source)
            _alarm(most)
            try:
                found = drawer.draw(order) if isinstance(order, Order) else None
            except BaseException as error:  # noqa: BLE001 (a panic of Typst is no Exception)
                found = Refused(f"{type(error).__name__}: {error}")
            _alarm(0)
            send(target, found)
    except (EOFError, BrokenPipeError):  # nobody asks for more
        pass
    finally:
        shutil.rmtree(sys.argv[1], ignore_errors=True)


if __name__ == "__main__":
    main()
