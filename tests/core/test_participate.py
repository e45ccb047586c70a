"""Ways to take part: what goes with which type, what is safe, and which are open."""

from datetime import date

import pytest

from klimaatwerf.core.model import Action
from klimaatwerf.core.model.legal import Accessibility
from klimaatwerf.core.model.participate import Participate
from klimaatwerf.core.vocabulary import FormField, ParticipateType
from tests.models import action, faults, model

FORM = {
    "type": "form",
    "label": "Schrijf je in",
    "url": "https://formulier.dorp.example/in",
    "fields": ["name", {"field": "phone", "optional": "ja"}],
    "data_use": "We wissen alles na het feest.",
}
GIVEN = {
    "url": "https://dorp.example",
    "email": "a@dorp.example",
    "phone": "03 000 00 00",
    "fields": ["name"],
}


def way(**fields):
    return model(Participate, {**FORM, **fields})


def test_a_question_is_required_unless_it_says_otherwise():
    assert [(one.field, one.optional) for one in way().fields] == [
        (FormField.NAME, False),
        (FormField.PHONE, True),
    ]


@pytest.mark.parametrize(
    ("kind", "surplus"),
    [
        (kind, name)
        for kind in ParticipateType
        for name, kinds in Participate.takes.items()
        if kind not in kinds
    ],
)
def test_a_way_refuses_what_does_not_go_with_its_type(kind, surplus):
    needed = Participate.needs[kind]
    value = {needed: GIVEN.get(needed, "Op het plein."), surplus: GIVEN[surplus]}
    told = faults(Participate, {"type": kind.value, "label": "Doe mee", **value})
    assert told == [("participate-surplus", surplus)]


@pytest.mark.parametrize(
    ("changed", "code", "path"),
    [
        ({"url": "http://dorp.example"}, "form-insecure", "url"),
        ({"url": "https://an:geheim@dorp.example"}, "form-insecure", "url"),
        ({"url": "https://dorp.example;sandbox"}, "form-insecure", "url"),
        ({"url": "https://*.example"}, "form-insecure", "url"),
        ({"url": "https://dorp.example:99999"}, "form-insecure", "url"),
        ({"fields": ["name", "name"]}, "participate-twice", "fields"),
        ({"fields": ["geboortedatum"]}, "bad-choice", "fields.0.field"),
        ({"data_use": ""}, "data-use-missing", "fields"),
    ],
)
def test_a_form_that_is_not_safe_or_honest_is_refused(changed, code, path):
    assert faults(Participate, {**FORM, **changed}) == [(code, path)]


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://dorp.example/in?a=b", "https://dorp.example"),
        ("https://WWW.Dorp.example:8443/in", "https://www.dorp.example:8443"),
        ("https://coöperatie.example/in", "https://xn--coperatie-17a.example"),
    ],
)
def test_a_form_has_one_origin_in_plain_letters(url, origin):
    assert way(url=url).origin == origin


def test_a_link_to_a_form_elsewhere_needs_no_fields():
    linked = model(
        Participate, {"type": "form", "label": "Vul in", "url": "https://dorp.example/in"}
    )
    assert (linked.is_form, linked.asks_data) == (False, True)


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({}, True),
        ({"closes_on": "2026-11-23"}, True),
        ({"closes_on": "2026-11-22"}, False),
        ({"availability": "full"}, False),
    ],
)
def test_a_way_is_open_up_to_its_last_day_while_there_is_room(fields, is_open):
    assert way(**fields).open_on(TODAY) is is_open


def test_an_action_keeps_its_open_ways_in_order():
    ways = [
        {**FORM, "label": "A", "closes_on": "2026-01-01"},
        {**FORM, "label": "B"},
        {**FORM, "label": "C", "availability": "full"},
        {**FORM, "label": "D"},
    ]
    open_ways = action(phase="running", participate=ways).open_ways(TODAY)
    assert [one.label for one in open_ways] == ["B", "D"]
    assert action(phase="stopped", participate=ways).open_ways(TODAY) == ()


def test_what_is_wrong_with_a_way_has_its_place_in_the_action():
    value = {"id": "haag", "title": "Haag", "lead": "Plant.", "topic": "groen", "phase": "idea"}
    told = faults(
        Action,
        {**value, "audiences": ["resident"], "participate": [FORM, {**FORM, "url": "http://a.be"}]},
    )
    assert told == [("form-insecure", "participate.1.url")]


STATEMENT = {
    "status": "partial",
    "assessed_on": "2028-02-29",
    "method": "self",
    "enforcement": "Ombudsdienst",
}


def test_an_issue_may_be_a_sentence_alone():
    told = model(Accessibility, {**STATEMENT, "issues": ["Een kaart is niet leesbaar."]})
    assert [(one.what, one.reason.value) for one in told.issues] == [
        ("Een kaart is niet leesbaar.", "non_compliance")
    ]


def test_a_burden_is_explained():
    issue = {"what": "Oude verslagen.", "reason": "burden"}
    assert faults(Accessibility, {**STATEMENT, "issues": [issue]}) == [
        ("burden-unexplained", "issues.0.reason")
    ]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("non_compliance", [("statement-contradiction", "status")]),
        ("burden", [("statement-contradiction", "status")]),
        ("out_of_scope", []),
    ],
)
def test_a_site_is_fully_accessible_only_without_open_issues(reason, told):
    issue = {"what": "Een kaart.", "reason": reason, "why": "Ze is van een ander."}
    assert faults(Accessibility, {**STATEMENT, "status": "full", "issues": [issue]}) == told


def test_a_statement_is_a_year_old_on_the_same_day_of_the_next_year():
    told = model(Accessibility, STATEMENT)
    assert (told.looked_at, told.review_by) == (date(2028, 2, 29), date(2029, 2, 28))
    later = model(Accessibility, {**STATEMENT, "reviewed_on": "2028-11-16"})
    assert (later.looked_at, later.review_by) == (date(2028, 11, 16), date(2029, 11, 16))
