"""Digests of what a site is made from: equal digests, equal site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

__all__ = ["digest_of", "fingerprint"]

_SIZE = 16
"""Bytes of a digest: enough that no two inputs of a lifetime share one."""


def digest_of(data: bytes) -> str:
    """The digest of the content of a file, in hexadecimal."""
    return hashlib.blake2b(data, digest_size=_SIZE).hexdigest()


def fingerprint(parts: Iterable[str]) -> str:
    """One digest for several texts; where a text ends counts, so `ab, c` is not `a, bc`."""
    whole = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogateescape")
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()
