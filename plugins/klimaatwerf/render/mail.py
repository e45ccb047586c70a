"""Addresses that open a mail with its subject and text filled in (RFC 6068)."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_letters, digits

__all__ = ["mail_link"]

_PLAIN = f"{ascii_letters}{digits}_.-~"
_QUOTED = {byte: f"%{byte:02X}" for byte in range(256) if chr(byte) not in _PLAIN}
"""What a byte is written as: `quote` of urllib looks at one byte after the other."""
_ADDRESS = {byte: text for byte, text in _QUOTED.items() if chr(byte) != "@"}


def mail_link(address: str, subject: str = "", lines: Iterable[str] = ()) -> str:
    """`mailto:` with a subject and the lines of a text; the address may be empty.

    A line ends with CR LF and a space is %20: a plus would stay a plus.
    """
    body = "\r\n".join(lines)
    given = (("subject", " ".join(subject.split())), ("body", body))
    asked = "&".join(f"{name}={_written(value, _QUOTED)}" for name, value in given if value)
    return f"mailto:{_written(address, _ADDRESS)}{'?' if asked else ''}{asked}"


def _written(text: str, quoted: dict[int, str]) -> str:
    """A text of which each byte that means something in an address is a number."""
    return text.encode().decode("latin-1").translate(quoted)
