"""The theme's templates, and what is borrowed from Material."""

import re
from datetime import date, datetime
from decimal import Decimal

import jinja2
import pytest

from klimaatwerf.core.brand import derive, stylesheet
from klimaatwerf.core.components import COMPONENTS
from klimaatwerf.core.dates import BRUSSELS
from klimaatwerf.core.pairs import PAIRS
from klimaatwerf.core.typefaces import font_css
from klimaatwerf.core.vocabulary import Audience, Layout, Typeface
from klimaatwerf.render.theme import (
    ASSETS,
    DEFAULT_TYPEFACE,
    environment,
    icon,
    material_folder,
    safe,
)
from klimaatwerf.render.view import MACROS
from klimaatwerf.render.words import FILTERS
from tests.sites import ROOT, converter

THEME = ROOT / "themes/klimaatwerf"
ENVIRONMENT = environment(THEME, converter().plain)
TEMPLATES = sorted(file.relative_to(THEME).as_posix() for file in THEME.rglob("*.html"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_of_the_theme_compiles(name):
    assert ENVIRONMENT.get_template(name).name == name


def test_every_macro_has_a_name_of_its_own_in_a_file_that_is_read():
    assert sorted(MACROS) == [name for name in TEMPLATES if name.startswith("macros/")]
    named = [
        name
        for file in MACROS
        for name in re.findall(r"macro (\w+)\(", (THEME / file).read_text(encoding="utf-8"))
    ]
    assert sorted(named) == sorted(set(named))


@pytest.mark.parametrize("layout", list(Layout))
def test_every_layout_has_a_template(layout):
    assert f"layouts/{layout}.html" in TEMPLATES


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_has_a_template(name):
    assert f"components/{name}.html" in TEMPLATES


def test_there_is_no_template_of_a_component_that_no_text_can_call():
    made = {
        name.removeprefix("components/") for name in TEMPLATES if name.startswith("components/")
    }
    assert made == {f"{name}.html" for name in COMPONENTS}


def test_only_our_own_assets_are_published():
    listed = ENVIRONMENT.list_templates()
    assert listed
    assert [name for name in listed if not name.startswith(f"{ASSETS}/")] == []
    assert [name for name in listed if not (THEME / name).is_file()] == []
    assert [name for name in listed if "README" in name] == []


def test_values_are_escaped_in_templates():
    template = ENVIRONMENT.from_string("{{ a }} {{ b }}")
    assert template.render(a="<b>&", b=safe("<b>x</b>")) == "&lt;b&gt;&amp; <b>x</b>"


def test_markdown_in_a_template_is_safe_html():
    template = ENVIRONMENT.from_string("{{ a|markdown }}")
    assert template.render(a="**x** <script>y</script>") == "<p><strong>x</strong> </p>"


def test_a_name_that_does_not_exist_is_an_error_in_a_template():
    with pytest.raises(jinja2.UndefinedError):
        ENVIRONMENT.from_string("{{ onbekend }}").render()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_asks_nothing_of_other_hosts(name):
    text = (THEME / name).read_text(encoding="utf-8")
    loads = re.findall(
        r"""<(?:script|img|iframe|link)\b[^>]*(?:src|href)=["'](https?://[^"']+)""", text
    )
    assert loads == []


# ---- icons


@pytest.mark.skipif(material_folder() is None, reason="Material is not installed")
def test_an_icon_is_an_inline_drawing_that_nobody_reads_aloud():
    assert icon("material/home").startswith('<svg aria-hidden="true" class="icon" ')


@pytest.mark.parametrize(
    "name", ["material/bestaat-niet", "../../etc/passwd", "home", "", "a/../b"]
)
def test_an_icon_that_does_not_exist_is_nothing(name):
    assert icon(name) == ""


# ---- words


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("date", date(2027, 4, 3), "zaterdag 3 april 2027"),
        ("date", datetime(2027, 4, 3, 19, 30, tzinfo=BRUSSELS), "zaterdag 3 april 2027"),
        ("date_short", date(2027, 4, 3), "za 3 apr"),
        ("date_short", date(2027, 3, 1), "ma 1 mrt"),
        ("month", date(2027, 4, 3), "april 2027"),
        ("time", datetime(2027, 4, 3, 19, 30, tzinfo=BRUSSELS), "19.30 uur"),
        ("time", datetime(2027, 4, 3, 9, 5, tzinfo=BRUSSELS), "9.05 uur"),
        ("time", datetime(2027, 4, 3, 19, 0, tzinfo=BRUSSELS), "19 uur"),
        ("number", 11949, "11.949"),
        ("number", Decimal("2.50"), "2,5"),
        ("phone_link", "03 000 00 00", "+3230000000"),
        ("phone_link", "+32 (3) 000.00.00", "+3230000000"),
        ("phone_link", "1700", "1700"),
        ("phone_link", "0032 3 000 00 00", "003230000000"),
        ("labels", [], ""),
        ("labels", [Audience.COMPANY], "bedrijven"),
        ("labels", list(Audience)[:3], "inwoners, verenigingen en bedrijven"),
        ("for_whom", (Audience.RESIDENT, Audience.COMPANY), "Voor inwoners en bedrijven"),
        ("for_whom", (), ""),
        ("lead", safe("<p>Eén &amp; <b>twee</b>.</p>\n<p>Drie.</p>"), "Eén &amp; <b>twee</b>."),
        ("lead", safe("<ul></ul>"), ""),
        ("rest", safe("<p>Eén.</p>\n<p>Twee.</p>"), "\n<p>Twee.</p>"),
        ("rest", safe("<ul></ul>"), "<ul></ul>"),
    ],
)
def test_a_filter_gives_dutch_words(name, value, text):
    assert FILTERS[name](value) == text


