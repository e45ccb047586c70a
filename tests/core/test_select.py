"""What pages show on a day, and in which order."""

from datetime import date

import pytest

from klimaatwerf.core.select import Selection
from tests.sites import ROOT, planned

ACTIONS = """
- {id: klaar, title: Klaar, lead: Klaar., topic: groen, audiences: [resident], phase: completed}
- {id: idee, title: Idee, lead: Idee., topic: water, audiences: [school], phase: idea}
- id: loopt
  title: Loopt
  lead: Loopt.
  topic: groen
  audiences: [resident, school]
  kind: campaign
  phase: running
  featured: ja
  participate: [{type: phone, label: Bel, phone: 03 000 00 00}]
- id: straks
  title: Straks
  lead: Straks.
  topic: groen
  audiences: [farmer]
  phase: preparation
  publish_from: 2027-01-01
  publish_until: 2027-01-31
"""

EVENTS = "".join(
    f"- {{id: {id_}, title: {id_}, lead: x, attendance: online,"
    f' online_url: "https://dorp.example", start: {when}}}\n'
    for id_, when in [
        ("later", "2026-12-24 20:00, audiences: [school], action: loopt"),
        ("vandaag", "2026-11-23 09:00, topic: water"),
        ("nacht", "2026-11-22 23:00, end: 2026-11-23 01:00"),
        ("gisteren", "2026-11-22 20:00"),
        ("zomer", "2026-07-01 20:00"),
    ]
)

PARTNERS = """
- {id: buren, name: Buren, type: citizen_group, email: a@buren.example, phone: 03 000 00 01}
- id: bakker
  name: Bakker
  type: shop
  audiences: [resident]
  email: b@bakker.example
  consent: {contact: ja}
- {id: oud, name: Oud, type: shop, valid_until: 2026-11-22}
- {id: laatst, name: Laatst, type: shop, valid_until: 2026-11-23}
"""

NEWS = {
    f"content/news/{day}-{slug}.md": f"---\ntitle: {slug}\nlead: Kort.\n---\nTekst."
    for day, slug in [
        ("2026-11-01", "een"),
        ("2026-11-20", "twee"),
        ("2026-11-20", "drie"),
        ("2026-11-24", "morgen"),
    ]
}

FILES = {"actions.yml": ACTIONS, "events.yml": EVENTS, "partners.yml": PARTNERS, **NEWS}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return planned(tmp_path_factory.mktemp("root"), FILES).site


@pytest.fixture
def shown(site):
    return Selection(site, date(2026, 11, 23))


def ids(items):
    return [item.id for item in items]


def test_running_actions_come_first_and_completed_ones_last(shown):
    assert ids(shown.actions()) == ["loopt", "idee", "klaar"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"topic": "groen"}, ["loopt", "klaar"]),
        ({"audience": "school"}, ["loopt", "idee"]),
        ({"phase": "completed"}, ["klaar"]),
        ({"kind": "campaign"}, ["loopt"]),
        ({"featured": "ja"}, ["loopt"]),
        ({"featured": "nee"}, ["idee", "klaar"]),
        ({"limit": 2}, ["loopt", "idee"]),
        ({"topic": "groen", "limit": 1}, ["loopt"]),
        ({"topic": "voeding"}, []),
    ],
)
def test_actions_are_chosen_by_what_is_asked(shown, query, expected):
    assert ids(shown.actions(**query)) == expected


@pytest.mark.parametrize(
    ("day", "published"),
    [
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (date(2027, 1, 31), True),
        (date(2027, 2, 1), False),
    ],
)
def test_an_action_is_shown_on_the_days_that_it_is_published(site, day, published):
    shown = Selection(site, day)
    assert ("straks" in ids(shown.actions())) is published
    assert (shown.action("straks") is not None) is published


def test_ideas_are_the_templates_that_nobody_took_up(shown):
    assert ids(shown.ideas()) == sorted(file.stem for file in (ROOT / "content/actions").iterdir())
    circular = ["fietsbieb", "herbruikbare-bekers", "repair-cafe"]
    assert ids(shown.ideas(topic="circulair")) == circular
    assert ids(shown.ideas(topic="circulair", limit=1)) == circular[:1]


def test_topics_come_in_the_order_of_the_pack(shown):
    orders = [topic.order for topic in shown.topics()]
    assert orders == sorted(orders)
    assert len(orders) == 8


def events(sessions):
    return [session.event.id for session in sessions]


def test_events_that_are_not_over_come_in_order_of_their_start(shown):
    assert events(shown.events()) == ["nacht", "vandaag", "later"]


