"""Markdown with placeholders: converted once, filled in for each municipality."""

from __future__ import annotations

import html
import re
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, Leaf, Source
from klimaatwerf.core.values import Values
from klimaatwerf.render.markdown import Compiled, Converter, Filled, Heading, fill
from klimaatwerf.render.parts import Call
from tests.models import municipality
from tests.sites import EXTENSIONS, converter
from tests.strategies import printable

PACK = Source("content/pages/over.md", Layer.PACK)
MINE = Source("municipalities/dorp/content/pages/over.md", Layer.MUNICIPALITY)
TEXTS = frozenset({"uren"})


def values(name="Dorp", form="je", **fields):
    one = municipality(
        name=name,
        address_form=form,
        contact={"email": "klimaat@dorp.example", "phone": "03 000 00 00"},
        website="https://dorp.example/?a=1&b=2",
        **fields,
    )
    return Values(one, {"uren": "elke dag"}, {"has_news": False, "has_events": True})


DORP = values()


def compiled(text: str, source: Source = PACK) -> Compiled:
    problems = Collector()
    found = converter().compile(Leaf(text, source, 1, 1), problems, TEXTS)
    assert problems.problems == []
    return found


def told(text: str, source: Source = PACK) -> list[str]:
    problems = Collector()
    converter().compile(Leaf(text, source, 1, 1), problems, TEXTS)
    return [one.code for one in problems.problems]


def filled(text: str, given_: Values = DORP, source: Source = PACK) -> Filled:
    problems = Collector()
    found = fill(
        compiled(text, source),
        given_,
        lambda target: target,
        lambda call: f"[{call.name}]",
        problems,
        lambda image: f'<img src="{image.target}" alt="{html.escape(image.alt)}">',
    )
    assert problems.problems == []
    return found


def shown(text: str, given_: Values = DORP, source: Source = PACK) -> str:
    return filled(text, given_, source).html


# ---- placeholders survive wherever they stand


NAME = "{{ municipality.name }}"
MAIL = "{{ municipality.contact.email }}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Hier in {NAME}.", "<p>Hier in Dorp.</p>"),
        (f"**{NAME}** en _{NAME}_", "<p><strong>Dorp</strong> en <em>Dorp</em></p>"),
        (f"**in {NAME}**en", "<p><strong>in Dorp</strong>en</p>"),
        (f"`{NAME}`", "<p><code>Dorp</code></p>"),
        (f"    {NAME}", "<pre><code>Dorp\n</code></pre>"),
        (f"- een\n- {NAME}", "<ul>\n<li>een</li>\n<li>Dorp</li>\n</ul>"),
        (f"> {NAME}", "<blockquote>\n<p>Dorp</p>\n</blockquote>"),
        (f"[{NAME}](/x/)", '<p><a href="/x/">Dorp</a></p>'),
        (f"[mail](mailto:{MAIL})", '<p><a href="mailto:klimaat@dorp.example">mail</a></p>'),
        (
            "[site]({{ municipality.website }})",
            '<p><a href="https://dorp.example/?a=1&amp;b=2">site</a></p>',
        ),
        (
            "[bel](tel:{{ municipality.contact.phone }})",
            '<p><a href="tel:03 000 00 00">bel</a></p>',
        ),
        (f"![Kaart van {NAME}](/k.svg)", '<p><img src="/k.svg" alt="Kaart van Dorp"></p>'),
        (f'[x](/x/ "in {NAME}")', '<p><a href="/x/" title="in Dorp">x</a></p>'),
        (f"{NAME}: {NAME}", "<p>Dorp: Dorp</p>"),
        (f"{NAME}{{{{ texts.uren }}}}", "<p>Dorpelke dag</p>"),
        (f"term\n:   {NAME}", "<dl>\n<dt>term</dt>\n<dd>Dorp</dd>\n</dl>"),
    ],
)
def test_a_placeholder_is_filled_in_where_it_stands(text, expected):
    assert shown(text) == expected


def test_a_placeholder_in_a_table_is_filled_in():
    assert shown(f"| plaats | uren |\n| --- | --- |\n| {NAME} | {{{{ texts.uren }}}} |") == (
        "<table>\n<thead>\n<tr>\n<th>plaats</th>\n<th>uren</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td>Dorp</td>\n<td>elke dag</td>\n</tr>\n</tbody>\n</table>"
    )


