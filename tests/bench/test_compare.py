"""The benchmark still works, and refuses what would make its figures worthless; no seconds here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bench.compare import HERE
from tests.bench.neutral import Workload, read_workload
from tests.bench.output import examine
from tests.bench.process_tree import BenchmarkError
from tests.bench.sides import Side, Spot
from tests.bench.table import KINDS

SLUGS = ("asse", "berlaar", "horebeke")
PAGES = 3 * (3 + 5 + 5 + 4 + 2)
"""Of each site: home, partners, agenda; topics; actions; events; shared pages."""

SHARED = """---
title: {title}
groep: over
slug: {slug}
---

# {title}

In {{{{ gemeente.naam }}}} werken we samen.

## Wat we doen

- Een eerste zin.
- Een tweede zin.

## Wat we willen

Een zin.

### Wie meedoet

Een zin.

Vragen? Mail [{{{{ gemeente.contact }}}}](mailto:{{{{ gemeente.mail }}}}).
"""


def _action(number: int) -> dict[str, Any]:
    return {
        "id": f"actie-{number}",
        "titel": f"Een actie met nummer {number}",
        "thema": "energie",
        "status": "lopend",
        "samenvatting": "We doen dit samen.",
        "partners": ["p1"],
        "eenheid": "bomen",
        "doel": 100,
        "voortgang": 10,
        "tekst": "Een zin.\n\n## Waarom\n\nNog een zin.\n\n## Hoe\n\nNog een zin.",
    }


def _event(number: int) -> dict[str, Any]:
    return {
        "id": f"event-{number}",
        "titel": f"Een avond met nummer {number}",
        "start": f"2027-05-0{number}T19:00:00",
        "einde": f"2027-05-0{number}T21:00:00",
        "plaats": "De zaal",
        "samenvatting": "Iedereen is welkom.",
    }


def _municipality(slug: str) -> dict[str, Any]:
    facts = {
        "naam": slug.capitalize(),
        "slug": slug,
        "nis": "",
        "inwoners": 5000,
        "mail": f"klimaat@{slug}.example",
        "website": f"https://www.{slug}.example",
        "doel_2030": "50 % minder uitstoot",
        "slogan": "Samen gaat het",
        "contact": "de klimaatdienst",
        "kleur_primair": "#104020",
        "kleur_accent": "#a0c040",
    }
    partner = {
        "id": "p1",
        "naam": "Een vereniging",
        "url": f"https://partner.{slug}.example",
        "soort": "vereniging",
        "samenvatting": "Ze helpen mee.",
    }
    return {
        "gemeente": facts,
        "acties": [_action(number) for number in range(1, 6)],
        "partners": [partner],
        "evenementen": [_event(number) for number in range(1, 5)],
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A tiny workload in the form of the generator, which need not be there."""
    folder = tmp_path / "data"
    (folder / "shared").mkdir(parents=True)
    (folder / "gemeenten").mkdir()
    for number, slug in enumerate(("doelen", "contact")):
        page = SHARED.format(title=slug.capitalize(), slug=slug)
        (folder / f"shared/{number:02}-{slug}.md").write_text(page, encoding="utf-8")
    for slug in SLUGS:
        text = yaml.safe_dump(_municipality(slug), allow_unicode=True, sort_keys=False)
        (folder / f"gemeenten/{slug}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_round_of_three_municipalities_gives_the_figures_of_each_kind_of_run(
    data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.json"
    words = ("--data", data, "--only", "klimaatwerf", "--rounds", "1", "--json", out)
    program = HERE / "tests/bench/compare.py"
    command = [sys.executable, program, *words, "--work", tmp_path / "work"]
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert [[*figures[kind]] for kind in KINDS] == [["klimaatwerf"]] * 4
    for kind in KINDS:
        found = figures[kind]["klimaatwerf"]
        assert (len(found["wall"]), len(found["cpu"]), found["pages"]) == (1, 1, PAGES)
        assert found["peak_mb"] > 0
    commands = [line for line in done.stdout.splitlines() if line.startswith("klimaatwerf: ")]
    assert [line.split()[-1] for line in commands] == ["build"]


def test_without_the_generator_the_benchmark_says_what_it_needs(tmp_path: Path) -> None:
    program = HERE / "tests/bench/compare.py"
    command = [sys.executable, str(program), "--shared", str(tmp_path), "--work", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "--shared" in done.stderr
    assert "--data" in done.stderr


def _side(folder: Path, asked: Workload) -> Side:
    """A side that has written each page with the headings that are asked for."""
    pages = tuple(
        f"{one.slug}/{page}"
        for one in asked.municipalities
        for page in (*one.pages(), *(f"{shared.slug}/" for shared in asked.shared))
    )
    headings = "<h2>Kop</h2>" * asked.headings()
    for address in pages:
        (folder / address).mkdir(parents=True, exist_ok=True)
        (folder / address / "index.html").write_text(f"{headings} nieuw", encoding="utf-8")
    return Side(
        name="hugo",
        folder=folder,
        command=(),
        output=folder,
        made=(),
        kept=None,
        pages=pages,
        events=(),
        shared=(),
        server=lambda _: (),
    )


@pytest.fixture
def asked(data: Path) -> Workload:
    return read_workload(data)


@pytest.fixture
def side(tmp_path: Path, asked: Workload) -> Side:
    return _side(tmp_path / "public", asked)


def test_an_output_with_all_pages_is_counted(side: Side, asked: Workload) -> None:
    (side.output / "index.html").write_text("<h1>Overzicht</h1>", encoding="utf-8")
    found = examine(side, asked, ("asse/agenda/",), "nieuw")
    headings = PAGES * asked.headings()
    size = PAGES * (len("<h2>Kop</h2>") * asked.headings() + len(" nieuw"))
    assert (found.pages, found.other_pages, found.headings, found.html_bytes) == (
        PAGES,
        1,
        headings,
        size,
    )


def test_a_side_that_lacks_a_page_is_refused(side: Side, asked: Workload) -> None:
    (side.output / "berlaar/agenda/event-1/index.html").unlink()
    with pytest.raises(BenchmarkError, match=r"1 pages lack, 0 too many.*berlaar/agenda/event-1"):
        examine(side, asked)


def test_a_side_with_a_page_too_many_is_refused(side: Side, asked: Workload) -> None:
    (side.output / "asse/extra").mkdir()
    (side.output / "asse/extra/index.html").write_text("", encoding="utf-8")
    with pytest.raises(BenchmarkError, match=r"0 pages lack, 1 too many.*asse/extra"):
        examine(side, asked)


def test_a_side_that_leaves_sections_out_is_refused(side: Side, asked: Workload) -> None:
    for file in side.output.rglob("index.html"):
        file.write_text("nieuw", encoding="utf-8")
    with pytest.raises(BenchmarkError, match="0 headings, fewer than"):
        examine(side, asked)


def test_a_change_that_a_page_does_not_show_is_refused(side: Side, asked: Workload) -> None:
    with pytest.raises(BenchmarkError, match="asse/agenda/ does not show the change"):
        examine(side, asked, ("asse/agenda/",), "nog nieuwer")


def test_files_with_two_names_count_once(side: Side, asked: Workload) -> None:
    before = examine(side, asked).output_mb
    (side.output / "logo.svg").write_bytes(b"x" * 2_000_000)
    (side.output / "other.svg").hardlink_to(side.output / "logo.svg")
    assert examine(side, asked).output_mb == pytest.approx(before + 2)


def test_a_change_keeps_what_its_line_begins_with(tmp_path: Path) -> None:
    file = tmp_path / "events.yml"
    file.write_text("- id: event-1\n  title: Oud\n  lead: Een zin.\n", encoding="utf-8")
    Spot(file, 1, ()).write("Nieuw")
    assert file.read_text() == "- id: event-1\n  title: Nieuw\n  lead: Een zin.\n"


def test_a_change_of_another_line_than_expected_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "events.yml"
    file.write_text("- id: event-1\n  lead: Een zin.\n", encoding="utf-8")
    with pytest.raises(BenchmarkError, match=r"events\.yml:2"):
        Spot(file, 1, ()).write("Nieuw")
