"""Colours by role: readable by day and in the evening, whatever colour a municipality has."""

from itertools import product

import pytest
from coloraide import Color
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from klimaatwerf.core.brand import BACKGROUNDS, Tokens, derive, stylesheet
from klimaatwerf.core.colour import contrast, shade_of
from klimaatwerf.core.pairs import PAIRS, Pair, Shortfall, shortfalls
from klimaatwerf.core.shifts import shifts
from klimaatwerf.core.vocabulary import ColourUse, Scheme
from tests.strategies import colours

ROLES = (
    "page surface tint wash ink soft link line edge field on-field action on-action action-hover"
    " pop on-pop cta on-cta bar a-sky a-leaf a-sun"
).split()

# The three sample brands of the visual design and a red and white one, by day and in the evening.
SAMPLES = {
    ("#00703c", None): (
        (
            "#fdfaf5 #ffffff #e3f6e8 #c7ead1 #122218 #526457 #00703c #c9d9cd #708375 #00703c "
            "#ffffff #00703c #ffffff #02532b #ffbd4a #2f210c #ffbd4a #2f210c #a77400 #d0f0d9 "
            "#77c783 #fec66b"
        ),
        (
            "#06140b #112016 #0c1b11 #203025 #f4efe9 #a0b0a4 #4aa46c #314236 #6a7d6f #01381b "
            "#ffffff #27854f #ffffff #036938 #ffbd4a #2a1d07 #ffbd4a #2a1d07 #d79700 #183221 "
            "#4e8356 #f6e7bb"
        ),
    ),
    ("#14284f", "#8a1538"): (
        (
            "#fef9f9 #ffffff #e9f1ff #d2e0fa #191e27 #595f6a #14284f #cfd4df #767c87 #14284f "
            "#ffffff #14284f #ffffff #021136 #ffb5a8 #351c1f #ffb5a8 #351c1f #8a1538 #dae7fe "
            "#37cbb4 #fec0b4"
        ),
        (
            "#0b111a #161c26 #121721 #262b36 #f7edee #a6abb5 #7993c1 #383d47 #707682 #182c54 "
            "#ffffff #5c74a2 #ffffff #435a86 #ffb5a8 #2f171b #ffb5a8 #2f171b #c24d65 #1f2b42 "
            "#258677 #f6e7bb"
        ),
    ),
    ("#fbe58a", None): (
        (
            "#fcfbf3 #ffffff #f5f1dd #e9e0bc #0c2221 #4b6361 #076f6b #c4d9d7 #69827f #fbe58a "
            "#042826 #06726e #ffffff #055653 #ffb6a7 #351c18 #042826 #ffffff #cb5945 #fdf1bf "
            "#96c16a #ff8c76"
        ),
        (
            "#011413 #0a201f #061b1a #1a302e #f7eeec #afab9b #fbe58a #2b4240 #637c7a #00302e "
            "#ffffff #fbe58a #201a03 #e4ce73 #ffb6a7 #301813 #fbe58a #042826 #ef816b #083230 "
            "#627f45 #f6e7bb"
        ),
    ),
    ("#c8102e", "#ffffff"): (
        (
            "#fef9f8 #ffffff #ffebe9 #fed4d1 #2b1818 #6e5756 #c4062b #e4cecd #8d7574 #c8102e "
            "#ffffff #c8102e #ffffff #9d0020 #ffffff #351c1b #ffffff #351c1b #7d7d7d #fedddb "
            "#b9b751 #ffffff"
        ),
        (
            "#1b0b0b #281616 #231211 #382625 #f7eeed #baa5a4 #ff535a #4c3736 #88716f #501819 "
            "#ffffff #dc2e3e #ffffff #b80427 #e4e4e4 #301716 #e4e4e4 #301716 #ffffff #3f2221 "
            "#797835 #f6e7bb"
        ),
    ),
}

HARD = (
    "#000000 #ffffff #767676 #777777 #808080 #010101 #fefefe #ffff00 #39ff14 #ff00ff #00ffff"
    " #0000ff"
)
"""Ends of the scale, where white is just enough or just not, and neon."""

brands = (
    colours
    | st.sampled_from(HARD.split())
    | st.integers(0, 255).map("#{0:02x}{0:02x}{0:02x}".format)
)


# ---- the guarantee


@example("#f4c430", None)
@example("#c8102e", "#ffffff")
@example("#035be2", "#000000")
@example("#14284f", "#8a1538")
@settings(max_examples=400)
@given(brands, st.none() | brands)
def test_every_pair_of_the_theme_contrasts_enough_for_any_brand(primary, secondary):
    assert shortfalls(derive(primary, secondary)) == []


def test_every_pair_of_the_theme_contrasts_enough_over_a_grid_of_primaries():
    steps = [round(step * 255 / 7) for step in range(8)]
    grid = ["#{:02x}{:02x}{:02x}".format(*one) for one in product(steps, repeat=3)]
    found = {primary: missed for primary in grid if (missed := shortfalls(derive(primary)))}
    assert (len(grid), found) == (512, {})


def test_a_pair_that_contrasts_too_little_is_found():
    tokens = derive("#00703c")
    dull = Tokens({**tokens.light, "on-pop": tokens.light["pop"]}, tokens.dark)
    assert shortfalls(dull) == [Shortfall("light", Pair("on-pop", "pop", 4.5), 1.0)]