def test_a_placeholder_in_a_fenced_block_is_refused_or_filled_in_but_never_left():
    assert "\ue000" not in shown(f"```\n{NAME}\n```")


@pytest.mark.parametrize(("form", "words"), [("je", "Doe je mee?"), ("u", "Doet u mee?")])
def test_a_pair_shows_the_form_of_the_municipality(form, words):
    text = '{{ je("Doe je mee?", "Doet u mee?") }} Ja.'
    assert shown(text, values(form=form)) == f"<p>{words} Ja.</p>"


# ---- headings


def headings(text, given_=DORP):
    return [(one.level, one.id, one.name) for one in filled(text, given_).headings]


def test_a_heading_has_an_id_of_its_text():
    text = "## Wie zijn wij?\n\n### Café & co\n"
    assert headings(text) == [(2, "wie-zijn-wij", "Wie zijn wij?"), (3, "cafe-co", "Café &amp; co")]


@pytest.mark.parametrize(("name", "form"), [("Dorp", "je"), ("Stad", "u"), ("A & B", "je")])
def test_the_id_of_a_heading_with_a_placeholder_is_the_same_everywhere(name, form):
    text = f'## Waarom in {NAME}?\n\n## {{{{ je("Doe je mee?", "Doet u mee?") }}}}\n'
    found = filled(text, values(name=name, form=form))
    assert [one.id for one in found.headings] == ["waarom-in-name", "doe-je-mee"]
    assert f'<h2 id="waarom-in-name">Waarom in {html.escape(name)}?</h2>' in found.html
    assert found.headings[1].name == {"je": "Doe je mee?", "u": "Doet u mee?"}[form]


def test_a_heading_may_have_an_id_of_its_own():
    assert shown(f"## In {NAME} {{#waarom}}") == '<h2 id="waarom">In Dorp</h2>'


def test_headings_with_the_same_text_have_ids_of_their_own():
    assert [id_ for _, id_, _ in headings("## Zo\n\n## Zo\n")] == ["zo", "zo_1"]


def test_a_heading_that_is_not_shown_is_no_heading():
    text = "## Een\n\n{% if has_news %}\n\n## Twee\n\n{% endif %}\n\n## Drie"
    assert [one.id for one in filled(text).headings] == ["een", "drie"]


# ---- values are text and nothing else


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "A & B",
        '" onload="x',
        "**vet**",
        "[link](http://kwaad.example)",
        "# kop",
        "{{ municipality.nis }}",
        "{% if has_news %}",
        "\ue0000\ue001",
        "\ue0020\ue003",
    ],
)
@pytest.mark.parametrize("text", [f"In {NAME}.", f"`{NAME}`", f"![{NAME}](/k.svg)", f"## {NAME}"])
def test_a_value_never_becomes_markup_or_a_placeholder(name, text):
    escaped = html.escape(name)
    assert escaped in shown(text, values(name=name))
    tags = re.findall(r"<\w+", shown(text, values(name=name)))
    assert tags == re.findall(r"<\w+", shown(text, values(name="Dorp")))


@given(printable.filter(lambda text: 0 < len(text.strip()) < 200))
def test_any_value_reads_back_as_it_is(name):
    given_ = values(name=name)
    text = "".join(Words.of(shown(f"x{NAME}y", given_)))
    assert text == f"x{given_.text(('municipality', 'name'))}y"


