"""What two versions of a page say differently, as who reads them sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.templates.page_diff import (
    Difference,
    Part,
    differences,
    key_of,
    lines_of,
    own_words,
)
from klimaatwerf.templates.text_diff import SKIPPED, Line, shortened, text_difference

WORDS = st.lists(
    st.sampled_from("een haag geeft schaduw aan wie, er. woont 12".split()), max_size=9
)
TEXTS = st.lists(WORDS.map(" ".join).filter(bool), max_size=8)


def page(main: str, *, title: str = "Over", header: str = "Menu", link: str = "/") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><header>{header}</header>"
        f'<main id="inhoud">{main}</main><footer><a href="{link}">Thuis</a></footer></body></html>'
    )


def plain(line: Line, sign: str) -> str:
    """A line as it was ("-") or as it is now ("+")."""
    return "".join(text for one, text in line if one in ("=", sign))


@given(texts=TEXTS)
def test_equal_texts_have_no_difference(texts):
    assert text_difference(texts, texts) == ()


@given(former=TEXTS, now=TEXTS)
def test_each_line_of_a_difference_stood_there_or_stands_there_now(former, now):
    found = text_difference(former, now)
    assert bool(found) == (former != now)
    for line in found:
        signs = {sign for sign, _ in line}
        if line != SKIPPED and signs != {"+"}:
            assert plain(line, "-") in former
        if line != SKIPPED and signs != {"-"}:
            assert plain(line, "+") in now


@given(former=TEXTS, now=TEXTS)
def test_every_line_that_goes_or_comes_is_told(former, now):
    found = text_difference(former, now)
    assert set(former) - set(now) <= {plain(line, "-") for line in found}
    assert set(now) - set(former) <= {plain(line, "+") for line in found}


def test_words_change_within_a_line_that_is_alike():
    former, now = "Je vindt ons elke dag in Dorp.", "Je vindt ons elke week in Dorp."
    line = (("=", "Je vindt ons elke "), ("-", "dag "), ("+", "week "), ("=", "in Dorp."))
    assert text_difference([former], [now]) == (line,)


def test_another_line_takes_the_place_of_one_that_is_not_alike():
    assert text_difference(["a", "Water", "c"], ["a", "Een nat thema", "c"]) == (
        (("-", "Water"), ("+", "Een nat thema")),
    )


def test_lines_between_two_changes_are_skipped_and_a_change_is_told_once():
    former, now = ["Water", "b", "Water", "d"], ["Nat", "b", "Nat", "e"]
    assert text_difference(former, now) == (
        (("-", "Water"), ("+", "Nat")),
        SKIPPED,
        (("-", "d"), ("+", "e")),
    )


def test_the_lines_of_a_page_are_its_blocks_as_they_are_read():
    html = (
        "<h1>Bomen &amp; hagen</h1><!-- niets --><p>Een <em>haag</em>\n geeft schaduw.</p>"
        "<ul><li>een</li><li>twee<br>drie</li></ul><svg><title>weg</title></svg><script>x</script>"
        '<p><img src="a.jpg" alt="Een &lt;haag&gt;"><img src="b.jpg" alt=""></p>'
    )
    assert lines_of(html) == (
        "Bomen & hagen",
        "Een haag geeft schaduw.",
        "een",
        "twee",
        "drie",
        "[afbeelding: Een <haag>]",
    )


@pytest.mark.parametrize(
    ("former", "now", "parts"),
    [
        (page("<p>a</p>"), page("<p>a</p>"), []),
        (page("<p>a</p>"), page("<p>b</p>"), [Part.CONTENT]),
        (page("a", title="Over"), page("a", title="Wij"), [Part.HEAD]),
        (page("a", header="Menu"), page("a", header="Kaart"), [Part.AROUND]),
        (page("a", title="Over"), page("b", title="Wij", header="x"), [*Part][:3]),
        (page("a", link="/"), page("a", link="../"), [Part.HIDDEN]),
    ],
)
def test_a_difference_is_told_in_the_part_that_it_is_in(former, now, parts):
    found = [one.part for one in differences(former, now)]
    assert sorted(found) == sorted(parts)


BLOCK = st.builds(
    lambda tag, words: f"<{tag}>{words}</{tag}>\n",
    st.sampled_from(["p", "li", "h2", "b", "span", "pre", "div"]),
    WORDS.map(" ".join),
)
BLOCKS = st.lists(BLOCK, max_size=6).map("".join)


@given(former=BLOCKS, now=BLOCKS)
def test_what_both_have_at_the_beginning_and_the_end_makes_no_difference(former, now):
    whole = text_difference(lines_of(former), lines_of(now))
    found = [one.lines for one in differences(page(former), page(now)) if one.part is Part.CONTENT]
    assert found == ([whole] if whole else [])


def test_a_link_that_leads_elsewhere_is_told_where_nothing_else_changed():
    found = differences(page("a", link="/vroeger/"), page("a", link="/nu/"))
    assert found == (
        Difference(
            Part.HIDDEN,
            ((("=", "href: /"), ("-", "vroeger"), ("+", "nu"), ("=", "/")),),
        ),
    )


def told(former: str, now: str) -> Difference:
    return Difference(Part.CONTENT, text_difference([former], [now]))


def test_the_key_is_the_same_whatever_the_own_words_and_figures_around_a_change():
    one = told("In Lo wonen 200 mensen samen.", "In Lo wonen 200 mensen naast elkaar.")
    other = told("In Mol wonen 9.100 mensen samen.", "In Mol wonen 9.100 mensen naast elkaar.")
    assert key_of(one, own_words(["Lo", None])) == key_of(other, own_words(["Mol", ""]))


def test_the_key_is_another_where_another_word_or_figure_changes():
    differs = [
        told("Plant 3 bomen met ons.", "Plant 4 bomen met ons."),
        told("Plant 3 bomen met ons.", "Plant 5 bomen met ons."),
        told("Plant 3 bomen met ons.", "Zaai 3 bomen met ons."),
    ]
    assert len({key_of(one, own_words(["Lo"])) for one in differs}) == 3


def test_an_own_word_inside_another_word_does_not_count():
    one = told("Loop een dag mee.", "Loop een week mee.")
    other = told("Kom een dag mee.", "Kom een week mee.")
    assert key_of(one, own_words(["Lo"])) != key_of(other, own_words(["Kom"]))


def test_of_what_stays_only_the_nearest_words_are_shown():
    words = " ".join(str(number) for number in range(30))
    line = (
        ("=", words + " "),
        ("-", "a"),
        ("+", "b"),
        ("=", f" {words} "),
        ("-", "c"),
        ("=", words),
    )
    assert shortened(line) == (
        ("=", "… 22 23 24 25 26 27 28 29 "),
        ("-", "a"),
        ("+", "b"),
        ("=", " 0 1 2 3 4 5 6 … 22 23 24 25 26 27 28 29 "),
        ("-", "c"),
        ("=", "0 1 2 3 4 5 6 7 …"),
    )
