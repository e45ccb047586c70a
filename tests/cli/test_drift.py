"""`klimaatwerf templates drift` and what follows from it: words, files and exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.roots import copy_root, run

OVER = "municipalities/horebeke/content/pages/over.md"
OVERRIDES = "municipalities/horebeke/overrides.yml"
PATH = "pages.over.title"


@pytest.fixture(scope="module")
def moved_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root in which Horebeke has a title of its own, and BBL changed the one it replaced."""
    root = copy_root(tmp_path_factory.mktemp("drift") / "root", ["horebeke"])
    (root / OVER).parent.mkdir(parents=True)
    (root / OVER).write_text("---\ntitle: Over Horebeke   # kort\n---\n", encoding="utf-8")
    templates(root, "release", "2026.1")
    templates(root, "stamp")
    page = root / "content/pages/over.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Over deze campagne", "Wie we zijn"), encoding="utf-8")
    return root


@pytest.fixture
def root(moved_on: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(moved_on, tmp_path / "root"))


def templates(root: Path, *words: str) -> tuple[int, str, str]:
    done = run("klimaatwerf", "templates", *words, cwd=root)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_drift_shows_what_bbl_had_and_has_beside_the_own_text(root):
    assert templates(root, "drift") == (
        0,
        """\
horebeke (volgt stable, nu werkversie 2026.1): 1 veranderd bij BBL
  BBL veranderde deze teksten sinds je ze aanpaste [moved-on]
    pages.over.title (municipalities/horebeke/content/pages/over.md:2, vergeleken met BBL 2026.1)
      BBL toen (2026.1):
        | Over deze campagne
      BBL nu (werkversie 2026.1):
        | Wie we zijn
      Jouw tekst:
        | Over Horebeke
      Neem BBL:     klimaatwerf templates accept horebeke pages.over.title
      Hou de jouwe: klimaatwerf templates keep horebeke pages.over.title
      Voeg samen:   klimaatwerf templates merge horebeke pages.over.title

""",
        "Samen: 1 veranderd bij BBL.\n",
    )


def test_drift_for_a_machine_holds_the_same(root):
    code, out, _ = templates(root, "drift", "horebeke", "--format", "json")
    assert (code, json.loads(out)) == (
        0,
        {
            "totals": {"adapted": 0, "moved-on": 1, "redundant": 0, "orphan": 0, "unstamped": 0},
            "municipalities": {
                "horebeke": {
                    "follows": "stable",
                    "version": "2026.1",
                    "overrides": [
                        {
                            "path": PATH,
                            "state": "moved-on",
                            "version": "2026.1",
                            "file": OVER,
                            "line": 2,
                            "then": "Over deze campagne",
                            "now": "Wie we zijn",
                            "own": "Over Horebeke",
                        }
                    ],
                }
            },
        },
    )


def test_a_text_that_no_release_holds_is_said_to_be_lost(root):
    (root / "content/releases/journal.jsonl").unlink()
    code, out, _ = templates(root, "drift")
    assert code == 0
    assert "Wat BBL in 2026.1 had, is niet bewaard." in out
    assert "BBL toen" not in out


def test_accept_takes_the_text_of_bbl_and_says_how_to_undo_it(root):
    assert templates(root, "accept", "horebeke", PATH) == (
        0,
        f"{PATH}: de tekst van BBL geldt weer. De jouwe ging weg uit {OVER}.\n",
        (
            f"Zoals het was: .klimaatwerf/backups/1/ ({OVER}, {OVERRIDES}).\n"
            "Ongedaan maken: zet wat in die map staat terug op zijn plaats.\n"
        ),
    )
    assert not (root / OVER).exists()
    assert templates(root, "drift")[1] == (
        "horebeke (volgt stable, nu werkversie 2026.1): geen enkele tekst van BBL vervangen\n\n"
    )


def test_keep_leaves_the_text_and_compares_it_with_bbl_of_now(root):
    before = (root / OVER).read_bytes()
    assert templates(root, "keep", "horebeke", "pages.over")[:2] == (
        0,
        f"{PATH}: je houdt je eigen tekst in {OVER}. We vergelijken ze voortaan met BBL van nu.\n",
    )
    assert (root / OVER).read_bytes() == before
    assert "1 aangepast" in templates(root, "drift")[1]


