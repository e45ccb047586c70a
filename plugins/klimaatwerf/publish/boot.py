"""Whether the machine started anew since the last build: then files can be damaged.

A process that is killed loses nothing: what it wrote is with the system. But after a power cut,
files of the last half minute can be short or empty although their names are there; forcing each of
them to disk would cost more than the build. So after a restart everything is read once.
"""

from __future__ import annotations

from klimaatwerf.publish.files import read, write_whole

__all__ = ["has_rebooted", "mark"]

_BOOT = "/proc/sys/kernel/random/boot_id"
"""Where Linux gives each of its starts a name of its own."""


def has_rebooted(marker: str) -> bool:
    """Whether this is another run of the machine than the one in the marker; no marker: no."""
    before = _read(marker)
    return bool(before) and before != _read(_BOOT)


def mark(marker: str) -> None:
    """Write which run of the machine this is, where the system tells."""
    now = _read(_BOOT)
    if now and now != _read(marker):
        write_whole(marker, now)


def _read(path: str) -> bytes:
    try:
        return read(path)
    except OSError:
        return b""
