"""The fields of the data model and the rules between them."""

from datetime import date

import pytest
from pydantic import ValidationError

import klimaatwerf.core.model as models
from klimaatwerf.core.check import parse
from klimaatwerf.core.model import (
    Action,
    Event,
    Goal,
    Moment,
    Municipality,
    PageText,
    Partner,
    Post,
    Region,
    Topic,
)
from klimaatwerf.core.model.events import Recurrence
from klimaatwerf.core.model.participate import Participate
from klimaatwerf.core.vocabulary import (
    ActionStatus,
    AddressForm,
    LanguageRegime,
    PartnerRole,
    SiteStatus,
)
from tests.models import action, event, faults, goal, model, municipality, partner
from tests.trees import Plain, tree

MODELS = [
    getattr(models, name) for name in models.__all__ if name not in ("Model", "PACT_VERSIONS")
]


@pytest.mark.parametrize("kind", MODELS)
def test_a_model_is_frozen_and_knows_all_its_fields(kind):
    assert (kind.model_config["frozen"], kind.model_config["extra"]) == (True, "forbid")


@pytest.mark.parametrize("kind", MODELS)
def test_a_required_field_says_what_it_is_for_and_gives_an_example(kind):
    told = {
        name
        for name, field in kind.model_fields.items()
        if field.is_required() and not (field.description and field.examples)
    }
    assert told <= {"id", "name", "campaign", "date"}, "these come from the register or the file"


@pytest.mark.parametrize("kind", MODELS)
def test_a_field_that_is_not_known_is_refused(kind):
    codes = {code for code, path in faults(kind, {"onbekend": "x"}) if path == "onbekend"}
    assert codes in ({"unknown-field"}, {"unknown-field-of"})


def test_a_model_can_not_be_changed():
    with pytest.raises(ValidationError):
        municipality().name = "Stad"  # type: ignore[misc]


def test_models_of_equal_values_are_equal():
    assert action() == action()


# ---- municipality


def test_the_shortest_municipality_has_the_defaults_of_the_data_model():
    one = municipality()
    assert (one.status, one.address_form, one.language_regime, one.template.channel) == (
        SiteStatus.DRAFT,
        AddressForm.JE,
        LanguageRegime.NL,
        "stable",
    )
    assert one.features.model_dump() == {
        "events": True,
        "partners": True,
        "goals": True,
        "news": True,
        "kit_public": False,
    }


@pytest.mark.parametrize("field", ["nis", "contact", "brand"])
def test_a_municipality_needs_its_code_contact_and_colour(field):
    fields: dict[str, Plain] = {
        "nis": "12002",
        "name": "Dorp",
        "campaign": {"name": "Dorp voor het klimaat"},
        "contact": {"email": "klimaat@dorp.example"},
        "brand": {"primary": "#00703c"},
    }
    fields.pop(field)
    assert faults(Municipality, fields) == [("missing-field", field)]


@pytest.mark.parametrize(
    "contact",
    [{"email": "a@dorp.example"}, {"phone": "03 000 00 00"}, {"form_url": "https://dorp.example"}],
)
def test_one_way_of_contact_is_enough(contact):
    assert municipality(contact=contact).contact.model_dump(exclude_none=True) == contact


def test_an_address_alone_is_no_way_of_contact():
    found = faults(Municipality, {"nis": "12002", "contact": {"address": "Markt 1"}})
    assert ("contact-missing", "contact") in found


LEGAL: dict[str, Plain] = {
    "enterprise_number": "0999.999.922",
    "publisher": {"name": "An Voorbeeld", "address": "Markt 1"},
    "contact": {"email": "a@dorp.example", "address": "Markt 1"},
    "accessibility": {
        "status": "full",
        "assessed_on": "2026-10-12",
        "method": "self",
        "enforcement": "Ombudsdienst",
    },
    "privacy": {"controller": "Gemeente Dorp", "dpo_contact": "dpo@dorp.example"},
    "site_url": "https://klimaat.dorp.example/",
}


def test_a_municipality_with_its_legal_fields_may_go_live():
    assert municipality(**LEGAL).missing_for_live() == ()


@pytest.mark.parametrize("field", sorted(LEGAL.keys() - {"contact"}))
def test_a_legal_field_that_is_missing_is_named(field):
    fields = {name: value for name, value in LEGAL.items() if name != field}
    assert municipality(**fields).missing_for_live() == (field,)