def test_an_event_is_over_the_day_after_its_last_day(site):
    assert "vandaag" in events(Selection(site, date(2026, 11, 23)).events())
    assert "vandaag" in events(Selection(site, date(2026, 11, 24)).past_events())


def test_past_events_come_the_last_one_first(shown):
    assert events(shown.past_events()) == ["gisteren", "zomer"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"topic": "water"}, ["vandaag"]),
        ({"topic": "groen"}, ["later"]),
        ({"audience": "school"}, ["nacht", "vandaag", "later"]),
        ({"audience": "farmer"}, ["nacht", "vandaag"]),
        ({"limit": 1}, ["nacht"]),
        ({"action": "loopt"}, ["later"]),
        ({"action": "idee"}, []),
    ],
)
def test_events_are_chosen_by_their_own_topic_or_that_of_their_action(shown, query, expected):
    assert events(shown.events(**query)) == expected


def test_the_next_session_of_an_event_is_the_first_that_is_not_over(tmp_path):
    weekly = """
- id: elke-week
  title: Elke week
  lead: x
  attendance: online
  online_url: https://dorp.example
  occurrences: [{start: 2026-11-16 20:00}, {start: 2026-11-23 20:00}, {start: 2026-11-30 20:00}]
"""
    shown = Selection(planned(tmp_path, {"events.yml": weekly}).site, date(2026, 11, 23))
    assert shown.next_session("elke-week") == shown.events()[0]
    assert [session.start.day for session in shown.events()] == [23, 30]
    assert [session.start.day for session in shown.next_events()] == [23]
    over = Selection(shown.site, date(2026, 12, 1))
    assert over.next_session("elke-week") is None
    assert over.next_events() == ()


def test_events_that_do_not_take_place_are_not_among_the_next(tmp_path):
    off = EVENTS.replace("id: nacht", "id: nacht, status: cancelled").replace(
        "id: later", "id: later, status: moved_online"
    )
    files = {**FILES, "events.yml": off}
    shown = Selection(planned(tmp_path, files).site, date(2026, 11, 23))
    assert events(shown.next_events()) == ["vandaag", "later"]
    assert events(shown.next_events(without="vandaag")) == ["later"]
    assert events(shown.next_events(limit=1)) == ["vandaag"]


def test_beside_an_action_stand_those_it_names_then_those_of_its_theme(tmp_path):
    rows = [
        ("zelf", "groen, related: [genoemd]"),
        ("water", "water"),
        ("klaar", "groen, phase: completed"),
        ("groen", "groen"),
        ("genoemd", "water"),
    ]
    actions = "".join(
        f"- {{id: {id_}, title: {id_}, lead: x, audiences: [resident], topic: {topic}"
        f"{'' if 'phase' in topic else ', phase: idea'}}}\n"
        for id_, topic in rows
    )
    shown = Selection(planned(tmp_path, {"actions.yml": actions}).site, date(2026, 11, 23))
    assert ids(shown.related("zelf")) == ["genoemd", "groen", "water"]
    assert ids(shown.related("zelf", limit=2)) == ["genoemd", "groen"]
    assert ids(shown.related("water")) == ["genoemd", "zelf", "groen"]


def test_partners_are_shown_up_to_and_including_their_last_day(shown):
    assert ids(shown.partners()) == ["buren", "bakker", "laatst"]


def test_partners_are_shown_as_they_agreed_to(shown):
    assert {
        partner.id: (partner.email, partner.phone, partner.address)
        for partner in shown.partners(limit=2)
    } == {"buren": (None, None, None), "bakker": ("b@bakker.example", None, None)}
    buren = shown.partner("buren")
    assert (buren.email, buren.phone) == (None, None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [({"type": "shop"}, ["bakker", "laatst"]), ({"audience": "resident"}, ["bakker"])],
)
def test_partners_are_chosen_by_what_is_asked(shown, query, expected):
    assert ids(shown.partners(**query)) == expected


def test_news_comes_the_newest_first_and_not_before_its_day(shown, site):
    assert ids(shown.news()) == ["twee", "drie", "een"]
    assert ids(shown.news(limit=1)) == ["twee"]
    assert ids(Selection(site, date(2026, 11, 24)).news())[0] == "morgen"


def test_moments_are_shown_until_they_are_over(site):
    before, after = (Selection(site, date(2027, 3, day)) for day in (27, 28))
    assert "dagen-zonder-vlees" in ids(before.moments())
    assert "dagen-zonder-vlees" not in ids(after.moments())
    voeding = ["dagen-zonder-vlees", "week-van-de-korte-keten", "ecotuindagen"]
    assert ids(before.moments(topic="voeding")) == voeding


