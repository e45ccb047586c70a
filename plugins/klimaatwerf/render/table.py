"""Records as a table for who opens it in a spreadsheet, as RFC 4180 quotes it.

Excel in Flanders divides columns at `;`, writes a comma in numbers, and takes a file without a mark
for another encoding than UTF-8: so has the table. Who writes a program takes the JSON.
"""

from __future__ import annotations

import csv
import datetime
import io
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import Field, dataclass, fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any

__all__ = ["DELIMITER", "guarded", "table"]

DELIMITER = ";"
MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula."""

_Read = Callable[[Any], str]


def table(kind: type[Any], records: Iterable[Any], first: Sequence[tuple[str, str]]) -> str:
    """The records of a type as a table; `first` are columns that are the same in every row."""
    columns = _columns(kind)
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


@cache
def _columns(kind: type[Any]) -> _Columns:
    """The columns of a type, found out once."""
    own: list[_Column] = []
    many, each = "", ()
    for one, hint in _fields(kind):
        use = one.metadata.get("table")
        if use == "rows":
            many, inner = one.name, typing.get_args(hint)[0]
            each = tuple(_flat(inner, f"{one.name.removesuffix('s')}_", ()))
        elif use != "no":
            own += _column(one.name, hint, "", ())
    return _Columns(tuple(own), many, each)


def _flat(kind: type[Any], prefix: str, way: tuple[str, ...]) -> Iterator[_Column]:
    for one, hint in _fields(kind):
        yield from _column(one.name, hint, prefix, way)


def _column(name: str, hint: Any, prefix: str, way: tuple[str, ...]) -> Iterator[_Column]:
    """The column of a field, or those of the record that it holds."""
    if is_dataclass(hint):
        yield from _flat(typing.cast("type[Any]", hint), f"{prefix}{name}_", (*way, name))
    else:
        yield _Column(f"{prefix}{name}", _reader((*way, name), _writer(hint)))


def _reader(way: tuple[str, ...], write: _Read) -> _Read:
    def read(record: Any) -> str:
        for name in way:
            if record is None:
                return ""
            record = getattr(record, name)
        return "" if record is None else write(record)

    return read


def _fields(kind: type[Any]) -> Iterator[tuple[Field[Any], Any]]:
    """The fields with their types; what may be missing is written as the rest is."""
    hints = typing.get_type_hints(kind)
    for one in fields(kind):
        hint = hints[one.name]
        given = typing.get_args(hint)
        yield one, next(arg for arg in given if arg is not NoneType) if NoneType in given else hint


def _writer(hint: Any) -> _Read:
    """How the values of a type are written."""
    if typing.get_origin(hint) is tuple:
        return _list
    return _WRITERS.get(hint, guarded)


def _list(values: Iterable[Any]) -> str:
    """A list in one cell: words, or what each record says of itself."""
    return guarded(", ".join(str(getattr(value, "cell", value)) for value in values))


def _number(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _yes_no(value: bool) -> str:  # noqa: FBT001 (a writer takes the value alone)
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
