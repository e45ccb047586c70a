"""The data of a site for other computers: actions, events, partners and goals, as JSON and CSV.

Only the names of the files stand here. To define the records takes 15 ms, which an edit of a text
of the pack need not pay.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from klimaatwerf.render.view import View

if TYPE_CHECKING:
    from klimaatwerf.render.shelf import Shelf

__all__ = ["FOLDER", "NAMES", "files"]

FOLDER = "data"
NAMES = ("actions", "events", "partners", "goals")
"""The kinds of records, as the core's `records` has them."""


def files(view: View) -> dict[str, Callable[[], str]]:
    """The makers of these files."""
    makers = _Makers(view)
    found: dict[str, Callable[[], str]] = {}
    for name in NAMES:
        found[f"{FOLDER}/{name}.json"] = partial(makers.as_json, name)
        found[f"{FOLDER}/{name}.csv"] = partial(makers.as_csv, name)
        found[f"{FOLDER}/schema/{name}.json"] = partial(_schema, name)
    return found


class _Makers:
    """What makes the files of one site, with one shelf for all of them."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def _shelf(self) -> Shelf:
        from klimaatwerf.render.shelf import Shelf  # noqa: PLC0415 (0.015 s)

        return Shelf(self._view)

    def as_json(self, name: str) -> str:
        return self._shelf.as_json(name)

    def as_csv(self, name: str) -> str:
        return self._shelf.as_csv(name)


def _schema(name: str) -> str:
    from klimaatwerf.render.record_schema import schema_text  # noqa: PLC0415 (0.015 s)

    return schema_text(name)