# ---- colours and typeface


STYLES = "".join(
    (THEME / f"assets/{name}.css").read_text(encoding="utf-8") for name in ("page", "site")
)
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", STYLES, flags=re.DOTALL))


def test_every_colour_that_a_rule_puts_on_a_background_is_a_pair_that_is_guaranteed():
    found = set()
    for _, rule in RULES:
        text = re.findall(r"(?<![-\w])color: var\(--([\w-]+)\)", rule)
        back = re.findall(
            r"(?<![-\w])background(?:-color)?: [^;]*?var\(--([\w-]+)\)\s*(?:;|$)", rule
        )
        found |= {(one, other) for one in text for other in back}
    guaranteed = {(pair.colour, pair.back) for pair in PAIRS if pair.ratio >= 4.5}
    assert len(found) > 8
    assert found - guaranteed == set()


def test_every_role_that_the_theme_colours_text_with_is_guaranteed_somewhere():
    used = {
        one
        for selector, rule in RULES
        if "::marker" not in selector
        for one in re.findall(r"(?<![-\w])color: var\(--([\w-]+)\)", rule)
    }
    assert used - {pair.colour for pair in PAIRS if pair.ratio >= 4.5} == set()


def test_every_role_that_the_theme_uses_is_a_token_or_its_own():
    own = set(re.findall(r"(--[\w-]+):", STYLES)) | {"--font"}
    used = set(re.findall(r"var\((--[\w-]+)", STYLES))
    tokens = {f"--{name}" for name in derive("#00703c").light}
    assert used - own - tokens == set()


def test_the_styles_of_all_sites_name_no_typeface():
    assert [one.value for one in Typeface if one.value.split("-")[0] in STYLES.lower()] == []
    assert "@font-face" not in STYLES


def test_the_portal_has_the_tokens_and_typeface_that_a_site_with_its_colour_would_have():
    text = (THEME / "portal/portal.css").read_text(encoding="utf-8")
    expected = stylesheet(derive("#0b5d57")) + font_css(DEFAULT_TYPEFACE)
    assert text.partition("*/\n")[2] == expected


def test_only_the_typeface_of_the_portal_is_published_everywhere():
    listed = [name for name in ENVIRONMENT.list_templates() if "fonts/" in name]
    assert listed == [
        "assets/fonts/bricolage-grotesque.OFL.txt",
        "assets/fonts/bricolage-grotesque.woff2",
    ]
