"""How long the kit of one action takes, from nothing and when nothing changed.

    python -m tests.bench.kit_whole [--rounds 5] [--slug asse] [--action behaag-je-tuin]

Cold: no piece was drawn before and no process draws yet; the project is read. Also told: the whole
command as a person gives it, Python's own start with it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

from klimaatwerf.hosts.kits import Asked, Maker
from klimaatwerf.render.kept import Kept

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 27)


def main() -> None:
    """Print medians in seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slug", default="asse")
    parser.add_argument("--action", default="behaag-je-tuin")
    given = parser.parse_args()
    cold, same, command = [], [], []
    pieces = 0
    for _ in range(given.rounds):
        with tempfile.TemporaryDirectory() as folder:
            kept, out = Path(folder) / "kept", Path(folder) / "kit"
            maker = Maker(_asked(given.action, kept, out))
            began = time.perf_counter()
            done = maker.make(given.slug)
            cold.append(time.perf_counter() - began)
            pieces = done.drawn
            began = time.perf_counter()
            again = maker.make(given.slug)
            same.append(time.perf_counter() - began)
            maker.close()
            assert done.made == again.made == (given.action,), done.problems
            assert (again.drawn, again.written) == (0, 0)
            words = ["kit", given.slug, "--action", given.action, "--out", str(out) + "2"]
            began = time.perf_counter()
            _run(words, folder)
            command.append(time.perf_counter() - began)
    print(f"{pieces} pieces of {given.action} in {given.slug}, {given.rounds} rounds, medians:")  # noqa: T201 (it is a program)
    for name, times in (("cold", cold), ("nothing changed", same), ("command, kept", command)):
        print(f"  {name:<16} {median(times):6.2f} s  ({min(times):.2f}-{max(times):.2f})")  # noqa: T201 (as above)


def _asked(action: str, kept: Path, out: Path) -> Asked:
    return Asked(
        root=ROOT,
        today=TODAY,
        portal_url="https://klimaatwerf.example/",
        theme=ROOT / "themes/klimaatwerf",
        out=out,
        kept=Kept(kept),
        ids=(action,),
        presses=2,
    )


def _run(words: list[str], folder: str) -> None:
    command = [sys.executable, "-m", "klimaatwerf", "--root", str(ROOT), "--today", str(TODAY)]
    subprocess.run([*command, *words], check=True, cwd=folder, capture_output=True)


if __name__ == "__main__":
    main()
