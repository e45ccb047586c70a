"""`klimaatwerf templates`: what the commands about releases say, and their exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from klimaatwerf.core.renames import SCHEMA
from tests.roots import append, copy_root, run

JANUARY = ("--today", "2027-01-15")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root whose pack has no communication kit: to try its designs takes seconds."""
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    shutil.rmtree(root / "content/kit")
    return root


def templates(root: Path, *words: str) -> tuple[int, str, str]:
    done = run("klimaatwerf", "templates", *words, cwd=root)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_a_release_goes_from_the_working_pack_to_early_to_stable_and_back(root):
    assert templates(root, "release", "2027.1", *JANUARY) == (
        0,
        "2027.1: content/releases/2027.1.zip\nstable: de werkversie\nearly: 2027.1\n",
        "Ongedaan maken: klimaatwerf templates withdraw 2027.1\n",
    )
    assert templates(root, "promote", "2027.1", "stable", *JANUARY) == (
        0,
        "stable: 2027.1\nearly: 2027.1\n",
        (
            "De gemeenten op stable krijgen ze bij de volgende bouw.\n"
            "Nog niet bekeken wat ze doet? Doe voor de bouw: klimaatwerf templates impact "
            "--from working --to 2027.1 --channel stable\n"
            "Ongedaan maken: klimaatwerf templates rollback stable\n"
        ),
    )
    assert templates(root, "rollback", *JANUARY) == (
        0,
        "stable: de werkversie\nearly: 2027.1\n",
        (
            "Op stable staat geen uitgave meer. Wie dat kanaal volgt, toont bij de volgende bouw "
            "wat er in content/ staat, ook wat nog niet af is.\n"
            "Ongedaan maken: klimaatwerf templates promote 2027.1 stable\n"
        ),
    )
    assert templates(root, "withdraw", "2027.1", *JANUARY) == (
        0,
        "stable: de werkversie\nearly: de werkversie\n",
        (
            "Op early staat geen uitgave meer. Wie dat kanaal volgt, toont bij de volgende bouw "
            "wat er in content/ staat, ook wat nog niet af is.\n"
            "Wie 2027.1 vastzette, houdt ze en krijgt een waarschuwing.\n"
            "De regels bij changelog zitten in 2027.1. Zet wat nog geldt opnieuw in "
            "content/pack.yml, anders lezen gemeenten het nooit.\n"
            "Ongedaan maken: klimaatwerf templates withdraw 2027.1 --undo\n"
        ),
    )
    assert templates(root, "withdraw", "2027.1", "--undo", *JANUARY)[:2] == (
        0,
        "stable: de werkversie\nearly: 2027.1\n",
    )
    assert templates(root, "support", "2027.1", "2028-12-31", *JANUARY)[:2] == (
        0,
        "2027.1: tot en met 2028-12-31\n",
    )


@pytest.mark.parametrize(
    ("until", "told", "why"),
    [
        (
            "2028-12-31",
            "2027.1: tot en met 2028-12-31\n",
            "Wie ze volgt, krijgt 90 dagen vooraf een waarschuwing.\n",
        ),
        (
            "2027-01-14",
            "2027.1: tot en met 2027-01-14\n",
            "Die dag is voorbij: wie ze volgt, krijgt nu een waarschuwing.\n",
        ),
        ("zonder-einde", "2027.1: zonder einde\n", ""),
    ],
)
def test_the_end_of_support_says_who_is_warned(root, until, told, why):
    templates(root, "release", "2027.1", *JANUARY)
    assert templates(root, "support", "2027.1", until, *JANUARY) == (0, told, why)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("release", "nieuwste"), "`nieuwste` is geen versie. Schrijf bijvoorbeeld 2027.1."),
        (
            ("release", "2025.1"),
            (
                "Versie 2025.1 is ouder dan 2026.1, het nummer in content/pack.yml. "
                "Kies een hoger nummer."
            ),
        ),
        (("promote", "2027.1", "stable"), "Er is geen uitgave 2027.1. Er is nog geen uitgave."),
        (("rollback",), "Op het kanaal stable staat geen uitgave."),
        (
            ("support", "2027.1", "morgen"),
            "`morgen` is geen datum. Schrijf ze zo: 2028-12-31, of schrijf zonder-einde.",
        ),
        (
            ("promote", "2027.1", "stabiel"),
            (
                "De waarde van `channel` kan niet. Kies uit: early, stable. "
                "Bekijk `klimaatwerf templates promote --help`."
            ),
        ),
    ],
)
def test_what_can_not_be_done_leaves_with_64_and_says_why(root, words, why):
    assert templates(root, *words) == (64, "", f"{why}\n")


def test_a_pack_that_does_not_check_is_not_released(root):
    append(root / "content/pages/over.md", "\n{{ onbekend.veld }}\n")
    code, told, why = templates(root, "release", "2027.1", *JANUARY)
    assert code == 2
    assert told.startswith("content/pages/over.md:")
    assert why == "Niet uitgebracht: 1 fout, 0 waarschuwingen, 0 opmerkingen in het pakket.\n"
    assert not (root / "content/releases").exists()


