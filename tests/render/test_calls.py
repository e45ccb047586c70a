"""Calls of templates go straight to what they call, and Jinja's own rules still hold."""

import jinja2
import pytest

from klimaatwerf.render.calls import DirectContext


class Wanting:
    """What a template can call: it wants the context."""

    @jinja2.pass_context
    def __call__(self, context, word):
        return f"{word} {context['name']}"


@jinja2.pass_context
def wanting(context, word):
    return f"{word} {context['name']}"


@jinja2.pass_environment
def environment_of(environment):
    return environment.autoescape


@pytest.mark.parametrize("context_class", [DirectContext, jinja2.runtime.Context])
@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ '<a>'.upper() }}", "&lt;A&gt;"),
        ("{{ len('abc') }}", "3"),
        ("{{ object('dag') }}", "dag Dorp"),
        ("{{ function('dag') }}", "dag Dorp"),
        ("{% for name in 'ab' %}{{ function('dag') }} {% endfor %}", "dag Dorp dag Dorp "),
        ("{{ environment_of() }}", "True"),
        ("{% macro m(x, y='<') %}{{ x }}{{ y }}{% endmacro %}{{ m('&') }}", "&amp;&lt;"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{% for n in 'ab' %}{{ m(n) }}{% endfor %}", "ab"),
        (
            "{% macro m() %}<b>{{ caller() }}</b>{% endmacro %}{% call m() %}c{% endcall %}",
            "<b>c</b>",
        ),
        ("{{ dict(a=1)['a'] }}", "1"),
    ],
)
def test_a_call_gives_what_it_gives_with_jinjas_own_context(context_class, template, expected):
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.context_class = context_class
    environment.globals |= {
        "name": "Dorp",
        "len": len,
        "object": Wanting(),
        "function": wanting,
        "environment_of": environment_of,
    }
    assert environment.from_string(template).render() == expected
