"""What pages tell machines: true to schema.org's vocabulary, and to what the page itself shows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.plan import Plan
from klimaatwerf.core.vocabulary import EMBEDS, Layout
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.structured.nodes import address, as_script
from klimaatwerf.work import slugs_in
from tests.pages import Element, document
from tests.render.structured.vocabulary import faults, nodes
from tests.sites import ROOT, SHORTEST, documents, lay_out, planned, renderer, shipped

SLUGS = slugs_in(ROOT)


def plan_of(slug: str) -> Plan:
    """The plan of a shipped municipality."""
    plan = prepare(shipped(), slug).plan
    assert plan is not None
    return plan


def told_in(page: Element) -> list[dict[str, Any]]:
    """What a document has as JSON-LD."""
    return [
        json.loads("".join(map(str, one.inside)))
        for one in page.all("script")
        if one.attributes.get("type") == "application/ld+json"
    ]


def told(plan: Plan, path: str) -> dict[str, Any]:
    """What a page tells."""
    (found,) = told_in(document(str(renderer(plan).document(plan.pages[path]))))
    assert faults(found) == []
    return found


def node(plan: Plan, path: str, *kinds: str) -> dict[str, Any]:
    """The node of one of these types that a page tells first."""
    return next(one for one in nodes(told(plan, path)) if one["@type"] in kinds)


def without_address(root: Path, more: str = "") -> Plan:
    """The plan of a municipality of which nobody knows where its site will be."""
    lay_out(root / "municipalities/dorp", {"municipality.yml": SHORTEST + more})
    plan = prepare(replace(shipped(), root=root, portal_url=None), "dorp").plan
    assert plan is not None
    return plan


# ---- every shipped page


@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_tells_what_it_is_in_words_of_schema_org(slug):
    plan = plan_of(slug)
    for name, text in documents(plan).items():
        page = document(text)
        if name.startswith("embed/"):  # a frame on another site; its pages tell
            assert told_in(page) == [], name
            continue
        (found,) = told_in(page)
        assert faults(found) == [], name
        kinds = {one["@type"] for one in found["@graph"]}
        assert {"WebSite", "GovernmentOrganization"} < kinds, name
        assert "<" not in json.dumps(found), name


@pytest.mark.parametrize("slug", SLUGS)
def test_questions_answers_and_names_are_those_that_the_page_shows(slug):
    plan = plan_of(slug)
    for name, text in documents(plan).items():
        page = document(text)
        shown = page.words()
        for one in nodes(told_in(page)):
            if one["@type"] in ("Question", "Event", "Project", "GovernmentService", "HowTo"):
                assert one["name"] in shown, name
            if one["@type"] == "Answer":
                assert " ".join(one["text"].split()) in shown, name


def test_each_kind_of_page_has_its_type():
    plan = plan_of("berlaar")
    kinds = {
        path: told(plan, path)["@graph"][0]["@type"]
        for path in ("", "acties", "agenda", "contact", "over", "colofon", "privacy", "nieuws")
    }
    assert kinds == {
        "": "WebPage",
        "acties": "CollectionPage",
        "agenda": "CollectionPage",
        "contact": "ContactPage",
        "over": "AboutPage",
        "colofon": "AboutPage",
        "privacy": "WebPage",
        "nieuws": "CollectionPage",
    }


def test_the_way_to_a_page_is_told_with_its_addresses():
    plan = plan_of("berlaar")
    base = "https://klimaatwerf.example/berlaar/"
    found = node(plan, "acties/behaag-je-tuin", "BreadcrumbList")["itemListElement"]
    assert [(one["position"], one["name"], one.get("item", {}).get("@id")) for one in found] == [
        (1, "Start", base),
        (2, "Acties", f"{base}acties/"),
        (3, "Behaag je tuin", None),
    ]


# ---- events

WHEN = "start: 2027-03-27 19:30\n  end: 2027-03-27 22:00"
PLACE = "place: {name: Zaal De Linde, street: Markt 1, postcode: 2590, locality: Berlaar}"


def event(root: Path, *lines: str) -> dict[str, Any]:
    """The event of a municipality with one event."""
    rows = "\n".join(f"  {line}" for line in lines)
    text = f"- id: tafel\n  title: Klimaattafel\n  lead: Praat mee.\n{rows}\n"
    return node(planned(root, {"events.yml": text}), "agenda/tafel", "Event", "EventSeries")


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ([], "EventRescheduled"),
        (["status: cancelled", "status_reason: De zaal is vol."], "EventCancelled"),
    ],
)
def test_an_event_that_moved_says_when_it_was_to_begin(tmp_path, more, word):
    found = event(tmp_path, WHEN, PLACE, "previous_start: 2027-01-02 10:00", *more)
    assert (found["previousStartDate"], found["eventStatus"]) == (
        "2027-01-02T10:00:00+01:00",
        f"https://schema.org/{word}",
    )


@pytest.mark.parametrize(
    ("status", "word", "mode"),
    [
        ("scheduled", "EventScheduled", "OfflineEventAttendanceMode"),
        ("postponed", "EventPostponed", "OfflineEventAttendanceMode"),
        ("cancelled", "EventCancelled", "OfflineEventAttendanceMode"),
        ("moved_online", "EventMovedOnline", "OnlineEventAttendanceMode"),
    ],
)
def test_an_event_says_whether_it_takes_place(tmp_path, status, word, mode):
    found = event(tmp_path, WHEN, PLACE, f"status: {status}", "status_reason: De zaal is vol.")
    assert found["eventStatus"] == f"https://schema.org/{word}"
    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}"


def test_an_event_that_was_moved_says_when_it_was_to_be(tmp_path):
    found = event(tmp_path, WHEN, "previous_start: 2027-03-20 20:00", PLACE)
    assert (found["previousStartDate"], found["eventStatus"]) == (
        "2027-03-20T20:00:00+01:00",
        "https://schema.org/EventRescheduled",
    )


@pytest.mark.parametrize(
    ("attendance", "kinds"),
    [
        ("offline", ["Place"]),
        ("online", ["VirtualLocation"]),
        ("mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_an_event_says_where_it_is(tmp_path, attendance, kinds):
    online = [] if attendance == "offline" else ["online_url: https://www.dorp.example/live"]
    place = [] if attendance == "online" else [PLACE]
    found = event(tmp_path, WHEN, f"attendance: {attendance}", *online, *place)
    location = found["location"]
    places = location if isinstance(location, list) else [location]
    assert [one["@type"] for one in places] == kinds
    assert found["eventAttendanceMode"].lower() == (
        f"https://schema.org/{attendance}eventattendancemode"
    )


def test_an_event_has_its_hours_with_the_offset_of_that_day(tmp_path):
    found = event(tmp_path, WHEN, PLACE)
    assert found["startDate"] == "2027-03-27T19:30:00+01:00"
    assert found["endDate"] == "2027-03-27T22:00:00+01:00"


def test_what_is_free_and_needs_no_booking_has_no_offer(tmp_path):
    found = event(tmp_path, WHEN, PLACE)
    assert (found["isAccessibleForFree"], "offers" in found) == (True, False)


def test_prices_are_offers_that_say_whether_there_is_room(tmp_path):
    found = event(
        tmp_path,
        WHEN,
        PLACE,
        "price: [{amount: 5, name: Iedereen}, {amount: '2.50', category: tariff, name: Kind}]",
        "booking: {url: https://www.dorp.example/kom, availability: full, closes_on: 2027-03-20}",
    )
    shared = {
        "@type": "Offer",
        "priceCurrency": "EUR",
        "url": "https://www.dorp.example/kom",
        "availability": "https://schema.org/SoldOut",
        "availabilityEnds": "2027-03-20",
    }
    assert found["isAccessibleForFree"] is False
    assert found["offers"] == [
        {**shared, "name": "Iedereen", "price": "5"},
        {**shared, "name": "Kind", "price": "2.50"},
    ]


def test_an_event_of_every_week_is_a_series_of_its_coming_sessions(tmp_path):
    rule = (
        "recurrence: {weekdays: [zaterdag], from: 2026-10-24, until: 2027-06-26,"
        " start_time: '10:00', end_time: '12:00'}"
    )
    found = event(tmp_path, rule, PLACE)
    assert found["@type"] == "EventSeries"
    days = [one["startDate"] for one in found["subEvent"]]
    assert (days[0], days[-1], len(days)) == (
        "2026-11-28T10:00:00+01:00",
        "2027-02-13T10:00:00+01:00",
        12,
    )


def test_sessions_of_one_event_each_say_whether_they_take_place(tmp_path):
    found = event(
        tmp_path,
        "occurrences:",
        "- {start: 2027-01-10 10:00}",
        "- {start: 2027-02-10 10:00, status: cancelled}",
        PLACE,
    )
    words = [one["eventStatus"].rpartition("/")[2] for one in found["subEvent"]]
    assert words == ["EventScheduled", "EventCancelled"]


def test_an_event_that_is_over_tells_its_last_session(tmp_path):
    days = "- {start: 2026-01-10 10:00}", "- {start: 2026-02-10 10:00}"
    found = event(tmp_path, "occurrences:", *days, PLACE)
    assert (found["@type"], found["startDate"][:10]) == ("Event", "2026-02-10")


def test_the_agenda_lists_each_event_once_and_a_long_one_what_it_shows(tmp_path):
    days = "weekdays: [zaterdag], from: 2026-10-24, until: 2028-06-26, start_time: '10:00'"
    rows = [
        f"- {{id: {name}, title: {name.title()}, lead: Kom., recurrence: {{{days}}}, {PLACE}}}\n"
        for name in ("tafel", "wandeling")
    ]
    plan = planned(tmp_path, {"events.yml": "".join(rows)})
    for path in ("agenda", "agenda/archief", "agenda/maand/2027-05"):
        found = node(plan, path, "ItemList")["itemListElement"]
        assert sorted(one["name"] for one in found) == ["Tafel", "Wandeling"], path


def test_a_choice_and_an_audience_list_the_actions_of_their_pages():
    plan = plan_of("berlaar")
    for path, page in plan.pages.items():
        if page.layout in (Layout.CHOICE, Layout.AUDIENCE):
            shown = document(str(renderer(plan).document(page))).all("main")[0]
            cards = [one for one in shown.all("li") if one.attributes.get("class") == "card"]
            named = {link.words() for card in cards for link in card.all("a")}
            lists = [one for one in nodes(told(plan, path)) if one["@type"] == "ItemList"]
            listed = [one["name"] for found in lists for one in found["itemListElement"]]
            assert set(listed) <= named, path
            assert listed or page.layout is Layout.AUDIENCE, path


# ---- actions, partners, the gemeente


@pytest.mark.parametrize(
    ("kind", "word"), [("campaign", "Project"), ("service", "GovernmentService")]
)
def test_an_action_is_a_project_of_the_gemeente_and_help_is_a_service(tmp_path, kind, word):
    plan = planned(tmp_path, {"actions.yml": f"{WAYS}  kind: {kind}\n"})
    owner = {"@id": "https://klimaatwerf.example/dorp/#gemeente"}
    found = node(plan, "acties/haag", "Project", "GovernmentService")
    assert (found["@type"], found.get("parentOrganization", found.get("provider"))) == (word, owner)


WAYS = """
- id: haag
  title: Haag
  lead: Plant een haag.
  topic: groen
  audiences: [resident]
  phase: running
  participate:
    - {type: link, label: Bestel, url: "https://www.dorp.example/haag", closes_on: 2026-11-22}
    - {type: link, label: Kom mee, url: "https://www.dorp.example/kom", closes_on: 2026-11-23}
