"""Which pieces of a kit another pack changes: exactly those that then are drawn or written anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from klimaatwerf.kit.changes import KitChanges
from klimaatwerf.pipeline import Prepared, prepare
from klimaatwerf.project import Project
from klimaatwerf.sources.kits import KitFiles
from tests.kit.kits import ACTION, PROFILE
from tests.sites import SHORTEST, lay_out, made, shipped

BEHAAG = "recruit/behaag-je-tuin.yml"


def edited(name: str, old: bytes, new: bytes) -> Project:
    """The shipped project with something else in a file of the kit."""
    project = shipped()
    files = dict(project.pack.kit.files)
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)
    pack = replace(project.pack, kit=KitFiles(files))
    return replace(project, pack=pack, version="edited")


def changed(project: Project, slug: str = "mechelen") -> list[str]:
    before, after = prepare(shipped(), slug), _under(project, slug)
    return list(KitChanges().between(before, after))


def _under(project: Project, slug: str) -> Prepared:
    return replace(prepare(replace(project, version=None, others={}), slug), project=project)


def test_the_same_pack_changes_nothing():
    assert changed(shipped()) == []


def test_a_design_changes_what_it_draws():
    project = edited("designs/raam.typ", b"//", b"// 2")
    assert changed(project) == [
        "behaag-je-tuin/raamaffiche-a4",
        "gevelgroen/raamaffiche-a4",
        "klimaattafel-wijk/raamaffiche-a4",
    ]


def test_the_library_of_the_designs_changes_every_drawing():
    project = edited("designs/kit.typ", b"//", b"// 2")
    items = {name.partition("/")[0] for name in changed(project)}
    assert len(items) == 7
    assert not [name for name in changed(project) if name.endswith(("teksten", "persbericht"))]


def test_a_letter_changes_itself_only():
    project = edited("letters/persbericht.docx", b"PK", b"PK ")
    assert {name.partition("/")[2] for name in changed(project)} == {"persbericht"}


def test_the_rules_of_the_plan_change_the_plan_and_its_letter():
    project = edited("campaign.yml", b"days_before: ", b"days_before: 1")
    assert {name.partition("/")[2] for name in changed(project)} == {"campagneplan", "draaiboek"}


def test_the_channels_change_the_texts_only():
    project = edited("channels.yml", b"#", b"# 2")
    assert {name.partition("/")[2] for name in changed(project)} == {"teksten"}


@pytest.mark.parametrize("slug", ["asse", "mechelen"])
def test_a_word_to_one_audience_changes_what_speaks_to_it(slug):
    project = edited(BEHAAG, b"  association:\n    title: ", b"  association:\n    title: Zeg, ")
    names = changed(project, slug)
    assert {name.partition("/")[0] for name in names} >= {"behaag-je-tuin"}
    assert {name.partition("/")[2] for name in names} == {
        "affiche-a4-verenigingen",
        "flyer-a5-verenigingen",
        "beeld-1080x1080-verenigingen",
        "brief-verenigingen",
        "teksten",
    }


def test_a_word_to_whom_an_open_letter_speaks_to_changes_it(tmp_path):
    own = {
        "municipality.yml": SHORTEST + PROFILE,
        "actions.yml": f"{ACTION}  audiences: [school]\n",
    }
    lay_out(tmp_path / "municipalities/dorp", own)
    project = edited(BEHAAG, b"  school:\n    title: ", b"  school:\n    title: Zeg, ")
    before = prepare(replace(shipped(), root=tmp_path, others={}), "dorp")
    after = _under(replace(project, root=tmp_path), "dorp")
    names = {name.partition("/")[2] for name in KitChanges().between(before, after)}
    assert names >= {"uitnodiging", "persbericht"}


def test_a_method_of_the_pack_changes_the_plan_of_its_campaigns():
    before = prepare(shipped(), "mechelen")
    plan = before.plan
    assert plan is not None
    methods = {
        id: one.model_copy(update={"tasks": one.tasks[1:]}) for id, one in plan.site.methods.items()
    }
    after = replace(before, plan=replace(plan, site=replace(plan.site, methods=methods)))
    assert {name.partition("/")[2] for name in KitChanges().between(before, after)} == {
        "campagneplan",
        "draaiboek",
    }


def test_an_event_with_the_id_of_an_action_is_told_apart(tmp_path):
    actions = "- {template: behaag-je-tuin, phase: preparation}\n"
    events = (
        "- {id: behaag-je-tuin, title: Haagdag, lead: Kom planten., place: {name: Het park},"
        ' start: "2027-03-06 14:00", end: "2027-03-06 17:00"}\n'
    )
    before = made(tmp_path, {"actions.yml": actions, "events.yml": events})
    project = edited("designs/kaartje.typ", b"//", b"// 2")
    names = KitChanges().between(before, replace(before, project=project))
    assert names == ("behaag-je-tuin/kaartje-a6", "behaag-je-tuin-activiteit/kaartje-a6")
