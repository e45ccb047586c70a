"""The ids that a municipality can write, and the codes of the municipalities."""

from __future__ import annotations

from klimaatwerf.core.tree import Layer
from klimaatwerf.portal.offer import ids_of, municipalities_page, offer_page
from klimaatwerf.sources.register import load_register
from tests.sites import shipped
from tests.trees import layer_of

PACK = layer_of(
    Layer.PACK,
    goals=[
        {"id": "tree", "title": "Bomen", "scheme": "lekp"},
        {"id": "solar", "title": "Zon", "scheme": "lekp", "version": "2.1"},
        {"id": "co2", "title": "Minder", "scheme": "covenant"},
    ],
    partners=[{"id": "natuurpunt", "name": "Natuurpunt"}],
)


def test_a_goal_stands_with_its_name_and_its_pact():
    text = offer_page(ids_of(PACK), 10)
    assert "| `tree` | Bomen | klimaatpact 1.0 |" in text
    assert "| `solar` | Zon | klimaatpact 2.1 |" in text
    assert "| `co2` | Minder | Burgemeestersconvenant |" in text
    assert "| `natuurpunt` | Natuurpunt |" in text


def test_every_item_of_the_shipped_pack_is_offered():
    pack = shipped().pack.tree
    text = offer_page(ids_of(pack), 10)
    names = ("topics", "templates", "goals", "partners", "methods", "moments")
    ids = [one for name in names for one in pack.branch(name).items]
    assert [one for one in ids if f"| `{one}` |" not in text] == []


def test_every_flemish_municipality_has_its_code():
    text = municipalities_page(load_register().flemish(), 10)
    assert text.count("\n| ") == 285 + 2 * 5  # and the heads of five provinces
    assert "| Leuven | `24062` |" in text
