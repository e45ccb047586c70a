"""The template language: what it takes, and what it refuses with line and column."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klimaatwerf.core.components import COMPONENTS, Argument
from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.problems import Collector
from klimaatwerf.core.tree import Layer, Leaf, Place, Source
from klimaatwerf.core.vocabulary import ActionPhase, AddressForm
from klimaatwerf.render.parts import Call, Choice, Je, Part, Text, Value, flat
from klimaatwerf.render.template import MAX_DEPTH, parse

SOURCE = Source("content/pages/over.md", Layer.PACK)
TEXTS = frozenset({"openingsuren"})


def parts(text: str, *, inline: bool = False) -> tuple[Part, ...]:
    """The parts of a text without faults, empty texts left out."""
    problems = Collector()
    found = parse(Leaf(text, SOURCE, 1, 1), problems, TEXTS, inline=inline)
    assert problems.problems == []
    return tuple(part for part in found if not (isinstance(part, Text) and not part.text))


def told(text: str, *, inline: bool = False) -> list[tuple[str, int, int]]:
    """The codes, lines and columns of what is refused in a text."""
    problems = Collector()
    parse(Leaf(text, SOURCE, 1, 1), problems, TEXTS, inline=inline)
    return [(one.code, one.place.line, one.place.column) for one in problems.problems]


def at(line: int, column: int) -> Place:
    return Place(SOURCE.file, line, column)


# ---- what it takes


@pytest.mark.parametrize(
    "text",
    ["Gewone tekst.", "## Kop {#anker}", "{# geen opmerking #}", "}}", "a { b } c", "100 %", "{ {"],
)
def test_text_without_placeholders_stays_as_it_is(text):
    assert parts(text) == (Text(text, at(1, 1)),)


@pytest.mark.parametrize(
    "text", ["{{ municipality.name }}", "{{municipality.name}}", "{{\nmunicipality.name\n}}"]
)
def test_a_path_is_a_value(text):
    assert parts(text) == (Value(("municipality", "name"), at(1, 1)),)


def test_parts_know_their_places():
    assert parts("Hier in {{ municipality.name }},\nen {{ texts.openingsuren }}.") == (
        Text("Hier in ", at(1, 1)),
        Value(("municipality", "name"), at(1, 9)),
        Text(",\nen ", at(1, 32)),
        Value(("texts", "openingsuren"), at(2, 4)),
        Text(".", at(2, 28)),
    )


def test_places_count_from_where_the_text_starts():
    problems = Collector()
    parse(Leaf("a {{ x }}\n{{ y }}", SOURCE, 7, 5), problems, TEXTS)
    assert [one.place for one in problems.problems] == [at(7, 7), at(8, 5)]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_of_another_system_move_no_places(line_end):
    assert parts(f"Een{line_end}{{{{ municipality.name }}}}") == (
        Text("Een\n", at(1, 1)),
        Value(("municipality", "name"), at(2, 1)),
    )


def test_only_a_line_end_starts_a_line():
    assert told("een\u2028twee\x0bdrie\n{{ x }}") == [("unknown-value", 2, 1)]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_pair_has_a_je_form_and_a_u_form(quote):
    (pair,) = parts(f"{{{{ je({quote}Doe je mee?{quote}, {quote}Doet u mee?{quote}) }}}}")
    assert pair == Je("Doe je mee?", "Doet u mee?")
    assert [pair.for_form(form) for form in AddressForm] == ["Doe je mee?", "Doet u mee?"]


@pytest.mark.parametrize("words", ["}}", "{{", "{% if %}", "a, b", "{#x}"])
def test_signs_of_the_language_in_a_pair_are_words(words):
    assert parts(f'{{{{ je("{words}", "u") }}}}') == (Je(words, "u"),)


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("actions()", ()),
        ('actions(topic="groen", limit=3)', (("topic", "groen"), ("limit", 3))),
        ('actions(phase="running", featured="ja")', (("phase", "running"), ("featured", "ja"))),
        ('action("haag")', (("id", "haag"),)),
        ('action(id="haag")', (("id", "haag"),)),
        ('button("Doe mee", "/acties/")', (("label", "Doe mee"), ("target", "/acties/"))),
        (
            'button(je("Doe je mee?", "Doet u mee?"), "/")',
            (("label", Je("Doe je mee?", "Doet u mee?")), ("target", "/")),
        ),
    ],
)
def test_a_component_has_literal_arguments(text, arguments):
    name = text.partition("(")[0]
    assert parts(f"{{{{ {text} }}}}") == (Call(name, arguments, at(1, 1)),)


def test_every_component_can_be_called_with_what_it_requires():
    values: dict[object, str] = {Argument.TEXT: '"x"', Argument.ADDRESS: '"/"'}
    for name, component in COMPONENTS.items():
        given_ = [values.get(kind, '"haag"') for kind in component.required.values()]
        (call,) = parts(f"{{{{ {name}({', '.join(given_)}) }}}}")
        assert isinstance(call, Call)
        assert call.name == name


CHOICE = "{% if has_news %}\n\nEen.\n\n{% else %}\n\nTwee.\n\n{% endif %}"


def test_a_choice_has_what_is_shown_and_what_is_shown_otherwise():
    assert parts(CHOICE) == (
        Choice(
            ("has_news",),
            at(1, 1),
            (Text("\n\nEen.\n\n", at(1, 18)),),
            (Text("\n\nTwee.\n\n", at(5, 11)),),
        ),
    )


def test_choices_may_stand_inside_each_other():
    inner = "{% if has_events %}\n\n{{ events() }}\n\n{% endif %}"
    (choice,) = parts(f"{{% if has_news %}}\n\n{inner}\n\n{{% endif %}}")
    found = [part for part in flat((choice,)) if not isinstance(part, Text)]
    assert [type(part) for part in found] == [Choice, Choice, Call]


def nested(depth: int) -> str:
    return "{% if has_news %}\n\n" * depth + "x" + "\n\n{% endif %}" * depth


def test_choices_inside_choices_have_a_limit():
    assert told(nested(MAX_DEPTH)) == []
    assert told(nested(MAX_DEPTH + 1))[0] == ("template-refused", 2 * MAX_DEPTH + 1, 1)


@pytest.mark.parametrize(
    "text", [nested(2000), "{{ " + "(" * 3000 + " }}", "{{ " + "not " * 3000 + "x }}"]
)
def test_a_great_many_of_something_is_refused_like_a_few(text):
    assert told(text)


@pytest.mark.parametrize("path", ["municipality.hero", "municipality.traject", "signed_pact_2_0"])
def test_a_choice_may_ask_for_a_group_a_list_or_a_derived_value(path):
    (choice,) = parts(f"{{% if {path} %}}\n\nx\n\n{{% endif %}}")
    assert isinstance(choice, Choice)
    assert ".".join(choice.path) == path


# ---- what it refuses


@pytest.mark.parametrize(
    "expression",
    [
        "municipality.name|upper",
        "municipality['name']",
        "municipality.name()",
        "municipality.name.upper()",
        "1 + 1",
        "-municipality.name",
        "+municipality.name",
        "not has_news",
        "has_news and has_goals",
        "has_news is defined",
        "'tekst'",
        "12",
        "true",
        "none",
        "[1, 2]",
        "{}",
        "a, b",
        "'a' if has_news else 'b'",
        "'a' ~ 'b'",
        "'a' * 10",
        "cycler.__init__",
        "x()()",
        "municipality.name[0]",
    ],
)
def test_an_expression_is_refused(expression):
    (found,) = told(f"Een\ntwee {{{{ {expression} }}}} drie")
    assert found[1:] == (2, 6)
    assert found[0] in ("template-refused", "unknown-value")


@pytest.mark.parametrize(
    "block",
    [
        "for x in y",
        "endfor",
        "set x = 1",
        "include 'x'",
        "import 'x' as y",
        "extends 'x'",
        "macro x()",
        "block x",
        "filter upper",
        "call x()",
        "raw",
        "elif has_news",
        "if",
        "if not has_news",
        "if has_news and has_goals",
        "if has_news == 1",
        "if actions()",
        "if (has_news)|upper",
        "",
        "with x = 1",
        "autoescape false",
    ],
)
def test_a_block_is_refused(block):
    found = told(f"Een\n\n{{% {block} %}}\n\nTwee")
    assert found[0] == ("template-refused", 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "{{- municipality.name }}",
        "{{ municipality.name -}}",
        "{{+ municipality.name }}",
        "{%- if has_news %}\n\n{% endif %}",
        "{% if has_news -%}\n\n{% endif %}",
        "{% raw %}{{ x }}{% endraw %}",
    ],
)
def test_the_trimming_of_spaces_and_raw_are_refused(text):
    assert told(text)[0] == ("template-refused", 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "{{ municipality.name }",
        "{{ municipality.name",
        "{{",
        "{% if has_news",
        "{{ }}",
        "{{ municipality. }}",
        "{{ municipality name }}",
        "{{ je('a }}",
        "{{ municipality.name - }}",
        "{{ 'a' + }}",
        "{{ (municipality.name }}",
    ],
)
def test_what_is_no_placeholder_at_all_is_told_where_it_begins(text):
    found = told(f"Een\n\n{text}")
    assert found[0] == ("template-syntax", 3, 1)


@pytest.mark.parametrize(
    "words", ["'a'", "'a', 'b', 'c'", "x, 'b'", "'a', 1", "'a' ~ 'b', 'c'", ""]
)
def test_je_asks_for_two_texts(words):
    assert told(f"{{{{ je({words}) }}}}") == [("template-je", 1, 1)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("municipality.nam", "Bedoel je `municipality.name`?"),
        ("texts.openinguren", "Bedoel je `texts.openingsuren`?"),
        ("has_new", "Bedoel je `has_news`?"),
        ("municipality.__class__", ""),
    ],
)
def test_a_value_that_does_not_exist_is_told_with_the_nearest(text, hint):
    problems = Collector()
    parse(Leaf(f"{{{{ {text} }}}}", SOURCE), problems, TEXTS)
    (found,) = problems.problems
    assert found.code == "unknown-value"
    assert found.hint.endswith(hint)


@pytest.mark.parametrize("path", ["municipality", "municipality.contact", "municipality.traject"])
def test_a_group_or_a_list_is_no_text(path):
    assert told(f"{{{{ {path} }}}}") == [("template-not-text", 1, 1)]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("action()", "component-arguments"),
        ("action('a', 'b')", "component-arguments"),
        ("actions('groen')", "component-arguments"),
        ("actions(thema='groen')", "component-arguments"),
        ("actions(*x)", "component-arguments"),
        ("actions(**x)", "component-arguments"),
        ("actions(limit=0)", "component-argument"),
        ("actions(limit='3')", "component-argument"),
        ("actions(limit=true)", "component-argument"),
        ("actions(limit=1000)", "component-argument"),
        ("actions(limit=2.0)", "component-argument"),
        ("actions(phase='bezig')", "component-argument"),
        ("actions(featured='misschien')", "component-argument"),
        ("actions(topic=municipality.name)", "component-argument"),
        ("button(municipality.name, '/')", "component-argument"),
        ("button('a', je('/a/', '/b/'))", "component-argument"),
        ("actie('haag')", "unknown-component"),
        ("range(10)", "unknown-component"),
    ],
)
def test_a_component_is_refused_with_other_arguments(call, code):
    assert told(f"{{{{ {call} }}}}") == [(code, 1, 1)]


def test_an_argument_that_can_not_be_is_told_with_what_can():
    problems = Collector()
    parse(Leaf("{{ actions(phase='bezig') }}", SOURCE), problems, TEXTS)
    assert ", ".join(ActionPhase) in problems.problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "Tekst {{ actions() }}",
        "{{ actions() }} tekst",
        " {{ actions() }}",
        "- {{ actions() }}",
        "> {{ actions() }}",
        "tekst\n{{ actions() }}",
        "{{ actions() }}\ntekst",
        "{{ actions() }}{{ events() }}",
        "{{ actions() }}\n{{ events() }}",
    ],
)
def test_a_component_stands_alone_on_its_line_with_blank_lines_around(text):
    assert {code for code, *_ in told(text)} == {"template-alone"}


@pytest.mark.parametrize(
    "text", ["{{ actions() }}", "a\n\n{{ actions() }}\n\nb", "a\n  \n{{ actions() }} \n"]
)
def test_a_component_between_blank_lines_is_good(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        CHOICE.replace("{% if has_news %}\n", "{% if has_news %}"),
        CHOICE.replace("\n\n{% else %}", "\n{% else %}"),
        CHOICE.replace("{% endif %}", "x {% endif %}"),
    ],
)
def test_if_else_and_endif_stand_alone_on_their_lines(text):
    assert {code for code, *_ in told(text)} == {"template-alone"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{% if has_news %}\n\nx", [("template-open-if", 1, 1)]),
        ("x\n\n{% endif %}", [("template-endif", 3, 1)]),
        ("x\n\n{% else %}\n\ny", [("template-endif", 3, 1)]),
        (
            "{% if has_news %}\n\n{% if has_goals %}\n\n{% endif %}",
            [("template-open-if", 1, 1)],
        ),
    ],
)
def test_every_if_has_its_endif(text, found):
    assert told(text) == found


def test_every_fault_of_a_text_is_told_at_once():
    text = "{{ x }}\n\n{% for a in b %}\n\n{{ municipality.nam }} {{ actions() }}"
    assert told(text) == [
        ("unknown-value", 1, 1),
        ("template-refused", 3, 1),
        ("unknown-value", 5, 1),
        ("template-alone", 5, 24),
    ]


# ---- short texts


def test_a_short_text_may_hold_values_and_pairs():
    found = parts('{{ je("Kom je?", "Komt u?") }} In {{ municipality.name }}.', inline=True)
    assert [type(part) for part in found] == [Je, Text, Value, Text]


@pytest.mark.parametrize("text", ["{{ actions() }}", "{% if has_news %}\n\nx\n\n{% endif %}"])
def test_a_short_text_holds_no_components_or_choices(text):
    assert told(text, inline=True)[0][0] == "template-refused"


# ---- the law


pieces = st.sampled_from(
    "{{ |}}|{% |%}|{%-|-%}|{#|#}|if |else|endif|raw|has_news|municipality.name|je(|actions()|"
    "'|\"|(|)|[|]|{|}|,|.|-| |\n|\n\n|\r\n|\u2028|x|é".split("|")
)


@given(st.lists(pieces).map("".join) | st.text())
@example("{{ '}}")
@example("{% raw %}")
@example("{{\n\n\n")
@example("\n{% if has_news %}")
def test_any_text_gives_parts_and_problems_of_the_catalogue_in_its_lines(text):
    problems = Collector()
    found = parse(Leaf(text, SOURCE, 1, 1), problems, TEXTS)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    places = [one.place for one in problems.problems]
    places += [part.place for part in flat(found) if not isinstance(part, Je)]
    assert {one.code for one in problems.problems} <= MESSAGES.keys()
    assert [place for place in places if not (1 <= place.line <= lines and place.column >= 1)] == []


@given(st.text("abc {}%#\n'\""))
def test_a_text_without_placeholders_is_one_text(text):
    if "{{" not in text and "{%" not in text:
        assert parse(Leaf(text, SOURCE), Collector(), TEXTS) == (Text(text, at(1, 1)),)