def test_a_live_site_tells_how_to_reach_who_guards_the_data():
    found = municipality(**{**LEGAL, "privacy": {"controller": "Gemeente Dorp"}})
    assert found.missing_for_live() == ("privacy.dpo_contact",)
    told = {"controller": "Gemeente Dorp", "url": "https://dorp.example/privacy"}
    assert municipality(**{**LEGAL, "privacy": told}).missing_for_live() == ()


@pytest.mark.parametrize("status", ["partial", "none"])
def test_a_live_site_that_is_not_accessible_tells_what_is_not(status):
    statement = {**LEGAL["accessibility"], "status": status}
    found = municipality(**{**LEGAL, "accessibility": statement})
    assert found.missing_for_live() == ("accessibility.issues",)
    told = {**statement, "issues": ["Eén filmpje heeft geen ondertitels."]}
    assert municipality(**{**LEGAL, "accessibility": told}).missing_for_live() == ()


@pytest.mark.parametrize(
    ("contact", "missing"),
    [
        ({"email": "a@dorp.example"}, ("contact.address",)),
        ({"phone": "03 000 00 00", "address": "Markt 1"}, ("contact.email",)),
        ({"form_url": "https://dorp.example", "address": "Markt 1"}, ()),
    ],
)
def test_a_live_site_has_an_address_and_a_way_to_write(contact, missing):
    assert municipality(**{**LEGAL, "contact": contact}).missing_for_live() == missing


def test_texts_and_other_maps_can_not_be_changed():
    one = municipality(texts={"openingsuren": "elke dag"})
    with pytest.raises(TypeError):
        one.texts["openingsuren"] = "nooit"  # type: ignore[index]


ANNOUNCED = {"text": "Kom langs", "from": "2026-11-01", "until": "2026-11-30"}


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 10, 31), False),
        (date(2026, 11, 1), True),
        (date(2026, 11, 30), True),
        (date(2026, 12, 1), False),
    ],
)
def test_an_announcement_is_shown_from_its_first_to_its_last_day(day, shown):
    announcement = municipality(announcement=ANNOUNCED).announcement
    assert announcement is not None
    assert announcement.shown_on(day) is shown


def test_an_announcement_without_dates_is_always_shown():
    announcement = municipality(announcement={"text": "Kom langs"}).announcement
    assert announcement is not None
    assert announcement.shown_on(date(2026, 11, 23))


# ---- actions

SHORT = {
    "id": "haag",
    "title": "Haag",
    "lead": "Plant.",
    "topic": "groen",
    "audiences": ["resident"],
    "phase": "idea",
}


@pytest.mark.parametrize("field", SHORT)
def test_an_action_needs(field):
    assert faults(Action, {key: value for key, value in SHORT.items() if key != field}) == [
        ("missing-field", field)
    ]


def test_an_action_is_for_somebody():
    assert faults(Action, {**SHORT, "audiences": []}) == [("list-empty", "audiences")]


@pytest.mark.parametrize("status", [one for one in ActionStatus if one is not ActionStatus.ON_TIME])
def test_a_status_that_is_not_on_time_has_a_reason(status):
    assert faults(Action, {**SHORT, "status": status.value}) == [("reason-missing", "status")]
    assert action(status=status.value, status_reason="Regen.").status is status


@pytest.mark.parametrize(("type_", "needed"), list(Participate.needs.items()))
def test_a_way_to_take_part_has_what_its_type_needs(type_, needed):
    way = {"type": type_.value, "label": "Doe mee"}
    assert faults(Action, {**SHORT, "participate": [way]}) == [
        ("participate-incomplete", "participate.0.type")
    ]
    good = {"url": "https://dorp.example", "email": "a@dorp.example", "phone": "03 000 00 00"}
    assert action(participate=[{**way, needed: good.get(needed, "Kom langs.")}]).participate


def test_one_can_take_part_up_to_and_including_the_last_day():
    (way,) = action(
        participate=[
            {"type": "visit", "label": "x", "instructions": "x", "closes_on": "2026-11-30"}
        ]
    ).participate
    assert (way.open_on(date(2026, 11, 30)), way.open_on(date(2026, 12, 1))) == (True, False)


