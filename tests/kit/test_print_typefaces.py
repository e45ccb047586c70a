"""The typefaces of the kit: cuts, licences, signs."""

import re

import pytest
from PIL import ImageFont

from klimaatwerf.core.vocabulary import Typeface
from klimaatwerf.render.press.typefaces import covered, families
from tests.kit.sheets import FONTS

CUTS = ("kop-800", "tekst-400", "tekst-600", "tekst-800")
STYLES = {"400": "Regular", "600": "SemiBold", "800": "ExtraBold"}
DUTCH = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÁÉËÏÓÖÚÜáéèêëïíóöúüĳĲ"
FRENCH = "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ"
GERMAN = "ÄÖÜßäöü"
OTHERS = "ÅÑØÆąćęłńśźżčďěňřšťůžğışőűîâșțãõđ"
SIGNS = "0123456789 \u00a0.,:;!?…'\"’‘“”„«»()[]/&@#%*+-\u2011–—\u2212=×·•°²³½€£§©₂→←"


@pytest.mark.parametrize("typeface", list(Typeface))
def test_a_typeface_has_four_cuts_under_its_family_with_its_licence(typeface):
    for cut in CUTS:
        use, _, weight = cut.partition("-")
        font = ImageFont.truetype(FONTS / f"{typeface.value}-{cut}.ttf", 20)
        family = f"Klimaatwerf {typeface.family} {use.title()}"
        assert font.getname() == (family, STYLES[weight])
    licence = (FONTS / f"{typeface.value}.OFL.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


@pytest.mark.parametrize("typeface", list(Typeface))
def test_a_typeface_covers_dutch_french_german_and_more(typeface):
    missing = set(DUTCH + FRENCH + GERMAN + OTHERS + SIGNS) - set(map(chr, covered(typeface)))
    assert missing == set()


@pytest.mark.parametrize("typeface", list(Typeface))
def test_every_sign_that_is_said_to_be_covered_has_a_shape_in_every_cut(typeface):
    for cut in CUTS:
        font = ImageFont.truetype(FONTS / f"{typeface.value}-{cut}.ttf", 20)
        unknown = font.getmask("\ue000").getbbox(), font.getlength("\ue000")
        same = [
            sign
            for sign in DUTCH + FRENCH + GERMAN + OTHERS + SIGNS.replace(" ", "")
            if (font.getmask(sign).getbbox(), font.getlength(sign)) == unknown
        ]
        assert same == []


def test_the_families_of_a_design_are_one_for_titles_and_one_for_text():
    assert families(Typeface.OPEN_SANS) == {
        "head": ["Klimaatwerf Open Sans Kop"],
        "text": ["Klimaatwerf Open Sans Tekst"],
    }


def test_there_is_no_other_file_and_together_they_are_small():
    names = {f"{one.value}-{cut}.ttf" for one in Typeface for cut in CUTS}
    names |= {f"{one.value}.OFL.txt" for one in Typeface} | {"README.md"}
    files = list(FONTS.iterdir())
    assert {file.name for file in files} == names
    assert sum(file.stat().st_size for file in files) < 2_500_000


@pytest.mark.parametrize("typeface", list(Typeface))
def test_the_readme_names_source_version_and_size_of_every_cut(typeface):
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    for cut in CUTS:
        name = f"{typeface.value}-{cut}.ttf"
        size = (FONTS / name).stat().st_size
        source = rf"`@fontsource-variable/{typeface.value}` \d+\.\d+\.\d+"
        assert re.search(rf"\| `{re.escape(name)}` \| {source} \| [^|]+ \| {size} \|", readme)
