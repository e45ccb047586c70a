"""The sites of the last build, kept beside the output: what each page was made from.

A value is kept as a pickle behind its own digest. The folder may be emptied, damaged or of another
version at any time: what does not fit is not there. It is no door for strangers: who may write in
it may also write the code.
"""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.plan import Plan
from klimaatwerf.core.tree import Layer, Leaf
from klimaatwerf.ledger import PLANS, Record
from klimaatwerf.publish.files import write_whole
from klimaatwerf.render.asks import Ask
from klimaatwerf.render.takeaways import Download

__all__ = ["Former", "Made", "Plans"]

_TEXT = "_text_of_pack"


@dataclass(frozen=True)
class Former:
    """A site as it was planned, and the questions of its pages.

    Its plan holds the texts of the pack as they are now: what they were, `Made.texts` tells.
    """

    basis: str
    """The digest of theme, settings and code that it was built with."""
    pack: str
    """The digest of the pack without the texts of its pages."""
    plan: Plan
    asked: Mapping[str, frozenset[Ask]]


@dataclass(frozen=True)
class Made:
    """What was made of a plan: its files and the texts of the pack in them, both by digest."""

    files: Mapping[str, str]
    texts: Mapping[str, str]
    record: Record
    remarked: frozenset[str] = frozenset()
    """The files that something was told about when they were made, by name."""
    downloads: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    """What was given of the kit of each item, by the path of its page."""
    plan: str = ""
    """The digest of the plan that is kept."""


@dataclass(frozen=True)
class Plans:
    """The kept values below a folder, each under a name."""

    folder: Path

    @classmethod
    def below(cls, home: Path) -> Plans:
        """The values that are kept in the home of a store."""
        return cls(home / PLANS)

    def read_site(
        self, slug: str, texts: Mapping[str, Leaf]
    ) -> tuple[Former, Made] | tuple[None, None]:
        """What is known of a site; `texts` are those of the pack as it is now, by their file."""
        made, _ = self._read(f"{slug}.made")
        former, digest = self._read(f"{slug}.plan", lambda data: _Unpickler(data, texts))
        if isinstance(made, Made) and isinstance(former, Former) and made.plan == digest:
            return former, made
        return None, None

    def write_site(self, former: Former, made: Made) -> None:
        """Keep a site with its plan."""
        slug = made.record.slug
        self.write_made(replace(made, plan=self._write(f"{slug}.plan", former)))

    def write_made(self, made: Made) -> None:
        """Keep what was made of the same plan as before."""
        self._write(f"{made.record.slug}.made", made)

    def read(self, name: str) -> Any:
        """What was kept under a name; None where it is missing, damaged or of other code."""
        return self._read(name)[0]

    def write(self, name: str, value: Any) -> None:
        """Keep a value under a name, in the place of the former one."""
        self._write(name, value)

    def remove_others(self, slugs: frozenset[str]) -> None:
        """Forget the sites that are not among these, and what a killed process half wrote."""
        names = os.listdir(self.folder) if self.folder.is_dir() else ()
        for name in names:
            slug, dot, _ = name.partition(".")
            if dot and slug not in slugs:
                (self.folder / name).unlink(missing_ok=True)

    def _read(
        self, name: str, unpickler: Callable[[io.BytesIO], pickle.Unpickler] = pickle.Unpickler
    ) -> tuple[Any, str]:
        try:
            with open(self.folder / name, "rb") as file:
                data = file.read()
            digest, _, content = data.partition(b"\n")
            known = digest.decode("ascii", "replace")
            if known != digest_of(content):
                return None, ""
            return unpickler(io.BytesIO(content)).load(), known
        except Exception:  # noqa: BLE001 (a pickle of other code may raise anything)
            return None, ""

    def _write(self, name: str, value: Any) -> str:
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = {Leaf: _reduced}
        pickler.dump(value)
        content = buffer.getvalue()
        digest = digest_of(content)
        data = digest.encode() + b"\n" + content
        try:
            write_whole(f"{self.folder}/{name}", data)
        except FileNotFoundError:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(f"{self.folder}/{name}", data)
        return digest


def _text_of_pack(file: str) -> Leaf:
    """Stands in a pickle for the text of the pack that a file holds now.

    Raises:
        LookupError: it is asked without a pack.
    """
    raise LookupError(file)


def _reduced(leaf: Leaf) -> Any:
    """A leaf for a pickle: a text of the pack is named, for all sites share it."""
    if leaf.layer is Layer.PACK and leaf.source.file.endswith(".md"):
        return _text_of_pack, (leaf.source.file,)
    return leaf.__reduce_ex__(pickle.HIGHEST_PROTOCOL)


class _Unpickler(pickle.Unpickler):
    """Puts the texts of the pack as it is now in the places where they are named."""

    def __init__(self, data: io.BytesIO, texts: Mapping[str, Leaf]) -> None:
        super().__init__(data)
        self._texts = texts

    def find_class(self, module: str, name: str) -> Any:
        """The class or function of a name."""
        return self._texts.__getitem__ if name == _TEXT else super().find_class(module, name)
