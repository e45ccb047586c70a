"""The records of a site as JSON and CSV.

Each file is made from records that name all that may leave the site, with the licence and the
schema beside them. No file says when it was made: it is made again only where it changed.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from klimaatwerf.core.records import KINDS, Head, Licence, Owner, Record, parts_of
from klimaatwerf.render.asks import Ask
from klimaatwerf.render.published import PUBLISHED
from klimaatwerf.render.table import table
from klimaatwerf.render.view import View

__all__ = ["Shelf"]


class Shelf:
    """The records of one site; both files of a kind are made of the same."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._made: dict[str, tuple[tuple[Record, ...], set[Ask]]] = {}

    def records(self, name: str) -> tuple[Record, ...]:
        """The records of a kind, with what was asked for them."""
        return self.view.asked.once(self._made, name, lambda: tuple(PUBLISHED[name](self.view)))

    def as_json(self, name: str) -> str:
        """A kind as JSON, a record a line."""
        head = _lines(_head(self.view, KINDS[name][1]))
        rows = ",\n".join(map(_encoded, self.records(name)))
        return f'{{"$schema": "schema/{name}.json",\n{head}"{name}": [\n{rows}\n]}}\n'

    def as_csv(self, name: str) -> str:
        """A kind as a table."""
        municipality = self.view.plan.site.municipality
        first = tuple(
            (f"municipality_{part}", str(getattr(municipality, part)))
            for part in ("nis", "name", "status")
        )
        return table(KINDS[name][0], self.records(name), first)


def _head(view: View, title: str) -> Head:
    municipality = view.plan.site.municipality
    licence = municipality.data_licence
    return Head(
        title=f"{title}: {municipality.campaign.name}",
        municipality=Owner(municipality.nis, municipality.name, municipality.status),
        source=municipality.site_url,
        licence=Licence(licence.spdx, licence.label, licence.url),
    )


def _lines(head: Head) -> str:
    return "".join(f"{_encoded(name)}: {_encoded(value)},\n" for name, value in _items(head))


def _reader(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(one.name for one in parts_of(kind))
    return names, attrgetter(*names)


_reader_of: Callable[[Any], tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]]
_reader_of = cache(_reader)
"""The names of the fields of a type of record, and what reads all of them."""


def _items(record: Any) -> Iterable[tuple[str, Any]]:
    names, read = _reader_of(type(record))
    return zip(names, read(record), strict=True)


def _plain(value: Any) -> Any:
    """What JSON has no word for, as what it has."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return dict(_items(value))


_encoded = json.JSONEncoder(ensure_ascii=False, default=_plain).encode
"""A value as JSON on one line, which is five times as quick as on several."""
