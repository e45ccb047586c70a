"""The shipped pack and municipalities: whole on every day, in the je form and in the u form."""

from __future__ import annotations

import re
from datetime import date

import pytest

from klimaatwerf.core.plan import Plan
from klimaatwerf.core.tree import EMPTY, leaves
from klimaatwerf.core.vocabulary import Layout
from klimaatwerf.pipeline import prepare
from klimaatwerf.work import slugs_in
from tests.pages import document
from tests.sites import ROOT, documents, planned, shipped

SLUGS = slugs_in(ROOT)
DAYS = [
    date(2026, 8, 1),
    date(2026, 11, 23),
    date(2026, 12, 31),
    date(2027, 3, 28),
    date(2027, 6, 1),
    date(2027, 7, 1),
]


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("slug", SLUGS)
def test_a_shipped_municipality_has_no_errors_and_no_warnings(slug, today):
    prepared = prepare(shipped(today), slug)
    assert [str(one) for one in prepared.problems if one.severity != "hint"] == []
    assert prepared.plan is not None


@pytest.mark.parametrize("today", DAYS)
def test_the_shortest_municipality_has_nothing_to_tell_on_any_day(tmp_path, today):
    assert planned(tmp_path, today=today).pages


@pytest.mark.parametrize("slug", SLUGS)
def test_a_shipped_municipality_is_an_example_or_a_draft(slug):
    plan = prepare(shipped(), slug).plan
    assert plan
    assert plan.site.municipality.status in ("example", "draft")


def test_every_item_of_the_pack_says_when_it_was_reviewed():
    collections = ("topics", "templates", "methods", "partners", "goals", "moments", "pages")
    pack = shipped().pack.tree
    unreviewed = [
        f"{name}.{identity}"
        for name in collections
        for identity in pack.branch(name).items
        if not pack.text(name, identity, "reviewed_on")
    ]
    assert unreviewed == []


def test_every_figure_of_the_pack_has_a_source():
    goals = shipped().pack.tree.branch("goals")
    assert [identity for identity in goals.items if not goals.text(identity, "source", "url")] == []


PACT = re.compile(
    r"klimaatpact|\bLEKP\b|burgemeestersconvenant|doelstelling|richtcijfer", re.IGNORECASE
)


def test_nothing_tells_of_a_pact_where_nothing_was_signed(tmp_path):
    told = {
        name: PACT.findall(document(text).spoken())
        for name, text in documents(planned(tmp_path)).items()
        if PACT.search(document(text).spoken())
    }
    assert told == {}


@pytest.mark.parametrize(
    ("signed", "there", "away"),
    [
        ("climate_pact: [1.0]", "werf 1 van het Lokaal Energie", "Klimaatpact 2.0"),
        ("climate_pact: [2.0]", "Klimaatpact 2.0", "werf 1 van het Lokaal Energie"),
    ],
)
def test_a_source_of_a_pact_stands_only_where_that_version_was_signed(
    tmp_path, signed, there, away
):
    pages = documents(planned(tmp_path, more=f"commitments: {{{signed}}}\n"))
    ideas = " ".join(text for name, text in pages.items() if name.startswith("ideeen/"))
    assert there in ideas
    assert away not in ideas


# ---- je and u


PROPER_NAMES = re.compile(
    "|".join(
        re.escape(leaf.text)
        for _, leaf in leaves(shipped().pack.tree.branch("pack").get("proper_names") or EMPTY)
    )
)
ADDRESS = re.compile(r"https?://\S+")
WORDS = {
    "je": re.compile(r"\b(je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE),
    "u": re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE),
}

# All that a pack can show, with data that speak to nobody.
FULL = """
status: example
address_form: {form}
website: https://dorp.example
commitments:
  covenant: {{signed: 2021-06-15, baseline_year: 2011, reduction_2030: 40, neutral_by: 2050}}
  climate_pact: [1.0, 2.0, 2.1]
channels: {{newsletter: "https://dorp.example/n", facebook: "https://dorp.example/f"}}
publisher: {{name: An Voorbeeld, address: Markt 1}}
enterprise_number: "0999.999.922"
texts: {{openingsuren: elke werkdag}}
features: {{kit_public: ja}}
traject:
  - {{title: Meten, state: done, from: 2021-01-01, until: 2021-12-31, text: Geteld.}}
  - {{title: Doen, state: now, from: 2022-01-01}}
  - {{title: Kijken, state: next}}
privacy: {{controller: Gemeente Dorp, dpo_contact: privacy@dorp.example}}
accessibility:
  {{status: partial, assessed_on: 2026-10-12, method: self, issues: [Kaart], enforcement: Dienst}}
"""

