"""Markdown files with front matter."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klimaatwerf.core.messages import MESSAGES
from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.tree import Layer, Leaf, Place, Source, leaves
from klimaatwerf.sources.markdown import read_markdown
from tests.strategies import yaml_like
from tests.trees import plain

SOURCE = Source("content/pages/over.md", Layer.PACK)


def read(text):
    """The value of a text, the place of its body, and the codes and lines of what is wrong."""
    problems = Collector()
    try:
        node = read_markdown(text, SOURCE, problems)
    except SourceError as error:
        return None, None, [(one.code, one.place.line) for one in error.problems]
    body = node.items.get("body")
    return (
        plain(node),
        body and body.place.line,
        [(o.code, o.place.line) for o in problems.problems],
    )


@pytest.mark.parametrize(
    ("text", "value", "line"),
    [
        ("---\ntitle: Over\n---\nTekst.\n", {"title": "Over", "body": "Tekst."}, 4),
        ("---\ntitle: Over\n---\n\n\nTekst.\n\n", {"title": "Over", "body": "Tekst."}, 6),
        ("---\r\ntitle: Over\r\n---\r\nEen.\r\nTwee.", {"title": "Over", "body": "Een.\nTwee."}, 4),
        ("---   \ntitle: Over\n---\t\nTekst.", {"title": "Over", "body": "Tekst."}, 4),
        ("---\ntitle: Over\n---", {"title": "Over"}, None),
        ("---\n---\nTekst.", {"body": "Tekst."}, 3),
        ("---\n# niets\n---\nTekst.", {"body": "Tekst."}, 4),
        ("Tekst zonder velden.", {"body": "Tekst zonder velden."}, 1),
        ("\n\n  Tekst.", {"body": "  Tekst."}, 3),
        ("", {}, None),
        ("---\na: b\n---\n---\nc\n---\n", {"a": "b", "body": "---\nc\n---"}, 4),
    ],
)
def test_the_text_below_the_front_matter_is_the_body(text, value, line):
    assert read(text) == (value, line, [])


def test_the_body_is_one_leaf_that_is_never_blank():
    node = read_markdown("---\ntitle: Over\n---\n## Wie?\n\nWij.", SOURCE, Collector())
    assert node.items["body"] == Leaf("## Wie?\n\nWij.", SOURCE, 4, 1, quoted=True)


def test_the_fields_know_their_lines_in_the_file():
    node = read_markdown("---\n# kop\ntitle: Over\nmenu: {order: 3}\n---\n", SOURCE, Collector())
    assert [(path, leaf.place) for path, leaf in leaves(node)] == [
        (("title",), Place(SOURCE.file, 3, 8)),
        (("menu", "order"), Place(SOURCE.file, 4, 15)),
    ]
    assert node.key_place("menu") == Place(SOURCE.file, 4, 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ntitle: Over\n\nTekst.", ("front-matter-open", 1)),
        ("---\n- een\n- twee\n---\nTekst.", ("front-matter-form", 2)),
        ("---\ntitle: Over\nbody: x\n---\nTekst.", ("front-matter-body", 3)),
        ("---\ntitle: Over\ntitle: Onder\n---\nTekst.", ("duplicate-key", 3)),
        ("---\ntitle: 'Over\n---\nTekst.", ("yaml-quote", 2)),
    ],
)
def test_what_is_wrong_with_the_front_matter_is_told_at_its_line(text, problem):
    assert problem in read(text)[2]


@given(st.text() | yaml_like | yaml_like.map(lambda text: f"---\n{text}\n---\nTekst."))
@example("---")
@example("---\n\t\n---\n")
def test_any_text_gives_a_tree_or_problems_in_its_file(text):
    problems = Collector()
    try:
        node = read_markdown(text, SOURCE, problems)
        found = problems.problems
    except SourceError as error:
        node, found = None, list(error.problems)
    last = len(text.splitlines()) + 1
    places = [one.place for one in found]
    places += [leaf.place for _, leaf in leaves(node)] if node else []
    assert {one.code for one in found} <= MESSAGES.keys()
    assert [place for place in places if not (1 <= place.line <= last and place.column >= 1)] == []


@given(st.text().filter(lambda text: not text.startswith("---")))
def test_a_text_without_front_matter_is_its_body(text):
    body = text.replace("\r\n", "\n").strip("\n").rstrip()
    found = read_markdown(text, SOURCE, Collector()).text("body") or ""
    assert found.strip() == body.strip()
