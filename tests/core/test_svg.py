import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.svg import MAX_BYTES, Cleaned, SvgError, cleaned
from klimaatwerf.core.svg_lists import ATTRIBUTES, ELEMENTS
from tests.payloads import DRAWINGS

NS = "{http://www.w3.org/2000/svg}"


def svg(inside: str, more: str = "") -> Cleaned:
    return cleaned(f'<svg xmlns="http://www.w3.org/2000/svg"{more}>{inside}</svg>'.encode())


def inner(found: Cleaned) -> str:
    return found.text.partition(">")[2].rpartition("</svg>")[0]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9"/>',
        '<g fill="red"><g><path d="M0 0"/></g></g>',
        (
            '<defs><linearGradient id="a"><stop offset="1" color="#fff"/></linearGradient></defs>'
            '<rect fill="url(#a)"/><use href="#b"/>'
        ),
        '<style>.a{fill:#123456;stroke:red}</style><path class="a"/>',
        '<text y="9">a &lt; b<tspan>c</tspan></text><title>Een boom</title>',
        '<path style="fill:url(#a);opacity:.5"/>',
    ],
)
def test_what_draws_stays_as_it_is(inside):
    found = svg(inside)
    assert (inner(found), found.left_out) == (inside, ())


def test_what_a_drawing_program_notes_goes_without_a_word():
    found = svg(
        '<metadata><x/></metadata><i:view xmlns:i="http://inkscape.org/"/>'
        '<g xmlns:i="http://inkscape.org/" i:label="laag"><path d="M0 0" data-x="1"/></g><!-- x -->'
    )
    assert (inner(found), found.left_out) == ('<g><path d="M0 0"/></g>', ())


def test_what_is_left_out_is_told_with_its_line():
    found = svg('<path/>\n<script>x</script>\n<path onclick="x()"/>')
    assert found.left_out == ((2, "<script>"), (3, "onclick=x()"))


@pytest.mark.parametrize(
    ("more", "size"),
    [
        (' width="640" height="400"', (640, 400)),
        (' width="64px" height="40.4px"', (64, 40)),
        (' viewBox="0 0 12 8"', (12, 8)),
        (' width="100%" height="9" viewBox="0,0,12,8"', (12, 8)),
        ("", (0, 0)),
        (' viewBox="0 0 a b"', (0, 0)),
        (' viewBox="0 0 1e999 1e999"', (0, 0)),
    ],
)
def test_its_size_is_that_of_its_attributes_or_view_box(more, size):
    found = svg("<path/>", more)
    assert (found.width, found.height) == size


def copies(number: int) -> str:
    return '<g id="a0"><path/></g>' + "".join(
        f'<g id="a{one + 1}">' + f'<use href="#a{one}"/>' * 10 + "</g>" for one in range(number)
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<svg><path></svg>", "svg-broken"),
        ("<html/>", "svg-other"),
        ("", "svg-broken"),
        ("<svg><script/></svg>", "svg-nothing"),
        ("<svg>" + "<g>" * 200 + "<path/>" + "</g>" * 200 + "</svg>", "svg-deep"),
        ("<svg>" + "<path/>" * 30_000 + "</svg>", "svg-deep"),
        (f"<svg>{copies(6)}</svg>", "svg-copies"),
        ("<!DOCTYPE svg [<!ENTITY a 'a'>]><svg/>", "svg-entities"),
        ("<svg>" + " " * MAX_BYTES + "</svg>", "svg-heavy"),
    ],
)
def test_what_can_not_be_kept_is_refused(text, code):
    with pytest.raises(SvgError) as caught:
        cleaned(text.encode())
    assert caught.value.code == code


def test_copies_in_a_circle_are_no_copies():
    assert svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>').left_out == ()
    assert svg(copies(3)).left_out == ()


@pytest.mark.parametrize(
    ("style", "kept", "told"),
    [
        (".a{fill:red}/* .b{fill:red} */.c{fill:red}", ".a{fill:red}.c{fill:red}", ()),
        (".a{fill:red}/* a /* b */.b{fill:red}", ".a{fill:red}.b{fill:red}", ()),
        (".a{fill:red}/* never closed .b{fill:red}", ".a{fill:red}", ()),
        ("@media print{.a{fill:red}}", ".a{fill:red}", ((1, "@media print{}"),)),
        (".a{fill:red}.b{fill:blue", ".a{fill:red}", ((1, ".b{fill:blue"),)),
    ],
)
def test_a_style_keeps_its_rules_but_no_comment_and_nothing_around_them(style, kept, told):
    found = svg(f'<style>{style}</style><path class="a"/>')
    assert (inner(found), found.left_out) == (f'<style>{kept}</style><path class="a"/>', told)


@pytest.mark.parametrize("sign", ["a", "/*", "{", "}", "a{b:c}"])
def test_a_long_style_is_walked_through_once(sign):
    drawing = f"<style>{sign * (MAX_BYTES // len(sign) // 4)}</style><path/>"
    assert inner(svg(drawing)).endswith("<path/>")  # a pattern would take an hour


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_nothing_is_left_but_what_is_on_the_lists(drawing):
    try:
        found = cleaned(drawing.encode())
    except SvgError:
        return
    for one in ElementTree.fromstring(found.text).iter():
        assert one.tag.removeprefix(NS) in ELEMENTS
        for name, text in one.attrib.items():
            assert name in ATTRIBUTES | {"id", "style", "href"}
            assert not re.search(r"//|javascript|data:", text), text
    assert "elders.example" not in found.text
    assert cleaned(found.text.encode()).text == found.text


PIECES = st.lists(
    st.sampled_from(
        ["<g>", "</g>", "<path/>", "<style>", "</style>", ".a{fill:url(#a)}", "url(//x)",

         "<script>", "</script>", "<a href='javascript:x'>", "</a>", "<![CDATA[", "]]>",
         "<!--", "-->", "&lt;",
         "&x;", "<x:y xmlns:x='z'>", "</x:y>", "<text>", "</text>", "<use href='#a'/>", "\x00", "é"]
    ),
    max_size=12,
)  # fmt: skip


@given(PIECES)
def test_any_drawing_is_cleaned_once_and_for_all_or_refused(pieces):
    try:
        found = svg("".join(pieces))
    except SvgError:
        return
    assert cleaned(found.text.encode()).text == found.text