def test_a_moment_with_a_rule_comes_back_every_year_and_one_with_days_does_not(site):
    shown = Selection(site, date(2028, 1, 1)).moments()
    assert ids(shown) == [
        one.id for one in site.moments.values() if one.when.from_ is None and one.when.rule
    ]
    assert {"dikketruiendag", "plantseizoen"} <= set(ids(shown))


MOMENTS = """
- {id: bestellen, title: X, when: {rule: nu}, topics: [groen], actions: [behaag-je-tuin]}
- {id: groendag, title: X, when: {rule: nu}, topics: [groen]}
- {id: stil, title: X, when: {rule: nu}}
"""


def test_the_moments_of_an_audience_are_those_of_its_actions_and_ideas(tmp_path):
    files = {"moments.yml": MOMENTS}
    shown = planned(tmp_path, files).selection
    own = {"bestellen", "groendag", "stil"}
    assert own & set(ids(shown.moments(audience="farmer"))) == {"bestellen", "groendag"}
    assert own & set(ids(shown.moments(audience="staff"))) == set()


def test_an_action_from_a_template_keeps_the_moments_of_the_template(tmp_path):
    files = {
        "moments.yml": MOMENTS,
        "actions.yml": "- {id: haag, template: behaag-je-tuin, phase: preparation}\n",
    }
    shown = planned(tmp_path, files).selection
    assert "bestellen" in ids(shown.moments(audience="farmer"))


def test_methods_are_told_apart_by_whether_they_are_in_use(tmp_path):
    files = {
        "actions.yml": "- {template: klimaattafel-wijk, phase: preparation, method: klimaattafel}\n"
    }
    shown = planned(tmp_path, files).selection
    assert ids(shown.methods(used=True)) == ["klimaattafel"]
    assert "klimaattafel" not in ids(shown.methods(used=False))
    assert len(shown.methods()) == len(shown.methods(used=False)) + 1


@pytest.mark.parametrize(
    ("find", "known"),
    [("topic", "groen"), ("action", "loopt"), ("partner", "bakker"), ("method", "klimaattafel")],
)
def test_one_item_is_found_by_its_id(shown, find, known):
    assert getattr(shown, find)(known).id == known
    assert getattr(shown, find)("onbekend") is None


def test_a_partner_that_is_not_shown_is_not_found(shown):
    assert shown.partner("oud") is None


@pytest.mark.parametrize("feature", ["events", "partners", "goals", "news"])
def test_what_is_switched_off_is_not_shown(tmp_path, feature):
    more = f"commitments: {{climate_pact: [1.0]}}\nfeatures: {{{feature}: nee}}\n"
    shown = planned(tmp_path, FILES, more=more).selection
    there = {
        "events": (*shown.events(), *shown.past_events()),
        "partners": shown.partners(),
        "goals": shown.goals(),
        "news": shown.news(),
    }
    assert {name for name, items in there.items() if not items} == {feature}


def test_goals_are_chosen_by_scheme_and_topic(tmp_path):
    shown = planned(tmp_path, more="commitments: {climate_pact: [1.0, 2.0]}\n").selection
    on_the_road = ["shared-car", "charge-point", "bike-path"]
    assert ids(shown.goals(scheme="lekp", topic="mobiliteit")) == on_the_road
    assert shown.goals(scheme="local") == ()
    assert shown.goal("tree") is not None
    assert shown.goal("onbekend") is None


def test_what_there_is_to_see_is_told_to_texts(shown, tmp_path):
    everything = shown.derived()
    assert {name for name, there in everything.items() if not there} == {"has_goals"}
    nothing = planned(tmp_path).selection.derived()
    assert {name for name, there in nothing.items() if there} == {
        "has_ideas",
        "has_methods",
        "has_moments",
    }


def test_a_cancelled_action_is_no_longer_open(tmp_path):
    more = (
        "- {id: weg, title: Weg, lead: Weg., topic: groen, audiences: [resident], phase: running,"
        " status: cancelled, status_reason: Regen.}\n"
    )
    plan = planned(tmp_path, {**FILES, "actions.yml": ACTIONS + more})
    shown = Selection(plan.site, date(2026, 11, 23))
    assert ids(shown.actions(open=True)) == ["loopt", "idee"]
    assert ids(shown.actions(open=False)) == ["weg", "klaar"]
