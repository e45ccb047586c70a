"""Sources of facts, found wherever a tree names one."""

from __future__ import annotations

from klimaatwerf.core.citations import citations
from klimaatwerf.core.tree import Layer
from tests.trees import branch

URL = "https://www.vvsg.be/x"


def test_every_source_is_found_with_its_path_and_place():
    tree = branch(
        {
            "goals": {
                "tree": {
                    "title": "Bomen",
                    "source": {
                        "title": "VVSG",
                        "url": "https://www.vvsg.be/x",
                        "date": "2026-11-23",
                    },
                    "values": [{"value": "3", "source": "Groenblauwpeil"}],
                }
            },
            "templates": {"haag": {"sources": [{"title": "Kontich"}, "Eigen telling"]}},
        },
        Layer.PACK,
    )
    assert [(one.path, one.title, one.date, one.url) for one in citations(tree)] == [
        ("goals.tree.source", "VVSG", "2026-11-23", URL),
        ("goals.tree.values.0.source", "Groenblauwpeil", "", ""),
        ("templates.haag.sources.0", "Kontich", "", ""),
        ("templates.haag.sources.1", "Eigen telling", "", ""),
    ]


def test_a_source_is_one_line_that_can_be_searched():
    tree = branch({"source": {"title": "VVSG:\n werf 1", "date": "2026-11-23"}}, Layer.PACK)
    (found,) = citations(tree)
    file, line, column = found.place
    assert str(found) == f"{file}:{line}:{column}: source: VVSG: werf 1, 2026-11-23"


def test_an_empty_source_is_none():
    assert list(citations(branch({"source": "", "title": "Bomen"}))) == []
