"""What the search of a site looks through."""

from __future__ import annotations

import json
from typing import Any

import pytest

from klimaatwerf.core.plan import Plan
from klimaatwerf.pipeline import prepare
from klimaatwerf.render.search import NAME
from tests.sites import planned, renderer, shipped

FILES = {
    "actions.yml": """
- id: haag
  title: Haag & co
  lead: Plant *samen* een haag.
  topic: groen
  audiences: [resident]
  phase: running
  aliases: [heg]
  partners: [natuurpunt]
  steps: ["Meet je tuin, zie [het plan](https://dorp.example/plan)."]
  faq: [{question: Wat kost het?, answer: Niets.}]
  updates: [{date: 2026-10-01, title: Gestart}]
  participate: [{type: mail, label: Mail, email: a@dorp.example}]
  tasks: [{title: Geheime taak}]
  internal_notes: Geheime notitie
  owner: Geheime dienst
  body: |
    ## Waarom in {{ municipality.name }}?

    Een **haag**je staat {{ je("je", "u") }} goed. 1 < 2 &amp; "ja".

    {{ events() }}

    {% if has_news %}

    Lees het nieuws.

    {% else %}

    Nog geen nieuws.

    {% endif %}
- {id: weg, title: Weg, lead: Weg., topic: groen, audiences: [resident], phase: running,
   status: cancelled, status_reason: Regen.}
- {id: later, title: Geheim, lead: Geheim., topic: groen, audiences: [resident], phase: idea,
   publish_from: 2027-01-01}
""",
    "partners.yml": """
- use: natuurpunt
- {id: bakker, name: De Bakker, type: shop, lead: Brood., email: geheim@bakker.example,
   offers: [{id: a, title: Korting, description: Op *alles*.}]}
""",
    "events.yml": """
- {id: feest, title: Feest, lead: Kom., start: 2026-12-01 10:00, organiser: Jeugdhuis,
   place: {name: Zaal De Linde, street: Markt 1, locality: Dorp}}
- {id: gedaan, title: Gedaan, lead: Gedaan., start: 2026-01-01 10:00, attendance: online,
   online_url: "https://dorp.example", report: Zo was **het**.}
""",
    "content/news/2026-11-01-bericht.md": "---\ntitle: Bericht\nlead: Kort.\n---\nLang.\n",
}


def entries(plan: Plan) -> dict[str, dict[str, Any]]:
    """What can be found, by address."""
    found = json.loads(renderer(plan).file(NAME))
    return {one["path"]: one for one in found["pages"]}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What can be found on a small site in the u form."""
    root = tmp_path_factory.mktemp("root")
    return entries(planned(root, FILES, more="address_form: u\n"))


def test_an_action_is_told_in_plain_words_with_the_values_and_the_form_of_its_gemeente(found):
    assert found["acties/haag/"] == {
        "kind": "Actie",
        "title": "Haag & co",
        "path": "acties/haag/",
        "lead": "Plant samen een haag.",
        "also": "heg",
        "note": "Loopt nu",
        "more": "Groen Meet je tuin, zie het plan. Wat kost het? Niets. Gestart. Natuurpunt",
        "text": 'Waarom in Horebeke? Een haagje staat u goed. 1 < 2 & "ja". Lees het nieuws.',
    }


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "acties/weg/",
            {"kind": "Actie", "lead": "Weg.", "note": "Geannuleerd", "more": "Groen", "over": True},
        ),
        (
            "agenda/feest/",
            {
                "kind": "Activiteit",
                "lead": "Kom.",
                "note": "1 december 2026",
                "more": "Zaal De Linde Markt 1 Dorp Jeugdhuis",
            },
        ),
        (
            "agenda/gedaan/",
            {
                "kind": "Activiteit",
                "lead": "Gedaan.",
                "note": "Voorbij",
                "more": "Zo was het.",
                "over": True,
            },
        ),
        (
            "partners/#partner-bakker",
            {"kind": "Partner", "lead": "Brood.", "more": "Korting. Op alles."},
        ),
        (
            "nieuws/bericht/",
            {"kind": "Nieuws", "lead": "Kort.", "note": "1 november 2026", "text": "Lang."},
        ),
    ],
)
def test_each_kind_tells_what_it_is(found, path, told):
    assert {
        key: value for key, value in found[path].items() if key not in ("title", "path")
    } == told


def test_each_page_can_be_found_but_those_that_only_list(tmp_path):
    plan = planned(tmp_path, FILES)
    pages = {f"{path}/" if path else "./" for path in plan.pages}
    assert pages - entries(plan).keys() == {
        *("404/", "zoeken/"),
        *("embed/acties/", "embed/agenda/"),
    }


def test_nothing_internal_can_be_found(tmp_path):
    told = renderer(planned(tmp_path, FILES)).file(NAME).decode().lower()
    assert [word for word in ("geheim", "{{", "{%", "\ue000") if word in told] == []


def test_a_site_without_a_page_that_searches_has_nothing_to_look_through(tmp_path):
    plan = planned(tmp_path, {"content/pages/zoeken.md": "---\nhide: ja\n---\n"})
    assert NAME not in renderer(plan).file_names


def test_the_page_that_searches_says_which_words_mean_the_same(tmp_path):
    page = '---\ntitle: Zoek\nlayout: index\nsynonyms: ["fiets,velo , rijwiel"]\n---\nHier.\n'
    plan = planned(tmp_path, {"content/pages/zoeken.md": page})
    assert json.loads(renderer(plan).file(NAME))["synonyms"] == [["fiets", "velo", "rijwiel"]]


def test_each_group_of_synonyms_has_a_word_that_the_pack_knows():
    plan = prepare(shipped(), "asse").plan
    assert plan
    told = json.loads(renderer(plan).file(NAME))
    text = json.dumps(told["pages"], ensure_ascii=False).lower()
    assert [group for group in told["synonyms"] if not any(word in text for word in group)] == []
