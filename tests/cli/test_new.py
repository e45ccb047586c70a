"""`new` and `schema` as a person starts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from klimaatwerf.schema import schema_files
from tests.roots import bytes_of, copy_root, run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_root(tmp_path / "root", ["asse"])


def test_new_tells_three_lines_of_what_to_do_and_the_site_builds(root: Path) -> None:
    done = run("klimaatwerf", "new", "sint-genesius-rode", cwd=root)
    assert done.returncode == 0
    assert done.stdout == (
        "Sint-Genesius-Rode staat klaar in municipalities/sint-genesius-rode/.\n"
        "Dit is een faciliteitengemeente: zorg voor Franse tekst voor je online gaat.\n"
        "1. Vul in municipalities/sint-genesius-rode/municipality.yml je e-mailadres en je kleur "
        "in.\n"
        "2. Kijk alles na met: klimaatwerf check sint-genesius-rode\n"
        "3. Bouw je site met: klimaatwerf build sint-genesius-rode\n"
    )
    assert run("klimaatwerf", "new", "Merelbeke", cwd=root).stdout.startswith(
        "Merelbeke hoort nu bij Merelbeke-Melle (44088).\n"
    )
    built = run(
        "klimaatwerf", "build", "--strict", "sint-genesius-rode", "merelbeke-melle", cwd=root
    )
    assert built.returncode == 0, built.stderr
    for slug in ("sint-genesius-rode", "merelbeke-melle"):
        home = (root / "site" / slug / "index.html").read_text(encoding="utf-8")
        assert "voor het klimaat</title>" in home


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Leuve"], "We kennen geen gemeente `Leuve`. Bedoel je Leuven, Lede of Lievegem?"),
        (["Brussel"], "Brussel ligt niet in Vlaanderen."),
        (["asse"], "Asse is er al, in municipalities/asse/. We veranderen niets."),
        (["--all-of", "Vlaams-Braband"], "Bedoel je `Vlaams-Brabant`?"),
        (["--all-of", "Luik"], "Kies uit: Antwerpen, Vlaams-Brabant, "),
        ([], "Noem één gemeente, zoals `klimaatwerf new Leuven`"),
        (["Leuven", "--all-of", "Limburg"], "Noem één gemeente"),
    ],
)
def test_what_can_not_be_made_is_told_with_code_64_and_changes_nothing(
    root: Path, words: list[str], said: str
) -> None:
    before = bytes_of(root)
    done = run("klimaatwerf", "new", *words, cwd=root)
    assert (done.returncode, said in done.stderr) == (64, True), done.stderr
    assert bytes_of(root) == before


def test_all_of_a_province_makes_what_is_not_there_yet(root: Path) -> None:
    asse = bytes_of(root / "municipalities/asse")
    done = run("klimaatwerf", "new", "--all-of", "vlaams-brabant", cwd=root)
    assert done.returncode == 0
    assert done.stdout == (
        "62 nieuwe gemeenten in municipalities/. 1 was er al.\n"
        "Kijk alles na met: klimaatwerf check\n"
    )
    assert bytes_of(root / "municipalities/asse") == asse
    checked = run("klimaatwerf", "check", "--strict", cwd=root)
    assert (checked.returncode, "0 fouten, 0 waarschuwingen" in checked.stderr) == (0, True)
    again = run("klimaatwerf", "new", "--all-of", "VLAAMS-BRABANT", cwd=root)
    assert again.stdout.startswith("0 nieuwe gemeenten in municipalities/. 63 waren er al.\n")


def test_schema_writes_every_schema_into_a_folder(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "schemas"
    done = run("klimaatwerf", "schema", "--out", str(folder), cwd=root)
    assert (done.returncode, done.stdout) == (0, f"19 schema’s staan in {folder}.\n")
    assert {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()} == schema_files()
    assert run("klimaatwerf", "schema", cwd=root).returncode == 0
    assert bytes_of(root / "site/schema") == bytes_of(folder)
    built = run("klimaatwerf", "build", "asse", cwd=root)
    assert built.returncode == 0, built.stderr
