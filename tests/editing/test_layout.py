"""One key of a file changes, and nothing else in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.problems import Collector, SourceError
from klimaatwerf.core.tree import Branch, Layer, Listing, Node, Source
from klimaatwerf.editing.layout import LayoutError, remove, rename, set_value, value_at
from klimaatwerf.sources.markdown import read_markdown
from klimaatwerf.sources.yaml import compose

ROOT = Path(__file__).parents[2]
SHIPPED = {
    str(file.relative_to(ROOT)): file.read_bytes().decode("utf-8")
    for folder in ("municipalities", "content")
    for pattern in ("*.yml", "*.md")
    for file in sorted((ROOT / folder).rglob(pattern))
    if "portal" not in file.parts
}

YAML = """\
# Onze acties
- template: behaag-je-tuin   # van BBL
  title: "Haag"
  lead: >-
    Wij planten
    een haag.

  # wie meedoet
  partners: [a, b]
  participate: {type: link, label: 'Doe mee'}

- id: eigen
  body: |
    Eerste regel.

    Tweede regel.
  dates:
    start: 2027-04-03   # een zaterdag
    end: 2027-04-04
"""


def test_a_short_text_keeps_its_quotes_and_its_comment() -> None:
    made = set_value("a.yml", YAML, ("behaag-je-tuin", "title"), "Tuin")
    assert made == YAML.replace('"Haag"', '"Tuin"')
    made = set_value("a.yml", YAML, ("eigen", "dates", "start"), "2027-05-01")
    assert made == YAML.replace("2027-04-03", "2027-05-01")


def test_a_text_of_several_lines_becomes_a_block() -> None:
    made = set_value("a.yml", YAML, ("behaag-je-tuin", "title"), "Een\n<<<\n")
    assert made == YAML.replace('"Haag"', "|\n    Een\n    <<<")
    made = set_value("a.yml", YAML, ("behaag-je-tuin", "template"), "een\ntwee")
    assert made == YAML.replace("behaag-je-tuin   # van BBL", "|-   # van BBL\n    een\n    twee")


def test_a_block_becomes_a_short_text() -> None:
    made = set_value("a.yml", YAML, ("behaag-je-tuin", "lead"), "Wij planten: doe mee")
    assert made == YAML.replace(">-\n    Wij planten\n    een haag.", "'Wij planten: doe mee'")


def test_what_is_missing_comes_last_in_its_mapping() -> None:
    made = set_value("a.yml", YAML, ("behaag-je-tuin", "dates", "start"), "2027-01-01")
    assert made == YAML.replace("mee'}\n", "mee'}\n  dates:\n    start: 2027-01-01\n")
    made = set_value("a.yml", YAML, ("behaag-je-tuin", "participate", "url"), "x: y")
    assert made == YAML.replace("mee'}", 'mee\', url: "x: y"}')
    made = set_value("a.yml", YAML, ("eigen", "partners"), ["a", "b"])
    assert made == YAML + "  partners:\n    - a\n    - b\n"


def test_a_list_takes_the_place_of_a_list() -> None:
    made = set_value("a.yml", YAML, ("behaag-je-tuin", "partners"), ["c"])
    assert made == YAML.replace("[a, b]", "\n    - c").replace("partners: \n", "partners:\n")
    made = set_value("a.yml", YAML, ("behaag-je-tuin", "partners", 1), "c")
    assert made == YAML.replace("[a, b]", '[a, "c"]')


def test_an_empty_file_gets_its_first_key() -> None:
    assert set_value("a.yml", "# niets\n", ("nis",), "12002") == "# niets\nnis: 12002\n"
    assert set_value("a.yml", "a:\n", ("a", "b"), "c") == "a:\n  b: c\n"


def test_a_removed_key_goes_with_what_holds_nothing_else() -> None:
    made = remove("a.yml", YAML, ("behaag-je-tuin", "lead"))
    assert made == YAML.replace("  lead: >-\n    Wij planten\n    een haag.\n", "")
    once = remove("a.yml", YAML, ("eigen", "dates", "start"))
    assert once == YAML.replace("    start: 2027-04-03   # een zaterdag\n", "")
    twice = remove("a.yml", once, ("eigen", "dates", "end"))
    assert twice == once.replace("  dates:\n    end: 2027-04-04\n", "")
    made = remove("a.yml", YAML, ("behaag-je-tuin", "template"))
    assert made == YAML.replace("template: behaag-je-tuin   # van BBL\n  ", "")
    made = remove("a.yml", YAML, ("behaag-je-tuin", "participate", "type"))
    assert made == YAML.replace("type: link, ", "")


def test_a_renamed_key_keeps_its_value_and_place() -> None:
    made = rename("a.yml", YAML, ("behaag-je-tuin", "participate", "label"), "title")
    assert made == YAML.replace("label:", "title:")
    made = rename("a.yml", YAML, ("eigen", "dates"), "days")
    assert made == YAML.replace("dates:", "days:")


def test_what_is_not_there_or_taken_is_refused() -> None:
    for path in (("niets",), ("eigen", "niets"), ("eigen", "body", "niets")):
        with pytest.raises(KeyError):
            remove("a.yml", YAML, path)
        with pytest.raises(KeyError):
            rename("a.yml", YAML, path, "anders")
    with pytest.raises(KeyError):
        set_value("a.yml", YAML, ("niets", "title"), "x")
    with pytest.raises(KeyError):
        rename("a.yml", YAML, ("eigen", "dates"), "body")
    with pytest.raises(SourceError):
        remove("a.yml", "a: &b c\n", ("a",))
    with pytest.raises(LayoutError):
        rename("a.yml", YAML, ("eigen", "dates"), "a: b")


PAGE = "---\ntitle: Over ons   # kort\nmenu: {order: 1}\n---\n\nEen tekst.\n\nMeer.\n"


def test_the_body_of_a_page_stands_below_its_front_matter() -> None:
    made = set_value("over.md", PAGE, ("body",), "Anders.\n\nHier.\n")
    assert made == PAGE.replace("Een tekst.\n\nMeer.", "Anders.\n\nHier.")
    assert remove("over.md", PAGE, ("body",)) == PAGE.partition("\nEen")[0]
    assert (
        set_value("over.md", "---\ntitle: A\n---\n", ("body",), "B") == "---\ntitle: A\n---\n\nB\n"
    )


def test_front_matter_comes_and_goes_with_its_keys() -> None:
    assert set_value("over.md", PAGE, ("title",), "Over") == PAGE.replace("Over ons", "Over")
    made = remove("over.md", PAGE, ("menu",))
    assert made == PAGE.replace("menu: {order: 1}\n", "")
    assert remove("over.md", made, ("title",)) == "Een tekst.\n\nMeer.\n"
    assert set_value("over.md", "Tekst.\n", ("title",), "A") == "---\ntitle: A\n---\n\nTekst.\n"
    assert value_at("over.md", PAGE, ("menu", "order")) == "1"
    assert value_at("over.md", PAGE, ("menu", "niets")) is None


@pytest.mark.parametrize("text", ["a: {b}\n", "a:\n  ? b\n"])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: set_value("x.yml", text, ("a", "b"), "c"),
        lambda text: remove("x.yml", text, ("a", "b")),
        lambda text: rename("x.yml", text, ("a", "b"), "c"),
    ],
)
def test_a_key_without_a_colon_is_left_alone(text: str, change: Callable[[str], str]) -> None:
    with pytest.raises(LayoutError):
        change(text)


def _tree(file: str, text: str) -> Node:
    source = Source(file, Layer.MUNICIPALITY)
    if file.endswith(".md"):
        return read_markdown(text, source, Collector())
    return compose(text, source, Collector()) or Branch({}, source)


def _paths(node: Node, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    below: Any = ()
    if isinstance(node, Branch):
        below = node.items.items()
    elif isinstance(node, Listing):
        below = enumerate(node.items)
    return [path] * bool(path) + [
        found for step, one in below for found in _paths(one, (*path, step))
    ]


def _changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines of each of two texts between those with which both begin and end."""
    old, new = before.split("\n"), after.split("\n")
    first = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    if first is None:
        first = min(len(old), len(new))
    same = 0
    for a, b in zip(reversed(old[first:]), reversed(new[first:]), strict=False):
        if a != b:
            break
        same += 1
    return old[first : len(old) - same], new[first : len(new) - same]


