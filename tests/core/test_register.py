"""The municipalities of Belgium, and what became of former codes."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.parse import ID_PATTERN
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.register import FACILITIES, Register, slug_of
from klimaatwerf.core.tree import EMPTY
from klimaatwerf.core.vocabulary import LanguageRegime
from klimaatwerf.sources.register import load_register
from tests.sites import SHORTEST, made
from tests.trees import branch, plain

REGISTER = load_register()


def test_the_register_holds_all_565_municipalities_of_belgium():
    regions = Counter(entry.region for entry in REGISTER.entries.values())
    assert regions == {
        "Vlaams Gewest": 285,
        "Waals Gewest": 261,
        "Brussels Hoofdstedelijk Gewest": 19,
    }


def test_285_municipalities_are_flemish():
    assert len(REGISTER.flemish()) == 285
    assert Counter(entry.province for entry in REGISTER.flemish()).keys() == {
        "Antwerpen",
        "Limburg",
        "Oost-Vlaanderen",
        "Vlaams-Brabant",
        "West-Vlaanderen",
    }


def test_every_former_code_has_a_successor_in_force():
    assert len(REGISTER.former) == 29
    assert {
        one.nis: one.successor_name
        for one in REGISTER.former.values()
        if one.successor_nis not in REGISTER.entries
        or REGISTER.entries[one.successor_nis].name != one.successor_name
    } == {}


def test_no_former_code_is_in_force():
    assert REGISTER.former.keys() & REGISTER.entries.keys() == set()


def test_the_twelve_facility_municipalities_are_those_with_two_languages():
    bilingual = {
        entry.name
        for entry in REGISTER.entries.values()
        if entry.language_regime is LanguageRegime.NL_FR
    }
    assert bilingual == {
        "Bever",
        "Drogenbos",
        "Herstappe",
        "Kraainem",
        "Linkebeek",
        "Mesen",
        "Ronse",
        "Sint-Genesius-Rode",
        "Spiere-Helkijn",
        "Voeren",
        "Wemmel",
        "Wezembeek-Oppem",
    }
    assert len(FACILITIES) == 12


def test_every_slug_of_flanders_is_an_id_of_its_own():
    slugs = [entry.slug for entry in REGISTER.flemish()]
    assert [slug for slug in slugs if not ID_PATTERN.fullmatch(slug)] == []
    assert [slug for slug, times in Counter(slugs).items() if times > 1] == []


def test_every_entry_is_complete():
    flawed = [
        entry.name
        for entry in REGISTER.entries.values()
        if not (len(entry.nis) == 5 and entry.name and entry.postcodes and entry.inhabitants > 0)
    ]
    assert flawed == []


@pytest.mark.parametrize(
    ("nis", "name", "former"),
    [("46030", "Beveren-Kruibeke-Zwijndrecht", ("Zwijndrecht",)), ("12002", "Berlaar", ())],
)
def test_a_merged_municipality_knows_the_names_of_its_parts(nis, name, former):
    entry = REGISTER.entries[nis]
    assert entry.name == name
    assert set(entry.former_names) >= set(former)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sint-Genesius-Rode", "sint-genesius-rode"),
        ("Heist-op-den-Berg", "heist-op-den-berg"),
        ("'s Gravenbrakel", "s-gravenbrakel"),
        ("Liège", "liege"),
        ("—", ""),
    ],
)
def test_a_name_becomes_a_folder(name, slug):
    assert slug_of(name) == slug


@given(st.text())
def test_a_slug_is_an_id_or_nothing(name):
    assert slug_of(name) == "" or ID_PATTERN.fullmatch(slug_of(name))


def found(nis):
    problems = Collector()
    entry = REGISTER.find(branch({"nis": nis}), problems)
    return entry and entry.name, [(one.code, str(one)) for one in problems.problems]


def test_a_code_in_force_is_found():
    assert found(" 12002 ") == ("Berlaar", [])


@pytest.mark.parametrize("nis", sorted(REGISTER.former))
def test_a_former_code_is_an_error_that_names_its_successor(nis):
    name, ((code, text),) = found(nis)
    successor = REGISTER.former[nis]
    assert (name, code) == (None, "nis-ended")
    assert successor.successor_nis in text
    assert successor.successor_name in text


@pytest.mark.parametrize(
    ("nis", "name", "code"),
    [
        ("62063", "Luik", "nis-not-flemish"),
        ("99999", None, "nis-unknown"),
        ("Berlaar", None, "bad-nis"),
        ("1200", None, "bad-nis"),
    ],
)
def test_another_code_is_told(nis, name, code):
    assert (found(nis)[0], [one for one, _ in found(nis)[1]]) == (name, [code])


def test_without_a_code_nothing_is_found_or_told():
    assert REGISTER.find(branch({"nis": ""}), Collector()) is None
    assert REGISTER.find(branch({}), Collector()) is None


def test_the_register_is_the_lowest_layer_of_a_municipality():
    assert plain(Register.tree(REGISTER.entries["12002"])) == {
        "municipality": {
            "name": "Berlaar",
            "province": "Antwerpen",
            "postcodes": ["2590"],
            "former_names": [],
            "inhabitants": {
                "value": "11656",
                "as_of": "2020-01-01",
                "source": "Statbel, wettelijke bevolking op 1 januari 2020",
            },
            "language_regime": "nl",
        }
    }
    assert Register.tree(None) is EMPTY


def test_a_municipality_of_three_lines_can_be_made_for_every_flemish_code(tmp_path):
    failed = {}
    for entry in REGISTER.flemish():
        files = {"municipality.yml": SHORTEST.replace("45062", entry.nis)}
        prepared = made(tmp_path, files, slug=entry.slug)
        told = [str(one) for one in (*prepared.problems,) if one.severity != "hint"]
        if prepared.plan is None or told or prepared.plan.site.municipality.name != entry.name:
            failed[entry.slug] = told
    assert failed == {}
