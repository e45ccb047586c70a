"""The Chromium of this computer; as a program it installs one where that can be done.

`make test` runs it first. Nothing else installs a browser, and building sites needs none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

__all__ = ["FLAGS", "MISSING", "found"]

CHOICE = "KLIMAATWERF_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = """\
De tests openen de sites in Chromium, en dat is hier niet gevonden.
Installeer het: sudo apt-get install --no-install-recommends chromium
Staat het op een andere plek: KLIMAATWERF_CHROMIUM=/pad/naar/chromium make test
The tests open the sites in Chromium, which was not found here.
Install it, or name its place, as above. Building sites needs no browser."""
_APT = ("apt-get", "-o", "DPkg::Lock::Timeout=120", "-qq")
_INSTALL = (*_APT, "install", "-y", "--no-install-recommends", "chromium")


def found() -> str | None:
    """The path of Chromium: the one that the environment names, or else the first on PATH."""
    named = os.environ.get(CHOICE)
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)


def install() -> str:
    """Install Chromium with apt-get and give what that said; the lists are renewed if needed."""
    said = _ran(*_INSTALL)
    if found() is None:
        said += _ran(*_APT, "update") + _ran(*_INSTALL)
    return said


def _ran(*words: str) -> str:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        words,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def main() -> int:
    """Leave with 0 where Chromium is here; else install it if root may, or say what is missing."""
    said = ""
    if found() is None and CHOICE not in os.environ and _may_install():
        print("Installing Chromium for the tests …", flush=True)  # noqa: T201 (it is a program)
        said = install()
    if found() is None:
        print(said + MISSING, file=sys.stderr)  # noqa: T201 (it is a program)
        return 1
    return 0


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main())
