"""What the last build knew of its inputs and made of them, so that the next one can leave it.

The ledger is a file beside the output; a journal beside it holds the sites that were published
since it was written, so that a build that was killed is not done again. Both may vanish or be
damaged: then everything is built anew. No module here loads MkDocs, Markdown, Jinja2 or pydantic.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from klimaatwerf.core.fingerprint import digest_of
from klimaatwerf.publish.files import remove_tree, write_whole
from klimaatwerf.sources.inventory import Inventory, Row

__all__ = ["PLANS", "TEMPLATES", "Ledger", "Record", "forget", "note", "read_ledger"]

FORMAT = "2"
_LEDGER, _JOURNAL = "ledger.json", "journal.jsonl"
PLANS, TEMPLATES = "plans", "templates"
"""The folders beside it: sites as they were planned, and templates as compiled."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one site; `problems` and `remarks` are told again when nothing changed."""

    slug: str
    own: str
    """The digest of the files of its folder."""
    shared: str
    """The digest of what all sites share."""
    region: str
    """The digest of the files of its region."""
    planned: str
    """The day it was planned for."""
    changes_on: tuple[str, ...]
    """The days after that on which it will look different."""
    pages: int
    """The number of its pages; 0 when it holds errors."""
    stamp: tuple[int, ...] | None = None
    """What tells the version that was put in place from any other."""
    problems: tuple[Mapping[str, Any], ...] = ()
    remarks: tuple[str, ...] = ()
    identity: tuple[Any, ...] = ()
    """The NIS code and where it stands: file, line, column."""
    former: tuple[tuple[Any, ...], ...] = ()
    """The former names of its folder, each with where it stands: name, file, line, column."""
    region_id: str = ""
    follows: str = ""
    """The channel or version of the pack that it follows; empty where its files can't be read."""
    summary: str = ""
    """The digest of what the network knows of it."""

    @property
    def failed(self) -> bool:
        """Whether its files held errors."""
        return self.pages == 0

    def stays_until(self, today: date) -> bool:
        """Whether the site looks on this day as on the day it was planned for."""
        planned = date.fromisoformat(self.planned)
        return planned <= today and not any(
            planned < date.fromisoformat(day) <= today for day in self.changes_on
        )


@dataclass(frozen=True)
class Ledger:
    """The inputs of the last build, and a record for each site."""

    inventory: Inventory = field(default_factory=Inventory)
    sites: Mapping[str, Record] = field(default_factory=dict)
    shared: str = ""
    """The digest of what all sites share, when its problems were told."""
    problems: tuple[Mapping[str, Any], ...] = ()
    """What was wrong with the pack and the portal."""
    portal: str = ""
    """The fingerprint of the portal in place."""
    remarks: tuple[str, ...] = ()
    """What the host and other plugins warned of when they built it."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What is needed of mkdocs.yml, as it was when the inventory was taken."""

    def write(self, home: Path) -> None:
        """Put the ledger in the place of the former one, and end the journal."""
        inventory = {path: list(row) for path, row in self.inventory.rows.items()}
        content = {
            "began": self.inventory.began,
            "inventory": inventory,
            "sites": [asdict(record) for _, record in sorted(self.sites.items())],
            "shared": self.shared,
            "problems": list(self.problems),
            "portal": self.portal,
            "remarks": list(self.remarks),
            "settings": dict(self.settings),
        }
        data = _encoded(content)
        write_whole(f"{home}/{_LEDGER}", f"{FORMAT} {digest_of(data)}\n".encode() + data)
        (home / _JOURNAL).unlink(missing_ok=True)

    def with_sites(self, records: Iterable[Record]) -> Ledger:
        """The same with these records in the place of those of the same sites."""
        return replace(self, sites={**self.sites, **{one.slug: one for one in records}})


def forget(home: Path) -> None:
    """Know nothing of the last build any more, nor keep what it made on its way to the sites."""
    for name in (_LEDGER, _JOURNAL):
        (home / name).unlink(missing_ok=True)
    for name in (PLANS, TEMPLATES):
        remove_tree(f"{home}/{name}")


def note(home: Path, record: Record) -> None:
    """Add a site that was published to the journal, in one write."""
    line = _encoded(asdict(record))
    descriptor = os.open(home / _JOURNAL, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        os.write(descriptor, digest_of(line).encode() + b" " + line + b"\n")
    finally:
        os.close(descriptor)


def read_ledger(home: Path) -> Ledger:
    """The ledger with what the journal adds; an empty one where it is missing or damaged."""
    ledger = _parsed(_bytes(home / _LEDGER))
    found: list[Record] = []
    for line in _bytes(home / _JOURNAL).splitlines():
        digest, _, text = line.partition(b" ")
        if digest.decode("ascii", "replace") == digest_of(text):
            try:
                found.append(_record(_decoded(text)))
            except (ValueError, TypeError, KeyError):
                continue
    return ledger.with_sites(found)


def _parsed(data: bytes) -> Ledger:
    head, _, content = data.partition(b"\n")
    if head.decode("ascii", "replace") != f"{FORMAT} {digest_of(content)}":
        return Ledger()
    try:
        values = _decoded(content)
        rows = {path: Row(*row) for path, row in values["inventory"].items()}
        return Ledger(
            Inventory(values["began"], rows),
            {record.slug: record for record in map(_record, values["sites"])},
            values["shared"],
            tuple(values["problems"]),
            values["portal"],
            tuple(values["remarks"]),
            values["settings"],
        )
    except (ValueError, TypeError, KeyError):
        return Ledger()


_LISTS = ("changes_on", "stamp", "problems", "remarks", "identity", "former")
_NAMES = frozenset(one.name for one in fields(Record))


def _record(values: dict[str, Any]) -> Record:
    """A record as it was written.

    Raises:
        TypeError: another version wrote it.
    """
    if values.keys() != _NAMES:
        raise TypeError(values.keys())
    for name in _LISTS:
        if values[name] is not None:
            values[name] = tuple(values[name])
    return Record(**values)


def _encoded(values: Any) -> bytes:
    """Values as one line of JSON; the name of a file can hold what is no text."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogateescape")


def _decoded(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", "surrogateescape"))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
