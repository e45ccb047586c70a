"""Who does this too?"""

from __future__ import annotations

from klimaatwerf.core.vocabulary import ActionPhase
from klimaatwerf.portal.adoption import Adopted, Doing, TopicActions, adoption
from tests.portal.networks import CATALOGUE, action, town


def test_actions_stand_by_topic_with_who_does_them_running_first() -> None:
    idea, runs, own = action("haag", "idea"), action("haag"), action(None, topic="samen")
    a, b = town("Aalst", actions=(idea,)), town("Boom", actions=(runs, own))
    boom, ton = Adopted("boom", "Boom", ()), Adopted("ton", "Ton", ())
    haag = Adopted("haag", "Haag", (Doing(b, runs), Doing(a, idea)))
    assert adoption(CATALOGUE, [a, b]) == (
        TopicActions("groen", "Groen", (haag,), (boom,), ()),
        TopicActions("water", "Water", (), (ton,), ()),
        TopicActions("samen", "Samen", (), (), (Doing(b, own),)),
    )
    assert haag.phases() == ((ActionPhase.RUNNING, 1), (ActionPhase.IDEA, 1))
    assert haag.by[0].url == "boom/acties/haag/"


def test_a_topic_that_the_pack_does_not_have_keeps_its_actions() -> None:
    one = action("van-elders", topic="lucht")
    a = town("Aalst", actions=(one,))
    assert adoption(CATALOGUE, [a])[-1] == TopicActions("lucht", "lucht", (), (), (Doing(a, one),))
