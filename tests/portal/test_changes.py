"""What changes for one municipality."""

from __future__ import annotations

import pytest

from klimaatwerf.core.channels import Did, Event
from klimaatwerf.core.model.pack import Change
from klimaatwerf.core.overrides import Drift, State
from klimaatwerf.portal.changes import ForTown, TownChanges, changes_for
from klimaatwerf.portal.reach import concerns, hidden_in, used_partners
from klimaatwerf.portal.versions import Versions
from tests.portal.networks import action, change, goal, network, town, versions
from tests.trees import branch

AALST = town(
    "Aalst",
    hidden=("pages.doe-mee/school", "templates.ton", "methods.wandeling"),
    partners=("buren",),
    goals=(goal("tree"),),
)


@pytest.mark.parametrize(
    ("affects", "told"),
    [
        ((), True),
        (("pages",), True),
        (("pages.over.body",), True),
        (("pages.doe-mee/school",), False),
        (("pages.doe-mee/school.body", "pages.over"), True),
        (("actions.ton",), False),
        (("templates.ton.lead",), False),
        (("actions.haag",), True),
        (("participation.wandeling",), False),
        (("partners.buren.url",), True),
        (("partners.ander",), False),
        (("partners",), True),
        (("goals.tree.rule",), True),
        (("goals.hedge",), False),
        (("goals.*.rule",), True),
        (("variables.openingsuren",), True),
    ],
)
def test_a_change_concerns_who_uses_what_it_affects(affects: tuple[str, ...], told: bool) -> None:
    assert concerns(change("Anders.", *affects), AALST) is told


def test_what_is_not_shown_is_hidden_and_what_an_action_is_made_from_is_shown() -> None:
    pack = branch(
        {
            "pages": {"over": {"title": "Over"}, "doe-mee/school": {"title": "School"}},
            "templates": {name: {"title": name} for name in ("haag", "ton", "vrij")},
            "partners": {"buren": {"name": "Buren"}, "ander": {"name": "Ander"}},
        }
    )
    merged = branch(
        {
            "pages": {"over": {"title": "Wij"}},
            "templates": {"vrij": {"title": "V"}},
            "actions": {"onze-haag": {"template": "haag"}},
            "partners": {"club": {"name": "Club"}, "buren": {"name": "Buren"}},
        }
    )
    assert list(hidden_in(merged, pack)) == ["pages.doe-mee/school", "templates.ton"]
    assert used_partners(merged, pack) == ("buren",)


OVER, SCHOOL = change("Over is nieuw.", "pages.over"), change("School.", "pages.doe-mee/school")
HAAG = change("De haag.", "actions.haag", kind="fix")
COMING = (change("Voor iedereen."),)


def _versions(coming: tuple[Change, ...] = COMING) -> Versions:
    return versions(
        Event(Did.RELEASE, "2026.1", "2026-01-01", "stable"),
        Event(Did.RELEASE, "2026.2", "2026-03-01", "early"),
        Event(Did.RELEASE, "2026.3", "2026-05-01", "early"),
        Event(Did.RELEASE, "2026.4", "2026-07-01", "early"),
        Event(Did.WITHDRAW, "2026.4", "2026-08-01"),
        coming=coming,
        v2026_1=(change("De eerste."),),
        v2026_2=(OVER, SCHOOL),
        v2026_3=(HAAG,),
    )


def test_every_later_release_waits_the_newest_first_and_then_what_is_prepared() -> None:
    drift = (
        Drift("pages.over.title", State.ADAPTED, "2026.1"),
        Drift("pages.contact.title", State.ADAPTED, "2026.1"),
        Drift("actions.onze-haag.lead", State.MOVED_ON, "2026.1"),
    )
    own = action("haag", id="onze-haag")
    one = town("Aalst", version="2026.1", hidden=AALST.hidden, drift=drift, actions=(own,))
    found = network(one, versions=_versions())
    first, second, third = _versions().releases[:3]
    made = changes_for(found, found.towns[0])
    assert made == TownChanges(
        found.towns[0],
        ForTown(first, first.changes),
        (
            ForTown(third, (HAAG,), 0, ("actions.onze-haag.lead",)),
            ForTown(second, (OVER,), 1, ("pages.over.title",)),
        ),
        ForTown(None, COMING),
    )
    assert not made.pinned


def test_who_follows_the_working_pack_has_all_of_it_already() -> None:
    found = network(town("Aalst"), versions=_versions())
    made = changes_for(found, found.towns[0])
    assert made == TownChanges(found.towns[0], ForTown(None, COMING))


def test_who_has_the_newest_waits_for_nothing() -> None:
    found = network(town("Aalst", follows="2026.3", version="2026.3"), versions=_versions(()))
    made = changes_for(found, found.towns[0])
    assert (made.ahead, made.pinned, made.prepared) == ((), True, ForTown(None))
