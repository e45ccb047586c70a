"""What must exist: items, pictures, values and legal fields that a municipality refers to."""

from datetime import date

import pytest

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.references import check_pack_references
from klimaatwerf.core.tree import Layer, Place
from tests.sites import SHORTEST, made, planned
from tests.trees import layer_of

ACTION = "- {id: haag, title: Haag, lead: x, topic: groen, audiences: [resident], phase: idea"
EVENT = (
    "- {id: dag, title: Dag, lead: x, start: 2027-04-03 10:00, attendance: online,"
    ' online_url: "https://dorp.example"'
)
OFFER = "- {id: buren, name: Buren, type: association, offers: [{id: a, title: A, action: hag}]}"
POST = "---\ntitle: Haag\nlead: Kort.\nactions: [hag]\n---\nTekst."


def told(tmp_path, files=None, more=""):
    """The codes and paths of all problems but hints."""
    found = made(tmp_path, files, more=more).problems
    return [(one.code, one.path) for one in found if one.severity != "hint"]


@pytest.mark.parametrize(
    ("file", "text", "path"),
    [
        ("actions.yml", ACTION.replace("groen", "gron") + "}", "actions.haag.topic"),
        ("actions.yml", ACTION + ", goal: tre}", "actions.haag.goal"),
        ("actions.yml", ACTION + ", method: tafl}", "actions.haag.method"),
        ("actions.yml", ACTION + ", partners: [haag, natuur]}", "actions.haag.partners.1.partner"),
        ("actions.yml", ACTION + ", related: [haag, hag]}", "actions.haag.related.1"),
        ("events.yml", EVENT + ", topic: gron}", "events.dag.topic"),
        ("events.yml", EVENT + ", action: hag}", "events.dag.action"),
        ("events.yml", EVENT + ", method: tafl}", "events.dag.method"),
        ("partners.yml", OFFER, "partners.buren.offers.0.action"),
        ("content/news/2026-11-01-haag.md", POST, "posts.haag.actions.0"),
    ],
)
def test_an_id_that_does_not_exist_is_told_where_it_stands(tmp_path, file, text, path):
    partners = {"partners.yml": "- {id: haag, name: Haag, type: shop}"}
    codes = {"partner": "unknown-partner", "related": "unknown-action", "action": "unknown-action"}
    kind = path.split(".")[-1] if not path[-1].isdigit() else path.split(".")[-2]
    code = codes.get(kind.removesuffix("s"), "unknown-reference")
    assert (code, path) in told(tmp_path, {**partners, file: text})


def test_an_unknown_id_is_told_with_the_known_ones_and_the_nearest(tmp_path):
    found = made(tmp_path, {"actions.yml": ACTION.replace("groen", "grien") + "}"}).problems
    assert [str(one) for one in found] == [
        (
            "municipalities/dorp/actions.yml:1:43: actions.haag.topic: Er is geen thema met id "
            "`grien`. Je hebt: circulair, groen, mobiliteit, ondernemen, samen, voeding, water, "
            "wonen-en-energie. Bedoel je `groen`? [unknown-reference]"
        )
    ]


def test_the_button_of_the_home_page_leads_to_an_action_that_exists(tmp_path):
    more = "hero: {call_to_action: {label: Doe mee, action: haag}}\n"
    path = "municipality.hero.call_to_action.action"
    assert told(tmp_path, more=more) == [("unknown-action", path)]
    assert told(tmp_path, {"actions.yml": ACTION + "}"}, more) == []


ADOPTED = """- template: behaag-je-tuin
  phase: preparation
"""


def test_what_a_template_proposes_and_a_municipality_does_not_have_is_left_out(tmp_path):
    action = planned(tmp_path, {"actions.yml": ADOPTED}).site.actions["behaag-je-tuin"]
    assert (action.partners, action.goal) == ((), None)
    assert action.moments == ("haagplanten-bestellen", "plantseizoen", "dag-van-de-natuur")


def test_what_a_template_proposes_counts_where_a_municipality_has_it(tmp_path):
    files = {"actions.yml": ADOPTED, "partners.yml": "- use: natuurpunt\n"}
    more = "commitments: {climate_pact: [1.0]}\n"
    action = planned(tmp_path, files, more=more).site.actions["behaag-je-tuin"]
    assert ([one.partner for one in action.partners], action.goal) == (["natuurpunt"], "hedge")