def test_a_merge_that_conflicts_is_refused_by_check_until_it_is_settled(root):
    code, out, _ = templates(root, "merge", "horebeke", PATH)
    assert (code, out) == (
        2,
        (
            f"{PATH}: in {OVER} staat 1 plaats met beide teksten tussen tekens. Kies telkens wat"
            " je houdt, en haal de regels met <<<<<<<, |||||||, ======= en >>>>>>> weg.\n"
        ),
    )
    done = run("klimaatwerf", "check", "horebeke", cwd=root)
    assert done.returncode == 2
    assert done.stdout.startswith(f"{OVER}:3:3: Hier staan twee versies van een tekst nog door")
    assert templates(root, "keep", "horebeke", PATH)[0] == 2
    assert templates(root, "drift")[0] == 2
    text = (root / OVER).read_text(encoding="utf-8")
    kept = [row for row in text.splitlines(keepends=True) if "Horebeke" in row or row[0] != " "]
    (root / OVER).write_text("".join(kept), encoding="utf-8")
    assert run("klimaatwerf", "check", "horebeke", cwd=root).returncode == 0
    assert "1 aangepast" in templates(root, "drift")[1]


def test_stamp_tells_what_it_noted_and_notes_nothing_twice(root):
    (root / OVERRIDES).unlink()
    assert templates(root, "stamp") == (
        0,
        f"horebeke: 1 tekst, voortaan vergeleken met BBL 2026.1:\n  {PATH}\n",
        f"Nieuw: {OVERRIDES}. Ongedaan maken: haal dat weg.\n",
    )
    assert templates(root, "stamp", "horebeke") == (0, "horebeke: er was niets te noteren.\n", "")


def test_wrong_use_gives_code_64_and_the_nearest_name(root):
    assert templates(root, "keep", "horebeke", "pages.over.titel") == (
        64,
        "",
        f"horebeke vervangt niets van BBL op `pages.over.titel`. Bedoel je `{PATH}`?\n",
    )
    assert templates(root, "accept", "horebeeke", PATH) == (
        64,
        "",
        "Er is geen gemeente `horebeeke` in municipalities/. Bedoel je `horebeke`?\n",
    )
    assert templates(root, "merge", "horebeke")[0] == 64


def test_nothing_is_changed_behind_a_link(root):
    elsewhere = root / "elders.md"
    (root / OVER).rename(elsewhere)
    (root / OVER).symlink_to(elsewhere)
    code, _, err = templates(root, "accept", "horebeke", PATH)
    assert (code, "[file-link]" in err) == (2, True)
    assert elsewhere.read_text(encoding="utf-8").startswith("---\ntitle: Over Horebeke")


def test_what_was_changed_before_another_file_refused_is_told(root):
    other = root / "municipalities/horebeke/content/pages/plan.md"
    other.write_text("---\n? title\n: Ons eigen plan\n---\n", encoding="utf-8")
    code, _, err = templates(root, "accept", "horebeke", "pages")
    assert (code, (root / OVER).exists()) == (2, False)
    assert err == (
        f"Zoals het was: .klimaatwerf/backups/1/ ({OVER}).\n"
        "Ongedaan maken: zet wat in die map staat terug op zijn plaats.\n"
        "We kunnen municipalities/horebeke/content/pages/plan.md niet op één plaats aanpassen. "
        "Doe het zelf in dat bestand.\n"
    )


def test_a_short_list_is_shown_whole(root):
    (root / "municipalities/horebeke/actions.yml").write_text(
        "- {template: tuinrangers, phase: preparation, audiences: [resident, school]}\n"
    )
    templates(root, "stamp")
    template = root / "content/actions/tuinrangers.md"
    text = template.read_text().replace("[resident]", "[resident, association]")
    template.write_text(text)
    _, told, _ = templates(root, "drift")
    assert (
        "      BBL toen (2026.1):\n        | - resident\n"
        "      BBL nu (werkversie 2026.1):\n        | - resident\n        | - association\n"
        "      Jouw tekst:\n        | - resident\n        | - school\n"
    ) in told
