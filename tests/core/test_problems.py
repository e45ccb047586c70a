"""Problems: one line each, each once, in order, with a way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klimaatwerf.core.problems import (
    Collector,
    Severity,
    SourceError,
    nearest,
    problem,
    tidy,
)
from klimaatwerf.core.tree import Place

HERE = Place("municipalities/dorp/events.yml", 4, 3)


def test_a_problem_is_one_line_with_its_place_path_way_out_and_code():
    found = problem("bad-id", HERE, ("events", 0, "id"), value="Dag!", hint="Bedoel je `dag`?")
    assert str(found) == (
        "municipalities/dorp/events.yml:4:3: events.0.id: `Dag!` kan geen id zijn. Gebruik alleen "
        "kleine letters, cijfers en koppeltekens. Bedoel je `dag`? [bad-id]"
    )


def test_a_problem_without_a_path_or_a_way_out_leaves_them_out():
    found = problem("date-read", HERE, value="3/4/2027", date="zaterdag 3 april 2027")
    assert str(found) == (
        "municipalities/dorp/events.yml:4:3: `3/4/2027` lezen we als zaterdag 3 april 2027. "
        "[date-read]"
    )


@pytest.mark.parametrize(
    ("code", "severity", "error"),
    [
        ("bad-nis", Severity.ERROR, True),
        ("empty-file", Severity.WARNING, False),
        ("date-read", Severity.HINT, False),
    ],
)
def test_the_catalogue_says_how_bad_a_problem_is(code, severity, error):
    found = problem(code, HERE, value="x", date="x")
    assert (found.severity, found.is_error) == (severity, error)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("natuurpnt", "Bedoel je `natuurpunt`?"),
        ("Natuurpunt", "Bedoel je `natuurpunt`?"),
        ("fluvius", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_proposed_where_one_is_near(name, hint):
    assert nearest(name, ["natuurpunt", "ecolife"]) == hint


@given(st.text(), st.lists(st.text()))
def test_a_proposal_is_one_of_the_known_names(name, known):
    hint = nearest(name, known)
    assert hint == "" or hint in {f"Bedoel je `{one}`?" for one in known}


def test_the_nearest_name_does_not_depend_on_the_order_of_the_known_ones():
    known = ["haag-a", "haag-b", "haag-c", "Haag-b"]
    assert {nearest("haag-x", order) for order in (known, known[::-1])} == {
        nearest("haag-x", known)
    }


def test_tidy_puts_problems_in_order_and_says_each_once():
    later = problem("bad-nis", Place("b.yml", 2, 1), value="x")
    sooner = problem("bad-nis", Place("b.yml", 1, 9), value="x")
    other = problem("bad-nis", Place("a.yml", 7, 1), value="x")
    assert tidy([later, sooner, other, later]) == (other, sooner, later)


def test_tidy_makes_no_remark_where_an_error_already_stands():
    error = problem("bad-nis", HERE, value="x")
    remark = problem("date-read", HERE, value="x", date="x")
    elsewhere = problem("date-read", Place(HERE.file, 9, 1), value="x", date="x")
    assert tidy([remark, error, elsewhere]) == (error, elsewhere)


def test_tidy_names_the_municipality_where_none_is_named():
    mine, theirs = problem("bad-nis", HERE, value="x"), problem("bad-id", HERE, value="x")
    (found,) = tidy([mine], "dorp")
    assert found.municipality == "dorp"
    assert tidy(tidy([theirs], "stad"), "dorp")[0].municipality == "stad"


def test_a_collector_fails_on_an_error_only():
    problems = Collector()
    problems.add("date-read", HERE, value="x", date="x")
    assert not problems.failed
    problems.extend([problem("bad-nis", HERE, value="x")])
    assert problems.failed


def test_a_source_error_holds_all_its_problems_and_says_them():
    found = [problem("bad-nis", HERE, value="x"), problem("bad-id", HERE, value="y")]
    error = SourceError(found)
    assert (error.problems, str(error)) == (tuple(found), "\n".join(map(str, found)))
