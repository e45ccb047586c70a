"""The compiled templates of the theme, kept beside the output: compiling them takes half a second.

Each stands behind its own digest; the folder may be emptied or damaged at any time.
"""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from klimaatwerf.core.fingerprint import digest_of

__all__ = ["KeptTemplates"]


class KeptTemplates(jinja2.BytecodeCache):
    """Keeps templates in a folder, by their name and the digest of their source."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept; one that is damaged or of other code stays empty."""
        try:
            data = (self.folder / bucket.key).read_bytes()
        except OSError:
            return
        digest, _, content = data.partition(b"\n")
        if digest.decode("ascii", "replace") == digest_of(content):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, whole or not at all."""
        content = bucket.bytecode_to_string()
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f".{bucket.key}-{os.getpid()}"
        fresh.write_bytes(digest_of(content).encode() + b"\n" + content)
        os.replace(fresh, self.folder / bucket.key)
