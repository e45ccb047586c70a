"""Addresses that a browser asks for: which are refused before anything is looked up."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

__all__ = ["base_of", "is_ours", "path_of", "quoted"]

_REFUSED = re.compile(r"[\\:\x00-\x1f\x7f]")
"""What stands in no address of a site, and means something to a file system."""
LONGEST = 255
"""Bytes of a part of an address: a file system takes no more."""
_NAMES = ("127.0.0.1", "localhost", "[::1]")
"""The names of this computer: a page of elsewhere that got our address asks for another one."""


def is_ours(host: str | None) -> bool:
    """Whether a request was meant for this computer, by its header Host."""
    name, _, port = (host or "").rpartition(":")
    if not port.isdecimal():
        name = host or ""
    return name.lower() in _NAMES


def path_of(target: str) -> str | None:
    """The path of a request; None where it is one that no site has."""
    try:
        path = unquote(target.partition("?")[0], errors="strict")
    except UnicodeDecodeError:
        return None
    if not path.startswith("/") or _REFUSED.search(path):
        return None
    parts = path[1:].removesuffix("/").split("/")
    return None if path != "/" and any(map(_is_odd, parts)) else path


def _is_odd(part: str) -> bool:
    return part in ("", ".", "..") or len(part.encode()) > LONGEST


def quoted(path: str) -> str:
    """A path as a header can hold it."""
    return quote(path)


def base_of(site_url: str | None) -> str:
    """The path below which everything lies, with a slash at both ends."""
    path = urlsplit(site_url or "/").path.strip("/")
    return f"/{path}/" if path else "/"
