"""What is converted without Python-Markdown is what Python-Markdown makes of it, byte for byte."""

import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown.extensions.toc import slugify

from klimaatwerf.core.tree import leaves
from klimaatwerf.render.markdown import Converter
from klimaatwerf.render.plain_markdown import Heading, convert, leaves_plain
from tests.sites import EXTENSIONS, shipped

PYTHON_MARKDOWN = markdown.Markdown(extensions=[*EXTENSIONS, "fenced_code"])

WORDS = st.sampled_from(
    'Doe mee 2030 1. 12.500 m² \'s "ja" (nee) één, – … : ; ? ! * ** _ a_b x*y # + - = ~ ^ [ ] ( )'
    " [x] [^1] [TOC] ]: ](u) { | & < > \\ ` é\xa0è \u3000 \ue0000\ue001 \ue0020\ue003 😀 http://x.be/"
    " **vet** **heel vet** *schuin* **a**, *b*. **c**d e**f** ***g*** (**h**) **i***j* _k_ __l__"
    " [m](n) [o p](/q_r/) [s](t)u v[w](x) ![y](z) [a](<b>) [c](d 'e') [f](g(h)) [](i) [*j*](k)"
    " **[l](m)** [n](https://o.be/p?q=r#s) [t](mailto:u@v.be): [w](x)[y](z) [a][b] [c](d)**e**"
    " | a|b".split(" ")
)
TEXT = st.lists(WORDS, max_size=6).map(" ".join)
STARTS = st.sampled_from(
    "||# |## |###|####### |- |- |* |+ |-|  - |    | |1. |> |: |!!! |=== |---|***|```|~~~|[^1]: "
    "|[a]: |- # |- - |- 1. ".split("|")
)
LINES = st.builds("{}{}".format, STARTS, TEXT)
GAPS = st.sampled_from(["\n", "\n", "\n\n", "\n\n", "\n\n\n", "  \n", "\n \n", "\n\n    "])
TEXTS = st.lists(st.tuples(LINES, GAPS), max_size=8).map(
    lambda pairs: "".join(line + gap for line, gap in pairs)
)
# The same without most of what is never plain, so that more of it is converted here.
FORMS = st.sampled_from(
    "**vet**|**heel vet**|*schuin*|**a**.|*b*,|[m](n)|[o p](/q_r/),|[s](t)u|(**h**)".split("|")
)
PLAIN_WORDS = st.sampled_from(
    "Doe mee, 2030 12.500 'ja' (nee) één; – é\xa0è \ue0000\ue001".split(" ")
)
TITLES = st.lists(PLAIN_WORDS, max_size=3).map(lambda words: " ".join(["## Kop", *words]))
RUNS = st.lists(PLAIN_WORDS | FORMS, max_size=6).map(lambda words: " ".join(["Woord", *words]))
ITEMS = st.lists(RUNS.map("- {}".format), min_size=1, max_size=3).map("\n".join)
GOOD_TEXTS = st.lists(
    st.tuples(TITLES | RUNS | ITEMS, st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n"])), max_size=8
).map(lambda pairs: "".join(block + gap for block, gap in pairs))


def by_python_markdown(text):
    """The HTML and headings of Python-Markdown."""
    found = PYTHON_MARKDOWN.reset().convert(text)
    return found, tuple(headings(getattr(PYTHON_MARKDOWN, "toc_tokens", [])))


def headings(tokens):
    for token in tokens:
        yield Heading(token["level"], token["id"], token["name"])
        yield from headings(token["children"])


@given(TEXTS)
@example("- een\n\n- twee")
@example("Kop\n---")
@example("- - -")
@example("# A\n# A\n# A_1")
@example("[a](b)\n[c]: d")
@example("**a** b**c")
@example("Tekst\n- geen lijst")
def test_any_text_is_refused_or_converted_as_python_markdown_does(text):
    found = convert(text, slugify)
    assert found is None or found == by_python_markdown(text)


@given(GOOD_TEXTS)
def test_texts_of_the_common_forms_are_converted_as_python_markdown_does(text):
    found = convert(text, slugify)
    assert found is None or found == by_python_markdown(text)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_characters_are_refused_or_converted_as_python_markdown_does(text):
    found = convert(text, slugify)
    assert found is None or found == by_python_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Eén alinea.",
        "Twee regels\nvan een alinea.",
        "## Kop\n\nAlinea met **vet**, *schuin* en een [link](/acties/).",
        "## Kop\nTekst zonder regel ertussen.",
        "- een\n- **twee**\n- [drie](https://drie.example/a?b=c#d_e)",
        "Voor de lijst:\n\n* een\n* twee\n\nNa de lijst.\n\n- weer een",
        "In 2030 is 12.500 m² groen.\n2030 is dichtbij.",
        "\ue0020\ue003\n\nHier in \ue0000\ue001.",
    ],
)
def test_the_common_forms_need_no_python_markdown(text):
    assert convert(text, slugify) == by_python_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. een",
        "> citaat",
        "- een\n\n- twee",
        "- een\n  - twee",
        "![x](y)",
        "a & b",
        "a <b>",
        "`code`",
        "Kop\n===",
        "a | b\n--|--",
        "Term\n: uitleg",
        "!!! note\n    x",
        "Zie [^1]",
        "## Kop {#anker}",
        "2 * 3",
        "regel  \nbreuk",
        "[x](y 'z')",
        "snake_case",
    ],
)
def test_other_forms_are_left_to_python_markdown(text):
    assert convert(text, slugify) is None


def test_the_texts_of_the_pack_are_converted_as_python_markdown_does():
    bodies = [leaf.text for path, leaf in leaves(shipped().pack.tree) if path[-1] == "body"]
    texts = [re.sub(r"\{[{%].*?[}%]\}", "\ue0000\ue001", body) for body in bodies]
    found = {text: convert(text, slugify) for text in texts}
    plain = {text: made for text, made in found.items() if made is not None}
    assert len(plain) > 20
    assert plain == {text: by_python_markdown(text) for text in plain}


@pytest.mark.parametrize(
    ("extensions", "configs", "plain"),
    [
        (EXTENSIONS, {}, True),
        (["markdown.extensions.toc"], {"toc": {"permalink": False}}, True),
        (EXTENSIONS, {"toc": {"permalink": True}}, False),
        (EXTENSIONS, {"footnotes": {"BACKLINK_TEXT": "x"}}, False),
        ([*EXTENSIONS, "nl2br"], {}, False),
        ([*EXTENSIONS, "pymdownx.betterem"], {}, False),
        ([object()], {}, False),
    ],
)
def test_only_extensions_that_leave_the_common_forms_alone_are_known(extensions, configs, plain):
    assert leaves_plain(extensions, configs) is plain


def test_with_other_extensions_python_markdown_converts_everything():
    converter = Converter([*EXTENSIONS, "nl2br"])
    assert converter.plain("Eén\ntwee") == "<p>Eén<br>\ntwee</p>"
    assert (converter.conversions, converter.plain_conversions) == (1, 0)
