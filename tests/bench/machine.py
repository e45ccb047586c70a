"""On what the benchmark ran."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.sides import HUGO

__all__ = ["machine"]

_OURS = ("klimaatwerf", "mkdocs", "mkdocs-material", "markdown", "jinja2", "pydantic")


def machine(work: Path, sides: Iterable[str]) -> dict[str, Any]:
    """Cores, memory, disk, versions and load, before anything runs."""
    versions = {name: version(name) for name in _OURS}
    if "hugo" in sides:
        versions["hugo"] = HUGO
    if "eleventy" in sides:
        package = work / "eleventy/node_modules/@11ty/eleventy/package.json"
        versions["eleventy"] = json.loads(package.read_text(encoding="utf-8"))["version"]
        told = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
        versions["node"] = told.stdout.strip()
    return {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "cores": os.cpu_count(),
        "memory_mb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e6),
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        "disk": _disk(work),
        "load": round(os.getloadavg()[0], 2),
        "versions": versions,
    }


def _disk(folder: Path) -> str:
    """The device and the file system that a folder is on."""
    mounts = [
        line.split()[:3]
        for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    ]
    held = [one for one in mounts if folder.resolve().is_relative_to(one[1])]
    device, _, kind = max(held, key=lambda one: len(one[1]))
    return f"{device} {kind}"
