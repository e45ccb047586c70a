"""Trees that can go: out of the way at once, deleted when there is time."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass

from klimaatwerf.publish.files import names_in, remove_tree, unique

__all__ = ["Rubbish"]


@dataclass(frozen=True)
class Rubbish:
    """A folder of trees that can go: to move one there costs nothing."""

    folder: str

    def add(self, path: str) -> None:
        """Put a tree out of the way."""
        os.makedirs(self.folder, exist_ok=True)
        with suppress(FileNotFoundError):
            os.rename(path, f"{self.folder}/{unique()}")

    def empty(self, until: float) -> bool:
        """Delete tree by tree until that time; False where some are left."""
        for name in names_in(self.folder):
            if time.monotonic() > until:
                return False
            remove_tree(f"{self.folder}/{name}")
        return True
