"""How long the designs on paper take, warm: python tests/bench/kit_designs.py

Each piece is compiled nine times with another text, so that Typst remembers nothing of it; the
first is not counted. Says the medians in milliseconds, by the clock and of the processor.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.kit.sheets import EVENT, FORMATS, LONGEST, USUAL, made, sheet

ROUNDS = 9
ITEMS = {"usual": USUAL, "event": EVENT, "longest": LONGEST}


def main() -> None:
    """Print one line a piece."""
    for format_, (file, *_) in FORMATS.items():
        for name, item in ITEMS.items():
            for variant in ("scherm", "druk"):
                clock, processor = [], []
                for number in range(ROUNDS):
                    data = sheet(format_, {**item, "id": f"{name}-{number}"}, variant=variant)
                    data["item"]["lead"] += " " * number
                    start, used = time.perf_counter(), time.process_time()
                    content, _, _ = made(file, data)
                    clock.append(1000 * (time.perf_counter() - start))
                    processor.append(1000 * (time.process_time() - used))
                print(  # noqa: T201
                    f"{format_:7} {name:8} {variant:7} {statistics.median(clock[1:]):6.1f} ms "
                    f"{statistics.median(processor[1:]):6.1f} ms cpu {len(content) // 1024:4} kB"
                )


if __name__ == "__main__":
    main()
