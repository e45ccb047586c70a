"""Files as they lie on disk: which may be read, and their text."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from klimaatwerf.core.problems import Collector, Problem, SourceError, printable, problem
from klimaatwerf.core.tree import Layer, Place, Source

__all__ = ["CONTROL", "MAX_FILE_BYTES", "Folder", "decode", "name_flaw", "shown_name", "thousands"]

MAX_FILE_BYTES = 1_000_000
MAX_NAME_LENGTH = 200
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("[\x00-\x1f\x7f]")
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of sources: its path on disk, its name relative to the root, its layer."""

    path: Path
    name: str
    layer: Layer

    def source(self, relative: str) -> Source:
        """The source that `relative` (with `/`) stands for."""
        return Source(f"{self.name}/{relative}" if self.name else relative, self.layer)

    def on_disk(self, relative: str) -> str:
        """Where a file lies, from the root."""
        return self.source(relative).file

    def files(self, problems: Collector, *skip: str) -> tuple[str, ...]:
        """Every regular file below, relative with `/`, sorted; the folders in `skip` left out.

        Links, devices and names that clash or fail on another system are problems, not files.
        """
        found = [name for name in self._walk("", problems) if name.split("/")[0] not in skip]
        for name, other in _clashes(found).items():
            problems.add("file-clash", Place(self.source(name).file, 1, 1), other=other)
        return tuple(found)

    def _walk(self, below: str, problems: Collector) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(self.path / below), key=lambda entry: entry.name)
        except OSError as error:
            place = Place(self.source(below.rstrip("/")).file.rstrip("/"), 1, 1)
            problems.add("unreadable", place, reason=_reason(error))
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            relative = below + entry.name
            place = Place(self.source(shown_name(relative)).file, 1, 1)
            if flaw := name_flaw(entry.name):
                problems.add(flaw, place, name=shown_name(entry.name))
            elif entry.is_symlink():
                problems.add("file-link", place)
            elif entry.is_dir(follow_symlinks=False):
                yield from self._walk(f"{relative}/", problems)
            elif not entry.is_file(follow_symlinks=False):
                problems.add("file-special", place)
            else:
                yield relative

    def read_bytes(
        self, relative: str, limit: int = MAX_FILE_BYTES, code: str = "file-too-large"
    ) -> bytes:
        """The bytes of a file.

        Raises:
            SourceError: it can't be read, is a link or device, or is larger than `limit` bytes,
                which the message of `code` tells.
        """
        place = Place(self.source(relative).file, 1, 1)
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            descriptor = os.open(self.path / relative, flags)
            with open(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode):
                    raise SourceError([problem("file-special", place)])
                if status.st_size > limit:
                    size = f"{status.st_size / 1e6:.1f}".replace(".", ",")
                    raise SourceError([problem(code, place, size=size, limit=f"{limit // 10**6}")])
                return file.read()
        except OSError as error:
            raise SourceError([problem("unreadable", place, reason=_reason(error))]) from error

    def read_text(self, relative: str) -> str:
        """The text of a file, its line ends as they are.

        Raises:
            SourceError: it can't be read or is not text in UTF-8 or UTF-16.
        """
        return decode(self.read_bytes(relative), self.source(relative).file)


def decode(data: bytes, file: str) -> str:
    """Bytes of a source as text; a byte order mark decides between UTF-8 and UTF-16.

    Raises:
        SourceError: another encoding, or characters that no text holds.
    """
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError([_undecodable(error, len(data), file)]) from error
    if match := CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        code = f"U+{ord(match[0]):04X}"
        raise SourceError([problem("control-character", Place(file, line, column), character=code)])
    return text


def _undecodable(error: UnicodeDecodeError, size: int, file: str) -> Problem:
    """Where a text stops being UTF-8, with what it says if it was saved in cp1252."""
    if error.encoding != "utf-8":
        return problem("encoding-cut", Place(file, 1, 1))
    data = error.object  # without the byte order mark
    position = size - len(data) + error.start + 1
    before = data[: error.start].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    rest = data[error.start :].partition(b"\n")[0].decode("cp1252", errors="replace")
    guess = (before.rpartition("\n")[2] + rest).strip()[:80]
    return problem("encoding", Place(file, line, column), position=position, guess=guess)


def _clashes(names: Iterable[str]) -> dict[str, str]:
    """The names of files and folders that are the same elsewhere, with the first of that name."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            part = "/".join(parts[:depth])
            other = first.setdefault(unicodedata.normalize("NFC", part).casefold(), part)
            if other != part:
                found[part] = other
                break
    return found


def name_flaw(name: str) -> str:
    """The code of what is wrong with a file name on one of the systems, or the empty string."""
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        return "file-name-encoding"
    if _INVISIBLE.search(name) or _LINE_BREAK.search(name):
        return "file-name-invisible"
    if _RESERVED.fullmatch(name):
        return "file-name-reserved"
    if name != name.rstrip(". ") or re.search(r'[<>:"|?*\\]', name):
        return "file-name-windows"
    if len(name) > MAX_NAME_LENGTH:
        return "file-name-long"
    return ""


def shown_name(name: str) -> str:
    """A file name without characters that would hide or garble a message."""
    shown = printable(name.encode("utf-8", "replace").decode())
    return shown if len(shown) <= MAX_NAME_LENGTH else f"{shown[:40]}…"


def thousands(number: int) -> str:
    """A whole number with points between the thousands."""
    return f"{number:,}".replace(",", ".")


def _reason(error: OSError) -> str:
    """Why the system refused, in Dutch."""
    known = {
        FileNotFoundError: "het bestaat niet (meer)",
        PermissionError: "je hebt er geen leesrecht op",
        IsADirectoryError: "het is een map",
    }
    return known.get(type(error), "het systeem weigert het te lezen")
