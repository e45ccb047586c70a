"""How long a letter takes: the first of its kind in a process, and the ones after it.

Run `python tests/bench/letter_speed.py`.
"""

from __future__ import annotations

import statistics
import sys
import time

from tests.kit.lettering import TEMPLATES, context_of, letter, shipped_plan

AGAIN = 25


def main() -> int:
    """Print a line for each letter, in milliseconds."""
    plan = shipped_plan("asse")
    contexts = [context_of(plan, item) for item in plan.kit.values()]
    lines = []
    for name in TEMPLATES:
        taken = []
        for number in range(AGAIN):
            start = time.perf_counter()
            made = letter(name, contexts[number % len(contexts)])
            taken.append((time.perf_counter() - start) * 1000)
        first, *others = taken
        lines.append(
            f"{name:20} first {first:5.1f}  then {statistics.median(others):5.1f} ms  {len(made)} B"
        )
    print("\n".join(lines))  # noqa: T201 (it is a program)
    return 0


if __name__ == "__main__":
    sys.exit(main())
