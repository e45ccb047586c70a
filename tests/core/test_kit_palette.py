"""The colours of the kit: readable on every sky and every layer of soil, for any brand."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from klimaatwerf.core.brand import derive
from klimaatwerf.core.colour import contrast, shade_of
from klimaatwerf.core.kit_palette import FAMILIES, KIT_PAIRS, kit_palette
from tests.strategies import colours

NAMES = (
    "sky onsky soil soil2 soil3 onsoil accent onaccent ink light sun mid stone stone2 root stem"
    " skin1 skin2 skin3 hair worm wormline main main2 main3 pop pop2 onpop wall1 wall2 wall3 line"
    " badge onbadge"
).split()

ROLES = "sky onsky soil accent pop main badge".split()

# The three brands of the visual design, as its own script derives them with another library.
SAMPLES = {
    ("#3aaa35", "#ffd500"): {
        "aankondigen": "#3aaa35 #061d05 #0f330d #ffd500 #ffd500 #004e00 #ffd500",
        "uitleggen": "#dcf5da #061d05 #0f330d #ffd500 #ffd500 #005a00 #ffd500",
        "uitnodigen": "#ffd500 #061d05 #0f330d #ffd500 #3aaa35 #005a00 #3aaa35",
    },
    ("#14376f", "#8e1b3f"): {
        "aankondigen": "#14376f #f7faff #081c3c #ffabbc #ffabbc #aed3ff #ffabbc",
        "uitleggen": "#dbeeff #071630 #14376f #ffabbc #8e1b3f #23467f #ffabbc",
        "uitnodigen": "#8e1b3f #f7faff #0a1f41 #ffabbc #ffabbc #aed3ff #ffabbc",
    },
    ("#f6e27f", None): {
        "aankondigen": "#f6e27f #001e1e #003433 #f6e27f #e14c2f #005655 #e14c2f",
        "uitleggen": "#f4eecc #001e1e #003433 #f6e27f #e14c2f #005655 #e14c2f",
        "uitnodigen": "#e14c2f #000000 #003433 #f6e27f #f6e27f #004a49 #f6e27f",
    },
}

hard = colours | st.sampled_from("#000000 #ffffff #777777 #39ff14 #ffff00 #0000ff".split())


@example("#672bbf", "#000000")
@example("#000000", None)
@example("#ffffff", "#ffffff")
@settings(max_examples=250)
@given(hard, st.none() | hard)
def test_every_pair_of_the_kit_contrasts_enough_for_any_brand(primary, secondary):
    short = [
        (family, one, other)
        for family, found in kit_palette(primary, secondary).items()
        for one, other, ratio in KIT_PAIRS
        if contrast(found[one], found[other]) < ratio
    ]
    assert short == []


@given(hard, st.none() | hard)
def test_soil_is_darker_than_its_sky_unless_that_is_black_and_darker_with_its_depth(
    primary, secondary
):
    for found in kit_palette(primary, secondary).values():
        layers = [shade_of(found[name]).lightness for name in ("sky", "soil", "soil2", "soil3")]
        assert layers == sorted(layers, reverse=True)
        assert layers[0] > layers[1] or layers[0] < 0.1


@given(colours, st.none() | colours)
def test_each_family_has_the_same_names_and_its_own_sky(primary, secondary):
    found = kit_palette(primary, secondary)
    assert {name: sorted(group) for name, group in found.items()} == dict.fromkeys(
        FAMILIES, sorted(NAMES)
    )
    assert found["aankondigen"]["sky"] == primary
    assert secondary in (None, found["uitnodigen"]["sky"])


def test_site_and_kit_have_one_hue_for_shadows_and_accent():
    for primary in ("#f6e27f", "#c8102e", "#00703c"):
        site, kit = derive(primary).light, kit_palette(primary)["aankondigen"]
        for one, other in ((site["ink"], kit["ink"]), (site["bar"], kit["pop"])):
            apart = shade_of(one).hue - shade_of(other).hue
            assert abs((apart + 180) % 360 - 180) < 8


@pytest.mark.parametrize(("pair", "expected"), SAMPLES.items())
def test_the_sample_brands_look_as_in_the_visual_design(pair, expected):
    for family, text in expected.items():
        found = kit_palette(*pair)[family]
        for role, theirs in zip(ROLES, text.split(), strict=True):
            channels = zip(*(bytes.fromhex(one[1:]) for one in (theirs, found[role])), strict=True)
            assert all(abs(one - other) <= 12 for one, other in channels), (family, role)