def test_what_a_municipality_names_itself_must_exist(tmp_path):
    files = {"actions.yml": ADOPTED + "  partners: [natuurpunt]\n  goal: hedge\n"}
    assert told(tmp_path, files) == [
        ("unknown-partner", "actions.behaag-je-tuin.partners.0.partner"),
        ("unknown-reference", "actions.behaag-je-tuin.goal"),
    ]


# ---- pictures


PICTURE = ', images: [{file: media/haag.svg, alt: "Een haag"}]}'


@pytest.mark.parametrize(
    ("files", "more", "path"),
    [
        ({"actions.yml": ACTION + PICTURE}, "", "actions.haag.images.0.file"),
        ({"events.yml": EVENT + PICTURE}, "", "events.dag.images.0.file"),
        (
            {
                "partners.yml": "- {id: a, name: A, type: shop, logo: media/haag.svg, logo_alt: A}",
            },
            "",
            "partners.a.logo",
        ),
        (
            {
                "content/news/2026-11-01-haag.md": "---\ntitle: Haag\nlead: Kort.\n"
                "image: media/haag.svg\nalt: Een haag\n---\nTekst."
            },
            "",
            "posts.haag.image",
        ),
        ({}, "hero: {image: media/haag.svg, alt: Een haag}\n", "municipality.hero.image"),
    ],
)
def test_a_picture_that_is_not_there_is_told(tmp_path, files, more, path):
    assert told(tmp_path / "een", files, more) == [("missing-file", path)]
    assert told(tmp_path / "twee", {**files, "media/haag.svg": "<svg/>"}, more) == []


def test_a_logo_that_is_not_there_is_told(tmp_path):
    logo = SHORTEST.replace('"}', '", logo: media/logo.svg, logo_alt: Dorp}')
    assert told(tmp_path, {"municipality.yml": logo}) == [
        ("missing-file", "municipality.brand.logo")
    ]


def test_a_picture_with_a_slip_of_the_pen_is_told_with_the_nearest(tmp_path):
    files = {"actions.yml": ACTION + PICTURE, "media/haag-1.svg": "<svg/>"}
    (found,) = made(tmp_path, files).problems
    assert found.hint.endswith("Bedoel je `media/haag-1.svg`?")


@pytest.mark.parametrize(
    ("picture", "problems"),
    [
        ("{file: media/haag.svg}", [("alt-missing", "actions.haag.images.0.file")]),
        ("{file: media/haag.svg, alt: Een haag}", []),
        ("{file: media/haag.svg, decorative: ja}", []),
    ],
)
def test_a_picture_that_tells_something_has_words(tmp_path, picture, problems):
    files = {"actions.yml": ACTION + f", images: [{picture}]}}", "media/haag.svg": "<svg/>"}
    assert told(tmp_path, files) == problems


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        ("hero: {image: media/a.svg}\n", [("picture-alt-missing", "municipality.hero.image")]),
        ("hero: {image: media/a.svg, alt: Een straat}\n", []),
    ],
)
def test_the_picture_of_the_home_page_has_words(tmp_path, more, problems):
    assert told(tmp_path, {"media/a.svg": "<svg/>"}, more) == problems


def test_the_logo_of_a_municipality_has_words(tmp_path):
    logo = SHORTEST.replace('"}', '", logo: media/logo.svg}')
    files = {"municipality.yml": logo, "media/logo.svg": "<svg/>"}
    assert told(tmp_path, files) == [("logo-alt-missing", "municipality.brand.logo")]


# ---- values


def page(when):
    return {"content/pages/extra.md": f"---\ntitle: Extra\nwhen: {when}\n---\nTekst."}


@pytest.mark.parametrize("when", ["has_news", "municipality.publisher", "texts.openingsuren"])
def test_a_page_may_wait_for_any_value(tmp_path, when):
    assert told(tmp_path, page(when)) == []


@pytest.mark.parametrize("when", ["has_nieuws", "municipality.uitgever", "texts.uren"])
def test_a_page_that_waits_for_a_value_that_does_not_exist_is_told(tmp_path, when):
    assert told(tmp_path, page(when)) == [("unknown-value", "pages.extra.when")]


# ---- the law


LIVE = SHORTEST.replace("dorp.example}", "dorp.example, address: Markt 1}") + (
    "status: live\n"
    'enterprise_number: "0999.999.922"\n'
    "publisher: {name: An Voorbeeld, address: Markt 1}\n"
    "privacy: {controller: Gemeente Dorp, dpo_contact: dpo@dorp.example}\n"
    "accessibility: {status: full, assessed_on: 2026-10-12, method: self, enforcement: Ombuds,"
    " reviewed_on: 2026-10-12}\n"
)


