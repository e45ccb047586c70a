"""All municipalities with a site, as one value."""

from __future__ import annotations

import json
from dataclasses import replace

from klimaatwerf.core.channels import Did, Event
from klimaatwerf.core.overrides import Drift, State
from klimaatwerf.portal.catalogue import Catalogue, Offer, catalogue_of
from klimaatwerf.portal.data import data_files
from klimaatwerf.portal.freshness import Attention, Reason
from klimaatwerf.portal.network import Town, known_to
from klimaatwerf.sources.register import load_register
from tests.portal.networks import action, change, goal, network, town, versions
from tests.trees import branch


def test_towns_are_in_order_of_name_and_by_province() -> None:
    a, b = town("Éile", province="Antwerpen"), town("Diest")
    c = town("Zele", province="Antwerpen")
    made = network(c, b, a)
    assert [one.summary for one in made.towns] == [b, a, c]
    assert [(name, [one.summary for one in some]) for name, some in made.provinces] == [
        ("Antwerpen", [a, c]),
        ("Limburg", [b]),
    ]


def test_a_kept_site_stays_listed_and_asks_for_attention() -> None:
    a = town("Aalst")
    assert network(a, kept=("aalst",)).towns == (
        Town(a, kept=True, version=None, attention=(Attention(Reason.KEPT),)),
    )


def test_a_town_is_found_by_its_names_and_postcodes_without_accents() -> None:
    a = town("Sint-Níklaas", former_names=("’s-Gravenwezel",), postcodes=("9100", "9111"))
    assert network(a).towns[0].keys == "sint niklaas|s gravenwezel|9100|9111"


def test_the_catalogue_names_what_the_pack_offers_in_the_order_of_its_pages() -> None:
    pack = branch(
        {
            "pack": {"version": "2026.1"},
            "topics": {"water": {"title": "Water", "order": "2"}, "groen": {"order": "1"}},
            "templates": {"haag": {"title": "Haag", "topic": "groen"}},
            "goals": {"tree": {"unit": "bomen"}},
        }
    )
    offers = (Offer("haag", "Haag", "groen"),)
    topics = {"groen": "groen", "water": "Water"}
    found = catalogue_of(pack)
    assert replace(found, ids=()) == Catalogue("2026.1", topics, offers, {"tree": "bomen"})
    assert list(found.topics) == ["groen", "water"]


def test_the_register_fits_in_twelve_kilobytes() -> None:
    known = known_to(load_register())
    assert len(known) == 285
    text = data_files(network())["data/register.json"]
    assert text == '[["Aalst",[],["9300"]]]\n'
    size = len(json.dumps([[k.name, k.former_names, k.postcodes] for k in known]).encode())
    assert size < 12_000


def test_data_say_what_is_public_for_which_day() -> None:
    a = town("Aalst", "example", actions=(action("haag"),), goals=(goal(value=30),))
    files = {name: json.loads(text) for name, text in data_files(network(a)).items()}
    day = {"generated_for": "2026-11-23"}
    assert files["data/municipalities.json"] == day | {
        "municipalities": [
            {
                "slug": "aalst",
                "nis": "",
                "name": "Aalst",
                "former_names": [],
                "postcodes": [],
                "province": "Limburg",
                "status": "example",
                "campaign": "",
                "path": "aalst/",
            }
        ]
    }
    assert files["data/actions.json"] == day | {
        "actions": [
            {
                "municipality": "aalst",
                "status": "example",
                "id": "haag",
                "template": "haag",
                "title": "Haag",
                "topic": "groen",
                "phase": "running",
                "path": "aalst/acties/haag/",
            }
        ]
    }
    same = {"id": "tree", "title": "Tree", "unit": "bomen", "target_year": 2030, "target": 100}
    same |= {"value": 30, "status": "example"}
    assert files["data/goals.json"] == day | {
        "goals": [
            {**same, "municipality": "aalst", "measured_on": "2026-08-31", "estimated": False}
        ],
        "totals": [
            {
                **same,
                "chosen_by": 1,
                "reported_by": 1,
                "reported_target": 100,
                "since": "2026-08-31",
                "until": "2026-08-31",
                "estimates": 0,
            }
        ],
    }
    assert files["data/freshness.json"] == day | {
        "municipalities": [
            {"municipality": "aalst", "follows": "stable", "version": "2026.1", "attention": []}
        ]
    }
    assert files["data/versions.json"] == day | {
        "channels": {"early": None, "stable": None},
        "working": {"version": "", "changes": []},
        "releases": [],
        "municipalities": [
            {
                "municipality": "aalst",
                "follows": "stable",
                "release": None,
                "kept": False,
                "drift": {state.value: 0 for state in State},
            }
        ],
    }


def test_data_say_what_was_released_and_who_shows_it() -> None:
    released = versions(
        Event(Did.RELEASE, "2026.1", "2026-01-01", "stable", until="2026-12-31"),
        Event(Did.RELEASE, "2026.2", "2026-03-01", "early", schema=2),
        Event(Did.WITHDRAW, "2026.2", "2026-04-01"),
        v2026_1=(change("Nieuw.", "pages.over", kind="fix", audience="iedereen"),),
    )
    a = town("Aalst", version="2026.1", drift=(Drift("pages.over.body", State.ADAPTED),))
    b = town("Boom", follows="2026.2", version="2026.2")
    files = data_files(network(a, b, kept=("boom",), versions=released))
    none = {state.value: 0 for state in State}
    assert json.loads(files["data/versions.json"]) == {
        "generated_for": "2026-11-23",
        "channels": {"early": None, "stable": "2026.1"},
        "working": {"version": "2026.3", "changes": []},
        "releases": [
            {
                "version": "2026.1",
                "released_on": "2026-01-01",
                "schema": 1,
                "withdrawn": False,
                "supported_until": "2026-12-31",
                "changes": [
                    {
                        "kind": "fix",
                        "summary": "Nieuw.",
                        "audience": "iedereen",
                        "affects": ["pages.over"],
                    }
                ],
            },
            {
                "version": "2026.2",
                "released_on": "2026-03-01",
                "schema": 2,
                "withdrawn": True,
                "supported_until": None,
                "changes": [],
            },
        ],
        "municipalities": [
            {
                "municipality": "aalst",
                "follows": "stable",
                "release": "2026.1",
                "kept": False,
                "drift": {**none, "adapted": 1},
            },
            {
                "municipality": "boom",
                "follows": "2026.2",
                "release": None,
                "kept": True,
                "drift": none,
            },
        ],
    }


def test_data_do_not_depend_on_the_order_of_folders() -> None:
    a, b = town("Aalst", goals=(goal(value=1),)), town("Boom", actions=(action("haag"),))
    assert data_files(network(a, b)) == data_files(network(b, a))
