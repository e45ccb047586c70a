"""The plans of the last build, kept beside the output: what a page was made from, page by page.

A plan is kept as a pickle behind its own digest. The folder may be emptied, damaged or of another
version at any time: what does not fit is not there. It is no door for strangers: who may write in
it may also write the code.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.plan import Plan
from klimaatwerf.ledger import Record
from klimaatwerf.render.asks import Ask

__all__ = ["Former", "Plans"]


@dataclass(frozen=True)
class Former:
    """A site as it was built: its plan, the questions of its pages, and its files by digest."""

    basis: str
    """The digest of theme, settings and code that it was built with."""
    pack: str
    """The digest of the pack that it was built with."""
    plan: Plan
    asked: Mapping[str, frozenset[Ask]]
    files: Mapping[str, str]
    record: Record


@dataclass(frozen=True)
class Plans:
    """The kept values below a folder, each under a name."""

    folder: Path

    def read(self, name: str) -> Any:
        """What was kept under a name; None where it is missing, damaged or of other code."""
        try:
            data = (self.folder / name).read_bytes()
            digest, _, content = data.partition(b"\n")
            if digest.decode("ascii", "replace") != digest_of(content):
                return None
            return pickle.loads(content)  # noqa: S301 (our own, see above)
        except Exception:  # noqa: BLE001 (a pickle of other code may raise anything)
            return None

    def write(self, name: str, value: Any) -> None:
        """Keep a value under a name, in the place of the former one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        fresh = self.folder / f".{name}-{os.getpid()}"
        fresh.write_bytes(digest_of(content).encode() + b"\n" + content)
        os.replace(fresh, self.folder / name)

    def remove(self, name: str) -> None:
        """Forget what was kept under a name."""
        (self.folder / name).unlink(missing_ok=True)
