"""Addresses that open a mail with its subject and text filled in (RFC 6068)."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

__all__ = ["mail_link"]


def mail_link(address: str, subject: str = "", lines: Iterable[str] = ()) -> str:
    """`mailto:` with a subject and the lines of a text; the address may be empty.

    A line ends with CR LF and a space is %20: a plus would stay a plus.
    """
    body = "\r\n".join(lines)
    given = (("subject", " ".join(subject.split())), ("body", body))
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in given if value)
    return f"mailto:{quote(address, safe='@')}{'?' if asked else ''}{asked}"
