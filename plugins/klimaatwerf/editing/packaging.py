"""The working pack as a package: the same pack gives the same bytes on every machine.

Its entries are stored as they are, in order, with one date: what is squeezed differs with the
version of the library that does it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer
from klimaatwerf.sources.files import Folder
from klimaatwerf.sources.releases import FORMAT, MANIFEST, MAX_PACKAGE, package_name, verified
from klimaatwerf.sources.trees import BESIDE_THE_PACK, CONTENT

__all__ = ["Refused", "check_package", "frozen_files", "package_of"]

_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest that a zip can hold."""
_REGULAR = 0o100644 << 16
"""The kind and the rights of every entry."""


class Refused(Exception):  # noqa: N818 (it is no fault of ours)
    """What was asked can't be done; its text says why and what can, in Dutch."""


def frozen_files(root: Path) -> dict[str, bytes]:
    """The files of the working pack by their name below content/."""
    folder = Folder(root / CONTENT, CONTENT, Layer.PACK)
    names = folder.files(Collector(), *BESIDE_THE_PACK)
    return {name: (root / CONTENT / name).read_bytes() for name in names}


def package_of(files: Mapping[str, bytes], version: str, schema: int) -> bytes:
    """The package of these files."""
    digests = {name: digest_of(data) for name, data in sorted(files.items())}
    told = {"format": FORMAT, "version": version, "schema": schema, "files": digests}
    manifest = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in ((MANIFEST, manifest), *sorted(files.items())):
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = 3  # what else it would say depends on the machine
            info.external_attr = _REGULAR
            archive.writestr(info, data)
    return buffer.getvalue()


def check_package(data: bytes, version: str) -> None:
    """See whether a package can be read back, before it is there for good.

    Raises:
        Refused: it is too large.
        SourceError: it is no good package.
    """
    if len(data) > MAX_PACKAGE:
        raise Refused(
            f"De uitgave zou {len(data) // 10**6} MB groot zijn, en hoogstens "
            f"{MAX_PACKAGE // 10**6} MB kan. Maak de afbeeldingen in content/media/ kleiner."
        )
    verified(data, package_name(version), version)