@pytest.mark.parametrize("given", ["natuurpunt", {"partner": "natuurpunt"}])
def test_a_partner_of_an_action_may_be_an_id_alone(given):
    (partnership,) = action(partners=[given]).partners
    assert (partnership.partner, partnership.role) == ("natuurpunt", PartnerRole.COLLABORATOR)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (date(2027, 1, 31), True),
        (date(2027, 2, 1), False),
    ],
)
def test_an_action_is_published_from_its_first_to_its_last_day(day, shown):
    one = action(publish_from="2027-01-01", publish_until="2027-01-31")
    assert one.published_on(day) is shown


def test_the_dates_of_an_action_are_in_order():
    assert faults(Action, {**SHORT, "dates": {"start": "2027-02-01", "end": "2027-01-01"}}) == [
        ("end-before-start", "dates.end")
    ]


def test_every_fault_of_an_action_is_told_at_once():
    wrong = {**SHORT, "id": "Haag!", "topic": "", "phase": "bezig", "x": "y"}
    assert faults(Action, wrong) == [
        ("bad-id", "id"),
        ("missing-field", "topic"),
        ("bad-choice", "phase"),
        ("unknown-field", "x"),
    ]


def test_a_list_with_a_wrong_value_only_is_not_called_empty():
    assert faults(Action, {**SHORT, "audiences": ["buren"]}) == [("bad-choice", "audiences.0")]


# ---- events

ONLINE = {
    "id": "plantdag",
    "title": "Plantdag",
    "lead": "Kom.",
    "attendance": "online",
    "online_url": "https://dorp.example/live",
}
START = {"start": "2027-04-03 19:30"}
TIMES = {"occurrences": [START]}
WEEKLY = {
    "weekdays": ["zaterdag"],
    "from": "2027-01-09",
    "until": "2027-06-26",
    "start_time": "10:00",
}


@pytest.mark.parametrize("when", [START, TIMES, {"recurrence": WEEKLY}])
def test_an_event_says_in_one_way_when_it_is(when):
    assert faults(Event, {**ONLINE, **when}) == []


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ({}, ("event-when", "")),
        ({**START, **TIMES}, ("event-when-twice", "")),
        ({**TIMES, "recurrence": WEEKLY}, ("event-when-twice", "")),
        ({**START, "recurrence": WEEKLY}, ("event-when-twice", "")),
        ({**TIMES, "end": "2027-04-03 21:00"}, ("end-without-start", "end")),
        ({"end": "2027-04-03 21:00"}, ("end-without-start", "end")),
    ],
)
def test_an_event_without_or_with_two_ways_to_say_when_is_refused(when, problem):
    assert faults(Event, {**ONLINE, **when}) == [problem]


BEFORE = {"previous_start": "2027-03-27 19:30"}
SAME = {"previous_start": START["start"]}


@pytest.mark.parametrize(
    ("when", "problems"),
    [
        ({**START, **BEFORE}, []),
        ({"occurrences": [{**START, **BEFORE}]}, []),
        ({**START, **SAME}, [("moved-nowhere", "previous_start")]),
        ({"occurrences": [{**START, **SAME}]}, [("moved-nowhere", "occurrences.0.previous_start")]),
        ({**TIMES, **BEFORE}, [("moved-without-start", "previous_start")]),
        ({"recurrence": WEEKLY, **BEFORE}, [("moved-without-start", "previous_start")]),
    ],
)
def test_an_event_that_moved_has_another_start_than_before(when, problems):
    assert faults(Event, {**ONLINE, **when}) == problems


@pytest.mark.parametrize("end", ["2027-04-03 19:30", "2027-04-03 18:00", "2027-04-02 21:00"])
def test_an_event_ends_after_it_starts(end):
    assert faults(Event, {**ONLINE, **START, "end": end}) == [("end-before-start", "end")]
    occurrence = {**START, "end": end}
    assert faults(Event, {**ONLINE, "occurrences": [occurrence]}) == [
        ("end-before-start", "occurrences.0.end")
    ]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("2027-04-03 00:30", True),
        ("2027-04-03 20:00", False),
        ("2027-04-01 22:30", False),
    ],
)
def test_who_forgets_that_it_ends_after_midnight_is_told(end, told):
    _, (found,) = parse(Event, tree({**ONLINE, "start": "2027-04-03 22:00", "end": end}), ())
    assert ("middernacht" in found.hint) is told


def test_an_event_that_ends_in_the_hour_that_comes_twice_is_good():
    assert faults(Event, {**ONLINE, "start": "2027-10-31 01:30", "end": "2027-10-31 02:15"}) == [
        ("clock-fold", "end")
    ]


