"""Which problems a preview shows on which page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from klimaatwerf.core.problems import Problem, problem
from klimaatwerf.core.tree import Place
from klimaatwerf.hosts.mkdocs.preview import Preview

ERROR = replace(
    problem("empty-value", Place("municipalities/asse/actions.yml", 1, 1)), municipality="asse"
)
SHARED = problem("empty-value", Place("content/pages/over.md", 1, 1))
PAGE = b"<html><body>Tekst</body></html>"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", {"asse", "content"}),
        ("/handboek/", {"asse", "content"}),
        ("/asse/acties/", {"asse", "content"}),
        ("/berlaar/", {"content"}),
    ],
)
def test_a_page_of_a_site_shows_its_own_problems_and_the_portal_those_of_all(
    path: str, shown: set[str]
) -> None:
    html = _answer((ERROR, SHARED), path)
    files = {"asse": "municipalities/asse/actions.yml", "content": "content/pages/over.md"}
    assert {name for name, file in files.items() if file in html} == shown


def test_a_good_site_is_sent_as_it_is_whatever_is_wrong_with_another() -> None:
    assert _answer((ERROR,), "/berlaar/") == PAGE.decode()


def _answer(found: tuple[Problem, ...], path: str) -> str:
    """What the server sends of a page."""
    preview = Preview()
    preview.tell(found, ("asse", "berlaar"))
    served = preview.around(_site)({"PATH_INFO": path}, lambda *given: lambda data: None)
    return b"".join(served).decode()


def _site(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    return [PAGE]
