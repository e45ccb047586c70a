"""What is asked of the file system, and what to do where it refuses."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from klimaatwerf.publish.files import read, write_new

__all__ = ["NO_LINK", "Disk", "swap"]

NO_LINK = frozenset(
    {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
)
"""What a file system says that can't link: another disk, no links at all, too many of one file."""

_AT_CWD, _EXCHANGE = -100, 2
# linux/include/uapi/asm*/unistd.h; only asked where the C library has no renameat2 of its own.
_SYSCALL = {
    "x86_64": 316,
    "i686": 353,
    "aarch64": 276,
    "riscv64": 276,
    "armv7l": 382,
    "ppc64le": 357,
    "s390x": 347,
}


def swap(one: str, other: str) -> None:
    """Exchange two names in one step (Linux 3.15 and newer).

    Raises:
        OSError: ENOSYS or EINVAL where the system or its file system can't.
    """
    rename = _renameat2()
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), one, None, other)
    if rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) != 0:
        import ctypes

        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), one, None, other)


@cache
def _renameat2() -> Callable[..., int] | None:
    """The function of the C library, else the bare system call, else nothing."""
    if sys.platform != "linux":  # the same number is another call there
        return None
    try:
        import ctypes

        library: Any = ctypes.CDLL(None, use_errno=True)
    except (ImportError, OSError, TypeError):
        return None
    if hasattr(library, "renameat2"):
        return library.renameat2  # type: ignore[no-any-return]
    number = _SYSCALL.get(os.uname().machine)
    if number is None or not hasattr(library, "syscall"):
        return None

    def call(*arguments: object) -> int:
        return library.syscall(number, *arguments)  # type: ignore[no-any-return]

    return call


@dataclass(frozen=True)
class Disk:
    """The two things that not every file system can; others may be given in their place."""

    link: Callable[[str, str], None] = os.link
    swap: Callable[[str, str], None] = swap

    def link_or_copy(self, source: str, target: str) -> None:
        """A second name for a file; a copy where the file system has no such thing."""
        try:
            self.link(source, target)
        except OSError as error:
            if error.errno not in NO_LINK:
                raise
            write_new(target, read(source))
