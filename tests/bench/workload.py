"""Lay the neutral workload out as a root of Klimaatwerf.

    python tests/bench/workload.py DATA OUT

DATA is what the generator of the neutral workload writes (`shared/*.md`, `gemeenten/*.yaml`): 18
shared pages and, for each municipality, 12 actions, 8 partners and 15 events. OUT gets mkdocs.yml,
a pack with those pages and no others, one folder for each municipality, and the theme of this
repository with the header and footer of `theme/` beside this file: those say on every page
what the rivals' layouts say there, which our own leaner ones leave out. So a site has the same
53 pages with as many sections as the rivals' sites, and at least as much HTML a page on average.
Its pages have no pictures of their own where they are shared (`share_pictures: nee`), which the
rivals' have not either; what those cost, `cards.py` measures.
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
OVERLAY = Path(__file__).resolve().parent / "theme"
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
    "index": (
        "Home",
        "home",
        "## Acties\n\n{{ actions() }}\n\n## Agenda\n\n{{ events(limit=5) }}\n",
    ),
    "agenda/index": ("Agenda", "agenda", ""),
    "partners": ("Partners", "partners", ""),
}
"""The pages beside the shared ones, with their type and their text."""


def main(data: Path, out: Path) -> int:
    """Write the root; gives the number of municipalities."""
    shutil.rmtree(out, ignore_errors=True)
    content = out / "content"
    (content / "pages").mkdir(parents=True)
    _write_pack(data, content)
    _write_theme(out / "themes")
    (content / "portal").mkdir()
    (content / "portal/index.md").write_text(
        "---\ntitle: Overzicht\nlayout: municipalities\n---\n", encoding="utf-8"
    )
    settings = (HERE / "mkdocs.yml").read_text(encoding="utf-8")
    neutral = settings.replace("share_pictures: ja", "share_pictures: nee")
    _write(out / "mkdocs.yml", neutral)
    codes = _codes()
    files = sorted((data / "gemeenten").glob("*.yaml"))
    for number, file in enumerate(files):
        site = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        if site["gemeente"]["nis"] not in codes:
            site["gemeente"]["nis"] = codes[number % len(codes)]
        _write_municipality(site, out / "municipalities" / site["gemeente"]["slug"])
    return len(files)


def _codes() -> list[str]:
    """The Flemish codes, the only ones that may have a site.

    Above 285 municipalities they are used again: a hint each, and no difference in the pages.
    """
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["nis"] for row in rows if row["region"] == "Vlaams Gewest"]


def _write_theme(themes: Path) -> None:
    """The theme with what the rivals' layouts have on every page; linked data ours have too."""
    shutil.copytree(HERE / "themes", themes)
    shutil.copytree(OVERLAY, themes / "klimaatwerf", dirs_exist_ok=True)
    macros = themes / "klimaatwerf/macros/lists.html"
    more = (OVERLAY / "more_macros.html").read_text(encoding="utf-8")
    _write(macros, macros.read_text(encoding="utf-8") + more)


def _write_pack(data: Path, content: Path) -> None:
    names = [name.split(".")[1] for name in VALUES.values() if name.startswith("texts.")]
    variables = {name: {"type": "text", "default": name} for name in names}
    _dump(content / "pack.yml", {"version": "2026.1", "variables": variables})
    topics = [
        {"id": name, "title": name.capitalize(), "lead": f"Alles over {name}.", "order": str(order)}
        for order, name in enumerate(TOPICS)
    ]
    _dump(content / "topics.yml", topics)
    for path, (title, layout, body) in PAGES.items():
        head = f"---\ntitle: {title}\nlayout: {layout}\n---\n"
        _write(content / f"pages/{path}.md", head + body)
    for order, page in enumerate(sorted((data / "shared").glob("*.md"))):
        text = re.sub(
            r"\{\{ gemeente\.(\w+) \}\}",
            lambda match: "{{ " + VALUES[match[1]] + " }}",
            page.read_text(encoding="utf-8"),
        )
        _, front, body = text.split("---\n", 2)
        fields = yaml.safe_load(front)
        menu = f"menu: {{label: {fields['title']}, order: {order + 1}}}"
        head = f"---\ntitle: {fields['title']}\nwhen: municipality.name\n{menu}\n---\n"
        body = re.sub(r"^# .*\n", "", body.lstrip())
        # an address may be missing, so a text asks for it
        given = "{% if municipality.contact.email %}\n\n\\g<0>\n\n{% endif %}"
        body = re.sub(r"^Vragen\? Mail .*$", given, body, flags=re.MULTILINE)
        _write(content / f"pages/{fields['groep']}/{fields['slug']}.md", head + body)


def _write_municipality(site: dict[str, Any], folder: Path) -> None:
    facts = site["gemeente"]
    _dump(
        folder / "municipality.yml",
        {
            "nis": facts["nis"],
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
    note = f"van {one['doel']} {one['eenheid']}"
    return {
        "id": one["id"],
        "title": one["titel"],
        "lead": one["samenvatting"][:200],
        "topic": one["thema"],
        "audiences": ["resident"],
        "phase": PHASES[one["status"]],
        "partners": one["partners"],
        "participate": [{"type": "mail", "label": "Doe mee", "email": mail}],
        "progress": [{"date": "2026-11-01", "value": one["voortgang"], "note": note}],
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
