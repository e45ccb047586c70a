import pytest

from klimaatwerf.core.markup import left_open, left_out, too_deep, too_heavy
from klimaatwerf.core.tree import Place

START = Place("a.md", 4, 1)


def out(text):
    return [(what, place.line) for what, place in left_out(text, START)]


@pytest.mark.parametrize(
    "text",
    [
        "Gewone tekst met 3 < 4 en a > b.",
        "<https://www.dorp.example/> en <a@dorp.example>",
        "`<script>` en\n\n```\n<iframe>\n```\n",
        '<details><summary>Meer</summary>x</details> <p class="box" title="x">y</p>',
        "[x](https://www.dorp.example/) [y](mailto:a@dorp.example) [z](/acties/)",
        "{{ municipality.name }} {#anker}",
    ],
)
def test_nothing_is_said_of_what_stays(text):
    assert out(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a\n\n<script>x</script>", [("<script>", 6)]),
        ('<b onclick="x">y</b>', [("onclick=", 4)]),
        ('<p style="color: red">y</p>', [("style=", 4)]),
        ('<a href=" JavaScript:x">y</a>', [(" JavaScript:x", 4), (" JavaScript:x", 4)]),
        ("[x](data:text/html,x)", [("data:text/html,x", 4)]),
        ("x\n{: onclick=x }", [("onclick=", 5)]),
        ('<img src="x" srcset="y 2x">', [("srcset=", 4)]),
    ],
)
def test_what_is_left_out_is_told_with_its_line(text, what):
    assert out(text) == what


def test_what_is_never_closed_is_told():
    text = "<details>\n\n<div><div></div>\n\n<p>x\n<br><b/>"
    found = [(what, place.line) for what, place in left_open(text, START)]
    assert found == [("<details>", 4), ("<div>", 6)]


@pytest.mark.parametrize(
    "text",
    ["[" * 3_000, "![a](" * 1_500, "<![CDATA[" * 500, "<a " * 2_000, "`a" * 2_000, "*a " * 5_000,
     "a" * 100_001, "b " * 10_001, "# a\n\n" * 500, "===\n" * 500, "[[]" * 2_000,
     ("[" * 480 + "\n\n") * 200],
)  # fmt: skip
def test_a_text_that_takes_seconds_to_convert_is_too_heavy(text):
    assert too_heavy(text)


@pytest.mark.parametrize(
    "text",
    [
        "[een link](/acties/) " * 300 + "\n\n" + "Een gewone zin met *nadruk*. " * 400,
        "| a | [b](/b/) | `c` |\n" * 250,
        "## Kop\n\nTekst.\n\n" * 300,
        "<b>vet</b> " * 1_000,
    ],
)
def test_a_long_text_that_is_well_formed_is_not(text):
    assert not too_heavy(text)


def test_lists_and_quotations_may_not_lie_too_deep():
    assert too_deep("".join(f"{'    ' * depth}- a\n" for depth in range(21)))
    assert too_deep("> " * 20 + "a")
    assert not too_deep("".join(f"{'    ' * depth}- a\n" for depth in range(9)))
    assert not too_deep(" " * 90 + "code")
