"""Measure what it costs to know what a pack does, beside a cold build of the same run.

    python tests/bench/impact.py [--n 285] [--rounds 3] [--json OUT] [--work FOLDER]

Lays the neutral workload out, releases its pack, and then, in each round, builds all sites from
nothing and asks for the impact of the working pack after four changes: none, a sentence of one
page, a sentence of every page of the pack, and a line of the menu, which every page shows. Prints
the seconds and how many times a cold build that is; the goal is 3 times at most. It also prints
the memory of the whole process tree at its peak, and what each change says of pages. Run it on a
machine that does nothing else, and look at the load that it prints.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # as this file is started by its path

from klimaatwerf.core.channels import STABLE
from klimaatwerf.editing.releasing import Draft, Releases
from tests.bench.compare import arguments, laid_out, report, say
from tests.bench.machine import machine
from tests.bench.process_tree import BenchmarkError, Ran, adopt_orphans, run, sampled
from tests.bench.sides import TODAY, Side

GOAL = 3.0
"""Times a cold build, at most."""
_SENTENCE = re.compile(r"(?m)^- \w+")
_MENU = re.compile(r"label: [^,]+")


def main() -> int:
    """Run the benchmark; gives the exit code."""
    given = arguments(__doc__ or "").parse_args()
    return report(given, partial(_measure, given))


def _measure(given: argparse.Namespace, work: Path) -> dict[str, Any]:
    adopt_orphans()
    [side] = laid_out(given, work, ["klimaatwerf"])
    original = work / "content"
    shutil.rmtree(original, ignore_errors=True)
    Releases.of(side.folder).release(Draft("2026.1", 1), STABLE, date.fromisoformat(TODAY))
    shutil.copytree(side.folder / "content", original)
    figures: dict[str, Any] = {"machine": machine(work, ["klimaatwerf"]), "cold": [], "impact": {}}
    on = figures["machine"]
    say(f"{on['cores']} cores, {on['disk']}, Python {on['python']}, load {on['load']}")
    for number in range(1, given.rounds + 1):
        _round(side, original, figures, number)
    peak, told = _peak(side, original)
    figures |= {"peak_mb": round(peak, 1), "html_bytes": told}
    say(f"peak {peak:.0f} MB, HTML of {told / 1000:.0f} kB for a line of the menu")
    _conclude(figures)
    return figures


def _round(side: Side, original: Path, figures: dict[str, Any], number: int) -> None:
    """A cold build, and an impact after each change."""
    _laid(side, original, "none")
    side.forget()
    os.sync()
    cold = run(side.command, side.folder, side.environment)
    figures["cold"].append(_plain(cold))
    say(f"round {number}, cold build: {cold.wall:.2f} s, load {os.getloadavg()[0]:.1f}")
    for name in CHANGES:
        _laid(side, original, name)
        os.sync()
        out = side.folder.parent / f"impact-{name}.json"
        ran = run(_command(side, "json", out), side.folder, side.environment)
        told = _told(out)
        ratio = ran.wall / cold.wall
        figures["impact"].setdefault(name, []).append({**_plain(ran), "ratio": ratio, **told})
        work = ran.cpu / cold.cpu
        say(f"round {number}, impact, {name}: {ran.wall:.2f} s, {ratio:.2f} x, work {work:.2f} x")
        say(f"    {told}")


def _plain(ran: Ran) -> dict[str, float]:
    return {"wall": round(ran.wall, 3), "cpu": round(ran.cpu, 3)}


def _command(side: Side, form: str, out: Path) -> tuple[str, ...]:
    words = ("templates", "impact", "--format", form, "--out", str(out))
    return (*side.command[:-1], *words)


def _told(file: Path) -> dict[str, int]:
    """How many municipalities and pages a report says will change, and its size."""
    found = json.loads(file.read_text(encoding="utf-8"))["municipalities"].values()
    changed = sum(one["state"] != "unchanged" for one in found)
    pages = sum(len(one["pages"]) for one in found)
    return {"municipalities": changed, "pages": pages, "bytes": file.stat().st_size}


def _peak(side: Side, original: Path) -> tuple[float, int]:
    """The megabytes of the processes together, and the bytes of the page, of the widest change."""
    _laid(side, original, "menu")
    out = side.folder.parent / "impact.html"
    command = _command(side, "html", out)
    _, peak = sampled(partial(run, command, side.folder, side.environment))
    return peak, out.stat().st_size


def _conclude(figures: dict[str, Any]) -> None:
    for name, found in figures["impact"].items():
        ratio = statistics.median(one["ratio"] for one in found)
        verdict = "reached" if ratio <= GOAL else "MISSED"
        say(f"impact, {name}: {ratio:.2f} x a cold build; goal {GOAL:.0f} x {verdict}")


# ---- changes of the working pack


def _laid(side: Side, original: Path, name: str) -> None:
    """The working pack as it was released, with one change."""
    pages = side.folder / "content/pages"
    shutil.rmtree(pages)
    shutil.copytree(original / "pages", pages)
    CHANGES[name](pages)


def _edit(files: list[Path], pattern: re.Pattern[str], text: str) -> None:
    for file in files:
        changed, times = pattern.subn(text, file.read_text(encoding="utf-8"), count=1)
        if not times:
            message = f"{file} has nothing to change"
            raise BenchmarkError(message)
        file.write_text(changed, encoding="utf-8")


def _texts(pages: Path) -> list[Path]:
    """The shared pages of the workload."""
    return sorted(file for file in pages.rglob("*.md") if "menu:" in file.read_text("utf-8"))


CHANGES: dict[str, Callable[[Path], None]] = {
    "none": lambda pages: None,
    "page": lambda pages: _edit(_texts(pages)[:1], _SENTENCE, "- Anders"),
    "pages": lambda pages: _edit(_texts(pages), _SENTENCE, "- Anders"),
    "menu": lambda pages: _edit(_texts(pages)[:1], _MENU, "label: Anders"),
}


if __name__ == "__main__":
    sys.exit(main())
