"""Lay the neutral workload out as a root of Klimaatwerf.

    python tests/bench/workload.py DATA OUT

DATA is what the generator of the neutral workload writes (`shared/*.md`, `gemeenten/*.yaml`): 18
shared pages and, for each municipality, 12 actions, 8 partners and 15 events. OUT gets mkdocs.yml,
a pack with those pages, the theme of this repository, and one folder for each municipality, so that
a site has as many pages with the same sections as the rivals' sites.
"""

from __future__ import annotations

import csv
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parents[2]
REGISTER = HERE / "plugins/klimaatwerf/data/municipalities-be.csv"
TOPICS = ("energie", "mobiliteit", "natuur", "water", "samenleven")
PHASES = {"gepland": "preparation", "lopend": "running", "afgerond": "completed"}
TYPES = {
    "vereniging": "association",
    "bedrijf": "company",
    "school": "school",
    "overheid": "public_body",
}
VALUES = {
    "naam": "municipality.name",
    "inwoners": "municipality.inhabitants.value",
    "mail": "municipality.contact.email",
    "doel_2030": "texts.doel",
    "slogan": "texts.leuze",
    "contact": "texts.dienst",
}
PAGES = {
    "index": ("Home", "home"),
    "acties/index": ("Acties", "actions"),
    "agenda/index": ("Agenda", "agenda"),
    "partners": ("Partners", "partners"),
}


def main(data: Path, out: Path) -> int:
    """Write the root; gives the number of municipalities."""
    shutil.rmtree(out, ignore_errors=True)
    content = out / "content"
    (content / "pages").mkdir(parents=True)
    _write_pack(data, content)
    shutil.copytree(HERE / "themes", out / "themes")
    (content / "portal").mkdir()
    (content / "portal/index.md").write_text(
        "---\ntitle: Overzicht\nlayout: municipalities\n---\n", encoding="utf-8"
    )
    shutil.copy(HERE / "mkdocs.yml", out / "mkdocs.yml")
    codes = _codes()
    files = sorted((data / "gemeenten").glob("*.yaml"))
    for file in files:
        site = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        _write_municipality(site, out / "municipalities" / site["gemeente"]["slug"], codes)
    return len(files)


def _codes() -> list[str]:
    """The Flemish codes: above 285 municipalities they are used again, which is no error."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["nis"] for row in rows if row["region"] == "Vlaams Gewest"]


def _write_pack(data: Path, content: Path) -> None:
    names = [name.split(".")[1] for name in VALUES.values() if name.startswith("texts.")]
    variables = {name: {"type": "text", "default": name} for name in names}
    _dump(content / "pack.yml", {"version": "2026.1", "variables": variables})
    topics = [
        {"id": name, "title": name.capitalize(), "lead": f"Alles over {name}.", "order": str(order)}
        for order, name in enumerate(TOPICS)
    ]
    _dump(content / "topics.yml", topics)
    for path, (title, layout) in PAGES.items():
        _write(content / f"pages/{path}.md", f"---\ntitle: {title}\nlayout: {layout}\n---\n")
    for page in sorted((data / "shared").glob("*.md")):
        text = re.sub(
            r"\{\{ gemeente\.(\w+) \}\}",
            lambda match: "{{ " + VALUES[match[1]] + " }}",
            page.read_text(encoding="utf-8"),
        )
        _, front, body = text.split("---\n", 2)
        fields = yaml.safe_load(front)
        head = f"---\ntitle: {fields['title']}\nwhen: municipality.name\n---\n"
        body = re.sub(r"^# .*\n", "", body.lstrip())
        # an address may be missing, so a text asks for it
        given = "{% if municipality.contact.email %}\n\n\\g<0>\n\n{% endif %}"
        body = re.sub(r"^Vragen\? Mail .*$", given, body, flags=re.MULTILINE)
        _write(content / f"pages/{fields['groep']}/{fields['slug']}.md", head + body)


def _write_municipality(site: dict[str, Any], folder: Path, codes: list[str]) -> None:
    facts = site["gemeente"]
    number = sum(map(ord, facts["slug"])) % len(codes)
    known = facts["nis"] in codes
    _dump(
        folder / "municipality.yml",
        {
            "nis": facts["nis"] if known else codes[number],
            "name": facts["naam"],
            "status": "example",
            "campaign": {"name": f"{facts['naam']} voor het klimaat", "slogan": facts["slogan"]},
            "inhabitants": {"value": facts["inwoners"], "as_of": "2026-01-01", "source": "Proef"},
            "contact": {"email": facts["mail"]},
            "website": facts["website"],
            "brand": {"primary": facts["kleur_primair"], "secondary": facts["kleur_accent"]},
            "texts": {
                "doel": facts["doel_2030"],
                "leuze": facts["slogan"],
                "dienst": facts["contact"],
            },
        },
    )
    _dump(folder / "actions.yml", [_action(one, facts["mail"]) for one in site["acties"]])
    _dump(folder / "partners.yml", [_partner(one) for one in site["partners"]])
    _dump(folder / "events.yml", [_event(one) for one in site["evenementen"]])


def _action(one: dict[str, Any], mail: str) -> dict[str, Any]:
    return {
        "id": one["id"],
        "title": one["titel"],
        "lead": one["samenvatting"][:200],
        "topic": one["thema"],
        "audiences": ["resident"],
        "phase": PHASES[one["status"]],
        "partners": one["partners"],
        "participate": [{"type": "mail", "label": "Doe mee", "email": mail}],
        "progress": [{"date": "2026-11-01", "value": one["voortgang"], "note": one["eenheid"]}],
        "body": one["tekst"],
    }


def _partner(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": one["id"],
        "name": one["naam"],
        "type": TYPES[one["soort"]],
        "url": one["url"],
        "lead": one["samenvatting"][:200],
    }


def _event(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": one["id"],
        "title": one["titel"],
        "lead": one["samenvatting"][:300],
        "start": one["start"].replace("T", " ")[:16],
        "end": one["einde"].replace("T", " ")[:16],
        "place": {"name": one["plaats"]},
    }


def _dump(file: Path, value: Any) -> None:
    text = yaml.dump(
        value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=4096
    )
    _write(file, text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2])))  # noqa: T201