def test_every_pair_names_tokens_or_colours():
    names = derive("#00703c").light.keys()
    ends = {name for pair in PAIRS for name in pair[:2]}
    assert {name for name in ends - names if not name.startswith("#")} == set()


@given(brands)
def test_quiet_text_and_edges_contrast_as_much_as_the_design_asks(primary):
    for colours_ in (derive(primary).light, derive(primary).dark):
        for back in BACKGROUNDS:
            assert contrast(colours_["soft"], colours_[back]) >= 4.8
            assert contrast(colours_["edge"], colours_[back]) >= 3.1


@given(brands, st.none() | brands)
def test_the_colour_of_a_municipality_stays_as_it_is_on_its_field(primary, secondary):
    assert derive(primary, secondary).light["field"] == primary


@given(brands, st.none() | brands)
def test_both_schemes_have_the_same_roles_and_every_token_is_a_colour(primary, secondary):
    tokens = derive(primary, secondary)
    assert tokens.light.keys() == tokens.dark.keys()
    values = [*tokens.light.values(), *tokens.dark.values()]
    assert [value for value in values if not (len(value) == 7 and Color(value).in_gamut())] == []


@pytest.mark.parametrize(("pair", "expected"), SAMPLES.items())
def test_the_tokens_of_the_sample_brands_are_those_that_we_looked_at(pair, expected):
    tokens = derive(*pair)
    assert tuple(
        " ".join(found[role] for role in ROLES) for found in (tokens.light, tokens.dark)
    ) == (expected)


# ---- no further than needed


@pytest.mark.parametrize("red", ["#c8102e", "#e2001a", "#d50032"])
def test_a_red_municipality_has_red_buttons(red):
    assert derive(red).light["action"] == red


@given(brands, st.none() | brands)
def test_a_button_keeps_the_primary_colour_where_white_can_be_read_on_it(primary, secondary):
    assume(contrast(primary, "#ffffff") >= 4.5)
    assert derive(primary, secondary).light["action"] == primary


@given(brands)
def test_a_colour_that_is_shifted_keeps_its_hue_and_is_hardly_past_what_is_asked(primary):
    base = shade_of(primary)
    assume(base.chroma > 0.05)
    assume(not (70 < base.hue < 118 and base.lightness > 0.7))  # a dark yellow would be mud
    for shift in shifts(primary).get("primary", ()):
        found = shade_of(shift.colour)
        assert abs((found.hue - base.hue + 180) % 360 - 180) < 6
        asked = 3 if (shift.scheme, shift.use) == (Scheme.DARK, ColourUse.BUTTON) else 4.5
        assert asked <= shift.reached < asked * 1.06


# ---- shifts


def test_what_became_of_both_colours_is_told_with_both_ratios():
    rounded = {
        name: [
            (one.scheme, one.use, one.colour, round(one.ratio, 2), round(one.reached, 2))
            for one in told
        ]
        for name, told in shifts("#f4c430", "#ffd500").items()
    }
    assert rounded == {
        "primary": [
            (Scheme.LIGHT, ColourUse.BUTTON, "#06726e", 1.64, 5.77),
            (Scheme.LIGHT, ColourUse.LINK, "#076f6b", 1.24, 4.52),
        ],
        "secondary": [
            (Scheme.LIGHT, ColourUse.LINE, "#967d04", 1.07, 3.02),
        ],
    }


def test_nothing_is_told_of_a_colour_that_is_not_given():
    assert shifts("#f4c430").keys() == {"primary"}


@given(brands, st.none() | brands)
@example("#fffff8", None)
def test_a_shift_is_told_exactly_where_a_colour_is_not_used_as_it_is(primary, secondary):
    told = {
        (one.scheme, one.use, one.colour)
        for found in shifts(primary, secondary).values()
        for one in found
    }
    tokens = derive(primary, secondary)
    given_ = {ColourUse.BUTTON: primary, ColourUse.LINK: primary, ColourUse.LINE: secondary}
    replaced = {
        (scheme, use, colours_[use.value]): own
        for scheme, colours_ in ((Scheme.LIGHT, tokens.light), (Scheme.DARK, tokens.dark))
        for use, own in given_.items()
        if own is not None and colours_[use.value] != own
    }
    assert told <= replaced.keys()
    assert [
        one for one, own in replaced.items() if one not in told and not _alike(one[2], own)
    ] == []


def _alike(one: str, other: str) -> bool:
    """Whether nobody sees a difference: a grey of nearly no hue loses it."""
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) < 9 for at in (1, 3, 5))


# ---- the stylesheet


def test_the_stylesheet_has_the_tokens_of_both_schemes():
    tokens = Tokens({"page": "#ffffff", "ink": "#111111"}, {"page": "#000000", "ink": "#eeeeee"})
    assert stylesheet(tokens) == (
        ":root {\n"
        "  --page: #ffffff;\n"
        "  --ink: #111111;\n"
        "}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        "  :root {\n"
        "    --page: #000000;\n"
        "    --ink: #eeeeee;\n"
        "  }\n"
        "}\n"
    )
