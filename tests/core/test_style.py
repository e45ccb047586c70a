"""Remarks about words: what is told, with which better wording, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest

from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.style import MAX_WORDS, PLAINER, Style
from klimaatwerf.core.tree import Layer, Leaf, Source
from klimaatwerf.core.vocabulary import AddressForm

SOURCE = Source("municipalities/dorp/actions.yml", Layer.MUNICIPALITY)
TODAY = date(2026, 11, 23)
LONG = " ".join(["woord"] * MAX_WORDS)


def told(
    text: str, form: AddressForm = AddressForm.JE, names: tuple[str, ...] = ()
) -> list[tuple[str, str, str]]:
    """The code, message and hint of each remark about a text."""
    leaf = Leaf(text, SOURCE, 3, 9)
    found = Style(TODAY, names).remarks(leaf, ("actions", "haag", "body"), (form,))
    return [(one.code, one.message, one.hint) for one in found]


def codes(text: str, form: AddressForm = AddressForm.JE, names: tuple[str, ...] = ()) -> list[str]:
    """The code of each remark about a text."""
    return [code for code, _, _ in told(text, form, names)]


def test_a_sentence_over_the_limit_is_told_with_its_start_and_its_length():
    assert told(f"Kort. Deze zin begint hier en {LONG}.") == [
        (
            "style-long-sentence",
            "De zin «Deze zin begint hier en …» telt 25 woorden.",
            "Maak er twee van: een zin van hoogstens 20 woorden leest vlot.",
        )
    ]


def test_a_sentence_at_the_limit_is_left_alone():
    assert codes(f"{LONG}.") == []


def test_officialese_comes_with_the_plain_word():
    assert told("Kom teneinde te helpen, en dit met betrekking tot hagen.") == [
        ("style-officialese", "«teneinde» is stijf Nederlands.", "Schrijf liever: om."),
        ("style-officialese", "«met betrekking tot» is stijf Nederlands.", "Schrijf liever: over."),
    ]


@pytest.mark.parametrize("word", PLAINER)
def test_every_word_of_the_list_is_found_whatever_its_case(word):
    assert codes(f"{word.capitalize()} iets.") == ["style-officialese"]


@pytest.mark.parametrize("text", ["De middelste tegel.", "Een trachtende buur.", "Mitsgaders."])
def test_a_longer_word_that_holds_one_of_the_list_is_left_alone(text):
    assert codes(text) == []


def test_the_other_form_is_told_with_the_words_of_this_one():
    assert told("Breng uw buren mee.") == [
        (
            "style-other-form",
            "Hier staat «uw», terwijl deze tekst de lezer met je aanspreekt.",
            "Schrijf: je of jouw.",
        )
    ]
    assert codes("Breng je buren mee.", AddressForm.U) == ["style-other-form"]


@pytest.mark.parametrize("text", ["Kom om 19.30 u. samen.", "Van 9 u tot 12 u.", "Een U-bocht."])
def test_the_u_of_a_clock_or_a_bend_is_no_form_of_address(text):
    assert codes(text) == []


def test_a_name_is_quoted_as_it_is():
    assert codes("Doe mee met Behaag je tuin.", AddressForm.U, ("Behaag je tuin",)) == []


def test_a_pair_holds_both_forms_and_is_judged_by_each():
    text = '{{ je("Breng uw buren mee.", "Breng uw buren mee.") }}'
    assert codes(text) == ["style-other-form"]
    assert codes(text, AddressForm.U) == []


@pytest.mark.parametrize(
    "text", ["Klik hier om te lezen.", "Klik op deze link.", "[hier](/plan/)", "[Lees meer](/x/)"]
)
def test_a_link_that_says_nothing_is_told(text):
    assert codes(text) == ["style-empty-link"]


@pytest.mark.parametrize("text", ["[Lees het plan](/plan/)", "Kom hier zitten.", "[hier] zit ik"])
def test_a_link_that_says_where_it_goes_is_left_alone(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Kom op 3 april 2027.", "zaterdag 3 april 2027"),
        ("Kom op 3 april.", "zaterdag 3 april"),
        ("Kom op 24 november.", "dinsdag 24 november"),
        ("Kom op 22 november.", "maandag 22 november"),
    ],
)
def test_a_coming_date_without_a_weekday_is_told_with_its_weekday(text, better):
    ((code, _, hint),) = told(text)
    assert (code, hint) == ("style-date-weekday", f"Schrijf: {better}.")


@pytest.mark.parametrize(
    "text",
    [
        "Kom op zaterdag 3 april 2027.",
        "Kom op zaterdag\n3 april.",
        "Van 21 maart tot 31 oktober.",
        "Stand op 3 april 2027.",
        "Op 3 april 2020 begon het.",
        "Op 31 februari.",
        "Sinds 3 april.",
    ],
)
def test_a_date_that_is_well_as_it_is_is_left_alone(text):
    assert codes(text) == []


def test_a_remark_stands_where_its_words_do():
    leaf = Leaf("Eerste regel.\n\nKom teneinde te helpen.", SOURCE, 10, 5)
    (found,) = Style(TODAY).remarks(leaf, ("actions", "haag", "body"), (AddressForm.JE,))
    assert (found.place.line, found.place.column) == (12, 9)
    assert found.path == "actions.haag.body"


def test_what_both_forms_share_is_told_once():
    leaf = Leaf("Kom teneinde te helpen.", SOURCE)
    assert len(list(Style(TODAY).remarks(leaf, (), tuple(AddressForm)))) == 1


def test_every_remark_about_words_is_a_hint():
    severities = {one.severity for code, one in MESSAGES.items() if code.startswith("style-")}
    assert severities == {"hint"}