"""


def test_only_what_one_can_still_join_is_told(tmp_path):
    found = node(planned(tmp_path, {"actions.yml": WAYS}), "acties/haag", "Project")
    assert [one["name"] for one in found["potentialAction"]] == ["Kom mee"]


@pytest.mark.parametrize(("consent", "shown"), [("ja", True), ("nee", False)])
def test_contact_of_a_partner_is_told_with_consent_only(tmp_path, consent, shown):
    text = (
        "- {id: linde, name: De Linde, type: association, email: an@linde.example,"
        f" phone: 03 000 00 01, consent: {{contact: {consent}}}}}\n"
    )
    plan = planned(tmp_path, {"partners.yml": text})
    found = [one for one in nodes(told(plan, "partners")) if one.get("name") == "De Linde"]
    assert [("email" in one, "telephone" in one) for one in found] == [(shown, shown)]


def test_the_address_of_nobody_is_not_told(tmp_path):
    lay_out(
        tmp_path / "municipalities/dorp",
        {"municipality.yml": SHORTEST.replace("klimaat@dorp", "vul-hier-je-adres-in@dorp")},
    )
    plan = prepare(replace(shipped(), root=tmp_path), "dorp").plan
    assert plan is not None
    assert "email" not in node(plan, "contact", "GovernmentOrganization")


def test_without_the_address_of_the_site_no_address_of_a_page_is_told(tmp_path):
    plan = without_address(tmp_path)
    for path in (path for path, page in plan.pages.items() if page.layout not in EMBEDS):
        text = json.dumps(told(plan, path))
        assert "breadcrumb" not in text
        assert '"item"' not in text or path == "partners"
        assert {one.get("@id") for one in nodes(json.loads(text))} <= {
            None,
            "_:website",
            "_:gemeente",
        }


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (None, None),
        ("Markt", "Markt"),
        (
            "Markt 1 bus 2, 2590 Berlaar",
            {
                "@type": "PostalAddress",
                "streetAddress": "Markt 1 bus 2",
                "postalCode": "2590",
                "addressLocality": "Berlaar",
                "addressCountry": "BE",
            },
        ),
    ],
)
def test_an_address_is_told_in_its_parts_where_it_has_them(written, found):
    assert address(written) == found


@given(st.dictionaries(st.text(), st.text() | st.sampled_from(["</script>", "<!--", "]]>"])))
def test_no_value_ends_the_script(values):
    page = document(f'<script type="application/ld+json">{as_script(values)}</script>')
    assert told_in(page) == [values]
