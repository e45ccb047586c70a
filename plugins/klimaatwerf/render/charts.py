"""The geometry of a line chart of values over time: pure numbers and places, drawn by a macro.

The box is 320 units wide and its text 15 units high, so that on a phone of 320 px no text falls
below 13 px. Labels look for a free place; none covers another or leaves the box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import Literal

from klimaatwerf.core.goals import StraightPath
from klimaatwerf.core.values import decimal_text
from klimaatwerf.render.words import short_day

__all__ = ["HEIGHT", "WIDTH", "Chart", "Label", "Measured", "Point", "line_chart"]

WIDTH, HEIGHT = 320, 196
_LEFT, _RIGHT, _TOP, _BOTTOM = 8.0, 312.0, 28.0, 166.0
_LETTER, _LINE = 8.8, 15.0
"""How wide a bold letter of the widest typeface is, and how high a line, in units."""
_LONGEST_OF_DATES = 400
"""A period of more days is labelled by its years."""

Anchor = Literal["start", "middle", "end"]
_Spot = tuple[float, float, Anchor]
"""A place for a label that is not made yet."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value on a day."""

    date: date
    value: Decimal
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A value in the box."""

    x: float
    y: float
    estimated: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the box; x and y are of their anchor on the baseline."""

    text: str
    x: float
    y: float
    anchor: Anchor

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        wide = len(self.text) * _LETTER
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, self.y - _LINE * 0.8, left + wide, self.y + _LINE * 0.2

    def covers(self, other: Label) -> bool:
        """Whether two labels touch."""
        left, top, right, bottom = self.box
        left2, top2, right2, bottom2 = other.box
        return left < right2 and left2 < right and top < bottom2 and top2 < bottom

    @property
    def is_inside(self) -> bool:
        """Whether it stays in the box."""
        left, top, right, bottom = self.box
        return left >= 0 and top >= 0 and right <= WIDTH and bottom <= HEIGHT


@dataclass(frozen=True, slots=True)
class Chart:
    """A line with what is read beside it; `ground` and `goal` are the heights of 0 and the target.

    `path` is the straight line as x, y, x, y. Where `falls`, it shows what is left of the start.
    """

    points: tuple[Point, ...]
    ground: float
    goal: float | None
    path: tuple[float, float, float, float] | None
    labels: tuple[Label, ...]
    falls: bool

    @property
    def line(self) -> str:
        """The points of a polyline."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def line_chart(
    values: Iterable[Measured],
    path: StraightPath | None = None,
    target: Decimal | None = None,
    aim: str = "doel",
    until: date | None = None,
    reduction: bool = False,
) -> Chart | None:
    """The chart of values, up to the day `until` of the target; None with fewer than two days.

    Where the values are percents of reduction, the line falls from 100 % of the start.
    """
    by_day = {value.date: value for value in sorted(values, key=lambda value: value.date)}
    shown = tuple(by_day.values())
    if len(shown) < 2:
        return None
    end = path.to_value if path else target
    levels = [value.value for value in shown] + ([path.from_value] if path else [])
    levels += [end] if end is not None else []
    heights = _Scale.of([100 - level if reduction else level for level in levels])
    days = _Days.of(shown, path, until)

    def place(day: date, level: Decimal) -> tuple[float, float]:
        return days.at(day), heights.at(100 - level if reduction else level)

    points = tuple(Point(*place(one.date, one.value), one.estimated) for one in shown)
    straight = (
        (*place(path.start, path.from_value), *place(path.end, path.to_value)) if path else None
    )
    goal = None if end is None else heights.at(100 - end if reduction else end)
    sinks = points[-1].y > points[0].y if straight is None else straight[3] > straight[1]
    labels = [*days.labels()]
    if end is not None and goal is not None:
        words = f"{aim} {_level(end, reduction)}"
        labels += _placed(words, _beside_line(goal, sinks), labels)
    latest = _level(shown[-1].value, reduction)
    labels += _placed(latest, _beside_point(points[-1], sinks), labels)
    return Chart(points, heights.at(Decimal(0)), goal, straight, tuple(labels), reduction)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a level to a height; it begins at nothing, so that no rise looks steeper than it is."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, levels: Sequence[Decimal]) -> _Scale:
        low, high = min(Decimal(0), *levels), max(Decimal(0), *levels)
        return cls(low, high if high > low else low + 1)

    def at(self, level: Decimal) -> float:
        part = (level - self.low) / (self.high - self.low)
        return round(_BOTTOM - float(part) * (_BOTTOM - _TOP), 1)


@dataclass(frozen=True, slots=True)
class _Days:
    """From a day to a place from left to right."""

    first: date
    last: date
    by_year: bool

    @classmethod
    def of(cls, values: Sequence[Measured], path: StraightPath | None, until: date | None) -> _Days:
        first, last = values[0].date, values[-1].date
        if path:
            first, last = min(first, path.start), max(last, path.end)
        if until:
            last = max(last, until)
        return cls(first, last, (last - first).days > _LONGEST_OF_DATES)

    def at(self, day: date) -> float:
        part = (day - self.first).days / (self.last - self.first).days
        return round(_LEFT + part * (_RIGHT - _LEFT), 1)

    def labels(self) -> tuple[Label, Label]:
        """The first and the last day, in words that fit."""
        y = HEIGHT - _LINE * 0.6
        last = f"{self.last.year}"
        if (self.last.month, self.last.day) == (12, 31):
            last = f"eind {self.last.year}"
        words = (
            (f"{self.first.year}", last)
            if self.by_year
            else (short_day(self.first), short_day(self.last))
        )
        return Label(words[0], _LEFT, y, "start"), Label(words[1], _RIGHT, y, "end")


def _level(value: Decimal, reduction: bool) -> str:
    return f"{decimal_text(value)} % minder" if reduction else decimal_text(value)


def _beside_line(y: float, sinks: bool) -> Iterator[_Spot]:
    """At the end of the target's line, on the side that the straight path does not come from."""
    for height in (y + 18, y - 8) if sinks else (y - 8, y + 18):
        yield _RIGHT, height, "end"


def _beside_point(point: Point, sinks: bool) -> Iterator[_Spot]:
    """Around the last point: right of it first, where a line that rises or sinks leaves room."""
    below, above = point.y + 24, point.y - 12
    yield point.x + 8, point.y - 8 if sinks else point.y + 16, "start"
    for y in (above, below) if sinks else (below, above):
        yield point.x, y, "middle"
        yield point.x + 6, y, "end"
        yield point.x - 6, y, "start"


def _in_rows() -> Iterator[_Spot]:
    """Left and right on each line of the plot, from above: where a label goes last."""
    for y in (_TOP - 8, *range(int(_TOP) + 14, int(_BOTTOM) - 3, 18)):
        yield _LEFT, y, "start"
        yield _RIGHT, y, "end"


def _placed(text: str, wanted: Iterable[_Spot], others: Sequence[Label]) -> list[Label]:
    """A label on the first free place; none where it is too long for all of them."""
    found = (
        Label(text, round(x, 1), round(y, 1), anchor) for x, y, anchor in chain(wanted, _in_rows())
    )
    free = (
        label
        for label in found
        if label.is_inside
        and label.box[3] < _BOTTOM
        and not any(label.covers(other) for other in others)
    )
    return list(islice(free, 1))