@st.composite
def _cases(draw: st.DrawFn) -> tuple[str, str, tuple[str | int, ...]]:
    file = draw(st.sampled_from(sorted(SHIPPED)))
    text = SHIPPED[file]
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    paths = _paths(_tree(file, text))
    return file, text, draw(st.sampled_from(paths))


TEXTS = st.text(st.sampled_from("ab :#-'\"{}[]|>é’\n&*!%@`,?"), min_size=1, max_size=30).map(
    lambda text: text.strip("\n ") or "x"
)


@given(_cases(), TEXTS)
def test_no_other_line_of_a_shipped_file_changes(
    case: tuple[str, str, tuple[str | int, ...]], text: str
) -> None:
    file, before, path = case
    after = set_value(file, before, path, text)
    assert value_at(file, after, path) == (text.rstrip() if path == ("body",) else text)
    gone, come = _changed(before, after)
    assert len(come) <= 2 + text.count("\n")
    if isinstance(value_at(file, before, path), str) and path != ("body",):
        assert not any(line.lstrip().startswith("#") for line in gone)
    assert ("\r\n" in before) == ("\r\n" in after)


@given(_cases())
def test_what_is_taken_out_leaves_all_changed(
    case: tuple[str, str, tuple[str | int, ...]],
) -> None:
    file, before, path = case
    after = remove(file, before, path)
    _, come = _changed(before, after)
    assert len(come) <= 1  # brackets with one thing less in them, or an item with another start


@given(_cases())
def test_a_renamed_key_is_one_line(case: tuple[str, str, tuple[str | int, ...]]) -> None:
    file, before, path = case
    if isinstance(path[-1], int) or path == ("body",):
        return
    after = rename(file, before, path, "zz_nieuw")
    gone, come = _changed(before, after)
    assert (len(gone), len(come)) == (1, 1)
    assert rename(file, after, (*path[:-1], "zz_nieuw"), str(path[-1])) == before
