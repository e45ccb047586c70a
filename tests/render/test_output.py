"""What templates put out is escaped as Jinja escapes it, without copies."""

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from klimaatwerf.render.output import OutputGenerator, shown


class WithHtml:
    """Anything that knows its own HTML."""

    def __html__(self):
        return "<b>zelf</b>"


class Word(str):
    """A string of a kind of its own."""


class Environment(jinja2.Environment):
    """An environment with this compiler."""

    code_generator_class = OutputGenerator
    shown = staticmethod(shown)


VALUES = st.one_of(
    st.text(), st.text("<>&'\"a ").map(Word), st.text().map(Markup), st.integers(), st.none()
)


@given(VALUES)
def test_any_value_is_escaped_as_markupsafe_does(value):
    assert shown(value) == escape(value)


def test_a_value_with_html_of_its_own_gives_that():
    assert shown(WithHtml()) == "<b>zelf</b>"


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}{{ '<i>' }}{{ html }}{{ 1 }}",
        "{% autoescape false %}{{ text }}{% endautoescape %}{{ text }}",
        "{% autoescape on %}{{ text }}{% endautoescape %}",
        "{% set part %}<p>{{ text }}</p>{% endset %}{{ part }}{{ part ~ text }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(text) }}{{ m(html)|upper }}",
        "{% for one in [text, html] %}{{ one }}{{ loop.index }}{% endfor %}",
        "{% filter upper %}{{ text }}{% endfilter %}",
    ],
)
@pytest.mark.parametrize("on", [True, False])
def test_a_template_gives_what_it_gives_with_jinjas_own_compiler(template, on):
    given_ = {"text": "<a> & 'b'", "html": Markup("<b>&amp;</b>")}
    pages = [
        make(autoescape=True).from_string(template).render(on=on, **given_)
        for make in (Environment, jinja2.Environment)
    ]
    assert pages[0] == pages[1]
