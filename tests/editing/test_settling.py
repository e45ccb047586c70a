"""Whoever settles what moved on gets what was decided, and nothing else changes."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from klimaatwerf.core.merging import MARKED
from klimaatwerf.core.overrides import State, digest_of_node
from klimaatwerf.core.tree import locate
from klimaatwerf.editing.backups import Backup
from klimaatwerf.editing.releasing import Draft, Releases
from klimaatwerf.editing.settling import Did, Settling, UnknownPathError, UnreadableError
from klimaatwerf.pipeline import Prepared, prepare
from klimaatwerf.project import load_project

TODAY = date(2026, 11, 23)
DORP = "municipalities/dorp"
OVER, ACTIONS, PARTNERS = (
    f"{DORP}/content/pages/over.md",
    f"{DORP}/actions.yml",
    f"{DORP}/partners.yml",
)

PACK = {
    "content/pack.yml": 'version: "2026.1"\n',
    "content/topics.yml": "- {id: groen, title: Groen, lead: Bomen., order: 1}\n",
    "content/partners.yml": "- {id: buren, name: De Buren, type: association, lead: Help.}\n",
    "content/actions/haag.md": (
        "---\ntitle: Plant een haag\nlead: Samen hagen planten.\ntopic: groen\n"
        "audiences: [resident]\nsteps: [Meet., Kies., Plant.]\n---\nEen\n\ntwee\n\ndrie\n\nvier\n"
    ),
    "content/pages/over.md": (
        "---\ntitle: Over ons\nlayout: page\n---\nEen\n\ntwee\n\ndrie\n\nvier\n"
    ),
}
OWN = {
    f"{DORP}/municipality.yml": (
        'nis: 12002\ncontact: {email: a@b.example}\nbrand: {primary: "#00703c"}\n'
    ),
    f"{DORP}/events.yml": "# niets te doen\n[]\n",
    OVER: "---\n# de kop\ntitle: Over Dorp   # kort\n---\n\nEen\n\ntwee bis\n\ndrie\n\nvier\n",
    ACTIONS: (
        "# onze acties\n\n- template: haag   # van BBL\n  phase: idea\n"
        "  lead: 'Kom mee planten.'   # met quotes\n\n  # de stappen\n  steps: [Meet., Plant.]\n"
        "  body: |\n    Een\n\n    twee bis\n\n    drie\n\n    vier\n\n"
        "- id: eigen\n  title: Eigen\n"
    ),
    PARTNERS: "- use: buren\n  name: Onze Buren\n",
}
PATHS = (
    "pages.over.title",
    "pages.over.body",
    "actions.haag.lead",
    "actions.haag.steps",
    "actions.haag.body",
    "partners.buren.name",
)


def lay_out(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())


def prepared_in(root: Path) -> Prepared:
    return prepare(load_project(root, TODAY), "dorp")


def settling_in(root: Path) -> Settling:
    return Settling(prepared_in(root), Backup(root))


def states(root: Path) -> dict[str, State]:
    return {one.path: one.state for one in prepared_in(root).drift}


def texts(root: Path) -> dict[str, str]:
    files = (file for file in sorted((root / DORP).rglob("*")) if file.is_file())
    return {str(file.relative_to(root)): file.read_bytes().decode() for file in files}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path, {**PACK, **OWN})
    return tmp_path


def release(root: Path) -> None:
    """Keep the working pack as it is, so that it can be found again."""
    Releases.of(root).release(Draft("2026.1", 1), "early", TODAY)


def change_pack(root: Path, name: str, old: str, new: str) -> None:
    lay_out(root, {name: PACK[name].replace(old, new)})


def test_what_is_stamped_is_adapted_and_never_stamped_again(root: Path) -> None:
    assert states(root) == dict.fromkeys(PATHS, State.UNSTAMPED)
    before = texts(root)
    done = settling_in(root).stamp()
    assert [one.path for one in done] == list(prepared_paths(root))
    assert states(root) == dict.fromkeys(PATHS, State.ADAPTED)
    after = texts(root)
    overrides = after.pop(f"{DORP}/overrides.yml")
    assert (after, overrides.count("version: 2026.1")) == (before, len(PATHS))
    change_pack(root, "content/partners.yml", "De Buren", "De Straat")
    assert settling_in(root).stamp() == []
    assert states(root)["partners.buren.name"] is State.MOVED_ON
    assert texts(root)[f"{DORP}/overrides.yml"] == overrides


def prepared_paths(root: Path) -> tuple[str, ...]:
    return tuple(one.path for one in prepared_in(root).drift)


def test_an_emptied_page_goes_and_is_kept_aside(root: Path) -> None:
    settling_in(root).stamp()
    former = texts(root)[OVER]
    settling = settling_in(root)
    done = settling.accept("pages.over")
    assert [(one.path, one.did) for one in done] == [
        ("pages.over.title", Did.ACCEPTED),
        ("pages.over.body", Did.ACCEPTED),
    ]
    assert texts(root).get(OVER) == "---\n# de kop\n---\n"  # what somebody noted stays
    assert (root / settling.backup.folder / OVER).read_text() == former


def test_a_page_without_a_note_goes_whole(root: Path) -> None:
    lay_out(root, {OVER: "Eigen tekst.\n"})
    settling_in(root).accept("pages.over.body")
    assert not (root / OVER).exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# onze thema’s\n- id: groen\n  title: Natuur\n", "# onze thema’s\n[]\n"),
        ("- id: groen\r\n  title: Natuur\r\n# einde", "# einde\r\n[]\r\n"),
    ],
)
def test_an_item_of_which_only_its_id_is_left_goes(root: Path, before: str, after: str) -> None:
    file = f"{DORP}/topics.yml"
    lay_out(root, {file: before})
    settling_in(root).accept("topics.groen.title")
    assert texts(root)[file] == after
    assert "topics.groen.title" not in states(root)


def test_changes_that_do_not_touch_are_merged(root: Path) -> None:
    release(root)
    settling_in(root).stamp()
    change_pack(root, "content/pages/over.md", "vier", "vier\n\nvijf")
    change_pack(root, "content/actions/haag.md", "Meet., Kies., Plant.", "Begin., Kies., Plant.")
    assert [one.did for one in settling_in(root).merge("pages.over.body")] == [Did.MERGED]
    assert texts(root)[OVER] == OWN[OVER].replace("vier", "vier\n\nvijf")
    assert states(root)["pages.over.body"] is State.ADAPTED
    assert [one.did for one in settling_in(root).merge("actions.haag.steps")] == [Did.CLASHED]
    assert texts(root)[ACTIONS] == OWN[ACTIONS]


def test_a_conflict_in_a_short_text_becomes_a_block_that_is_refused(root: Path) -> None:
    release(root)
    settling_in(root).stamp()
    change_pack(root, "content/actions/haag.md", "Samen hagen planten.", "Hagen, samen.")
    (done,) = settling_in(root).merge("actions.haag.lead")
    assert (done.did, done.conflicts, done.blind) == (Did.MARKED, 1, False)
    marked = (
        "|   # met quotes\n    <<<<<<< jouw tekst\n    Kom mee planten.\n    ||||||| BBL toen\n"
        "    Samen hagen planten.\n    =======\n    Hagen, samen.\n    >>>>>>> BBL nu"
    )
    expected = OWN[ACTIONS].replace("'Kom mee planten.'   # met quotes", marked)
    assert texts(root)[ACTIONS] == expected
    found = prepared_in(root)
    assert [one.code for one in found.problems] == ["conflict-marks"]
    with pytest.raises(UnreadableError):
        settling_in(root).keep("actions.haag.lead")
    settling_in(root).keep("pages.over.title")  # another file, and no stamp is lost
    kept = {stamp.path for stamp in prepared_in(root).stamps}
    assert kept == set(PATHS)


def test_a_conflict_between_brackets_is_left_alone_for_no_check_would_see_its_marks(root) -> None:
    own = "- {template: haag, phase: idea, lead: 'Kom mee planten.'}   # kort\n"
    lay_out(root, {ACTIONS: own})
    release(root)
    settling_in(root).stamp()
    change_pack(root, "content/actions/haag.md", "Samen hagen planten.", "Hagen, samen.")
    assert [one.did for one in settling_in(root).merge("actions.haag.lead")] == [Did.CLASHED]
    assert texts(root)[ACTIONS] == own
    assert states(root)["actions.haag.lead"] is State.MOVED_ON


def test_what_bbl_had_is_looked_for_and_said_to_be_lost(root: Path) -> None:
    change_pack(root, "content/pages/over.md", "vier", "vier\n\nvijf")
    (done,) = settling_in(root).merge("pages.over.body")
    assert (done.did, done.conflicts, done.blind) == (Did.MARKED, 2, True)
    assert "BBL toen" not in texts(root)[OVER]


def test_a_text_without_a_target_goes_or_becomes_ones_own(root: Path) -> None:
    settling_in(root).stamp()
    change_pack(root, "content/actions/haag.md", "lead: Samen hagen planten.\n", "")
    assert states(root)["actions.haag.lead"] is State.ORPHAN
    assert [one.did for one in settling_in(root).merge("actions.haag.lead")] == [Did.ALONE]
    assert [one.did for one in settling_in(root).keep("actions.haag.lead")] == [Did.OWN_NOW]
    assert "actions.haag.lead" not in states(root)
    assert texts(root)[ACTIONS] == OWN[ACTIONS]


def test_of_a_text_without_a_target_that_goes_nobody_says_that_bbls_is_back(root: Path) -> None:
    settling_in(root).stamp()
    change_pack(root, "content/actions/haag.md", "lead: Samen hagen planten.\n", "")
    assert [one.did for one in settling_in(root).accept("actions.haag.lead")] == [Did.DROPPED]
    assert "lead" not in texts(root)[ACTIONS]


def test_a_pack_that_is_not_read_whole_makes_no_orphans(root: Path) -> None:
    settling_in(root).stamp()
    before = texts(root)
    change_pack(root, "content/pages/over.md", "layout: page", "layout: [page")
    assert states(root) == {}
    with pytest.raises(UnreadableError) as error:
        settling_in(root).keep("pages.over.title")
    assert [one.code for one in error.value.problems] == ["yaml-bracket"]
    assert texts(root) == before


def test_an_unknown_path_gets_the_nearest(root: Path) -> None:
    with pytest.raises(UnknownPathError) as error:
        settling_in(root).accept("pages.over.boddy")
    assert error.value.hint == "Bedoel je `pages.over.body`?"
    assert not (root / ".klimaatwerf").exists()


def test_an_overrides_file_with_a_fault_is_not_written_over(root: Path) -> None:
    lay_out(root, {f"{DORP}/overrides.yml": "- path: zomaar\n"})
    with pytest.raises(UnreadableError):
        settling_in(root).stamp()
    assert texts(root)[f"{DORP}/overrides.yml"] == "- path: zomaar\n"


def test_stamps_of_what_is_gone_are_dropped_and_the_head_of_the_file_stays(root: Path) -> None:
    file = f"{DORP}/overrides.yml"
    stale = f"- path: topics.groen.title\n  version: 1.0\n  hash: {'0' * 32}\n"
    lay_out(root, {file: f"## kop\r\n\r\n{stale}"})
    settling_in(root).keep("partners.buren.name")
    digest = digest_of_node(locate(prepared_in(root).tree, ("partners",))[0])
    assert len(digest) == 32
    rows = texts(root)[file].split("\r\n")
    assert rows[:4] == ["## kop", "", "- path: partners.buren.name", "  version: 2026.1"]
    assert "topics.groen" not in texts(root)[file]


WORDS = st.sampled_from(["Een", "twee", "drie", "vier", "vijf: zes", "# zeven", "*acht*"])
BODIES = st.lists(WORDS, min_size=1, max_size=5).map("\n\n".join)
CHOICES = st.sampled_from(PATHS)


@settings(max_examples=60, deadline=None)
@given(
    CHOICES,
    BODIES,
    BODIES,
    st.sampled_from(["accept", "keep", "merge"]),
    st.booleans(),
    st.booleans(),
)
def test_a_decision_settles_its_path_and_leaves_all_else(
    path: str, pack: str, own: str, decision: str, windows: bool, kept: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {**PACK, **OWN, OVER: OWN[OVER].partition("\n\nEen")[0] + f"\n\n{own}\n"}
        if windows:
            files = {name: text.replace("\n", "\r\n") for name, text in files.items()}
        lay_out(root, files)
        if kept:
            release(root)
        settling_in(root).stamp()
        change_pack(root, "content/pages/over.md", "Een\n\ntwee\n\ndrie\n\nvier", pack)
        change_pack(root, "content/partners.yml", "De Buren", "De Straat")
        lead = "Hagen, samen.\nsteps: [Begin., Kies., Plant.]\noud: [x]"
        text = PACK["content/actions/haag.md"].replace("Samen hagen planten.", lead)
        text = text.replace("oud: [x]\n", "").replace("steps: [Meet., Kies., Plant.]\n", "")
        lay_out(root, {"content/actions/haag.md": text.replace("vier", "vier\n\nvijf")})
        was, before = states(root), texts(root)
        assume(path in was)

        (done,) = getattr(settling_in(root), decision)(path)

        after, now = texts(root), states(root)
        changed = {
            name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
        }
        assert changed <= {done.file, f"{DORP}/overrides.yml"}
        if decision == "accept":
            assert path not in now
        elif decision == "keep":
            assert changed <= {f"{DORP}/overrides.yml"}
            assert now[path] in (State.ADAPTED, State.REDUNDANT)
        elif done.did is Did.MERGED:
            assert now[path] is not State.MOVED_ON
        elif done.did is Did.MARKED:
            assert MARKED.search(after[done.file])
        if done.did is not Did.MARKED:
            assert {one: now[one] for one in was if one != path} == {
                one: state for one, state in was.items() if one != path
            }
        comments = [row for row in before.get(done.file, "").splitlines() if row.strip()[:1] == "#"]
        left = after.get(done.file, "").splitlines()
        assert (
            done.file not in after
            or [row for row in comments if row not in left] == []
            or (path == "pages.over.body")
        )
        for name, text in before.items():
            assert ("\r\n" in text) == ("\r\n" in after.get(name, text))
