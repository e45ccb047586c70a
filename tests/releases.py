"""Releases of the pack of a root, laid out for tests."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

from klimaatwerf.core.channels import Did, Event, as_line
from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.sources.releases import FORMAT, JOURNAL, MANIFEST, package_name
from klimaatwerf.sources.trees import BESIDE_THE_PACK

__all__ = ["freeze"]

DAY = (2026, 11, 1, 0, 0, 0)


def freeze(root: Path, version: str, channel: str = "stable") -> None:
    """Release the working pack of a root to a channel."""
    content = root / "content"
    files = {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file() and path.relative_to(content).parts[0] not in BESIDE_THE_PACK
    }
    told = {name: digest_of(data) for name, data in files.items()}
    manifest = json.dumps({"format": FORMAT, "version": version, "schema": 1, "files": told})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in {MANIFEST: manifest.encode(), **files}.items():
            info = zipfile.ZipInfo(name, DAY)
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, data)
    package = root / package_name(version)
    package.parent.mkdir(parents=True, exist_ok=True)
    package.write_bytes(buffer.getvalue())
    digest = digest_of(buffer.getvalue())
    event = Event(Did.RELEASE, version, "2026-11-01", channel, digest)
    with (root / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.write(as_line(event))
