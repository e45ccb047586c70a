"""Compare a cold build in which everyone follows one release with one of several, in one run.

    python tests/bench/versions.py [--n 285] [--rounds 3] [--releases 5]

The municipalities and the shared pages are those of `compare.py`. Each release differs from the
one before in a sentence of every shared page; with several, each is followed by as many.
"""

from __future__ import annotations

import statistics
import sys
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # as this file is started by its path

from klimaatwerf.core.channels import STABLE
from klimaatwerf.editing.releasing import Draft, Releases
from tests.bench.compare import arguments, laid_out, report, say
from tests.bench.process_tree import adopt_orphans, run
from tests.bench.sides import Side

DAY = date(2026, 11, 23)
ONE, SEVERAL = "one release", "several"


def main() -> int:
    """Measure and print."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--releases", type=int, default=5)
    given = parser.parse_args()
    return report(given, lambda work: _measure(given, work))


def _measure(given: Any, work: Path) -> dict[str, Any]:
    adopt_orphans()
    (side,) = laid_out(given, work, ["klimaatwerf"])
    versions = _release(side, given.releases)
    walls: dict[str, list[float]] = {ONE: [], SEVERAL: []}
    for number in range(given.rounds):
        for name in (ONE, SEVERAL) if number % 2 else (SEVERAL, ONE):
            _follow(side, versions if name == SEVERAL else versions[-1:])
            side.forget()
            walls[name].append(run(side.command, side.folder, side.environment).wall)
            say(f"{name}: {walls[name][-1]:.2f} s")
    medians = {name: statistics.median(found) for name, found in walls.items()}
    ratio = medians[SEVERAL] / medians[ONE]
    say(f"{given.releases} releases: {ratio:.2f} x one release (at most 1.3 asked)")
    return {"releases": given.releases, "seconds": walls, "ratio": ratio}


def _release(side: Side, number: int) -> list[str]:
    """Release the pack that often, each time with a sentence more on every shared page."""
    versions = [f"2027.{one + 1}" for one in range(number)]
    for version in versions:
        for spot in side.shared:
            with spot.file.open("a", encoding="utf-8") as page:
                page.write(f"\nDit is de tekst van uitgave {version}.\n")
        Releases.of(side.folder).release(Draft(version, 1), STABLE, DAY)
    return versions


def _follow(side: Side, versions: list[str]) -> None:
    """Let the municipalities follow these versions in turn."""
    folders = sorted((side.folder / "municipalities").iterdir())
    for number, folder in enumerate(folders):
        file = folder / "municipality.yml"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith("template:")]
        version = versions[number % len(versions)]
        file.write_text(f'{"".join(kept)}template: {{version: "{version}"}}\n', encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
