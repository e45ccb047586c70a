"""The register that ships with the package, from the Statbel tables under data/."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from klimaatwerf.core.register import Entry, Former, Register

__all__ = ["load_register"]


@cache
def load_register() -> Register:
    """All Belgian municipalities and the codes that ended on 31 December 2024."""
    former = [Former(**row) for row in _rows("municipalities-former.csv")]
    names: dict[str, list[str]] = {}
    for one in former:
        if one.name != one.successor_name:
            names.setdefault(one.successor_nis, []).append(one.name)
    entries = (
        Entry(
            nis=row["nis"],
            name=row["name_nl"],
            province=row["province"],
            region=row["region"],
            postcodes=tuple(row["postcodes"].split()),
            inhabitants=int(row["inhabitants_2020"]),
            former_names=tuple(names.get(row["nis"], ())),
        )
        for row in _rows("municipalities-be.csv")
    )
    return Register.of(entries, former)


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("klimaatwerf") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
