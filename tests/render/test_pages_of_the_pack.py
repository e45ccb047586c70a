"""What readers see of goals, moments and ways to decide together."""

from __future__ import annotations

import re

import pytest

from tests.pages import document
from tests.sites import documents, planned

SIGNED = """
commitments:
  climate_pact: [1.0, 2.0, 2.1]
  covenant: {reduction_2030: 55}
"""


def spoken(html: str) -> str:
    """The words of a page, on one line."""
    return " ".join(document(html).spoken().split())


@pytest.fixture(scope="module")
def short(tmp_path_factory) -> dict[str, str]:
    """The pages of a municipality that signed all and has no figures and no dwellings."""
    return documents(planned(tmp_path_factory.mktemp("root"), more=SIGNED))


def test_a_goal_without_a_target_here_says_what_it_asks_of_everybody(short):
    assert "Richtcijfer: 50 renovaties per 1000 wooneenheden tegen eind 2030." in spoken(
        short["plan/index.html"]
    )


def test_a_goal_for_which_the_pact_names_no_year_is_shown_without_one(short):
    assert re.search(r"Richtcijfer: [\d.]+ laadpunten\. Elk", spoken(short["plan/index.html"]))


def test_a_target_of_one_is_written_in_the_singular(short):
    assert "Richtcijfer: 1 contract tegen eind 2025." in spoken(short["plan/index.html"])


def test_the_promise_of_the_covenant_is_shown_without_a_state(short):
    text = spoken(short["plan/index.html"])
    assert "Nog geen cijfers Doel: 55 % minder CO₂ tegen eind 2030." in text


def test_no_goal_is_called_a_duty_and_no_word_of_the_code_comes_through(short):
    text = spoken(short["plan/index.html"])
    assert re.findall(r"\b(?:verplicht\w*|moet|moeten|None|percent_reduction)\b", text) == []


def test_a_moment_of_one_day_carries_its_weekday_and_an_unsure_one_says_so(tmp_path):
    pages = {"content/pages/momenten.md": "---\ntitle: Momenten\n---\n{{ moments() }}\n"}
    text = spoken(documents(planned(tmp_path, pages))["momenten/index.html"])
    assert "Autovrije zondagzondag 19 september 2027Bron: " in text
    assert "midden februari (onder voorbehoud)" in text


def test_a_way_to_decide_shows_its_steps_to_readers_and_keeps_the_officers_list(short):
    text = spoken(short["participatie/wereldcafe/index.html"])
    assert "Zo verloopt het" in text
    assert "Eerste ronde van twintig minuten" in text
    assert "Zaal met ronde tafels vastleggen" not in text


def test_a_page_names_the_sources_of_its_text(short):
    assert "Bron: Bond Beter Leefmilieu: van plan naar actie (23 november 2026)." in spoken(
        short["over/index.html"]
    )


def test_the_plan_names_only_the_sources_of_what_was_signed(tmp_path, short):
    signed = spoken(short["plan/index.html"])
    assert "VVSG: ondersteuning bij het Burgemeestersconvenant 2030 (23 november 2026);" in signed
    unsigned = documents(planned(tmp_path))["plan/index.html"]
    assert "VVSG" not in spoken(unsigned)


def test_a_moment_leads_to_its_source(short):
    assert (
        '<a href="https://www.dikketruiendag.be/over">'
        in short["themas/wonen-en-energie/index.html"]
    )


ACTIONS = """
- {id: weg, title: Weg, lead: Weg., topic: groen, audiences: [resident], phase: running,
   status: cancelled, status_reason: Regen.}
- {id: straks, title: Straks, lead: Straks., topic: groen, audiences: [resident],
   phase: preparation, dates: {start: 2026-12-16, end: 2026-12-22}}
"""


@pytest.fixture(scope="module")
def acting(tmp_path_factory) -> dict[str, str]:
    """The pages of a municipality with a cancelled action and one that is yet to come."""
    return documents(planned(tmp_path_factory.mktemp("root"), {"actions.yml": ACTIONS}))


def test_the_actions_are_told_as_what_comes_and_what_is_over(acting):
    html = acting["acties/index.html"]
    headings = re.findall(r'<h2 id="(?:nu|straks|klaar)">([^<]*)', html)
    assert headings == ["Dit komt eraan", "Dit is achter de rug"]
    assert (
        re.findall(r'<p class="tags">(.*?)</p>', html.split('id="klaar"')[1], re.DOTALL)[0].count(
            "class="
        )
        == 1
    )


def test_a_cancelled_action_is_not_put_forward(acting):
    audience = acting["doe-mee/inwoner/index.html"]
    assert ("Straks" in spoken(audience), "Weg" in spoken(audience)) == (True, False)


def test_a_period_names_its_last_day(acting):
    assert "Van 16 tot en met 22 december 2026" in spoken(acting["acties/index.html"])


def test_a_goal_whose_year_has_passed_does_not_wait_for_figures(short):
    assert "Het richtcijfer gold tot eind 2025." not in spoken(short["index.html"])
    assert "Het richtcijfer gold tot eind 2025." in spoken(short["plan/index.html"])


def test_a_way_to_decide_names_its_duration_and_group(short):
    assert re.search(r"Duur: [^·]+ · Groep: ", spoken(short["participatie/index.html"]))


KIT = """
- id: haag
  title: Haag
  lead: Haag.
  topic: groen
  audiences: [resident]
  phase: running
  participate:
    - {type: mail, label: Doe je mee?, email: a@dorp.example, closes_on: 2027-01-31}
    - {type: phone, label: Bestellen, phone: 03 000 00 00}
"""


def test_a_text_of_the_kit_can_be_pasted_as_it_is(tmp_path):
    plan = planned(tmp_path, {"actions.yml": KIT}, more="features: {kit_public: ja}\n")
    text = spoken(documents(plan)["communicatiekit/index.html"])
    assert "Doe je mee? Mail naar a@dorp.example, tot en met zondag 31 januari 2027" in text
    assert "Bestellen: bel 03 000 00 00" in text