def test_a_municipality_with_its_legal_fields_goes_live(tmp_path):
    assert told(tmp_path, {"municipality.yml": LIVE}) == []


def test_a_municipality_without_its_legal_fields_is_told_all_that_is_missing(tmp_path):
    found = made(tmp_path, more="status: live\n").problems
    assert [(one.code, one.path, one.place.line) for one in found] == [
        ("live-incomplete", "municipality.contact.address", 2),
        ("live-incomplete", "municipality.enterprise_number", 4),
        ("live-incomplete", "municipality.publisher", 4),
        ("live-incomplete", "municipality.accessibility", 4),
        ("live-incomplete", "municipality.privacy", 4),
    ]
    assert str(found[0]) == (
        "municipalities/dorp/municipality.yml:2:10: municipality.contact.address: "
        "De site kan nog niet online: `contact.address` ontbreekt. Het adres van je dienst; "
        "verplicht als de site online gaat. Schrijf bijvoorbeeld address: Markt 1, 2590 Berlaar. "
        "Of zet `status` op draft. [live-incomplete]"
    )


def test_what_lies_deeper_is_missing_where_its_group_is(tmp_path):
    text = LIVE.replace(", dpo_contact: dpo@dorp.example", "").replace("full", "partial")
    found = made(tmp_path, {"municipality.yml": text}).problems
    lines = text.splitlines()
    assert [(one.path, lines[one.place.line - 1].partition(":")[0]) for one in found] == [
        ("municipality.privacy.dpo_contact", "privacy"),
        ("municipality.accessibility.issues", "accessibility"),
    ]


@pytest.mark.parametrize("status", ["draft", "example"])
def test_a_site_that_is_not_live_needs_no_legal_fields(tmp_path, status):
    assert told(tmp_path, more=f"status: {status}\n") == []


RONSE = LIVE.replace("45062", "45041")


def test_a_facility_municipality_can_not_go_live_in_dutch_alone(tmp_path):
    assert told(tmp_path, {"municipality.yml": RONSE}) == [
        ("facility-municipality", "municipality.language_regime_confirmed")
    ]


def test_a_facility_municipality_goes_live_when_it_confirms(tmp_path):
    confirmed = RONSE + "language_regime_confirmed: ja\n"
    assert told(tmp_path, {"municipality.yml": confirmed}) == []


def test_a_facility_municipality_may_have_a_draft(tmp_path):
    draft = {"municipality.yml": RONSE.replace("live", "draft")}
    assert told(tmp_path, draft) == []


@pytest.mark.parametrize(
    ("today", "codes"), [(date(2027, 9, 11), []), (date(2027, 9, 12), ["statement-old"])]
)
def test_an_accessibility_statement_is_looked_at_every_year(tmp_path, today, codes):
    found = made(tmp_path, {"municipality.yml": LIVE}, today=today).problems
    assert [one.code for one in found] == codes


def test_a_statement_that_was_never_reviewed_counts_from_its_assessment(tmp_path):
    never = LIVE.replace(", reviewed_on: 2026-10-12", "")
    found = made(tmp_path, {"municipality.yml": never}, today=date(2027, 9, 12)).problems
    assert [(one.code, one.path) for one in found] == [
        ("statement-old", "municipality.accessibility.assessed_on")
    ]


def test_two_folders_may_share_a_code(tmp_path):
    for slug in ("dorp", "gehucht"):
        found = made(tmp_path, slug=slug)
        assert found.plan is not None


def test_every_problem_of_a_reference_has_a_place_in_the_file(tmp_path):
    files = {"actions.yml": ADOPTED + "  partners: [natuurpunt]\n"}
    (found,) = made(tmp_path, files).problems
    assert found.place == Place("municipalities/dorp/actions.yml", 3, 14)


def test_a_source_waits_for_a_value_that_exists():
    pack = layer_of(
        Layer.PACK,
        templates=[
            {
                "id": "haag",
                "title": "Haag",
                "sources": [
                    {"title": "VVSG", "when": "signed_pact_1_0"},
                    {"title": "VVSG", "when": "signed_pact_1_1"},
                ],
            }
        ],
    )
    problems = Collector()
    check_pack_references(pack, problems)
    assert [(one.code, one.path) for one in problems.problems] == [
        ("unknown-value", "templates.haag.sources.1.when")
    ]
