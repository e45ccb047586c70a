"""Build the neutral workload with us, Hugo and Eleventy, in turn, and compare.

    python tests/bench/compare.py --n 285 --rounds 3 --json OUT

Lays N municipalities out for each side and installs the rivals in a work folder. Then each round
does, for each side in turn, a cold build, a run without a change, one after a changed event and one
after a changed sentence of a shared page. `sync` and the removal of what earlier runs made lie
outside the timing; after each run all pages are read, counted and searched for the change. A first
round, which is not timed, warms the machine and measures the peak memory (PSS of the process tree,
looked at every 20 ms). Needs Linux, and npm for Eleventy. No side draws pictures for sharing: ours
are off (`share_pictures: nee`), and `cards.py` measures what they cost.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # as this file is started by its path

from tests.bench.machine import machine
from tests.bench.neutral import Workload, read_workload
from tests.bench.output import Output, examine
from tests.bench.process_tree import (
    BenchmarkError,
    Ran,
    adopt_orphans,
    run,
    sampled,
)
from tests.bench.sides import LAYOUTS, Side
from tests.bench.table import KINDS, cost_of_looking, goals, table

HERE = Path(__file__).resolve().parents[2]

_LEAST = 0.97
"""Of a rival's HTML, ours must be this part. It is more than all of it for 285 municipalities; but
with longer names it is a little less, as the rivals' addresses repeat the name in every link."""

__all__ = ["arguments", "generated", "laid_out", "say", "work_folder"]


def main() -> int:
    """Run the benchmark; gives the exit code."""
    given = arguments(__doc__ or "").parse_args()
    return report(given, partial(_compare, given))


def report(given: argparse.Namespace, measure: Callable[[Path], dict[str, Any]]) -> int:
    """Measure in a work folder and write the figures down; gives the exit code."""
    work = work_folder(given.work)
    try:
        figures = measure(work)
    except BenchmarkError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    finally:
        if not (given.work or given.keep):
            shutil.rmtree(work, ignore_errors=True)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def arguments(about: str) -> argparse.ArgumentParser:
    """The options that the benchmarks share."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--n", type=int, default=285, help="municipalities (default: 285)")
    add("--rounds", type=int, default=3, help="timed rounds (default: 3)")
    add("--json", type=Path, metavar="OUT", help="write all figures to this file")
    add("--only", action="append", choices=LAYOUTS, help="this side alone; may be given again")
    add("--work", type=Path, help="the folder to work in, which is kept (default: below build/)")
    add("--keep", action="store_true", help="keep the default work folder too")
    add("--shared", type=Path, default=HERE.parent / "shared", help="where bench/ lies")
    add("--data", type=Path, help="an existing workload instead of one from bench/generate.py")
    return parser


def work_folder(wanted: Path | None) -> Path:
    """The folder to work in: the one asked for, or a new one on the disk of the repository."""
    if wanted is not None:
        wanted.mkdir(parents=True, exist_ok=True)
        return wanted.resolve()
    (HERE / "build").mkdir(exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="bench-", dir=HERE / "build"))


def generated(given: argparse.Namespace, work: Path) -> Path:
    """The folder of the neutral workload, written now where none was given.

    Raises:
        BenchmarkError: the generator is not there.
    """
    if given.data:
        return Path(given.data).resolve()
    generator = given.shared / "bench/generate.py"
    if not generator.is_file():
        message = f"{generator} is not there: say where with --shared, or give --data"
        raise BenchmarkError(message)
    command = [sys.executable, str(generator), str(given.n), str(work / "data")]
    subprocess.run(command, check=True)
    return work / "data"


def laid_out(given: argparse.Namespace, work: Path, names: Sequence[str]) -> list[Side]:
    """The sides by these names, ready to run."""
    data = generated(given, work)
    asked = read_workload(data)
    neutral = given.shared.resolve() / "bench"
    return [LAYOUTS[name](work, data, asked, neutral) for name in names]


def say(text: str) -> None:
    """Tell how far it is, at once."""
    print(text, flush=True)  # noqa: T201


def _compare(given: argparse.Namespace, work: Path) -> dict[str, Any]:
    adopt_orphans()
    names = given.only or list(LAYOUTS)
    sides = laid_out(given, work, names)
    asked = read_workload(given.data or work / "data")
    count = len(asked.municipalities)
    on = machine(work, names)
    say(f"{count} municipalities, {len(sides[0].pages)} pages a side, {given.rounds} rounds")
    say(f"{on['cores']} cores, {on['disk']}, Python {on['python']}, load {on['load']}")
    for side in sides:
        say(f"{side.name}: {' '.join(side.command)}")
    figures: dict[str, Any] = {kind: {side.name: _empty() for side in sides} for kind in KINDS}
    for number in range(given.rounds + 1):
        _round(number, sides, asked, figures)
    _compare_sizes(figures["cold"])
    say("\n" + table(figures) + "\n")
    say(cost_of_looking(figures))
    say("\n".join(goals(figures, count)))
    return {"municipalities": count, "machine": on, **figures}


def _empty() -> dict[str, Any]:
    return {"wall": [], "cpu": [], "after": []}


def _round(number: int, sides: list[Side], asked: Workload, figures: dict[str, Any]) -> None:
    """All kinds of runs of all sides; round 0 measures memory, the others time."""
    turn = number % len(sides)
    for kind in KINDS:
        for side in (*sides[turn:], *sides[:turn]):
            text, shown = _change(side, kind, number)
            os.sync()
            found = figures[kind][side.name]
            told = f"round {number or 'for memory'}, {kind}, {side.name}:"
            if number:
                ran = _ran(side)
                for name in ("wall", "cpu", "after"):
                    found[name].append(round(getattr(ran, name), 3))
                say(f"{told} {ran.wall:.2f} s")
            else:
                ran, peak = sampled(partial(_ran, side))
                found |= {"peak_mb": round(peak, 1), "sampled_wall": round(ran.wall, 3)}
                say(f"{told} {peak:.0f} MB")
            _note(found, examine(side, asked, shown, text), side.name)


def _ran(side: Side) -> Ran:
    return run(side.command, side.folder, side.environment)


def _change(side: Side, kind: str, number: int) -> tuple[str, tuple[str, ...]]:
    """Prepare a run: what was changed, and the pages that must show it."""
    if kind == "cold":
        side.forget()
    if kind not in {"event", "shared"}:
        return "", ()
    spots = side.events if kind == "event" else side.shared
    middle = len(side.events) // 2
    spot = spots[middle if kind == "event" else number % len(spots)]
    text = f"Proef {number} met een andere zin"
    spot.write(text)
    return text, spot.shown


def _note(found: dict[str, Any], output: Output, side: str) -> None:
    """Keep the figures of an output, whose pages must be as many in each round."""
    if found.get("pages", output.pages) != output.pages:
        message = f"{side}: {output.pages} pages, {found['pages']} in an earlier round"
        raise BenchmarkError(message)
    found |= asdict(output)


def _compare_sizes(cold: dict[str, Any]) -> None:
    """Refuse a comparison in which we write less HTML than a rival.

    Raises:
        BenchmarkError: we do.
    """
    ours = cold.get("klimaatwerf", {}).get("html_bytes")
    for name, found in cold.items():
        if ours is not None and ours < _LEAST * found["html_bytes"]:
            message = f"klimaatwerf wrote {ours} bytes of HTML, {name} {found['html_bytes']}"
            raise BenchmarkError(message)


if __name__ == "__main__":
    sys.exit(main())
