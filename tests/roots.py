"""Roots in temporary folders, and the programs that build them, started as a person starts them."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
TODAY = "2026-11-23"
SHIPPED = ("asse", "berlaar", "horebeke", "mechelen")


def copy_root(
    target: Path, slugs: Iterable[str] = SHIPPED, *, share_pictures: bool = False
) -> Path:
    """A root with the shipped settings, pack and theme, and these municipalities.

    Only who looks at the pictures of pages asks for them: to draw them starts Typst.
    """
    target.mkdir(parents=True, exist_ok=True)
    settings = (HERE / "mkdocs.yml").read_text(encoding="utf-8")
    assert "share_pictures: ja" in settings
    chosen = "ja" if share_pictures else "nee"
    text = settings.replace("share_pictures: ja", f"share_pictures: {chosen}")
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name in ("content", "themes"):
        shutil.copytree(HERE / name, target / name)
    (target / "municipalities").mkdir()
    for slug in slugs:
        shutil.copytree(HERE / "municipalities" / slug, target / "municipalities" / slug)
    return target


def run(
    program: str, *words: str, cwd: Path, env: Mapping[str, str] | None = None, check: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run `klimaatwerf`, `mkdocs` or `properdocs` with a fixed day."""
    return subprocess.run(
        [sys.executable, "-m", program, *words],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        text=True,
        check=check,
        timeout=120,
    )


def start(program: str, *words: str, cwd: Path, **streams: Any) -> subprocess.Popen[str]:
    """Start a program that can be interrupted, also where the tests themselves can't be."""
    return subprocess.Popen(
        [sys.executable, "-m", program, *words],
        cwd=cwd,
        env=environment(),
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (no threads)
        **streams,
    )


def stop(started: subprocess.Popen[str]) -> None:
    """Interrupt a program as Ctrl+C does, and wait for its end."""
    if started.poll() is None:
        started.send_signal(signal.SIGINT)
        try:
            started.wait(60)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait(10)


def free_port() -> int:
    """A port of this computer that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for a condition; one that does not come true in time fails."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a run: today is fixed, Material's notice is off."""
    fixed = {"KLIMAATWERF_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    return {**os.environ, **fixed, **(extra or {})}


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with the SHA-256 of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def append(file: Path, text: str) -> None:
    """Write a text at the end of a file."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
