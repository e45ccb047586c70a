"""What the pictures cost that are shown where an action is shared: 12 for each municipality.

    python tests/bench/cards.py --n 285 --json OUT

The municipalities and the shared pages are those of `compare.py`, without their events and with
every action open. Built in turn: without pictures; with all of them drawn; from what was drawn;
without a change; and with another title of one action. Each is run twice: once timed, once for the
peak memory of all processes, with those that draw. Last, single pictures are timed one by one.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # as this file is started by its path

from klimaatwerf.kit.sharing import Sharing
from klimaatwerf.pipeline import prepare
from klimaatwerf.project import load_project
from klimaatwerf.render.kept import PICTURES, Kept
from tests.bench.compare import arguments, laid_out, report, say
from tests.bench.machine import machine
from tests.bench.process_tree import adopt_orphans, run, sampled
from tests.bench.sides import Side
from tests.sites import TODAY, converter, theme

HERE = Path(__file__).resolve().parents[2]
SINGLE = 60
"""How many pictures are timed one by one."""


def main() -> int:
    """Measure and print."""
    given = arguments(__doc__ or "").parse_args()
    return report(given, lambda work: _measure(given, work))


def _measure(given: Any, work: Path) -> dict[str, Any]:
    adopt_orphans()
    (side,) = laid_out(given, work, ["klimaatwerf"])
    _open(side)
    shutil.copytree(HERE / "content/kit", side.folder / "content/kit")
    on = machine(work, ["klimaatwerf"])
    say(f"{on['cores']} cores, {on['disk']}, load {on['load']}")
    kept = side.folder / ".klimaatwerf" / PICTURES
    figures: dict[str, Any] = {"machine": on}
    steps: dict[str, Callable[[], None]] = {
        "without pictures": lambda: _set(side, "nee"),
        "all drawn": lambda: _set(side, "ja"),
        "from what was drawn": lambda: _forget(side, kept),
        "no change": lambda: None,
        "one title": lambda: _retitle(side),
    }
    for name, begin in steps.items():
        begin()
        figures[name] = _run(side)
        begin()
        figures[name]["peak_mb"] = round(sampled(partial(_run, side))[1], 1)
        say(f"{name}: {figures[name]}")
    figures["single_ms"] = _single(side.folder)
    say(f"one picture: {figures['single_ms']}")
    return figures


def _run(side: Side) -> dict[str, Any]:
    """Build; gives the seconds, the processor time, and what was drawn and written."""
    file = side.folder / "report.json"
    ran = run((*side.command, "--report", str(file)), side.folder, side.environment)
    sites = json.loads(file.read_text(encoding="utf-8"))["sites"].values()
    told = {name: sum(one[name] for one in sites) for name in ("drawn", "rendered", "written")}
    return {"wall": round(ran.wall, 2), "cpu": round(ran.cpu, 2), **told}


def _open(side: Side) -> None:
    """Leave 12 open actions and nothing else that has a picture."""
    for folder in (side.folder / "municipalities").iterdir():
        (folder / "events.yml").unlink()
        file = folder / "actions.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("phase: completed", "phase: running"), encoding="utf-8")


def _set(side: Side, chosen: str) -> None:
    """Remove all that was made, and choose whether pictures are drawn."""
    side.forget()
    file = side.folder / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    text = re.sub("share_pictures: (ja|nee)", f"share_pictures: {chosen}", text)
    file.write_text(text, encoding="utf-8")


def _forget(side: Side, kept: Path) -> None:
    """Remove all that was made but what was drawn."""
    away = side.folder / "away"
    kept.rename(away)
    side.forget()
    kept.parent.mkdir(parents=True)
    away.rename(kept)


def _retitle(side: Side) -> None:
    """Give an action another title."""
    file = min((side.folder / "municipalities").iterdir()) / "actions.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", "title: Een ", 1), encoding="utf-8")


def _single(root: Path) -> dict[str, float]:
    """The milliseconds that a picture takes, one after the other in one process that draws."""
    project = load_project(root, TODAY, "https://klimaatwerf.example/")
    sharing = Sharing(root, theme(converter()), project.pack.kit, Kept())
    taken: list[float] = []
    for folder in sorted((root / "municipalities").iterdir()):
        plan = prepare(project, folder.name).plan
        assert plan is not None
        draw = sharing.of(plan)
        for path in plan.kit:
            began = time.perf_counter()
            draw(path)
            taken.append(1000 * (time.perf_counter() - began))
        if len(taken) > SINGLE:
            break
    sharing.close()
    warm = sorted(taken[1:])
    return {
        "first": round(taken[0], 1),
        "median": round(statistics.median(warm), 1),
        "p95": round(warm[int(0.95 * len(warm))], 1),
    }


if __name__ == "__main__":
    sys.exit(main())
