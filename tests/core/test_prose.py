"""Prose: only what a reader reads, each word where it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.prose import place_in, prose, sentences, words
from klimaatwerf.core.tree import Layer, Leaf, Place, Source
from klimaatwerf.core.vocabulary import AddressForm

SOURCE = Source("content/pages/over.md", Layer.PACK)


def read(text: str, form: AddressForm = AddressForm.JE) -> list[str]:
    """The sentences of a text, with single spaces."""
    return [" ".join(one.text.split()) for one in sentences(prose(text, form))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kom langs. Neem een buur mee!", ["Kom langs.", "Neem een buur mee!"]),
        ("Wil je mee? “Ja.” Dan graag.", ["Wil je mee?", "“Ja.”", "Dan graag."]),
        ("# Kop\n\nTekst op\ntwee regels.", ["Kop", "Tekst op twee regels."]),
        ("- een\n- twee\n\n1. drie", ["een", "twee", "drie"]),
        ("Bv. een haag, nr. 3, enz. telt.", ["Bv. een haag, nr. 3, enz. telt."]),
        ("Om 19.30 uur. Tot dan.", ["Om 19.30 uur.", "Tot dan."]),
        ("Lees [het plan](/plan/) en **kies**.", ["Lees het plan en kies ."]),
        ("![een haag](media/haag.svg) Mooi.", ["een haag Mooi."]),
        ("Typ `klik hier`.", ["Typ klik hier ."]),
        ("```\ncode is geen zin.\n```\nWel een zin.", ["Wel een zin."]),
        ("Kijk op https://www.berlaar.example/plan nu.", ["Kijk op nu."]),
        ("In {{ municipality.name }}. Ja.", ["In Naam .", "Ja."]),
        ("{% if has_events %}\n\nKom.\n\n{% endif %}", ["Kom."]),
        ("| a | b |\n|---|---|\n| c | d |", ["a", "b", "---", "---", "c", "d"]),
    ],
)
def test_the_sentences_of_a_text(text, expected):
    assert read(text) == expected


def test_a_pair_shows_the_words_of_its_form():
    text = (
        """{{ je("Wil je mee?", 'Wilt u mee?') }} {{ button(je("Doe mee", "Doe mee u"), "/x/") }}"""
    )
    assert read(text) == ["Wil je mee?", "Doe mee"]
    assert read(text, AddressForm.U) == ["Wilt u mee?", "Doe mee u"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("een twee drie", 3),
        ("19.30 uur", 2),
        ("1.240 m", 2),
        ("auto’s en co-creatie", 3),
        ("– . !", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text, count):
    assert len(words(text)) == count


@given(st.text(alphabet="ab{}%[]()<>`*_#|-. \n\0'\"éje,u"), st.sampled_from(AddressForm))
def test_prose_is_as_long_as_its_text_and_a_sentence_stands_where_it_says(text, form):
    shown = prose(text, form)
    assert len(shown) == len(text)
    for sentence in sentences(shown):
        assert shown.startswith(sentence.text, sentence.start)


def test_a_place_in_a_text_of_several_lines_is_its_line_and_column():
    leaf = Leaf("een\ntwee drie", SOURCE, line=8, column=1)
    assert place_in(leaf, leaf.text.index("drie")) == Place(SOURCE.file, 9, 6)


def test_a_place_in_a_text_on_one_line_is_its_start():
    leaf = Leaf("een twee", SOURCE, line=8, column=5)
    assert place_in(leaf, 4) == Place(SOURCE.file, 8, 5)
