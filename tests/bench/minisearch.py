"""Make `minisearch.js` of themes/klimaatwerf/assets/search/ anew, with its licence beside it.

    python tests/bench/minisearch.py

Needs npm. The library comes from the npm registry in a pinned version, as the file for browsers of
its own release, and is made small by a pinned terser; nothing in it is changed. The README beside
it says what lies there.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "themes/klimaatwerf/assets/search"
VERSION = "7.2.0"
TERSER = "5.51.4"


def main() -> None:
    """Write both files."""
    with tempfile.TemporaryDirectory() as scratch:
        package = _unpacked(Path(scratch))
        licence = (package / "LICENSE.txt").read_text(encoding="utf-8")
        banner = f"/* MiniSearch {VERSION}, MIT licence: see minisearch.LICENSE.txt */\n"
        small = _small(package / "dist/umd/index.js")
        (FOLDER / "minisearch.js").write_text(banner + small, encoding="utf-8")
        (FOLDER / "minisearch.LICENSE.txt").write_text(licence, encoding="utf-8")


def _unpacked(folder: Path) -> Path:
    """The package as the registry gives it."""
    subprocess.run(
        ["npm", "pack", "--silent", f"minisearch@{VERSION}"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with tarfile.open(folder / f"minisearch-{VERSION}.tgz") as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def _small(source: Path) -> str:
    """The script without what only people read."""
    command = ["npx", "--yes", f"terser@{TERSER}", str(source), "--compress", "--mangle"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return f"{done.stdout.strip().partition('//# sourceMappingURL')[0].strip()}\n"


if __name__ == "__main__":
    main()
