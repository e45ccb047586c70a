"""`klimaatwerf kit`: words, files and exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.kit.kits import ACTION, EVENT, PROFILE
from tests.roots import copy_root, run

TODAY = "2026-11-23"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root in which the kits of Horebeke are made: of an action and an event, each in 1 s."""
    root = copy_root(tmp_path_factory.mktemp("kit") / "root", ["horebeke"])
    folder = root / "municipalities/horebeke"
    append(folder / "municipality.yml", PROFILE)
    append(folder / "actions.yml", ACTION)
    append(
        folder / "events.yml",
        f"{EVENT}{EVENT.replace('plantdag', 'gedaan').replace('2027', '2026')}",
    )
    code, _, said = kit(root, "horebeke")
    assert code == 0, said
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "root"))


def append(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as end:
        end.write(text)


def kit(root: Path, *words: str) -> tuple[int, str, str]:
    done = run("klimaatwerf", "kit", *words, "--today", TODAY, cwd=root)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def items(root: Path) -> list[str]:
    return sorted(file.stem for file in (root / "kit/horebeke").glob("*.zip"))


def test_each_open_action_and_coming_event_has_a_folder_and_a_zip(made):
    assert items(made) == ["behaag-je-tuin", "plantdag"]
    folders = sorted(one.name for one in (made / "kit/horebeke").iterdir() if one.is_dir())
    assert folders == items(made)


def test_a_second_time_nothing_is_drawn_or_written(root):
    code, said, told = kit(root, "horebeke")
    assert (code, said) == (0, "")
    assert told.endswith(": 0 stukken getekend, 0 bestanden geschreven.\n")
    assert told.startswith("2 kits in ")


def test_one_action_only(root):
    shutil.rmtree(root / "kit")
    assert kit(root, "horebeke", "--action", "plantdag")[0] == 0
    assert items(root) == ["plantdag"]


def test_another_folder(root, tmp_path):
    assert kit(root, "horebeke", "--action", "plantdag", "--out", str(tmp_path / "elders"))[0] == 0
    assert (tmp_path / "elders/horebeke/plantdag/index.html").is_file()


def test_an_unknown_action_gets_a_proposal(root):
    code, _, told = kit(root, "horebeke", "--action", "plantdagg")
    assert code == 64
    assert "Bedoel je `plantdag`?" in told


def test_what_is_over_is_known_but_has_no_kit(root):
    code, _, told = kit(root, "horebeke", "--action", "gedaan")
    assert (code, told) == (
        64,
        (
            "`gedaan` heeft nu geen kit: de actie of activiteit is voorbij, afgerond, "
            "stopgezet, geannuleerd of uitgesteld.\n"
        ),
    )


def test_the_kit_of_what_is_over_stays_and_is_called_stale(root):
    file = root / "municipalities/horebeke/events.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("2027-03-06", "2026-03-06"))
    code, _, told = kit(root, "horebeke")
    folder = root / "kit/horebeke/plantdag"
    assert (code, folder.is_dir()) == (0, True)
    assert f"Gebruik deze kit niet meer, ze hoort nergens meer bij: {folder}\n" in told


def test_a_municipality_with_errors_gets_no_kits_and_the_others_do(root):
    shutil.copytree(root / "municipalities/horebeke", root / "municipalities/zwalm")
    broken = root / "municipalities/zwalm"
    append(broken / "events.yml", "- id: [\n")
    (broken / "municipality.yml").write_text("nis: 45065\n", encoding="utf-8")
    code, said, told = kit(root, "horebeke", "zwalm", "--action", "plantdag")
    assert code == 2
    assert {line.partition(":")[0] for line in said.splitlines()} >= {
        "municipalities/zwalm/events.yml"
    }
    assert told.splitlines()[-1] == (
        "De kits van zwalm zijn niet gemaakt. Verbeter eerst de fouten."
    )
    assert told.startswith("1 kit in ")


def test_an_unknown_municipality_gets_a_proposal(root):
    code, _, told = kit(root, "horebek")
    assert code == 64
    assert "Bedoel je `horebeke`?" in told


def test_a_kit_does_not_go_where_the_sources_are(root):
    code, _, told = kit(root, "horebeke", "--out", "municipalities/horebeke")
    assert code == 3
    assert "daar staan de bronnen" in told


def test_a_fault_costs_one_kit_and_the_others_are_made(root):
    file = root / "municipalities/horebeke/events.yml"
    text = file.read_text(encoding="utf-8")
    long = "Een wandeling langs alle geveltuinen van de stad en de dorpen " * 3
    file.write_text(text.replace("title: Plantdag", f"title: {long}"), encoding="utf-8")
    before = (root / "kit/horebeke/plantdag/index.html").read_bytes()
    code, said, told = kit(root, "horebeke")
    assert code == 2
    assert "municipalities/horebeke/events.yml:" in said
    assert "1 niet gemaakt: " in told
    assert (root / "kit/horebeke/plantdag/index.html").read_bytes() == before


def test_a_municipality_without_actions_has_no_kits_and_that_is_told(root):
    for name in ("actions.yml", "events.yml"):
        (root / "municipalities/horebeke" / name).unlink()
    code, _, told = kit(root, "horebeke")
    assert code == 0
    assert "horebeke heeft nog geen open actie of komende activiteit." in told


def test_all_municipalities_on_two_processes_give_the_same_files(root):
    before = {
        file.relative_to(root): file.read_bytes()
        for file in (root / "kit").rglob("*")
        if file.is_file()
    }
    shutil.rmtree(root / "kit")
    shutil.rmtree(root / ".klimaatwerf")
    assert kit(root, "--jobs", "2")[0] == 0
    after = {
        file.relative_to(root): file.read_bytes()
        for file in (root / "kit").rglob("*")
        if file.is_file()
    }
    assert after == before
