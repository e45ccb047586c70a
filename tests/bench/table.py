"""The figures of the benchmark as a table, with ratios to Hugo and the goals."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["KINDS", "OURS", "cost_of_looking", "goals", "ratio", "table"]

OURS = "klimaatwerf"
KINDS = ("cold", "nochange", "event", "shared")
_SECONDS = {"nochange": 0.15, "event": 0.45, "shared": 1.0}
_COLD_GOAL, _COLD_MUST = 0.5, 0.75
_PEAK, _PEAK_MANY, _MANY = 200, 250, 1000
_OUTPUT = 340
_SET_FOR = 285

Figures = Mapping[str, Any]
"""The JSON of the benchmark: kind of run, side, figures. Sizes in MB, times in seconds."""

_HEAD = ("run", "side", "wall s", "range", "cpu s", "to Hugo", "peak MB", "pages", "html MB")
_MORE = ("output MB", "disk MB", "kept MB")


def table(figures: Figures) -> str:
    """The medians of all runs, a row for each kind and side."""
    rows = [(*_HEAD, *_MORE)]
    for kind in KINDS:
        for side, found in figures[kind].items():
            wall = found["wall"]
            row = (
                *(kind, side, f"{_median(wall):.2f}"),
                *(f"{min(wall):.2f}–{max(wall):.2f}", f"{_median(found['cpu']):.2f}"),
                *(_times(ratio(figures, kind, side)), f"{found['peak_mb']:.0f}"),
                *(str(found["pages"]), f"{found['html_bytes'] / 1e6:.1f}"),
                *(f"{found[name]:.1f}" for name in ("output_mb", "disk_mb", "kept_mb")),
            )
            rows.append(row)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(_aligned(row, widths)).rstrip() for row in rows)


def ratio(figures: Figures, kind: str, side: str) -> float | None:
    """The median wall time of a side to Hugo's in the same run; None where Hugo did not run."""
    if "hugo" not in figures[kind]:
        return None
    mine, hugo = (_median(figures[kind][one]["wall"]) for one in (side, "hugo"))
    return mine / hugo


def _median(seconds: Sequence[float]) -> float:
    return statistics.median(seconds)


def cost_of_looking(figures: Figures) -> str:
    """How much slower cold runs were while their memory was looked at, in percent."""
    told = (
        f"{side} {found['sampled_wall'] / _median(found['wall']) - 1:+.0%}"
        for side, found in figures["cold"].items()
    )
    return f"Looking at the memory changed cold runs, which were not timed, by: {', '.join(told)}"


def goals(figures: Figures, municipalities: int) -> list[str]:
    """A line for each figure that is to be reached: whether it is, or by how much it is missed."""
    return list(_goals(figures, municipalities)) if OURS in figures["cold"] else []


def _goals(figures: Figures, municipalities: int) -> Iterator[str]:
    if municipalities != _SET_FOR:
        yield f"The goals are set for {_SET_FOR} municipalities; this run has {municipalities}."
    if (cold := ratio(figures, "cold", OURS)) is not None:
        yield _verdict("cold, goal", cold, _COLD_GOAL, "× Hugo")
        yield _verdict("cold, must", cold, _COLD_MUST, "× Hugo")
    for kind, limit in _SECONDS.items():
        yield _verdict(kind, _median(figures[kind][OURS]["wall"]), limit, "s")
    peak = max(figures[kind][OURS]["peak_mb"] for kind in KINDS)
    yield _verdict("peak memory", peak, _PEAK_MANY if municipalities >= _MANY else _PEAK, "MB")
    if municipalities == _SET_FOR:
        yield _verdict("output", figures["cold"][OURS]["output_mb"], _OUTPUT, "MB")


def _verdict(name: str, value: float, limit: float, unit: str) -> str:
    told = f"{name}: {value:.2f} {unit}, to reach {limit:g} {unit}"
    if value <= limit:
        return f"{told}: met"
    return f"{told}: missed by {value - limit:.2f} {unit} ({value / limit - 1:.0%})"


def _times(value: float | None) -> str:
    return "" if value is None else f"{value:.2f} ×"


def _aligned(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    """Words to the left, figures to the right."""
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.ljust(width) if number < 2 else cell.rjust(width)
