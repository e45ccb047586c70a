"""One build at a time, and nothing from a build that is over.

The lock is the system's own (flock): it ends with its process, however that ends, so there are no
stale ones. But a build that is killed can leave workers behind that still write. So each holder of
the lock gets a token that its workers carry, and work with another token is refused.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

try:
    import fcntl
except ImportError:  # Windows has no flock; builds there are not locked
    fcntl = None  # type: ignore[assignment]

__all__ = ["LockedError", "alone", "at_work", "hold"]


class LockedError(Exception):
    """Another build is at work; `holder` says pid, host and start time."""

    def __init__(self, holder: Mapping[str, str]) -> None:
        self.holder = holder
        super().__init__(holder)


@contextmanager
def hold(home: str, *, wait: bool) -> Iterator[str]:
    """Hold the output for one build; gives its token.

    Raises:
        LockedError: another build holds it and `wait` is false.
    """
    os.makedirs(home, exist_ok=True)
    with open(f"{home}/lock", "a+", encoding="utf-8") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                raise LockedError(_holder(home)) from None
        file.truncate(0)
        file.write(json.dumps(_myself()))
        file.flush()
        token = os.urandom(8).hex()
        with _busy(home, exclusive=True) as busy:
            os.ftruncate(busy, 0)
            os.write(busy, token.encode())
        yield token


@contextmanager
def at_work(home: str, token: str) -> Iterator[None]:
    """While output changes: others of the same build may do so too.

    Raises:
        LockedError: the build of this token is over.
    """
    with _busy(home, exclusive=False) as busy:
        _refuse_stale(home, busy, token)
        yield


@contextmanager
def alone(home: str, token: str) -> Iterator[None]:
    """While things are deleted that others could still be using.

    Raises:
        LockedError: the build of this token is over.
    """
    with _busy(home, exclusive=True) as busy:
        _refuse_stale(home, busy, token)
        yield


@contextmanager
def _busy(home: str, *, exclusive: bool) -> Iterator[int]:
    path = f"{home}/busy"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:
        os.makedirs(home, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield handle
    finally:
        os.close(handle)


def _refuse_stale(home: str, busy: int, token: str) -> None:
    if token and os.read(busy, 64) != token.encode():
        raise LockedError(_holder(home))


def _myself() -> dict[str, str]:
    import socket
    from datetime import UTC, datetime

    started = datetime.now(UTC).isoformat(timespec="seconds")
    return {"pid": str(os.getpid()), "host": socket.gethostname(), "started": started}


def _holder(home: str) -> dict[str, str]:
    unknown = {"pid": "?", "host": "?", "started": "?"}
    try:
        with open(f"{home}/lock", encoding="utf-8") as file:
            told = json.load(file)
    except (OSError, ValueError):
        return unknown
    if not isinstance(told, dict):
        return unknown
    return {name: str(told.get(name, "?")) for name in unknown}