WAY = "participate: [{type: mail, label: Mail, email: a@dorp.example, closes_on: 2027-01-31}]"
ACTIONS = f"""
- template: behaag-je-tuin
  phase: running
  {WAY}
  progress: [{{date: 2026-01-01, value: 10, source: telling}}]
  tasks: [{{title: Taak, public: ja, due: 2027-01-01}}]
  updates: [{{date: 2026-01-01, title: Nieuws}}]
- template: klimaattafel-wijk
  phase: preparation
  status: late
  status_reason: Regen.
  method: klimaattafel
- {{template: repair-cafe, phase: completed}}
- id: gesloten
  title: Gesloten
  lead: Gesloten.
  topic: water
  audiences: [resident, company, shopkeeper, school, association]
  phase: running
  participate: [{{type: visit, label: Kom, instructions: Markt 1, closes_on: 2026-01-01}}]
- id: gestopt
  title: Gestopt
  lead: Gestopt.
  topic: water
  audiences: [farmer]
  phase: stopped
  status: cancelled
  status_reason: Regen.
- {{id: nog, title: Nog, lead: Nog., topic: samen, audiences: [staff], phase: idea}}
- {{id: idee, title: Idee, lead: Idee., topic: water, audiences: [staff], phase: idea}}
"""
PLACE = "place: {name: Zaal, street: Markt 1, postcode: 2590, locality: Dorp, accessibility: Vlak}"
EVENTS = "".join(
    f"- {{id: e{number}, title: Feest, lead: Feest., start: {start}, {more}}}\n"
    for number, (start, more) in enumerate(
        [
            ("2026-12-01 10:00", PLACE),
            ("2026-12-02 10:00", f"{PLACE}, booking: {{required: ja}}, action: idee"),
            ("2026-12-03 10:00", f"{PLACE}, booking: {{required: ja, availability: full}}"),
            (
                "2026-12-04 10:00",
                f"{PLACE}, booking: {{email: a@dorp.example, closes_on: 2026-01-01}}",
            ),
            ("2026-12-05 10:00", f"{PLACE}, booking: {{url: 'https://dorp.example', capacity: 9}}"),
            ("2026-12-06 10:00", "attendance: online, online_url: 'https://dorp.example'"),
            ("2026-12-07 10:00", f"{PLACE}, status: cancelled, status_reason: Regen."),
            ("2026-12-08 10:00", f"{PLACE}, status: postponed, status_reason: Regen."),
            (
                "2026-12-09 10:00",
                f"{PLACE}, status: moved_online, status_reason: Regen., online_url: 'https://dorp.example'",
            ),
            ("2026-01-10 10:00", f"{PLACE}, report: Verslag., method: klimaattafel"),
        ]
    )
)
PARTNERS = """
- use: natuurpunt
- use: bond-beter-leefmilieu
- {id: zaal, name: Zaal, type: shop, offers: [{id: a, title: Korting, audience: resident}]}
"""
GOALS = """
- {goal: tree, values: [{date: 2026-01-01, value: 10, source: telling}]}
- {goal: hedge, values: [{date: 2026-01-01, value: 99999, source: telling}]}
"""
NEWS = {"content/news/2026-11-01-haag.md": "---\ntitle: Haag\nlead: Haag.\n---\nHaag."}
COMPONENTS = {
    "content/pages/alles.md": "---\ntitle: Alles\n---\n"
    + "\n\n".join(
        f"{{{{ {call} }}}}"
        for call in (
            "actions()",
            "actions(topic='voeding')",
            "ideas()",
            "audience_links()",
            "commitments()",
            "contact()",
            "events()",
            "goals()",
            "goal('tree')",
            "method('klimaattafel')",
            "methods()",
            "moments()",
            "news()",
            "partners()",
            "topics()",
            "traject()",
            "action('idee')",
        )
    )
    + "\n"
}


@pytest.fixture(scope="module", params=["je", "u"])
def told(request, tmp_path_factory) -> tuple[str, list[Plan]]:
    """Sites that together show all that the pack and the theme have to say, in one form."""
    form = request.param
    full = {
        "actions.yml": ACTIONS,
        "events.yml": EVENTS,
        "partners.yml": PARTNERS,
        "goals.yml": GOALS,
        **NEWS,
        **COMPONENTS,
    }
    more = FULL.format(form=form)
    root = tmp_path_factory.mktemp("root")
    return form, [
        planned(root / "vol", full, more=more),
        planned(root / "ontwerp", full, more=more.replace("status: example", "status: draft")),
        planned(root / "kort", more=f"address_form: {form}\n"),
    ]


def test_the_sites_for_the_forms_show_every_kind_of_page(told):
    _, plans = told
    assert {page.layout for plan in plans for page in plan.pages.values()} == set(Layout)


def words_of(text: str) -> str:
    """What a page says, proper names and addresses apart."""
    return ADDRESS.sub("", PROPER_NAMES.sub("", document(text).spoken()))


def test_a_site_holds_no_word_of_the_other_form(told):
    form, plans = told
    other = WORDS["u" if form == "je" else "je"]
    found = {}
    for number, plan in enumerate(plans):
        for name, text in documents(plan).items():
            spoken = words_of(text)
            if wrong := [
                spoken[max(0, one.start() - 40) : one.end() + 40] for one in other.finditer(spoken)
            ]:
                found[number, name] = wrong
    assert found == {}


def test_each_form_has_words_of_its_own(told):
    form, plans = told
    spoken = " ".join(document(text).spoken() for text in documents(plans[0]).values())
    assert len(WORDS[form].findall(spoken)) > 50


def test_a_shipped_municipality_in_the_u_form_holds_no_je_word():
    plan = prepare(shipped(), "mechelen").plan
    assert plan
    wrong = {
        name: found
        for name, text in documents(plan).items()
        if (found := WORDS["je"].findall(words_of(text)))
    }
    assert wrong == {}


# ---- promises


PROMISES = re.compile(
    r"krijgen hulp|nemen we het mee|krijgt een antwoord\. |in de agenda\.|hoe ver we staan"
    r"|wat we willen bereiken|Binnen de maand|Na een jaar kijken we"
)


def test_a_municipality_that_said_nothing_makes_no_promises(tmp_path):
    found = {
        name: said
        for name, text in documents(planned(tmp_path)).items()
        if name.startswith(("plan/", "participatie/", "doe-mee/", "over/", "ideeen/"))
        and (said := PROMISES.findall(" ".join(document(text).spoken().split())))
    }
    assert found == {}
