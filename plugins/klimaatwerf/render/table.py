"""Records as a table for who opens it in a spreadsheet, as RFC 4180 quotes it.

Excel in Flanders divides columns at `;`, writes a comma in numbers, and takes a file without a mark
for another encoding than UTF-8: so has the table. Who writes a program takes the JSON.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin

from klimaatwerf.core.records import Part, parts_of

__all__ = ["DELIMITER", "guarded", "table"]

DELIMITER = ";"
MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the start of a formula; the last four are wide forms of others."""

_Read = Callable[[Any], str]


def table(kind: Any, records: Iterable[Any], first: Sequence[tuple[str, str]]) -> str:
    """The records of a type as a table; `first` are columns that are the same in every row."""
    columns = _columns_of(kind)
    made = io.StringIO()
    writer = csv.writer(made, delimiter=DELIMITER, lineterminator="\r\n")
    same = [guarded(value) for _, value in first]
    writer.writerow([*(name for name, _ in first), *(column.name for column in columns.all)])
    for record in records:
        writer.writerows([*same, *row] for row in columns.rows(record))
    return MARK + made.getvalue()


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: where it could be a formula it gets an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


@dataclass(frozen=True)
class _Column:
    """A column, with what it shows of a record."""

    name: str
    read: _Read


@dataclass(frozen=True)
class _Columns:
    """The columns of a type of record; those of its list with a row each stand last."""

    own: tuple[_Column, ...]
    many: str = ""
    each: tuple[_Column, ...] = ()

    @property
    def all(self) -> tuple[_Column, ...]:
        """All of them."""
        return (*self.own, *self.each)

    def rows(self, record: Any) -> Iterator[list[str]]:
        """The rows of a record: one at least."""
        own = [column.read(record) for column in self.own]
        inner = getattr(record, self.many) if self.many else ()
        for one in inner:
            yield [*own, *(column.read(one) for column in self.each)]
        if not inner:
            yield own + [""] * len(self.each)


def _columns(kind: Any) -> _Columns:
    """The columns of a type."""
    own: list[_Column] = []
    for one in parts_of(kind):
        if one.told.table == "":
            own += _column(one, "", ())
    many = next((one for one in parts_of(kind) if one.told.table == "rows"), None)
    if many is None:
        return _Columns(tuple(own))
    prefix = f"{many.name.removesuffix('s')}_"
    return _Columns(tuple(own), many.name, tuple(_flat(get_args(many.type)[0], prefix, ())))


_columns_of: Callable[[Any], _Columns] = cache(_columns)


def _flat(kind: Any, prefix: str, way: tuple[str, ...]) -> Iterator[_Column]:
    for one in parts_of(kind):
        yield from _column(one, prefix, way)


def _column(part: Part, prefix: str, way: tuple[str, ...]) -> Iterator[_Column]:
    """The column of a field, or those of the record that it holds."""
    if is_dataclass(part.type):
        yield from _flat(part.type, f"{prefix}{part.name}_", (*way, part.name))
    else:
        yield _Column(f"{prefix}{part.name}", _reader((*way, part.name), _writer(part.type)))


def _reader(way: tuple[str, ...], write: _Read) -> _Read:
    if len(way) == 1:
        (only,) = way
        return lambda record: "" if (value := getattr(record, only)) is None else write(value)

    def read(record: Any) -> str:
        for name in way:
            if record is None:
                return ""
            record = getattr(record, name)
        return "" if record is None else write(record)

    return read


def _writer(hint: Any) -> _Read:
    """How the values of a type are written."""
    if get_origin(hint) is tuple:
        return _list
    return _WRITERS.get(hint, guarded)


def _list(values: Iterable[Any]) -> str:
    """A list in one cell: words, or what each record says of itself."""
    return guarded(", ".join(str(getattr(value, "cell", value)) for value in values))


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def _yes_no(value: bool) -> str:
    return "ja" if value else "nee"


def _time(value: datetime.datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M}"


_WRITERS: dict[Any, _Read] = {
    bool: _yes_no,
    int: str,
    Decimal: _number,
    datetime.date: datetime.date.isoformat,
    datetime.datetime: _time,
}
