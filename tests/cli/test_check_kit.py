"""`klimaatwerf templates check-kit`: what it says, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.kit.letter_fields import FIELDS
from tests.kit.documents import document
from tests.roots import copy_root, run

LETTERS = "content/kit/letters"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_root(tmp_path / "root", ["horebeke"])


def check(root: Path, *words: str) -> tuple[int, list[str], str]:
    done = run("klimaatwerf", "templates", "check-kit", *words, cwd=root)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr


def test_the_shipped_kit_is_good(root: Path) -> None:
    code, lines, said = check(root, "--strict")
    assert (code, lines) == (0, [])
    assert said.endswith(" van de kit nagekeken: 0 fouten, 0 waarschuwingen, 0 opmerkingen.\n")


def test_all_that_is_wrong_is_told_at_once_with_code_2(root: Path) -> None:
    (root / LETTERS / "persbericht.docx").unlink()
    (root / LETTERS / "uitnodiging.docx").write_bytes(document("Dag {{ item.titel }}"))
    (root / LETTERS / "draaiboek.docx").write_bytes(b"PK")
    (root / "content/kit/campaign.yml").write_text("steps: []\n", encoding="utf-8")
    code, lines, said = check(root)
    assert code == 2
    assert [line.rpartition("[")[2] for line in lines][1:] == [
        "letter-not-word]",
        "letter-missing]",
        "letter-field]",
    ]
    assert lines[0].startswith("content/kit/campaign.yml:1:")
    assert lines[3] == (
        "content/kit/letters/uitnodiging.docx:1:1: tekst, alinea 1: Het veld `item.titel` bestaat "
        "niet, in “Dag {{ item.titel }}”. Alle velden zie je met `klimaatwerf templates check-kit "
        "--legend`. Bedoel je `item.title`? [letter-field]"
    )
    assert "4 fouten" in said


def test_a_letter_of_another_name_is_a_warning_and_a_lock_of_word_is_nothing(root: Path) -> None:
    (root / LETTERS / "~$uitnodiging.docx").write_bytes(b"x")
    (root / LETTERS / "uitnodigng.docx").write_bytes(document("Dag"))
    code, lines, _ = check(root)
    assert (code, len(lines)) == (0, 1)
    assert lines[0].endswith("Bedoel je `letters/uitnodiging.docx`? [letter-unknown]")
    assert check(root, "--strict")[0] == 1


def test_the_legend_tells_every_field(root: Path) -> None:
    code, lines, _ = check(root, "--legend")
    assert (code, [line.split()[0] for line in lines]) == (0, [field.name for field in FIELDS])
