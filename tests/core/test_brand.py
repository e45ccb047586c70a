"""Colours by role: readable by day and in the evening, whatever colour a municipality has."""

from dataclasses import asdict

import pytest
from coloraide import Color
from hypothesis import example, given, settings
from hypothesis import strategies as st

from klimaatwerf.core.brand import Tokens, derive, shift, stylesheet
from klimaatwerf.core.colour import contrast
from tests.strategies import colours

ROLES = (
    "page surface tint wash ink soft link line edge field on-field action on-action action-hover"
    " pop on-pop cta on-cta bar a-sky a-leaf a-sun"
).split()

# Those of the visual design's three sample brands, by day and in the evening.
SAMPLES = {
    ("#00703c", None): (
        (
            "#fdfaf5 #ffffff #e3f6e8 #c7ead1 #122218 #526457 #016b39 #c9d9cd #708375 #00703c "
            "#ffffff #00703c #ffffff #02532b #ffbd4a #2f210c #ffbd4a #2f210c #a77400 #d0f0d9 "
            "#77c783 #fec66b"
        ),
        (
            "#06140b #112016 #0c1b11 #203025 #f4efe9 #a0b0a4 #7cd49a #314236 #6a7d6f #01381b "
            "#ffffff #85dea3 #092012 #b2f4c6 #f9b73f #2a1d07 #f9b73f #2a1d07 #d79700 #183221 "
            "#4e8356 #f6e7bb"
        ),
    ),
    ("#14284f", "#8a1538"): (
        (
            "#fef9f9 #ffffff #e9f1ff #d2e0fa #191e27 #595f6a #14284f #cfd4df #767c87 #14284f "
            "#ffffff #14284f #ffffff #031338 #ffb5a8 #351c1f #ffb5a8 #351c1f #ca556c #dae7fe "
            "#37cbb4 #fec0b4"
        ),
        (
            "#0b111a #161c26 #121721 #262b36 #f7edee #a6abb5 #a3bef0 #383d47 #707682 #182c54 "
            "#ffffff #adc8fa #101a2d #d2e2fe #feac9d #2f171b #feac9d #2f171b #db8a96 #1f2b42 "
            "#258677 #f6e7bb"
        ),
    ),
    ("#fbe58a", None): (
        (
            "#fcfbf3 #ffffff #f5f1dd #e9e0bc #0c2221 #4b6361 #016763 #c4d9d7 #69827f #fbe58a "
            "#042826 #01504d #ffffff #013633 #ffb6a7 #351c18 #042826 #ffffff #cb5945 #fdf1bf "
            "#96c16a #ff8c76"
        ),
        (
            "#011413 #0a201f #061b1a #1a302e #f7eeec #afab9b #d3be63 #2b4240 #637c7a #00302e "
            "#ffffff #ddc76d #201a03 #f3e29c #feac9b #301813 #fbe58a #042826 #ef816b #083230 "
            "#627f45 #f6e7bb"
        ),
    ),
}

BACKGROUNDS = ("page", "surface", "tint", "wash")
TEXTS = [
    *((text, back) for text in ("ink", "soft", "link") for back in BACKGROUNDS),
    ("on-field", "field"),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("on-pop", "pop"),
    ("on-cta", "cta"),
    *((f"on-{state}", state) for state in ("stop", "warn", "go")),
]
CONTROLS = [
    *((control, back) for control in ("edge", "bar", "action") for back in BACKGROUNDS),
    ("cta", "field"),
]


def short_of(tokens, pairs, ratio):
    """The pairs that contrast less than they should, in both schemes."""
    return [
        (scheme, one, other, round(contrast(found[one], found[other]), 2))
        for scheme, found in asdict(tokens).items()
        for one, other in pairs
        if contrast(found[one], found[other]) < ratio
    ]


# Beside the borders: where white is just too little, greys, the light yellows and the reds.
@example("#767676")
@example("#777777")
@example("#000000")
@example("#ffffff")
@example("#f4c430")
@example("#ff0000")
@example("#a8421e")
@settings(max_examples=250)
@given(colours)
def test_text_and_controls_contrast_enough_for_any_colour(primary):
    tokens = derive(primary)
    assert short_of(tokens, TEXTS, 4.5) + short_of(tokens, CONTROLS, 3) == []


@example("#14284f", "#8a1538")
@example("#f4c430", "#1f5673")
@example("#808080", "#808080")
@settings(max_examples=250)
@given(colours, colours)
def test_text_and_controls_contrast_enough_for_any_pair_of_colours(primary, secondary):
    tokens = derive(primary, secondary)
    assert short_of(tokens, TEXTS, 4.5) + short_of(tokens, CONTROLS, 3) == []


@given(colours)
def test_secondary_text_and_links_contrast_as_much_as_the_design_asks(primary):
    tokens = derive(primary)
    assert short_of(tokens, [("soft", back) for back in BACKGROUNDS], 4.8) == []
    assert short_of(tokens, [("edge", back) for back in BACKGROUNDS], 3.1) == []


@given(colours, st.none() | colours)
def test_the_colour_of_a_municipality_stays_as_it_is_on_its_field(primary, secondary):
    assert derive(primary, secondary).light["field"] == primary


@given(colours, st.none() | colours)
def test_both_schemes_have_the_same_roles_and_every_token_is_a_colour(primary, secondary):
    tokens = derive(primary, secondary)
    assert tokens.light.keys() == tokens.dark.keys()
    values = [*tokens.light.values(), *tokens.dark.values()]
    assert [value for value in values if not (len(value) == 7 and Color(value).in_gamut())] == []


@pytest.mark.parametrize(("pair", "expected"), SAMPLES.items())
def test_the_tokens_of_the_sample_brands_are_those_of_the_design(pair, expected):
    tokens = derive(*pair)
    assert tuple(
        " ".join(found[role] for role in ROLES) for found in (tokens.light, tokens.dark)
    ) == (expected)


# ---- shifts


@given(colours, st.none() | colours)
def test_a_colour_with_too_little_contrast_is_shifted_on_buttons_and_both_ratios_are_told(
    primary, secondary
):
    light = derive(primary, secondary).light
    backs = [light[name] for name in BACKGROUNDS]
    ratio = min(contrast(primary, back) for back in backs)
    found = shift(primary, secondary)
    if ratio >= 4.5:
        assert (found, light["action"]) == (None, primary)
    else:
        assert found is not None
        reached = min(contrast(light["action"], back) for back in backs)
        assert (found.colour, found.ratio, found.reached) == (light["action"], ratio, reached)
        assert reached >= 7


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
