"""The choices from the actions of a site, and the pages that they lead to."""

from __future__ import annotations

import pytest

from klimaatwerf.core.plan import Plan
from klimaatwerf.core.vocabulary import Layout
from tests.sites import planned


def _actions(*facts: str) -> dict[str, str]:
    """Actions of these facts, each `topic audience phase`; `x` after them: cancelled."""
    rows = []
    for number, (topic, audience, phase, *rest) in enumerate(map(str.split, facts)):
        more = ", status: cancelled, status_reason: Regen." if rest else ""
        rows.append(
            f"- {{id: a{number}, title: A{number}, lead: Kort., topic: {topic},"
            f" audiences: [{audience}], phase: {phase}{more}}}\n"
        )
    return {"actions.yml": "".join(rows)}


MANY = (
    "groen resident idea",
    "groen resident idea",
    "groen farmer preparation",
    "water farmer preparation",
    "water resident completed",
    "water resident idea x",
    "water school idea",
)


def _choices(plan: Plan) -> list[tuple[str, str, str, int]]:
    return [
        (one.by, one.slug, one.page, one.count) for one in plan.selection.choices() if one.count
    ]


def test_many_actions_are_chosen_from_by_topic_by_who_can_join_and_by_phase(tmp_path):
    assert _choices(planned(tmp_path, _actions(*MANY))) == [
        ("thema", "groen", "themas/groen", 3),
        ("thema", "water", "themas/water", 4),
        ("voor", "inwoner", "doe-mee/inwoner", 2),
        ("voor", "school", "doe-mee/school", 1),
        ("voor", "landbouwer", "acties/voor/landbouwer", 2),
        ("fase", "voorbereiding", "acties/fase/voorbereiding", 2),
        ("fase", "idee", "acties/fase/idee", 3),
        ("fase", "afgerond", "acties/fase/afgerond", 1),
        ("fase", "stopgezet", "acties/fase/stopgezet", 1),
    ]


def test_every_choice_has_a_page_that_shows_as_many_actions_as_it_says(tmp_path):
    plan = planned(tmp_path, _actions(*MANY))
    choices = plan.selection.choices()
    assert {one.page for one in choices} <= set(plan.pages)
    made = [page for page in plan.pages.values() if page.layout is Layout.CHOICE]
    assert [(page.path, page.title, page.menu_label) for page in made] == [
        ("acties/voor/landbouwer", "Acties voor landbouwers", None),
        ("acties/fase/voorbereiding", "Acties die eraan komen", None),
        ("acties/fase/idee", "Acties die nog een idee zijn", None),
        ("acties/fase/afgerond", "Acties die klaar zijn", None),
        ("acties/fase/stopgezet", "Acties die gestopt zijn", None),
    ]
    assert [above.path for above in plan.breadcrumb(made[0])] == ["", "acties"]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(_actions(*MANY[:6]), id="few actions"),
        pytest.param(_actions(*["groen resident idea"] * 7), id="one of each kind"),
        pytest.param(
            {**_actions(*MANY), "content/pages/acties/index.md": "---\nhide: ja\n---\n"},
            id="no page of all actions",
        ),
        pytest.param(
            {
                **_actions(*MANY),
                "content/pages/acties/index.md": "---\ntitle: A\nlayout: page\n---\nA.",
            },
            id="a page of another kind",
        ),
    ],
)
def test_where_there_is_nothing_to_choose_there_is_no_choice(tmp_path, files):
    plan = planned(tmp_path, files)
    assert plan.selection.choices() == ()
    assert not any(page.layout is Layout.CHOICE for page in plan.pages.values())
