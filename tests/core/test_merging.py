"""Two changes of one text laid together."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klimaatwerf.core.merging import MARKED, Conflict, merge, merge_text, two_versions

LINES = st.lists(st.sampled_from("abcdefg"), max_size=9)


def _with_changes(draw: st.DrawFn, lines: list[str], fresh: str) -> list[str]:
    """The lines less some, with some others between them."""
    made: list[str] = []
    for number, line in enumerate(lines):
        what = draw(st.integers(0, 5))
        if what == 0:
            continue
        made.append(f"{fresh}{number}" if what == 1 else line)
        if what == 2:
            made.append(f"{fresh}+{number}")
    return made


@st.composite
def _triples(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    base = [f"{letter}{n}" for n, letter in enumerate(draw(LINES))]
    return _with_changes(draw, base, "eigen"), base, _with_changes(draw, base, "bbl")


@given(LINES, LINES)
def test_who_changed_nothing_gets_the_change_of_the_other(a: list[str], b: list[str]) -> None:
    assert merge(a, a, b) == b
    assert merge(b, a, a) == b
    assert merge(b, a, b) == b


@given(LINES, LINES, LINES)
def test_nothing_new_is_lost(own: list[str], base: list[str], theirs: list[str]) -> None:
    merged, _ = merge_text(*("\n".join(one) for one in (own, base, theirs)))
    there = set(merged.split("\n"))
    assert (set(own) | set(theirs)) - set(base) <= there
    assert set(own) & set(theirs) <= there


@given(LINES, LINES, LINES)
def test_both_sides_meet_the_same_conflicts(
    own: list[str], base: list[str], theirs: list[str]
) -> None:
    turned = [
        Conflict(part.theirs, part.base, part.own) if isinstance(part, Conflict) else part
        for part in merge(theirs, base, own)
    ]
    assert merge(own, base, theirs) == turned


def _git(folder: Path, own: str, base: str, theirs: str) -> tuple[str, int]:
    """What git makes of three texts, and how many conflicts it finds."""
    names = []
    for name, text in (("own", own), ("base", base), ("theirs", theirs)):
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
        names.append(str(folder / name))
    labels = ["-L", "jouw tekst", "-L", "BBL toen", "-L", "BBL nu"]
    command = ["git", "merge-file", "-p", "--diff3", *labels, *names]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    return done.stdout.removesuffix("\n"), done.returncode


@settings(max_examples=40, deadline=None)
@given(triple=_triples())
def test_git_marks_and_merges_lines_the_same(
    tmp_path_factory: pytest.TempPathFactory, triple: tuple[list[str], list[str], list[str]]
) -> None:
    own, base, theirs = ("\n".join(lines) for lines in triple)
    made = merge_text(own, base, theirs)
    assert made == _git(tmp_path_factory.mktemp("git"), own, base, theirs)


@settings(max_examples=40, deadline=None)
@given(triple=_triples())
def test_git_merges_paragraphs_the_same_where_nothing_conflicts(
    tmp_path_factory: pytest.TempPathFactory, triple: tuple[list[str], list[str], list[str]]
) -> None:
    own, base, theirs = ("\n\n".join(lines) for lines in triple)
    made = merge_text(own, base, theirs)
    held = _git(tmp_path_factory.mktemp("git"), own, base, theirs)
    assert made == held or made[1] or held[1]


def test_a_conflict_is_marked_with_all_three() -> None:
    merged = merge_text("a\nmijn\nc", "a\nb\nc", "a\nvan BBL\nc")
    assert merged == (
        "a\n<<<<<<< jouw tekst\nmijn\n||||||| BBL toen\nb\n=======\nvan BBL\n>>>>>>> BBL nu\nc",
        1,
    )


def test_without_a_former_text_every_difference_is_marked() -> None:
    merged = two_versions("a\nmijn\nc", "a\nvan BBL\nc")
    assert merged == (
        "a\n<<<<<<< jouw tekst\nmijn\n=======\nvan BBL\n>>>>>>> BBL nu\nc",
        1,
    )


def test_only_marks_count_as_marks() -> None:
    for text in ("<<<<<<< jouw tekst", "  <<<<<<<", "x\n||||||| BBL toen", ">>>>>>> BBL nu"):
        assert MARKED.search(text)
    for text in ("x\n=======", "  =======  \r\ny"):  # what is left of a half settled one
        assert MARKED.search(text)
    for text in ("========", "======", "a =======", "======= b"):
        assert not MARKED.search(text)
    for text in ("<<<<<<<<", "a <<<<<<< b", "|||||||", "> > >", ">>>>>>>", "<<<<<< x"):
        assert not MARKED.search(text)
