"""`check`, `explain` and wrong use of the command line: words, forms and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from klimaatwerf import cli
from tests.roots import append, copy_root, run

COMMANDS = cli.command.list_commands(click.Context(cli.command))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_root(tmp_path_factory.mktemp("words") / "root", ["berlaar", "horebeke"])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    root = copy_root(tmp_path / "root", ["berlaar", "horebeke"])
    append(root / "municipalities/horebeke/municipality.yml", "statuss: live\n")
    return root


def test_explain_prints_value_layer_line_and_what_it_replaced(root: Path) -> None:
    done = run("klimaatwerf", "explain", "berlaar", "actions.behaag-je-tuin.lead", cwd=root)
    value, layer, replaced = done.stdout.splitlines()
    assert value.startswith("actions.behaag-je-tuin.lead = ")
    assert layer.startswith("    laag: gemeente, municipalities/berlaar/actions.yml:")
    assert replaced.startswith("    verving: ")
    assert "pakket van BBL, content/actions/behaag-je-tuin.md:" in replaced


def test_explain_tells_what_a_region_gives(root: Path) -> None:
    path = "municipality.data_licence"
    done = run("klimaatwerf", "explain", "berlaar", path, cwd=root)
    place = "content/regions/voorbeeldregio/municipality.yml:3"
    assert done.stdout == f"{path} = cc-by\n    laag: regio, {place}\n"


def test_explain_tells_what_the_register_knows(root: Path) -> None:
    done = run("klimaatwerf", "explain", "horebeke", "municipality.province", cwd=root)
    assert done.stdout == (
        "municipality.province = Oost-Vlaanderen\n    laag: register of standaard, register:1\n"
    )


def test_explain_shows_every_value_of_a_group(root: Path) -> None:
    done = run("klimaatwerf", "explain", "horebeke", "municipality.contact", cwd=root)
    assert done.stdout == (
        "municipality.contact.email = klimaat@horebeke.example\n"
        "    laag: gemeente, municipalities/horebeke/municipality.yml:3\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["explain", "berlaar", "actions.behaag-je-tuin.leed"], "Bedoel je"),
        (["explain", "berlar", "municipality.name"], "Bedoel je `berlaar`?"),
        (["buld"], "Bedoel je `build`?"),
        (["check", "--stict"], "Bedoel je `--strict`?"),
        (["check", "--format", "xml"], "De waarde van `--format` kan niet."),
        (["check", "--today", "morgen"], "--today 2027-04-03"),
        (["build", "--jobs", "nul"], "De waarde van `--jobs` kan niet."),
        (["explain", "berlaar"], "Er ontbreekt iets: PAD."),
        (["--root", "nergens", "check"], "staat geen mkdocs.yml"),
    ],
)
def test_wrong_use_is_explained_in_dutch_with_code_64(
    root: Path, words: list[str], said: str
) -> None:
    done = run("klimaatwerf", *words, cwd=root)
    assert (done.returncode, said in done.stderr) == (64, True), done.stderr
    assert not {"Usage", "Error", "Try", "Invalid"} & set(done.stderr.split())


def test_check_prints_one_line_a_problem_and_ends_with_code_2(broken: Path) -> None:
    done = run("klimaatwerf", "check", "horebeke", cwd=broken)
    assert done.returncode == 2
    (line,) = (line for line in done.stdout.splitlines() if "[unknown-field]" in line)
    assert line == (
        "municipalities/horebeke/municipality.yml:5:1: municipality.statuss: Het veld `statuss` "
        "kennen we hier niet. Kijk de naam na. Bedoel je `status`? [unknown-field]"
    )
    assert done.stderr.startswith("1 gemeente nagekeken: 1 fout, ")


def test_check_as_json_is_a_list_of_problems(broken: Path) -> None:
    done = run("klimaatwerf", "check", "--format", "json", cwd=broken)
    (found,) = (row for row in json.loads(done.stdout) if row["severity"] == "error")
    assert found == {
        "severity": "error",
        "code": "unknown-field",
        "municipality": "horebeke",
        "file": "municipalities/horebeke/municipality.yml",
        "line": 5,
        "column": 1,
        "path": "municipality.statuss",
        "message": "Het veld `statuss` kennen we hier niet.",
        "hint": "Kijk de naam na. Bedoel je `status`?",
    }


def test_check_for_github_writes_annotations(broken: Path) -> None:
    done = run("klimaatwerf", "check", "--format", "github", cwd=broken)
    assert (
        "::error file=municipalities/horebeke/municipality.yml,line=5,col=1::municipality.statuss"
        in done.stdout
    )


def test_a_remark_never_fails_a_check(root: Path) -> None:
    done = run("klimaatwerf", "check", "--strict", cwd=root)
    assert (done.returncode, "0 fouten, 0 waarschuwingen" in done.stderr) == (0, True)


def test_a_file_in_another_encoding_gets_a_repaired_copy(broken: Path) -> None:
    file = broken / "municipalities/berlaar/partners.yml"
    file.write_bytes("- id: cafe\n  name: Café De Linde\n  type: shop\n".encode("cp1252"))
    done = run("klimaatwerf", "check", "--repair-encoding", cwd=broken)
    assert done.returncode == 2
    copy = broken / "municipalities/berlaar/partners.utf8.yml"
    assert copy.read_text(encoding="utf-8") == "- id: cafe\n  name: Café De Linde\n  type: shop\n"
    assert "Café" in file.read_bytes().decode("cp1252")


def test_a_repaired_copy_never_overwrites_anything(broken: Path) -> None:
    file = broken / "municipalities/berlaar/partners.yml"
    file.write_bytes("- id: cafe\n  name: Café\n".encode("cp1252"))
    settings = (broken / "mkdocs.yml").read_bytes()
    copy = file.with_name("partners.utf8.yml")
    copy.symlink_to("../../mkdocs.yml")
    done = run("klimaatwerf", "check", "--repair-encoding", cwd=broken)
    assert (done.returncode, "bestaat al" in done.stderr) == (2, True)
    assert (broken / "mkdocs.yml").read_bytes() == settings
    assert copy.is_symlink()


def test_explain_tells_the_problems_of_files_that_can_not_be_read(broken: Path) -> None:
    file = broken / "municipalities/berlaar/municipality.yml"
    file.write_text("nis: [", encoding="utf-8")
    done = run("klimaatwerf", "explain", "berlaar", "municipality.name", cwd=broken)
    assert (done.returncode, "municipalities/berlaar/municipality.yml:" in done.stderr) == (2, True)


def test_explain_tells_a_default_and_where_a_short_path_leads(root: Path) -> None:
    done = run("klimaatwerf", "explain", "horebeke", "municipality.status", cwd=root)
    assert done.stdout == "municipality.status = draft\n    laag: standaard van Klimaatwerf\n"
    done = run("klimaatwerf", "explain", "horebeke", "brand.primary", cwd=root)
    assert "Bedoel je `municipality.brand.primary`?" in done.stderr


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_is_dutch(command: str) -> None:
    words = [command, "--help"] if command else ["--help"]
    done = CliRunner().invoke(cli.command, words)
    assert done.exit_code == 0
    assert done.output.startswith("Gebruik: ")
    assert not {"Usage:", "Options:", "Commands:", "Show"} & set(done.output.split())


def test_settings_without_our_plugin_are_explained(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [search]\n", encoding="utf-8")
    done = run("klimaatwerf", "check", cwd=tmp_path)
    assert (done.returncode, "- klimaatwerf" in done.stderr) == (2, True)


def test_no_command_at_all_says_what_to_do(tmp_path):
    done = run("klimaatwerf", cwd=tmp_path)
    assert done.returncode == 64
    assert done.stderr.startswith("Zeg wat je wilt doen, bijvoorbeeld `klimaatwerf build`.")


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (("check", "--format", "xml"), "Kies uit: text, json, github."),
        (("build", "--jobs", "0"), "Geef een getal van 1 tot 64."),
    ],
)
def test_a_value_that_can_not_be_says_which_can(tmp_path, words, allowed):
    done = run("klimaatwerf", *words, cwd=tmp_path)
    assert done.returncode == 64
    assert allowed in done.stderr