@pytest.mark.parametrize("attendance", ["online", "mixed"])
def test_an_event_to_follow_online_has_an_address(attendance):
    place = {"name": "Zaal De Linde"}
    event_ = {**ONLINE, **START, "attendance": attendance, "place": place}
    event_.pop("online_url")
    assert faults(Event, event_) == [("online-url-missing", "attendance")]


@pytest.mark.parametrize("attendance", ["offline", "mixed"])
def test_an_event_to_come_to_has_a_place(attendance):
    assert faults(Event, {**ONLINE, **START, "attendance": attendance}) == [("place-missing", "")]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"until": "2027-01-08"}, ("end-before-start", "until")),
        ({"end_time": "10:00"}, ("end-same-day", "end_time")),
        ({"end_time": "09:00"}, ("end-same-day", "end_time")),
        ({"until": "2030-12-31"}, ("recurrence-long", "until")),
    ],
)
def test_a_recurrence_is_in_order_and_not_too_long(change, problem):
    assert faults(Recurrence, {**WEEKLY, **change}) == [problem]


def test_a_recurrence_keeps_away_from_the_hour_that_the_clock_skips():
    nightly = {**WEEKLY, "weekdays": ["zondag"], "start_time": "02:30"}
    assert faults(Recurrence, nightly) == [("clock-gap", "start_time")]
    assert faults(Recurrence, {**nightly, "except": ["2027-03-28"]}) == []


def test_a_recurrence_has_a_weekday():
    assert faults(Recurrence, {**WEEKLY, "weekdays": []}) == [("list-empty", "weekdays")]


def test_an_event_without_a_price_is_free():
    assert event(start="2027-04-03 19:30").price == ()


# ---- partners, goals and the pack

SHOWN = {
    "email": "a@buren.example",
    "phone": "03 000 00 00",
    "address": "Markt 1",
    "logo": "media/buren.svg",
    "logo_alt": "Logo",
}


@pytest.mark.parametrize(
    ("consent", "kept"),
    [
        ({}, set()),
        ({"contact": "ja"}, {"email", "phone", "address"}),
        ({"logo": "ja"}, {"logo", "logo_alt"}),
        ({"contact": "ja", "logo": "ja"}, set(SHOWN)),
        ({"contact": "nee", "logo": "nee"}, set()),
    ],
)
def test_readers_see_of_a_partner_what_it_agreed_to(consent, kept):
    public = partner(**SHOWN, url="https://buren.example", consent=consent).public()
    assert {name for name in SHOWN if getattr(public, name)} == kept
    assert (public.name, public.url) == ("De Buren", "https://buren.example")


def test_a_logo_has_words_for_who_can_not_see_it():
    found = faults(Partner, {"id": "a", "name": "A", "type": "shop", "logo": "media/a.svg"})
    assert found == [("logo-alt-missing", "logo")]


def test_another_target_has_a_reason():
    short: dict[str, Plain] = {
        "id": "tree",
        "title": "Bomen",
        "topic": "groen",
        "unit": "bomen",
        "target_year": "2030",
    }
    rule: dict[str, Plain] = {
        "rule": {"per": "inhabitant", "amount": "1"},
        "target_override": "5",
    }
    assert faults(Goal, {**short, **rule}) == [("override-reason-missing", "target_override")]
    assert goal(target_override="5", reason="Beslist.").target_override == 5


def test_a_moment_says_when():
    assert faults(Moment, {"id": "a", "title": "A", "when": {"until": "2027-01-01"}}) == [
        ("moment-when", "when")
    ]


def test_a_post_with_a_picture_describes_it():
    post = {"id": "haag", "date": "2026-10-01", "title": "Haag", "lead": "Kort."}
    assert faults(Post, {**post, "image": "media/haag.svg"}) == [("picture-alt-missing", "image")]


def test_a_post_is_published_from_its_date():
    post = model(Post, {"id": "haag", "date": "2026-10-01", "title": "Haag", "lead": "Kort."})
    assert [post.published_on(date(2026, 9, 30)), post.published_on(date(2026, 10, 1))] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Topic, {"id": "groen", "title": "Groen", "lead": "Meer bomen."}),
        (PageText, {"id": "acties/index", "title": "Acties"}),
        (Region, {"id": "kempen", "title": "Kempen", "kind": "intercommunale"}),
    ],
)
def test_the_shortest_item_of_the_pack(kind, fields):
    assert model(kind, fields).model_dump(exclude_defaults=True) == fields
