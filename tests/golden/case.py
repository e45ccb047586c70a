"""One case of bad input: a small YAML file that says what to lay out and which problems follow.

`files` holds texts by their path from the root, `bytes` the same in another encoding or as `hex`,
`large` a text that is repeated, `links` and `hard_links` name what they lead to, `fifos` and
`sockets` are lists of paths, `without` names files of the shared root that the case lacks.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = ["CASES", "Case", "read_case", "snapshot"]

_HERE = Path(__file__).parent
_ROOT = _HERE / "root"
CASES = tuple(sorted((_HERE / "faults").glob("*.yml")))


@dataclass(frozen=True)
class Case:
    """What a case file says."""

    file: Path
    content: dict[str, Any]

    @property
    def problems(self) -> tuple[str, ...]:
        """The lines that `check` must print, in order."""
        return tuple(self.content["problems"].splitlines())

    def write_problems(self, lines: tuple[str, ...]) -> None:
        """Put other lines in the place of the expected ones, the rest as it was."""
        head, _, _ = self.file.read_text(encoding="utf-8").partition("\nproblems:")
        tail = "".join(f"  {line}\n" for line in lines)
        text = f"{head}\nproblems: |\n{tail}" if lines else f'{head}\nproblems: ""\n'
        self.file.write_text(text, encoding="utf-8", newline="")

    def lay_out(self, root: Path) -> bool:
        """Write the case into an empty folder; False where the disk can't hold it."""
        shutil.copytree(_ROOT, root, dirs_exist_ok=True)
        for name in self.content.get("without", ()):
            (root / name).unlink()
        texts = {name: text.encode() for name, text in self.content.get("files", {}).items()}
        try:
            for name, data in (texts | dict(self._bytes()) | dict(self._large())).items():
                self._place(root, name).write_bytes(data)
            self._make_special(root)
        except (AttributeError, NotImplementedError, OSError, UnicodeError):
            return False
        return self._names() <= set(snapshot(root))

    def _bytes(self) -> Iterator[tuple[str, bytes]]:
        for name, given in self.content.get("bytes", {}).items():
            if "hex" in given:
                yield name, bytes.fromhex(given["hex"])
            else:
                yield name, given["text"].encode(given["encoding"])

    def _large(self) -> Iterator[tuple[str, bytes]]:
        for name, given in self.content.get("large", {}).items():
            text = given["text"] * given["times"]
            yield name, f"{given.get('before', '')}{text}{given.get('after', '')}".encode()

    def _make_special(self, root: Path) -> None:
        """Make links, pipes and sockets."""
        for name, target in self.content.get("links", {}).items():
            self._place(root, name).symlink_to(target)
        for name, target in self.content.get("hard_links", {}).items():
            self._place(root, name).hardlink_to(root / target)
        for name in self.content.get("fifos", ()):
            os.mkfifo(self._place(root, name))
        for name in self.content.get("sockets", ()):
            _make_socket(self._place(root, name))

    def _names(self) -> set[str]:
        kinds = ("files", "bytes", "large", "links", "hard_links", "fifos", "sockets")
        return {name for kind in kinds for name in self.content.get(kind, ())}

    @staticmethod
    def _place(root: Path, name: str) -> Path:
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        return place


def read_case(file: Path) -> Case:
    """The case that a file holds."""
    return Case(file, yaml.safe_load(file.read_text(encoding="utf-8")))


def snapshot(root: Path) -> dict[str, bytes | str]:
    """Everything below a folder: bytes of files, targets of links, the kind of the rest."""
    found: dict[str, bytes | str] = {}
    for folder, below, names in os.walk(root):
        for name in (*below, *names):
            path = Path(folder) / name
            relative = path.relative_to(root).as_posix()
            if path.is_symlink():
                found[relative] = f"link: {path.readlink()}"
            elif path.is_file():
                found[relative] = path.read_bytes()
            else:
                found[relative] = "folder" if path.is_dir() else "special"
    return found


def _make_socket(path: Path) -> None:
    """Bind a socket to a path; from its folder, as the name of a socket must be short."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)
