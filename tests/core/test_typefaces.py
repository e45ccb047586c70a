"""The typefaces to choose from: files, licences, sources and what stands in for them."""

import re

import pytest

from klimaatwerf.core.typefaces import FALLBACKS, families, font_css
from klimaatwerf.core.vocabulary import Typeface
from tests.sites import ROOT

FOLDER = ROOT / "themes/klimaatwerf/assets/fonts"
README = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("typeface", list(Typeface))
def test_a_typeface_is_a_small_woff2_with_its_licence(typeface):
    font = (FOLDER / f"{typeface.value}.woff2").read_bytes()
    licence = (FOLDER / f"{typeface.value}.OFL.txt").read_text(encoding="utf-8")
    assert font[:4] == b"wOF2"
    assert len(font) < 30_000
    assert "SIL Open Font License, Version 1.1" in licence
    assert "Reserved Font Name" not in licence.partition("SIL OPEN FONT LICENSE")[0]


def test_there_is_no_other_file_beside_the_typefaces():
    files = {f"{one.value}{end}" for one in Typeface for end in (".woff2", ".OFL.txt")}
    assert {file.name for file in FOLDER.iterdir()} == {*files, "README.md"}


@pytest.mark.parametrize("typeface", list(Typeface))
def test_the_readme_names_source_version_size_and_the_figures_of_the_fallback(typeface):
    name = typeface.value
    size = (FOLDER / f"{name}.woff2").stat().st_size
    figures = " | ".join(" / ".join(map(str, one)) for one in FALLBACKS[typeface])
    row = rf"\| `{name}\.woff2` \| `@fontsource-variable/{name}` \d+\.\d+\.\d+ \| {size} \| "
    assert re.search(f"{row}{re.escape(figures)} \\|", README)


def test_the_css_of_a_typeface_has_its_file_and_a_fallback_of_the_same_size():
    assert font_css(Typeface.LITERATA) == (
        '@font-face { font-family: "Literata"; src: url(fonts/literata.woff2) format("woff2"); '
        "font-weight: 400 800; font-display: swap; }\n"
        '@font-face { font-family: "Literata val"; src: local("Times New Roman"), '
        'local("Liberation Serif"), local("Times"); font-weight: 400; size-adjust: 117.7%; '
        "ascent-override: 100.0%; descent-override: 26.2%; line-gap-override: 0%; }\n"
        '@font-face { font-family: "Literata val"; src: local("Times New Roman Bold"), '
        'local("Liberation Serif Bold"), local("Times Bold"); font-weight: 700; '
        "size-adjust: 118.1%; ascent-override: 99.7%; descent-override: 26.1%; "
        "line-gap-override: 0%; }\n"
        ':root { --font: "Literata", "Literata val", serif; }\n'
    )


def test_the_families_of_a_typeface_end_with_what_every_computer_has():
    assert families(Typeface.ATKINSON_HYPERLEGIBLE_NEXT) == (
        "Atkinson Hyperlegible Next",
        "Atkinson Hyperlegible Next val",
        "system-ui",
        "sans-serif",
    )
