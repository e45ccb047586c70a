"""The text of overrides.yml: what was written above the list stays, the list is made anew."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from klimaatwerf.core.model.stamps import Stamp
from klimaatwerf.editing.texts import OVERRIDES

__all__ = ["stamps_text"]


def stamps_text(former: str | None, stamps: Iterable[Stamp]) -> str:
    """The file with these stamps, in the order of their paths; `former` is how it was."""
    text = OVERRIDES if former is None else former.replace("\r\n", "\n")
    head = takewhile(lambda line: not line.strip() or line.startswith("#"), text.splitlines(True))
    rows = [
        f"- path: {one.path}\n  version: {one.version}\n  hash: {one.hash}\n"
        for one in sorted(stamps, key=lambda one: one.path)
    ]
    made = "".join(head) + ("".join(rows) or "[]\n")
    return made.replace("\n", "\r\n") if former and "\r\n" in former else made
