"""The files of a new municipality: complete, commented, and good enough to build at once.

A line that starts with `##` explains. One that starts with `# ` is an example to take: without
these two signs it counts. An example inside an example (`# # logo: …`) first needs something else,
such as a picture in media/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from klimaatwerf.core.dates import WEEKDAYS
from klimaatwerf.core.model.contact import PLACEHOLDER
from klimaatwerf.core.register import POPULATION_DATE, POPULATION_SOURCE, Entry
from klimaatwerf.editing.texts import (
    ACTIONS,
    EVENTS,
    GOALS,
    MEDIA,
    MUNICIPALITY,
    NEWS,
    OVERRIDES,
    PAGE,
    PARTNERS,
    SECTIONS,
)
from klimaatwerf.schema.example import as_item, field_lines
from klimaatwerf.schema.files import file_named, own_fields
from klimaatwerf.schema.shape import Field, Group, fields_of

__all__ = ["Starter", "starter_files"]

_ASIDE = frozenset(
    "action alt event file goal image images logo logo_alt partners region related version".split()
)
"""The fields that need something that a new municipality does not have yet."""
_SCHEMAS = "../../plugins/klimaatwerf/data/schema"


@dataclass(frozen=True)
class Starter:
    """For whom the files are; `texts` are the variables of the pack, each with an example."""

    entry: Entry
    today: date
    template: str = ""
    partner: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def saturday(self) -> date:
        """A Saturday in about two months, for the example of an event."""
        day = self.today + timedelta(days=60)
        return day + timedelta(days=(WEEKDAYS.index("zaterdag") - day.weekday()) % 7)


def starter_files(starter: Starter) -> dict[str, str]:
    """Every file of the folder by its name, as text."""
    entry, today = starter.entry, starter.today.isoformat()
    return {
        "municipality.yml": _municipality(starter),
        "actions.yml": _actions(starter),
        "partners.yml": _partners(starter),
        "events.yml": _events(starter),
        "goals.yml": _goals(starter),
        "overrides.yml": OVERRIDES,
        "content/pages/voorbeeld.md": PAGE,
        f"content/news/{today}-voorbeeld.md": NEWS,
        "media/LEES-MIJ.txt": MEDIA.format(name=entry.name),
    }


def _municipality(starter: Starter) -> str:
    entry = starter.entry
    fields = {one.name: one for one in own_fields(file_named("municipality.yml"))}
    head = MUNICIPALITY.format(
        nis=entry.nis,
        name=entry.name,
        province=entry.province,
        email=f"{PLACEHOLDER}@{entry.slug}.example",
        contact=_text(_commented(_inside(fields["contact"], "email"), "  ")),
        brand=_text(_commented(_inside(fields["brand"], "primary"), "  ")),
    )
    listed = {name for _, names in SECTIONS for name in names}
    written = {"nis", "contact", "brand", "status"}
    rest = [name for name in fields if name not in listed | written]
    values = _values(starter)
    lines: list[str] = []
    for title, names in (*SECTIONS, ("Andere velden", rest)):
        if names:
            lines += ["", f"## ---- {title}"]
        for name in names:
            block = _field(fields[name], values.get(name, ""))
            lines += ["", f"## {fields[name].description}", *_commented(block)]
    return _local(starter, _named("municipality", head + _text(lines)))


def _values(starter: Starter) -> dict[str, str]:
    """What the register and the pack know better than an example."""
    entry = starter.entry
    texts = ", ".join(f'{name}: "{text}"' for name, text in starter.texts.items())
    figure = f"value: {entry.inhabitants}, as_of: {POPULATION_DATE}"
    return {
        "name": entry.name,
        "postcodes": f"[{', '.join(entry.postcodes)}]",
        "former_names": f"[{', '.join(entry.former_names or ('Vroegere Naam',))}]",
        "province": entry.province,
        "inhabitants": f'{{{figure}, source: "{POPULATION_SOURCE}"}}',
        "language_regime": entry.language_regime.value,
        "texts": f"{{{texts}}}",
    }


def _actions(starter: Starter) -> str:
    fields = list(own_fields(file_named("actions.yml")))
    own = [
        line
        for one in fields
        if one.name != "template"
        for line in _field(one, {"title": "Plantdag op school", "phase": "idea"}.get(one.name, ""))
    ]
    adopted = [f"- template: {starter.template}", "  phase: idea"] if starter.template else []
    more = (one for one in fields if one.name not in ("id", "template", "phase"))
    blocks = _blocks(more, "  ") if adopted else ()
    item = adopted or ["- id: voorbeeld", "  hide: ja"]
    text = ACTIONS.format(
        item=_text(item), blocks=_text(blocks), own=_text(_commented(as_item(own)))
    )
    return _local(starter, _named("actions", text))


def _partners(starter: Starter) -> str:
    values = {"name": "Buurtcomité De Linde", "type": "citizen_group"}
    own = [
        line
        for one in own_fields(file_named("partners.yml"))
        if one.name not in ("use", "scope")
        for line in _field(one, values.get(one.name, ""))
    ]
    item = [f"- use: {starter.partner}" if starter.partner else "- id: voorbeeld", "  hide: ja"]
    text = PARTNERS.format(item=_text(item), own=_text(_commented(as_item(own))))
    return _local(starter, _named("partners", text))


def _events(starter: Starter) -> str:
    written = ("id", "title", "lead", "start", "end", "place", "occurrences", "recurrence")
    fields = [one for one in own_fields(file_named("events.yml")) if one.name not in written]
    text = EVENTS.format(
        day=starter.saturday.isoformat(),
        name=starter.entry.name,
        blocks=_text(_blocks(fields, "  ")),
    )
    return _local(starter, _named("events", text))


def _goals(starter: Starter) -> str:
    written = frozenset("id title topic unit rule target_year".split())
    other = frozenset("goal scheme version target_override reason".split())
    fields = (one for one in own_fields(file_named("goals.yml")) if one.name not in written | other)
    return _local(starter, _named("goals", GOALS.format(blocks=_text(_blocks(fields, "  ")))))


def _inside(group: Field, *written: str) -> Iterator[str]:
    """The fields of a group, less those that stand there already."""
    shape = group.shape
    for one in fields_of(shape.model) if isinstance(shape, Group) else ():
        if one.name not in written:
            yield from _field(one)


def _field(one: Field, value: str = "") -> list[str]:
    """A field as lines, itself a comment where it needs something first."""
    if value:
        return [f"{one.name}: {value}"]
    if one.name in _ASIDE:
        return [f"# {line}" for line in field_lines(one)]
    return list(field_lines(one, aside=_ASIDE))


def _blocks(fields: Iterable[Field], indent: str) -> Iterator[str]:
    """Fields as examples to take, each with what it is for."""
    for one in fields:
        yield f"## {one.description}"
        yield from _commented(_field(one), indent)


def _commented(lines: Iterable[str], indent: str = "") -> list[str]:
    return [f"# {indent}{line}" for line in lines]


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _named(schema: str, text: str) -> str:
    """A file with the line by which an editor finds its schema."""
    return f"# yaml-language-server: $schema={_SCHEMAS}/{schema}.json\n{text}"


def _local(starter: Starter, text: str) -> str:
    """Examples with the names of this municipality; dates of a check are today's."""
    entry = starter.entry
    for there, here in (
        ("berlaar.example", f"{entry.slug}.example"),
        ("facebook.example/berlaar", f"facebook.example/{entry.slug}"),
        ("instagram.example/berlaar", f"instagram.example/{entry.slug}"),
        ("2590 Berlaar", f"{entry.postcodes[0]} {entry.name}"),
        ("postcode: 2590", f"postcode: {entry.postcodes[0]}"),
        ("Berlaar", entry.name),
        ("2026-11-23", starter.today.isoformat()),
    ):
        text = text.replace(there, here)
    return text.replace("[natuurpunt]", f"[{starter.partner}]").replace(
        "partner: natuurpunt", f"partner: {starter.partner}"
    )