@pytest.mark.parametrize(
    ("file", "fault", "path"),
    [
        ("actions/repair-cafe.md", ("lead:", "led:"), "templates.repair-cafe.led"),
        ("partners.yml", ("  name:", "  naam:"), "partners.natuurpunt.naam"),
        ("goals.yml", ("  title:", "  titel:"), "goals.tree.titel"),
        ("topics.yml", ("  title:", "  titel:"), "topics.wonen-en-energie.titel"),
        ("pages/contact.md", ("\n---\n", "\n---\n[Weg](/nergens/)\n\n"), "/contact"),
    ],
)
def test_a_pack_with_a_fault_in_an_item_or_a_link_is_not_released(root, file, fault, path):
    place = root / "content" / file
    place.write_text(place.read_text().replace(*fault, 1))
    code, told, why = templates(root, "release", "2027.1", *JANUARY)
    assert code == 2
    assert [line.split(": ")[1] for line in told.splitlines()] == [path]
    assert told.startswith(f"content/{file}:")
    assert why == "Niet uitgebracht: 1 fout, 0 waarschuwingen, 0 opmerkingen in het pakket.\n"
    assert not (root / "content/releases").exists()


def test_a_pack_with_a_fault_in_its_kit_is_not_released(tmp_path):
    root = copy_root(tmp_path / "root", ["horebeke"])
    append(root / "content/kit/designs/kaartje.typ", "\n#onbekend\n")
    append(root / "content/kit/recruit/algemeen.yml", "\nonbekend: ja\n")
    code, told, why = templates(root, "release", "2027.1", *JANUARY)
    assert code == 2
    assert [line.partition(":")[0] for line in told.splitlines()] == [
        "content/kit/designs/kaartje.typ",
        "content/kit/recruit/algemeen.yml",
    ]
    assert why == (
        "We kijken ook de communicatiekit na. Dat duurt even.\n"
        "Niet uitgebracht: 2 fouten, 0 waarschuwingen, 0 opmerkingen in het pakket.\n"
    )
    assert not (root / "content/releases").exists()


def test_the_status_says_who_follows_what(root):
    append(root / "municipalities/horebeke/municipality.yml", '\ntemplate: {version: "2027.1"}\n')
    templates(root, "release", "2027.1", *JANUARY)
    append(root / "content/pages/over.md", "\nEen zin erbij.\n")
    assert templates(root, "status") == (
        0,
        (
            "Werkversie: 2027.1; 1 bestand is anders dan in uitgave 2027.1\n"
            "\n"
            "Kanalen en vaste versies\n"
            "  early: 2027.1 — geen gemeenten\n"
            "  stable: de werkversie — berlaar\n"
            "  vast op 2027.1 — horebeke\n"
            "\n"
            "Uitgaven\n"
            "  2027.1, uitgebracht op 2027-01-15\n"
        ),
        "",
    )
    _, told, _ = templates(root, "status", "--format", "json")
    assert json.loads(told) == {
        "working": {"version": "2027.1", "changed": ["pages/over.md"]},
        "channels": {"early": "2027.1", "stable": None},
        "releases": [
            {
                "version": "2027.1",
                "released_on": "2027-01-15",
                "schema": SCHEMA,
                "withdrawn": False,
                "damaged": False,
                "supported_until": None,
            }
        ],
        "municipalities": {
            "berlaar": {"follows": "stable", "version": None},
            "horebeke": {"follows": "2027.1", "version": "2027.1"},
        },
    }


def test_a_damaged_journal_is_told_with_its_line_and_code_2(root):
    templates(root, "release", "2027.1", *JANUARY)
    append(root / "content/releases/journal.jsonl", "hoi\n")
    code, told, why = templates(root, "status")
    assert (code, told) == (2, "")
    assert why == (
        "content/releases/journal.jsonl:2:1: Deze regel in het logboek van de uitgaven klopt niet. "
        "Zet het bestand terug zoals het was, bijvoorbeeld uit Git; schrijf er niet zelf in. "
        "[journal-damaged]\n"
    )


def test_explain_names_the_release_and_its_package(root):
    templates(root, "release", "2027.1", "--channel", "stable", *JANUARY)
    done = run("klimaatwerf", "explain", "horebeke", "pages.over.title", cwd=root)
    assert done.stdout == (
        "pages.over.title = Over deze campagne\n"
        "    laag: pakket van BBL 2027.1, content/releases/2027.1.zip/pages/over.md:2\n"
    )


def test_check_tells_a_fault_of_the_working_pack_while_everybody_follows_a_release(root):
    templates(root, "release", "2027.1", "--channel", "stable", *JANUARY)
    topics = root / "content/topics.yml"
    text = topics.read_text(encoding="utf-8")
    topics.write_text(text.replace("lead:", "led:", 1), encoding="utf-8")
    done = run("klimaatwerf", "check", cwd=root)
    assert done.returncode == 2
    assert "content/topics.yml:" in done.stdout
    assert "`led`" in done.stdout


def test_the_status_tells_of_a_package_that_is_gone(root):
    templates(root, "release", "2027.1", *JANUARY)
    (root / "content/releases/2027.1.zip").unlink()
    code, told, _ = templates(root, "status")
    assert code == 0
    assert told.startswith("Werkversie: 2027.1\n")
    assert told.endswith(
        "  2027.1, uitgebracht op 2027-01-15\n"
        "    Het pakket is weg of beschadigd. Zet het terug, bijvoorbeeld uit Git.\n"
    )
