"""A municipality found by what somebody types."""

from __future__ import annotations

import pytest

from klimaatwerf.core.lookup import Found, look_up, of_province, provinces
from klimaatwerf.core.register import Entry, Register
from klimaatwerf.sources.register import load_register

REGISTER = load_register()


@pytest.mark.parametrize("entry", REGISTER.flemish(), ids=lambda entry: entry.slug)
def test_every_municipality_of_flanders_is_found_by_name_slug_and_code(entry: Entry) -> None:
    words = (entry.name, entry.name.upper(), entry.slug, entry.nis, f"  {entry.name} ")
    assert [look_up(REGISTER, word) for word in words] == [Found((entry,))] * 5


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Leuven", "Leuven"),
        ("sint genesius rode", "Sint-Genesius-Rode"),
        ("SINT-NIKLAAS", "Sint-Niklaas"),
        ("3000", "Leuven"),
        ("24062", "Leuven"),
    ],
)
def test_other_ways_to_write_a_name_lead_to_it(words: str, name: str) -> None:
    assert [entry.name for entry in look_up(REGISTER, words).entries] == [name]


@pytest.mark.parametrize("words", ["Merelbeke", "merelbeke", "44043"])
def test_a_former_name_or_code_leads_to_its_successor_and_says_so(words: str) -> None:
    found = look_up(REGISTER, words)
    assert ([entry.name for entry in found.entries], found.former) == (
        ["Merelbeke-Melle"],
        "Merelbeke",
    )


def test_a_postcode_is_found_in_all_municipalities_that_have_it() -> None:
    for code in sorted({code for entry in REGISTER.flemish() for code in entry.postcodes}):
        entries = look_up(REGISTER, code).entries
        assert entries == tuple(one for one in REGISTER.flemish() if code in one.postcodes)


def test_of_a_typing_error_the_nearest_names_are_told() -> None:
    assert look_up(REGISTER, "Leuve") == Found(nearest=("Leuven", "Lede", "Lievegem"))
    assert look_up(REGISTER, "Merelbeek").nearest[0] == "Merelbeke"


@pytest.mark.parametrize("words", ["9999", "99999", "", "xyzzy", "%%"])
def test_what_is_like_nothing_gives_nothing(words: str) -> None:
    assert look_up(REGISTER, words) == Found()


def test_two_municipalities_of_one_name_are_both_found() -> None:
    one = Entry("11111", "Dorp", "Antwerpen", "Vlaams Gewest", ("2000",), 1)
    other = Entry("22222", "Dorp", "Limburg", "Vlaams Gewest", ("3500",), 1)
    assert look_up(Register.of([one, other], []), "dorp").entries == (one, other)


def test_a_municipality_of_flanders_goes_before_one_of_the_same_name_elsewhere() -> None:
    one = Entry("11111", "Dorp", "Antwerpen", "Vlaams Gewest", ("2000",), 1)
    other = Entry("52222", "Dorp", "Luik", "Waals Gewest", ("4000",), 1)
    assert look_up(Register.of([other, one], []), "dorp").entries == (one,)
    assert look_up(Register.of([other], []), "dorp").entries == (other,)


def test_the_provinces_together_are_flanders() -> None:
    every = [entry for name in provinces(REGISTER) for entry in of_province(REGISTER, name.upper())]
    assert sorted(every, key=lambda entry: entry.nis) == sorted(
        of_province(REGISTER, "vlaanderen"), key=lambda entry: entry.nis
    )
    assert len(every) == 285
    assert of_province(REGISTER, "Luik") == ()
