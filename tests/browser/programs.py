"""The programs that the tests need beside Python; as a program it installs those that miss.

`make test` runs it first. Nothing else installs a browser, and building sites needs none of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "CHROMIUM",
    "FLAGS",
    "JAVA",
    "LIBREOFFICE",
    "NODE",
    "NPM",
    "POPPLER",
    "PROGRAMS",
    "Program",
    "missing",
]

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
"""How the tests start Chromium."""


@dataclass(frozen=True)
class Program:
    """A program by the commands it is known by; `choice` is the variable that names another."""

    name: str
    package: str
    commands: tuple[str, ...]
    choice: str

    def found(self) -> str | None:
        """Its path: the one that the environment names, or else the first on PATH."""
        named = os.environ.get(self.choice)
        return next(filter(None, map(shutil.which, [named] if named else self.commands)), None)


CHROMIUM = Program(
    "Chromium",
    "chromium",
    ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "KLIMAATWERF_CHROMIUM",
)
NODE = Program("Node.js", "nodejs", ("node", "nodejs"), "KLIMAATWERF_NODE")
NPM = Program("npm", "npm", ("npm",), "KLIMAATWERF_NPM")
JAVA = Program("Java", "default-jre-headless", ("java",), "KLIMAATWERF_JAVA")
LIBREOFFICE = Program(
    "LibreOffice", "libreoffice-writer-nogui", ("soffice", "libreoffice"), "KLIMAATWERF_SOFFICE"
)
POPPLER = Program("Poppler", "poppler-utils", ("pdftotext",), "KLIMAATWERF_PDFTOTEXT")
PROGRAMS = (CHROMIUM, NODE, NPM, JAVA, LIBREOFFICE, POPPLER)

_APT = ("apt-get", "-o", "DPkg::Lock::Timeout=120", "-qq")
_INSTALL = (*_APT, "install", "-y", "--no-install-recommends")


def missing(programs: Sequence[Program] = PROGRAMS) -> str:
    """What to do where some of these programs are not here, in Dutch and English; else nothing."""
    lacking = [one for one in programs if one.found() is None]
    if not lacking:
        return ""
    names = ", ".join(one.name for one in lacking)
    packages = " ".join(one.package for one in lacking)
    first = lacking[0]
    return (
        f"De tests hebben programma’s nodig die hier niet gevonden zijn: {names}.\n"
        f"Installeer ze: sudo apt-get install --no-install-recommends {packages}\n"
        f"Staan ze op een andere plek: {first.choice}=/pad/naar/{first.commands[0]} make test\n"
        f"The tests need programs that were not found here: {names}.\n"
        "Install them, or name their place, as above. Building sites needs none of them."
    )


def main() -> int:
    """Leave with 0 where all are here; else install them if root may, or say what is missing."""
    said = ""
    lacking = [one for one in PROGRAMS if one.found() is None and one.choice not in os.environ]
    if lacking and _may_install():
        names = ", ".join(one.name for one in lacking)
        print(f"Installing {names} for the tests …", flush=True)  # noqa: T201 (it is a program)
        said = _installed(lacking)
    if telling := missing():
        print(said + telling, file=sys.stderr)  # noqa: T201 (it is a program)
        return 1
    return 0


def _installed(lacking: Sequence[Program]) -> str:
    """Install with apt-get and give what that said; the lists are renewed if needed."""
    packages = [one.package for one in lacking]
    said = _ran(*_INSTALL, *packages)
    if missing(lacking):
        said += _ran(*_APT, "update") + _ran(*_INSTALL, *packages)
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


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


if __name__ == "__main__":
    sys.exit(main())
