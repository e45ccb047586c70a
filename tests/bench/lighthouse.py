"""How Lighthouse scores the main pages of a live site on a slow phone: `make lighthouse`.

The middle of an odd number of runs, since one run moves by some hundredths.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from tests.browser.fixtures import LIVE, build_fixtures
from tests.browser.lighthouse import PAGES, marks
from tests.browser.serving import served

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def main(rounds: int = 3) -> None:
    """Print the middle score of each page in each category, and what cost points in speed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        build_fixtures(root)
        with served(root / "site" / LIVE) as address:
            pages = {name: address + path for name, path in PAGES.items()}
            answers = [marks(pages.values(), CATEGORIES) for _ in range(rounds)]
    lines = [f"{'':8}" + "".join(f"{one:>16}" for one in CATEGORIES)]
    for name, page in pages.items():
        middle = (
            statistics.median(answer[page].scores[category] or 0 for answer in answers)
            for category in CATEGORIES
        )
        lines.append(f"{name:8}" + "".join(f"{score:16.2f}" for score in middle))
    for name, page in pages.items():
        lines += [f"{name}: {one}" for one in answers[-1][page].failed]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