class Words(HTMLParser):
    """The text of a piece of HTML, character references read."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @classmethod
    def of(cls, text: str) -> list[str]:
        parser = cls()
        parser.feed(text)
        parser.close()
        return parser.words


def test_a_value_that_is_empty_is_told_where_it_is_shown():
    problems = Collector()
    text = compiled("In {{ municipality.publisher.name }}.")
    fill(text, DORP, lambda target: target, lambda call: "", problems)
    assert [one.code for one in problems.problems] == ["empty-shown"]


# ---- components and choices


def test_a_component_takes_the_place_of_its_line():
    text = "<p>Een.</p>\n[actions]<p>Twee.</p>"
    assert shown("Een.\n\n{{ actions() }}\n\nTwee.") == text


def test_a_component_gets_the_arguments_that_were_written():
    calls: list[Call] = []

    def component(call: Call) -> str:
        calls.append(call)
        return "<hr>"

    text = compiled('{{ actions(topic="groen", limit=2) }}')
    fill(text, DORP, lambda target: target, component, Collector())
    assert [(call.name, dict(call.arguments)) for call in calls] == [
        ("actions", {"topic": "groen", "limit": 2})
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% if has_events %}\n\nEen.\n\n{% else %}\n\nTwee.\n\n{% endif %}", "<p>Een.</p>"),
        ("{% if has_news %}\n\nEen.\n\n{% else %}\n\nTwee.\n\n{% endif %}", "<p>Twee.</p>"),
        ("{% if has_news %}\n\nEen.\n\n{% endif %}", ""),
        (
            (
                "{% if has_news %}\n\n{% if has_events %}\n\nEen.\n\n{% else %}\n\nTwee.\n\n"
                "{% endif %}\n\n{% else %}\n\nDrie.\n\n{% endif %}"
            ),
            "<p>Drie.</p>",
        ),
        (
            (
                "{% if has_events %}\n\n{% if has_news %}\n\nEen.\n\n{% else %}\n\nTwee.\n\n"
                "{% endif %}\n\n{% endif %}"
            ),
            "<p>Twee.</p>",
        ),
    ],
)
def test_a_choice_shows_what_it_should(text, expected):
    assert shown(text) == expected


def test_what_is_not_shown_is_not_asked_for():
    def component(call: Call) -> str:
        raise AssertionError(call)

    text = compiled(
        "{% if has_news %}\n\n{{ news() }}\n\n{{ municipality.publisher.name }}\n\n{% endif %}"
    )
    problems = Collector()
    fill(text, DORP, lambda target: target, component, problems)
    assert problems.problems == []


@pytest.mark.parametrize(
    "text",
    [
        "- een\n\n{{ actions() }}\n\n- twee",
        "1. een\n\n{% if has_news %}\n\nx\n\n{% endif %}\n\n2. twee",
    ],
)
def test_a_component_between_the_items_of_a_list_is_shown_or_told(text):
    if not told(text):
        assert "\ue002" not in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "```\n\n{{ actions() }}\n\n```",
        "!!! note\n\n    tekst\n\n<div>\n\n{{ actions() }}\n\n</div>",
    ],
)
def test_a_component_inside_something_is_told_or_shown_whole(text):
    codes = told(text)
    assert codes == ["component-inside"] or (not codes and "\ue002" not in shown(text))


# ---- attributes


@pytest.mark.parametrize(
    "text",
    [
        f"[x](/acties/{NAME}/)",
        f"![x](/media/{NAME}.svg)",
        f"[x](https://elders.example/{NAME})",
        f"[x]({NAME})",
    ],
)
def test_only_addresses_may_stand_in_an_address(text):
    assert told(text) == ["template-attribute"]


def test_each_placeholder_of_an_address_is_looked_at():
    assert told(f"[x](https://elders.example/{NAME}{MAIL})") == ["template-attribute"]


@pytest.mark.parametrize("path", ["website", "contact.email", "contact.phone", "site_url"])
def test_a_web_address_mail_address_or_phone_number_may_stand_in_an_address(path):
    assert told(f"[x]({{{{ municipality.{path} }}}})") == []


def test_links_are_turned_into_addresses_after_they_are_filled_in():
    seen: list[str] = []

    def link(target: str) -> str:
        seen.append(target)
        return f"../{target}?<&"

    text = compiled(f"[a](/a/) ![b](b.svg) [c](mailto:{MAIL}) <https://x.example/?a&b>")
    found = fill(text, DORP, link, lambda call: "", Collector())
    assert seen == ["/a/", "mailto:klimaat@dorp.example", "https://x.example/?a&b"]
    assert 'href="..//a/?&lt;&amp;"' in found.html


def test_of_a_picture_only_its_words_stay_where_nobody_shows_it():
    text = compiled("Zie ![een <haag>](https://elders.example/b.jpg).")
    found = fill(text, DORP, lambda target: target, lambda call: "", Collector())
    assert found.html == "<p>Zie een &lt;haag&gt;.</p>"


# ---- once


def test_equal_text_is_converted_once():
    fresh = Converter(EXTENSIONS)
    leaf, same = (Leaf(f"Hier in {NAME}.", PACK, 1, 1) for _ in range(2))
    first = fresh.compile(leaf, Collector(), TEXTS)
    assert fresh.compile(same, Collector(), TEXTS) is first
    assert (fresh.conversions, fresh.plain_conversions) == (0, 1)


def test_text_with_other_forms_is_converted_once_by_python_markdown():
    fresh = Converter(EXTENSIONS)
    for _ in range(2):
        fresh.compile(Leaf("1. Eén", MINE, 1, 1), Collector(), TEXTS)
    assert (fresh.conversions, fresh.plain_conversions) == (1, 0)


def test_a_text_is_filled_in_for_each_municipality_without_converting_it_again():
    fresh = Converter(EXTENSIONS)
    text = fresh.compile(Leaf(f"Hier in {NAME}.", PACK, 1, 1), Collector(), TEXTS)
    found = [
        fill(text, values(name=name), lambda target: target, lambda call: "", Collector()).html
        for name in ("Dorp", "Stad", "Gehucht")
    ]
    assert found == ["<p>Hier in Dorp.</p>", "<p>Hier in Stad.</p>", "<p>Hier in Gehucht.</p>"]
    assert (fresh.conversions, fresh.plain_conversions) == (0, 1)


def test_text_that_is_the_same_for_two_municipalities_is_converted_once():
    fresh = Converter(EXTENSIONS)
    for slug in ("dorp", "stad"):
        source = Source(f"municipalities/{slug}/actions.yml", Layer.MUNICIPALITY)
        fresh.compile(Leaf("Hier.", source, 1, 1), Collector(), TEXTS)
    assert (fresh.conversions, fresh.plain_conversions) == (0, 1)


def test_a_text_with_faults_is_told_every_time():
    fresh = Converter(EXTENSIONS)
    leaf = Leaf("{{ onbekend }}", PACK, 1, 1)
    found = []
    for _ in range(2):
        problems = Collector()
        fresh.compile(leaf, problems, TEXTS)
        found.append([one.code for one in problems.problems])
    assert found == [["unknown-value"]] * 2


def test_a_conversion_leaves_nothing_behind_for_the_next():
    fresh = Converter(EXTENSIONS)
    texts = ["[a][x]\n\n[x]: /a/\n\n## Kop\n\nnoot[^1]\n\n[^1]: Noot.", "[a][x]\n\n## Kop"]
    second = [fresh.compile(Leaf(text, PACK), Collector(), TEXTS) for text in texts][1]
    alone = Converter(EXTENSIONS).compile(Leaf(texts[1], PACK), Collector(), TEXTS)
    assert second == alone


# ---- trust


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>na", "<p>na</p>"),
        ("<b onclick='x'>vet</b>", "<p><b>vet</b></p>"),
        ("<img src=x onerror=alert(1)>", '<p><img src="x" alt=""></p>'),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        ("<a href='javascript:alert(1)'>x</a>", "<p><a>x</a></p>"),
        ("<iframe src='https://elders.example'></iframe>", ""),
        ("<style>body{}</style>na", "<p>na</p>"),
        ("<p style='color:red'>x</p>", "<p>x</p>"),
        ("<form action=/x><input name=a></form>", ""),
        ("tekst\n{: onclick=x }", "<p>tekst</p>"),
    ],
)
def test_a_text_of_a_municipality_holds_safe_html_only(text, expected):
    assert shown(text, source=MINE).strip() == expected


@pytest.mark.parametrize(
    "text", ["**vet**", "[x](/x/)", "## Kop", "| a |\n| --- |\n| b |", "![x](/x.svg)", "- a"]
)
def test_what_markdown_makes_is_safe_html(text):
    trusted, mine = shown(text), shown(text, source=MINE)
    assert re.sub(r" ?/>", ">", trusted) == mine


def test_the_texts_of_the_pack_may_hold_any_html():
    assert shown('<div class="a" data-x="y">x</div>') == '<div class="a" data-x="y">x</div>'


def test_a_placeholder_survives_the_cleaning():
    assert shown(f"<b>{NAME}</b> [m](mailto:{MAIL})", source=MINE) == (
        '<p><b>Dorp</b> <a href="mailto:klimaat@dorp.example">m</a></p>'
    )


def test_marks_in_a_text_are_not_placeholders():
    assert shown("a\ue0000\ue001b \ue0020\ue003", source=MINE) == "<p>a0b 0</p>"


@pytest.mark.parametrize(
    "text", ["a &#57344;0&#57345; b", "a &#xE000;0&#x00e001; b", "<b>a &#57346</b>0&#xe003x;"]
)
def test_a_mark_can_not_be_written_as_an_entity(text):
    found = filled(text, source=MINE).html
    assert not re.search("[\ue000-\ue003]", found)


def test_other_entities_are_left_alone():
    assert shown("&#573440; &#xe0001; &#233;", source=MINE) == "<p>\U0008c000 \U000e0001 é</p>"


# ---- short texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Vet** en [x](/x/)", '<p><strong>Vet</strong> en <a href="/x/">x</a></p>'),
        ("na <script>x</script>", "<p>na </p>"),
        ("{{ municipality.name }}", "<p>{{ municipality.name }}</p>"),
    ],
)
def test_short_markdown_of_data_is_safe_html_without_placeholders(text, expected):
    assert converter().plain(text) == expected


def test_equal_short_text_is_converted_once():
    fresh = Converter(EXTENSIONS)
    assert fresh.plain("Tekst.") is fresh.plain("Tekst.")
    assert (fresh.conversions, fresh.plain_conversions) == (0, 1)


DEEP = Leaf("- " * 500 + "x", MINE, 1, 1)


def test_a_great_many_lists_inside_each_other_are_converted_or_told():
    problems = Collector()
    found = Converter(EXTENSIONS).compile(DEEP, problems, TEXTS)
    assert problems.failed or "x" in found.html


def test_a_text_that_can_not_be_converted_leaves_the_next_ones_whole():
    fresh = Converter(EXTENSIONS)
    with suppress(RecursionError):
        fresh.compile(DEEP, Collector(), TEXTS)
    assert fresh.plain("Een *twee*.") == "<p>Een <em>twee</em>.</p>"


# ---- laws


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


SIGNS = st.lists(
    st.sampled_from(
        (
            "<|>|/|=|'|\"|script|img |a href|onclick|javascript:|style|svg|{: |}|[|](|)|![|`|*|_|\n"
            "|\n\n|#|    |- |1. |!!! |: |[^1]|x|&lt;|<!--|-->"
        ).split("|")
    )
).map("".join)


@given(SIGNS | st.text())
@example("<a href='java\nscript:x'>")
@example("<svg><script>x</script></svg>")
def test_whatever_a_municipality_writes_no_script_style_or_handler_comes_out(text):
    problems = Collector()
    leaf = Leaf(text.replace("{{", "").replace("{%", ""), MINE)
    found = converter().compile(leaf, problems, TEXTS)
    parser = Tags()
    parser.feed(found.html)
    tags = {tag for tag, _ in parser.found}
    names = {name for _, attributes in parser.found for name, _ in attributes}
    targets = [
        (target or "").strip().lower()
        for _, attributes in parser.found
        for name, target in attributes
        if name in ("href", "src")
    ]
    assert tags & {"script", "style", "iframe", "object", "form", "svg", "link", "meta"} == set()
    assert [name for name in names if name.startswith("on") or name == "style"] == []
    assert [target for target in targets if target.startswith(("javascript:", "data:"))] == []


@given(SIGNS.filter(lambda text: "\ue000" not in text))
def test_every_placeholder_of_a_text_is_kept_or_told(text):
    before = f"{text}\n\nIn {NAME}."
    problems = Collector()
    found = converter().compile(Leaf(before, PACK), problems, TEXTS)
    if not problems.problems and "<!--" not in before:
        assert "\ue000" in found.html


def test_what_a_heading_knows():
    assert compiled("## Een *twee*").headings == (Heading(2, "een-twee", "Een twee"),)
